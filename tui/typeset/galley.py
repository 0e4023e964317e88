"""What every setter of a block needs: the text, what stands where in it, and how to make a row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from tui.article.blocks import Block, Kind
from tui.typeset.lines import Line, Role, Run
from tui.typeset.options import GUTTER, Options
from tui.typeset.roles import Cutter, Stretch, paint
from tui.typeset.wrap import wrap

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.article.quotes import Quote
    from tui.article.references import Reference

_T = TypeVar("_T")

_GUTTER = (Run(" " * GUTTER, Role.AIR),)


class Galley:
    """One article under way to its page."""

    def __init__(self, article: Article, options: Options) -> None:
        self.article = article
        self.options = options
        self.text = article.document.text
        self._quotes = sorted(article.quotes, key=_first)
        self._quote_starts = [_first(quote) for quote in self._quotes]
        self._captions = sorted(article.captions, key=lambda caption: caption.start)
        self._caption_starts = [caption.start for caption in self._captions]
        self._references = sorted(enumerate(article.references), key=lambda pair: pair[1].title_span.start)
        self._title_starts = [reference.title_span.start for _, reference in self._references]
        self._bar = (
            Run(" ", Role.AIR),
            Run(options.glyphs.speech_bar, Role.SPEECH_BAR),
            Run(" " * (GUTTER - 2), Role.AIR),
        )

    def quotes_in(self, block: Block) -> Sequence[Quote]:
        """The quotes whose first sign stands in the block."""
        return _within(self._quotes, self._quote_starts, block)

    def references_in(self, block: Block) -> Sequence[tuple[int, Reference]]:
        """The references whose title stands in the block, with their index."""
        return _within(self._references, self._title_starts, block)

    def caption_stretches(self, block: Block) -> list[Stretch]:
        """Cue and credit of the captions in the block."""
        found = [
            Stretch(span.start, span.end, role)
            for caption in _within(self._captions, self._caption_starts, block)
            for span, role in ((caption.cue, Role.CAPTION_CUE), (caption.credit, Role.CREDIT))
            if span is not None
        ]
        return sorted(found, key=lambda stretch: (stretch.start, -stretch.end))

    def speech_stretches(self, block: Block) -> list[Stretch]:
        """Words said and attributions in the block."""
        found = []
        for quote in self.quotes_in(block):
            found.append(Stretch(_first(quote), _last(quote), Role.SPEECH))
            if quote.attribution is not None:
                found.append(Stretch(quote.attribution.start, quote.attribution.end, Role.ATTRIBUTION))
        return sorted(found, key=lambda stretch: (stretch.start, -stretch.end))

    def is_speech(self, block: Block) -> bool:
        """Whether the paragraph opens with speech, or at least half of it is speech."""
        if block.kind not in (Kind.PARAGRAPH, Kind.LIST_ITEM):
            return False
        quotes = self.quotes_in(block)
        if not quotes:
            return False
        said = sum(min(_last(quote), block.end) - _first(quote) for quote in quotes)
        return _first(quotes[0]) == block.start or 2 * said >= block.end - block.start

    def row(
        self, block: int, runs: Iterable[Run], start: int, end: int, *, bar: bool = False, reference: int = -1
    ) -> Line:
        """A row with its gutter."""
        return Line((*(self._bar if bar else _GUTTER), *runs), block, start, end, reference)

    def air(self, block: int, *, bar: bool = False) -> Line:
        """An empty row above a block."""
        at = self.article.blocks[block].start
        return Line(self._bar[:2] if bar else (), block, at, at)

    def flow(
        self,
        block: int,
        role: Role,
        overlays: Iterable[Stretch] = (),
        *,
        first: Sequence[Run] = (),
        hang: Sequence[Run] = (),
        width: int | None = None,
        begin: int | None = None,
        bar: bool = False,
    ) -> Iterator[Line]:
        """The rows of running text: the block from `begin`, `first` before the first row, `hang` before the others.

        `width` is that of the text alone.
        """
        here = self.article.blocks[block]
        begin = here.start if begin is None else begin
        cutter = Cutter(self.text, paint(Stretch(begin, here.end, role), overlays))
        before: Sequence[Run] = first
        for start, end in wrap(self.text, begin, here.end, width or self.options.measure):
            placed = [run.start for run in before if run.start >= 0]
            yield self.row(block, (*before, *cutter.cut(start, end)), min([start, *placed]), end, bar=bar)
            before = hang


def _first(quote: Quote) -> int:
    return quote.spoken.start if quote.spoken is not None else quote.start


def _last(quote: Quote) -> int:
    return quote.spoken.end if quote.spoken is not None else quote.end


def _within(things: Sequence[_T], starts: Sequence[int], block: Block) -> Sequence[_T]:
    return things[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
