"""From a document to an article."""

from tui.article.article import Article
from tui.article.blocks import Block, Kind
from tui.article.document import Document
from tui.article.spans import Span


def understand(document: Document) -> Article:
    """The story in `document`, with all that could be found in it; never raises, in time linear in the text."""
    blocks = []
    at = 0
    for line in document.text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            blocks.append(Block(Kind.PARAGRAPH if blocks else Kind.HEADLINE, start, at + len(line.rstrip())))
        at += len(line) + 1
    headline = Span(blocks[0].start, blocks[0].end) if blocks else None
    return Article(document, "nb", headline, None, (), (), None, None, None, tuple(blocks), (), (), ())
