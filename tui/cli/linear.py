"""A story in a line for each part, with labels in words: to be heard, or passed on by a pipe."""

from collections.abc import Iterator

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


def in_lines(article: Article) -> Iterator[str]:
    """The story from the top; what the page left behind is counted, not said."""
    speech = {(quote.spoken.start if quote.spoken else quote.start): quote.speaker for quote in article.quotes}
    left_behind = 0
    unsigned = ", ".join(map(clean_line, article.unsigned))
    for block in article.blocks:
        if unsigned and block.kind not in _ABOVE_BYLINE:
            yield f"By: {unsigned}"
            unsigned = ""
        if block.kind is Kind.RESIDUE:
            left_behind += 1
        elif block.kind is Kind.REFERENCE:
            yield from _references(article, block)
        else:
            text = article.document.text[block.start : block.end]
            said = said_once(text) if block.kind is Kind.BYLINE else text
            yield f"{_label(block, speech)}{clean_line(said)}"
    if unsigned:
        yield f"By: {unsigned}"
    if left_behind:
        yield f"Left out: {left_behind} {'line' if left_behind == 1 else 'lines'} that the page left behind."


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
