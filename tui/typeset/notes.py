"""Set what the reader noted, below the passage it is on."""

from __future__ import annotations

from collections.abc import Iterator

from tui.cleaning import clean
from tui.typeset.galley import Galley
from tui.typeset.lines import Line, Role, Run
from tui.typeset.roles import verbatim
from tui.typeset.wrap import wrap


class Noted:
    """The notes of a story that are still to be set, in the order of its text."""

    def __init__(self, galley: Galley) -> None:
        self._galley = galley
        self._waiting = sorted(galley.options.notes)
        self._at = 0

    def up_to(self, block: int) -> Iterator[Line]:
        """The rows of the notes on what stands before the end of that block and has none of them yet."""
        end = self._galley.article.blocks[block].end
        while self._at < len(self._waiting) and self._waiting[self._at][0] < end:
            yield from self._set(block, end)

    def rest(self) -> Iterator[Line]:
        """The rows of all others."""
        last = len(self._galley.article.blocks) - 1
        while self._at < len(self._waiting):
            yield from self._set(last, self._galley.article.blocks[last].end)

    def _set(self, block: int, at: int) -> Iterator[Line]:
        _, text = self._waiting[self._at]
        self._at += 1
        glyphs, text = self._galley.options.glyphs, clean(text)
        before = [Run("  ", Role.AIR), Run(f"{glyphs.note} ", Role.NOTE_SIGN)]
        for start, end in wrap(text, 0, len(text), self._galley.options.measure - 4):
            runs = [run._replace(start=-1) for run in verbatim(text[start:end], Role.NOTE, 0)]
            yield self._galley.row(block, [*before, *runs], at, at)
            before = [Run("    ", Role.AIR)]
