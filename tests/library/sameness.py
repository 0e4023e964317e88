"""How well stories are known again, as tables: `python -m tests.library.sameness`.

A pair is folded where its two stories share a band and their texts are one, as a library does it. Recall is of the
pairs that are one story; a fold of two stories is wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from time import perf_counter
from types import ModuleType
from typing import NamedTuple

from tests.library.twin_pairs import Pair, follow_ups, in_papers, positives, roundups, stories, summaries, writers
from tests.library.twin_patterns import pattern_pairs
from tui.article.document import Document
from tui.article.understand import understand
from tui.library import exchanged, sameness
from tui.library.sameness import are_one, pack, rows_of, sketch_of, words_told

FEWEST_ROWS = 25
"""Texts that share fewer are two."""
_TRIED: tuple[tuple[ModuleType, str, Sequence[float]], ...] = (
    (sameness, "_SHARED", (0.3, 0.4, 0.6, 0.7)),
    (sameness, "_OF_BOTH", (0.7, 0.8, 1.1, 1.25)),
    (sameness, "_SHARED_BELOW", (0.5, 0.65, 0.85)),
    (sameness, "_OF_THE_LONGER", (0.3, 0.5, 0.6)),
    (sameness, "_PATTERN", (20, 25, 40, 50)),
    (sameness, "_A_DAY", (1, 2, 4)),
    (exchanged, "_LONGEST", (20, 50, 1_000)),
)
"""What the rules are made of, and what else it might be."""


class Seen(NamedTuple):
    """A story as a library sees it."""

    bands: frozenset[int]
    words: tuple[str, ...]


@dataclass
class Counted:
    """Pairs, and what became of them, by kind."""

    pairs: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    """These share a band."""
    folded: Counter[str] = field(default_factory=Counter)

    def of(self, counter: Counter[str], *, same: bool) -> int:
        """What was counted of the pairs that are one story, or of those that are two."""
        sure = {kind: number for kind, number in counter.items() if not kind.startswith("open ")}
        return sum(number for kind, number in sure.items() if same != kind.startswith("not "))

    @property
    def recall(self) -> float:
        return self.of(self.folded, same=True) / self.of(self.pairs, same=True)

    @property
    def wrong(self) -> int:
        return self.of(self.folded, same=False)


@cache
def seen(text: str) -> Seen:
    """What a library keeps of the story, or looks up."""
    sketch = sketch_of(understand(Document(text)))
    return Seen(frozenset(sketch.bands), tuple(words_told(text, sketch.told)))


def count(pairs: Iterable[Pair]) -> Counted:
    """What becomes of the pairs."""
    counted = Counted()
    for pair in pairs:
        one, other = seen(pair.one), seen(pair.other)
        counted.pairs[pair.kind] += 1
        if one.bands & other.bands:
            counted.met[pair.kind] += 1
            counted.folded[pair.kind] += are_one(one.words, other.words)
    return counted


def hard(known: Mapping[str, str], which: str | None = None) -> list[Pair]:
    """The pairs of two stories that look alike: all of them, or those of a set."""
    made = [*follow_ups(known), *roundups(known), *writers(), *summaries()]
    patterns = [pair for name in ("tuned", "unseen") for pair in pattern_pairs(name)]
    return [pair for pair in (*made, *patterns) if which in (None, "tuned" if pair.tuned else "unseen")]


def pairs_of(which: str, known: Mapping[str, str]) -> list[Pair]:
    """All pairs of a set."""
    return [*(pair for pair in positives(known) if pair.tuned == (which == "tuned")), *hard(known, which)]


def across(known: Mapping[str, str]) -> Counted:
    """All pairs of different real stories, each as it stands and as two papers have it.

    `met` are those that share a band; the texts of all pairs are compared that share as many rows as are_one asks for.
    """
    told = [(name, seen(text)) for name, story in known.items() for text in (story, *in_papers(name, story))]
    bands = _sharing([(name, look.bands) for name, look in told])
    near = _sharing([(name, rows_of(look.words)) for name, look in told])
    counted = Counted(Counter({"not the same": sum(one != other for (one, _), (other, _) in combinations(told, 2))}))
    counted.met["not the same"] = len(bands)
    for one, other in (pair for pair, rows in near.items() if rows >= FEWEST_ROWS):
        counted.folded["not the same"] += are_one(told[one][1].words, told[other][1].words)
    return counted


def _sharing(told: Sequence[tuple[str, Iterable[Hashable]]]) -> Counter[tuple[int, int]]:
    """How much each two of different names share, of those that share anything."""
    having: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, (_, things) in enumerate(told):
        for thing in things:
            having[thing].append(at)
    pairs = (pair for places in having.values() for pair in combinations(places, 2))
    return Counter(pair for pair in pairs if told[pair[0]][0] != told[pair[1]][0])


def by_thresholds(sets: Mapping[str, Sequence[Pair]]) -> str:
    """A table in Markdown: recall and wrong folds of each set where one threshold is another."""
    lines = [f"| threshold | value | {' | '.join(f'{name}: recall | wrong' for name in sets)} |"]
    lines.append("| --- | ---: |" + " ---: | ---: |" * len(sets))
    for module, name, values in _TRIED:
        before = getattr(module, name)
        for value in sorted({*values, before}):
            setattr(module, name, value)
            counts = [count(pairs) for pairs in sets.values()]
            told = " | ".join(f"{each.recall:.3f} | {each.wrong}" for each in counts)
            lines.append(f"| `{name}` | {f'**{value}**' if value == before else value} | {told} |")
        setattr(module, name, before)
    return "\n".join(lines)


def table(sets: Mapping[str, Counted]) -> str:
    """A table in Markdown, a line a kind: pairs, those that share a band, and those folded, of each set."""
    kinds = list(dict.fromkeys(kind for counted in sets.values() for kind in counted.pairs))
    lines = [f"| kind | {' | '.join(f'{name}: pairs | share a band | folded' for name in sets)} |"]
    lines.append("| --- |" + " ---: | ---: | ---: |" * len(sets))
    for kind in sorted(kinds, key=lambda name: (name.startswith(("not ", "open ")), name)):
        cells = [f"{each.pairs[kind]} | {each.met[kind]} | {each.folded[kind]}" for each in sets.values()]
        lines.append(f"| {kind} | {' | '.join(cells)} |")
    return "\n".join(lines)


def cost(known: Mapping[str, str]) -> str:
    """What a sketch takes, for each story: time, without that of understanding, and bytes."""
    articles = [understand(Document(text)) for text in known.values()]
    sketch_of(articles[0])
    began = perf_counter()
    sketches = [sketch_of(article) for article in articles]
    sketched = perf_counter() - began
    sizes = sum(len(pack(sketch)) for sketch in sketches) / len(articles)
    return f"{sketched / len(articles) * 1_000:.2f} ms and {sizes:.0f} bytes for a story's sketch"


def main() -> None:
    """Print the tables."""
    known = stories()
    pairs = {which: pairs_of(which, known) for which in ("tuned", "unseen")}
    sets = {which: count(each) for which, each in pairs.items()}
    print("| set | pairs of one story | recall | pairs that look alike | wrong |\n| --- | ---: | ---: | ---: | ---: |")
    for name, each in sets.items():
        same, two = each.of(each.pairs, same=True), each.of(each.pairs, same=False)
        print(f"| {name} | {same} | {each.recall:.3f} | {two} | {each.wrong} |")
    print(f"\n{table(sets)}\n\n{table({'all': across(known)})}\n\n{cost(known)}\n\n{by_thresholds(pairs)}")


if __name__ == "__main__":
    main()
