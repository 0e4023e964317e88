"""How well titles are resolved, as tables: `python -m tests.library.resolution`.

Each pair is asked of a library file that has all titles of its set. Recall is of the pairs that mean one story,
precision of the links made: a link from a pair that means two stories is wrong, and so is one to any other title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.library.shelving import ready
from tests.library.title_pairs import Pair, real, titles, written
from tui.article.identity import fold
from tui.library.base import Batch
from tui.library.sqlite.library import open_library_file
from tui.library.titles import choose
from tui.library.words import words_of


@dataclass
class Counted:
    """Pairs, and what became of them, by kind."""

    pairs: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)
    """The kind, the title asked for, and the one that was found."""

    @property
    def meant(self) -> int:
        """The pairs that mean one story."""
        return sum(number for kind, number in self.pairs.items() if not kind.startswith("not "))

    @property
    def recall(self) -> float:
        return self.right.total() / self.meant

    @property
    def precision(self) -> float:
        return self.right.total() / (self.right.total() + len(self.wrong))


def count(pairs: Sequence[Pair], others: Iterable[str] = ()) -> Counted:
    """What a library of the titles of the pairs, and of `others`, makes of the other titles of the pairs."""
    borne = list(dict.fromkeys([*others, *(pair.title for pair in pairs)]))
    counted = Counted(Counter(pair.kind for pair in pairs))
    with TemporaryDirectory() as folder, closing(open_library_file(Path(folder) / "l.spalte", create=True)) as library:
        library.put(Batch([ready(title, minutes=minutes) for minutes, title in enumerate(borne)]))
        for pair in pairs:
            found = library.graph.resolve(pair.other).nearest
            if found is not None and pair.same and fold(found.text) == fold(pair.title):
                counted.right[pair.kind] += 1
            elif found is not None:
                counted.wrong.append((pair.kind, pair.other, found.text))
    return counted


def without_their_own(asked: Iterable[str], borne: Iterable[str]) -> Counted:
    """What titles are taken for whose stories are not here: each is asked among all the others."""
    by_fold = {fold(title): title for title in borne}
    counted = Counted()
    for title in asked:
        counted.pairs["not here"] += 1
        others = [other for folded, other in by_fold.items() if folded != fold(title)]
        found = choose(title, others, {word for other in others for word in words_of(other)} & set(words_of(title)))
        if found is not None:
            counted.wrong.append(("not here", title, found))
    return counted


def all_real(*, tuned: bool | None = None) -> Counted:
    """What became of the real pairs, or of those that were looked at, or of those that were not."""
    known: Mapping[int, str] = titles()
    asked = [pair for pair in real() if tuned in (None, pair.tuned)]
    counted = Counted()
    for kinds in ({pair.kind for pair in asked} - {"not sequel"}, {"not sequel"}):  # a sequel stands beside the first
        part = count([pair for pair in asked if pair.kind in kinds], known.values())
        counted = _together(counted, part)
    numbers = [number for number in known if tuned in (None, number % 2 == 0)]
    return _together(counted, without_their_own([known[number] for number in numbers], known.values()))


def _together(one: Counted, other: Counted) -> Counted:
    return Counted(one.pairs + other.pairs, one.right + other.right, one.wrong + other.wrong)


def table(sets: Mapping[str, Counted]) -> str:
    """A table in Markdown, a line a kind: pairs, right and wrong of each set."""
    names = list(dict.fromkeys(kind for counted in sets.values() for kind in counted.pairs))
    lines = [f"| kind | {' | '.join(f'{name}: pairs | right | wrong' for name in sets)} |"]
    lines.append("| --- |" + " ---: | ---: | ---: |" * len(sets))
    for kind in sorted(names, key=lambda name: (name.startswith("not "), name)):
        cells = [
            f"{counted.pairs[kind]} | {'–' if kind.startswith('not ') else counted.right[kind]} | "
            f"{sum(wrong[0] == kind for wrong in counted.wrong)}"
            for counted in sets.values()
        ]
        lines.append(f"| {kind} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    """Print the tables."""
    sets = {"tuned": all_real(tuned=True), "unseen": all_real(tuned=False)} if titles() else {}
    sets["written"] = count(list(written()))
    print("| set | pairs | precision | recall |\n| --- | ---: | ---: | ---: |")
    for name, counted in sets.items():
        print(f"| {name} | {counted.pairs.total()} | {counted.precision:.4f} | {counted.recall:.3f} |")
    print(f"\n{table(sets)}")


if __name__ == "__main__":
    main()
