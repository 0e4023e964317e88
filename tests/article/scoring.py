"""How well an understanding agrees with labels made by hand: by characters, spans, titles and minutes.

What a label calls optional, or says to ignore, never counts.
"""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tui.article.article import Article
from tui.article.stamps import Stamp

MEASURES = ("quotes", "spans", "captions", "references", "headlines", "stamps")
Label = dict[str, Any]
Bounds = tuple[int, int]
_SLACK = 2  # characters that an end of a quote may be off: a comma, a mark
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f"))


@dataclass(frozen=True, slots=True)
class Count:
    """What was found and is so, what was found and is not, and what was missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


def score(article: Article, label: Label) -> dict[str, Count]:
    """The count of each measure for one story."""
    ignored = _characters(label["ignore"])
    headline = [label["headline_span"]] if label["headline_span"] else []
    elsewhere = _spans(label, "references", "optional_references", "captions", "optional_captions", "optional_quotes")
    not_speech = ignored | _characters([*elsewhere, *headline])
    said = [(quote.start, quote.end) for quote in article.quotes]
    pictured = [(caption.start, caption.end) for caption in article.captions]
    spoken, captioned = _spans(label, "quotes"), _spans(label, "captions")
    return {
        "quotes": _by_character(spoken, said, not_speech),
        "spans": _by_span(spoken, said, not_speech),
        "captions": _by_character(captioned, pictured, ignored | _characters(_spans(label, "optional_captions"))),
        "references": _by_title(article, label),
        "headlines": _headline(article, label),
        "stamps": _stamp(article.published, label, "published") + _stamp(article.updated, label, "updated"),
    }


def _by_character(gold: list[Bounds], found: list[Bounds], ignored: set[int]) -> Count:
    true, claimed = _characters(gold) - ignored, _characters(found) - ignored
    return Count(len(true & claimed), len(claimed - true), len(true - claimed))


def _by_span(gold: list[Bounds], found: list[Bounds], ignored: set[int]) -> Count:
    left = list(found)
    for start, end in gold:
        if hit := next((span for span in left if max(abs(span[0] - start), abs(span[1] - end)) <= _SLACK), None):
            left.remove(hit)
    right = len(found) - len(left)
    wrong = sum(end > start and 2 * len(ignored.intersection(range(start, end))) < end - start for start, end in left)
    return Count(right, wrong, len(gold) - right)


def _by_title(article: Article, label: Label) -> Count:
    left = [{_fold(title) for title in (gold["title"], *gold.get("title_alt", ()))} for gold in label["references"]]
    optional = [*label["ignore"], *_spans(label, "optional_references")]
    right = wrong = 0
    for reference in article.references:
        if hit := next((gold for gold in left if _fold(reference.title) in gold), None):
            left.remove(hit)
            right += 1
        else:
            wrong += not any(reference.start < end and start < reference.end for start, end in optional)
    return Count(right, wrong, len(left))


def _headline(article: Article, label: Label) -> Count:
    if label["headline"] is None:
        return Count()
    found = _fold(article.text_of(article.headline)) if article.headline else None
    right = found in {_fold(title) for title in (label["headline"], *label["headline_alt"])}
    return Count(int(right), int(not right and found is not None), int(not right))


def _stamp(stamp: Stamp | None, label: Label, which: str) -> Count:
    found = stamp.moment if stamp is not None and not stamp.coarse else None
    gold = label[which]
    right = found is not None and any(_same(moment, found) for moment in (gold, *label[f"{which}_alt"]) if moment)
    counts = gold is not None
    return Count(int(right and counts), int(found is not None and not right), int(counts and not right))


def _same(written: str, found: datetime) -> bool:
    """Whether the two are the same minute on the wall or in the world, or the same day where only a day is written."""
    gold = datetime.fromisoformat(written)
    if len(written) == len("2019-04-30"):
        return gold.date() == found.date()
    wall, walled = (moment.replace(tzinfo=None, second=0, microsecond=0) for moment in (gold, found))
    return wall == walled or (gold.tzinfo is not None and abs((gold - found).total_seconds()) < 60)


def _spans(label: Label, *kinds: str) -> list[Bounds]:
    return [tuple(part["span"]) for kind in kinds for part in label[kind]]


def _characters(spans: list[Bounds]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _fold(title: str) -> str:
    return " ".join(unicodedata.normalize("NFC", title).translate(_INVISIBLE).split()).casefold()
