"""Articles made by hand: what a test says of them is all there is in them."""

from collections.abc import Sequence

from tui.article.article import Article
from tui.article.blocks import Block, Kind
from tui.article.captions import Caption
from tui.article.document import Document
from tui.article.quotes import Quote
from tui.article.references import Reference
from tui.article.spans import Span
from tui.article.stamps import Stamp


def story(
    *parts: tuple[Kind, str],
    said: Sequence[tuple[str, str | None]] = (),
    published: Stamp | None = None,
    updated: Stamp | None = None,
    url: str | None = None,
) -> Article:
    """An article with one block a part.

    `said` names words spoken, each with its attribution, as they stand in the text. In a reference bars stand around
    the title: `Les også: |Title| (+)`; in a caption around cue and credit: `|CUE|: words. Foto: |Name|`.
    """
    text = ""
    blocks: list[Block] = []
    marks: list[tuple[int, Span]] = []
    for kind, written in parts:
        pieces = written.split("|")
        text += "\n" if text else ""
        start = len(text)
        for number, piece in enumerate(pieces):
            if number % 2:
                marks.append((len(blocks), Span(len(text), len(text) + len(piece))))
            text += piece
        blocks.append(Block(kind, start, len(text)))
    marked = {block: [span for index, span in marks if index == block] for block in range(len(blocks))}
    references = [_reference(text, here, marked[at][0]) for at, here in _of(blocks, Kind.REFERENCE) if marked[at]]
    captions = [_caption(here, marked[at]) for at, here in _of(blocks, Kind.CAPTION)]
    headline = next((Span(here.start, here.end) for _, here in _of(blocks, Kind.HEADLINE)), None)
    return Article(
        Document(text, url=url), "nb", headline, None, (), (), None, published, updated, tuple(blocks),
        tuple(_quote(text, words, by) for words, by in said), tuple(captions), tuple(references),
    )  # fmt: skip


def _of(blocks: Sequence[Block], kind: Kind) -> list[tuple[int, Block]]:
    return [(at, block) for at, block in enumerate(blocks) if block.kind is kind]


def _reference(text: str, here: Block, title: Span) -> Reference:
    marker = Span(here.start, here.start + len(text[here.start : title.start].rstrip(" :\n")))
    paywalled = "+" in text[here.start : here.end]
    return Reference(here.start, title.end, text[title.start : title.end], title, marker, paywalled)


def _caption(here: Block, spans: Sequence[Span]) -> Caption:
    cue = next((span for span in spans if span.start == here.start), None)
    credit = next((span for span in spans if span.start != here.start), None)
    return Caption(here.start, here.end, cue, credit)


def _quote(text: str, words: str, by: str | None) -> Quote:
    start = text.index(words)
    spoken = Span(start - 2 if text[start - 2 : start] == "– " else start, start + len(words))
    attribution = None
    if by is not None:
        at = text.index(by, spoken.end)
        attribution = Span(at, at + len(by))
    return Quote(start, start + len(words), by.split()[-1] if by else None, attribution, spoken)
