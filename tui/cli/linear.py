"""A story in a line for each part, with labels in words: to be heard, or passed on by a pipe."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.article.article import Article
from tui.article.blocks import Block, Kind
from tui.cleaning import clean_line
from tui.typeset.header import said_once

_LABELS = {
    Kind.DATE: "Month",
    Kind.KICKER: "Kicker",
    Kind.HEADLINE: "Headline",
    Kind.LEAD: "Lead",
    Kind.BYLINE: "By",
    Kind.STAMP: "Time",
    Kind.HEADING: "Heading",
    Kind.QUESTION: "Question",
    Kind.LIST_ITEM: "Item",
    Kind.FACT_HEADING: "Facts",
    Kind.FACT: "Fact",
    Kind.CAPTION: "Picture",
}
_ABOVE_BYLINE = frozenset((Kind.DATE, Kind.KICKER, Kind.HEADLINE, Kind.RESIDUE))


class Part(NamedTuple):
    """A line of it, and the stretch of the text that it says."""

    start: int
    end: int
    line: str


def in_lines(article: Article) -> Iterator[str]:
    """The story from the top; what the page left behind is counted, not said."""
    return (part.line for part in in_parts(article))


def in_parts(article: Article) -> Iterator[Part]:
    """The same, each line with where it stands in the text."""
    speech = {(quote.spoken.start if quote.spoken else quote.start): quote.speaker for quote in article.quotes}
    left_behind = 0
    unsigned = ", ".join(map(clean_line, article.unsigned))
    for block in article.blocks:
        if unsigned and block.kind not in _ABOVE_BYLINE:
            yield Part(block.start, block.start, f"By: {unsigned}")
            unsigned = ""
        if block.kind is Kind.RESIDUE:
            left_behind += 1
        elif block.kind is Kind.REFERENCE:
            for line in _references(article, block):
                yield Part(block.start, block.end, line)
        else:
            text = article.document.text[block.start : block.end]
            said = said_once(text) if block.kind is Kind.BYLINE else text
            yield Part(block.start, block.end, f"{_label(block, speech)}{clean_line(said)}")
    end = len(article.document.text)
    if unsigned:
        yield Part(end, end, f"By: {unsigned}")
    if left_behind:
        lines = "line" if left_behind == 1 else "lines"
        yield Part(end, end, f"Left out: {left_behind} {lines} that the page left behind.")


def _label(block: Block, speech: dict[int, str | None]) -> str:
    if block.kind in _LABELS:
        return f"{_LABELS[block.kind]}: "
    if block.start not in speech:
        return ""
    speaker = speech[block.start]
    return f"Speech, {clean_line(speaker)}: " if speaker else "Speech: "


def _references(article: Article, block: Block) -> Iterator[str]:
    for number, reference in enumerate(article.references, 1):
        if block.start <= reference.title_span.start < block.end:
            paywall = ", behind a paywall" if reference.paywalled else ""
            yield f"Reference {number}{paywall}: {clean_line(reference.title)}"
