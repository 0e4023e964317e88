"""Stories whose quotes are labelled with who speaks, by docs/speakers.md: `python -m tests.article.speaker_labels dev`.

A label holds the place of each quote and the full name of its speaker, null where the text makes nobody clear. Its text
is a written story, a real one (`norquad-12`, `norsumm-3`, `store-opptoyer`), or a hundred lines of the corpus's
sentences in nynorsk (`nynorsk-100`: from line 100 on); real ones are in the corpus alone. The rules were tuned on the
`dev` ones, and since they were looked at first on the `first_unseen` ones, too. The `unseen` ones were labelled by
somebody who knew docs/speakers.md alone; only their figures are looked at.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.article.labelled import Labelled, corpus
from tui.article.article import Article
from tui.article.document import Document
from tui.article.quotes import Quote
from tui.article.understand import understand

_HERE = Path(__file__).parent
_REAL = ("norquad", "norsumm", "nynorsk", "store")
"""How the names of stories begin that are not our own."""
_LINES = 100  # of the sentences in nynorsk that count as one story


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many quotes with a speaker lead to the right one, to a wrong one, to nobody; and of those without, how many
    lead to nobody, and how many to somebody all the same.
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0
    nobody: int = 0
    made_up: int = 0

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.nobody + other.nobody,
            self.made_up + other.made_up,
        )

    @property
    def share(self) -> float:
        """The share of the quotes with a speaker that lead to the right one."""
        return self.right / (self.right + self.wrong + self.missed)

    @property
    def trust(self) -> float:
        """The share of the persons given that are right."""
        return self.right / (self.right + self.wrong + self.made_up)


def stories(which: str) -> Iterator[Labelled]:
    """The labelled stories of a set whose texts are here."""
    for path in sorted((_HERE / "speakers" / which).glob("*.json")):
        text = _text(path.stem)
        if text is not None:
            yield Labelled(text, json.loads(path.read_text(encoding="utf-8")))


def agreement(stories: Iterable[Labelled]) -> Agreement:
    """How well the persons found agree with the labels."""
    total = Agreement()
    for text, label in stories:
        article = understand(Document(text))
        for gold in label["quotes"]:
            total += _compared(_found(article, *gold["span"]), gold["speaker"])
    return total


def _found(article: Article, start: int, end: int) -> str | None:
    """Who speaks the quote that has most of a stretch."""
    quote = max(article.quotes, key=lambda quote: _overlap(quote, start, end), default=None)
    return quote.person if quote is not None and _overlap(quote, start, end) > 0 else None


def _overlap(quote: Quote, start: int, end: int) -> int:
    return min(quote.end, end) - max(quote.start, start)


def _compared(found: str | None, gold: str | None) -> Agreement:
    if gold is None:
        return Agreement(nobody=1) if found is None else Agreement(made_up=1)
    if found is None:
        return Agreement(missed=1)
    return Agreement(right=1) if found == gold else Agreement(wrong=1)


def _text(name: str) -> str | None:
    kind, _, number = name.partition("-")
    texts = corpus()
    if kind not in _REAL:
        return _read(_HERE / "written" / "tuned" / f"{name}.txt")
    if texts is None:
        return None
    if kind == "norsumm":
        records = json.loads(_read(texts / "norsumm" / "NorSumm_dev.json"))
        return str(records[int(number)]["article"]).replace(" | ", "\n")
    if kind == "nynorsk":
        lines = _read(texts / "ud-nynorsk" / "nynorsk-test-sentences.txt").split("\n")
        return "\n".join(lines[int(number) : int(number) + _LINES])
    return _read(texts / "norquad-news" / f"{number}.txt" if kind == "norquad" else texts / "seed" / f"{name}.txt")


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def main() -> None:
    """Print how well a set agrees."""
    found = agreement(stories(sys.argv[1]))
    print(f"{found}\nspeaker right: {found.share:.3f}; person right where one is given: {found.trust:.3f}")


if __name__ == "__main__":
    main()
