"""One story, understood."""

from dataclasses import dataclass

from tui.article.blocks import Block
from tui.article.bylines import Byline
from tui.article.captions import Caption
from tui.article.datelines import Dateline
from tui.article.document import Document
from tui.article.quotes import Quote
from tui.article.references import Reference
from tui.article.spans import Span
from tui.article.stamps import Stamp


@dataclass(frozen=True, slots=True)
class Article:
    """A story and all that was found in it, in the order of the text.

    Every offset counts code points of `document.text`. Blocks never overlap and together hold every character
    that is not blank; quotes lie inside paragraph-like blocks, captions and references each in one block of their own.
    What was not found is None or an empty tuple; understanding never fails.
    """

    document: Document
    language: str
    headline: Span | None
    lead: Span | None
    bylines: tuple[Byline, ...]
    agencies: tuple[str, ...]
    dateline: Dateline | None
    published: Stamp | None
    updated: Stamp | None
    blocks: tuple[Block, ...]
    quotes: tuple[Quote, ...]
    captions: tuple[Caption, ...]
    references: tuple[Reference, ...]

    @property
    def unsigned(self) -> tuple[str, ...]:
        """The authors that only the format names, who stand nowhere in the text; none where the text names any."""
        if self.bylines:
            return ()
        agencies = {agency.casefold() for agency in self.agencies}
        authors = self.document.authors
        return tuple(author for author in authors if author.strip() and author.casefold() not in agencies)

    def text_of(self, span: Span) -> str:
        """The words of a span, as they stand in the text."""
        return self.document.text[span.start : span.end]
