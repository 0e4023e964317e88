"""Set what the reader noted, below the passage it is on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tui.cleaning import clean
from tui.typeset.galley import Galley
from tui.typeset.lines import Line, Role, Run
from tui.typeset.roles import verbatim
from tui.typeset.wrap import wrap


class Noted:
    """The notes of a story that are still to be set, by the block that they are on."""

    def __init__(self, galley: Galley) -> None:
        self._galley = galley
        self._waiting: dict[int, list[str]] = {}
        ends = [block.end for block in galley.article.blocks]
        for offset, text in sorted(galley.options.notes):
            self._waiting.setdefault(min(bisect_right(ends, offset), len(ends) - 1), []).append(text)

    def of(self, blocks: Sequence[int]) -> Iterator[Line]:
        """The rows of the notes on these blocks, which end where the last of them does."""
        last = max(blocks, default=0)
        for block in blocks:
            for text in self._waiting.pop(block, ()):
                yield from self._set(clean(text), last)

    def _set(self, text: str, block: int) -> Iterator[Line]:
        glyphs, at = self._galley.options.glyphs, self._galley.article.blocks[block].end
        before = [Run("  ", Role.AIR), Run(f"{glyphs.note} ", Role.NOTE_SIGN)]
        for start, end in wrap(text, 0, len(text), self._galley.options.measure - 4):
            runs = [run._replace(start=-1) for run in verbatim(text[start:end], Role.NOTE, 0)]
            yield self._galley.row(block, [*before, *runs], at, at)
            before = [Run("    ", Role.AIR)]
