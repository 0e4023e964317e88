"""Titles that stories refer to and that are not in the library, as a list to choose from."""

from __future__ import annotations

import os
from collections.abc import Sequence

from rich.cells import cell_len

from tui.cleaning import clean_line, drawable
from tui.library.graph import Wanted
from tui.typeset.moments import wording
from tui.ui.widgets.row_list import Entry, Row, RowList
from tui.ui.widgets.story_order import Read
from tui.ui.widgets.story_words import cut, state, two_lines


class WantedList(RowList):
    """How many stories refer to a title, the title, and the newest of those stories."""

    def __init__(self, read: Read) -> None:
        super().__init__()
        self.wanted: Sequence[Wanted] = ()
        """The titles, the most wanted first."""
        self._read = read
        self._wording = wording(os.environ)

    @property
    def entries(self) -> int:
        return len(self.wanted)

    def show(self, wanted: Sequence[Wanted]) -> None:
        """Show these; one stands on the title one stood on, where it is still wanted."""
        here = self.wanted[self.index].title if self.wanted else None
        self.wanted = wanted
        self.lay_out(next((index for index, each in enumerate(wanted) if each.title == here), None))
        self.refresh(layout=True)

    def heights(self, width: int) -> Sequence[int]:
        return [len(self.entry(index, width).rows) for index in range(self.entries)]

    def entry(self, index: int, width: int) -> Entry:
        wanted = self.wanted[index]
        digits = len(str(self.wanted[0].stories))
        margin = " " * (digits + 1)
        room = max(1, width - len(margin))
        first, *rest = two_lines(drawable(clean_line(wanted.title)), room, self.glyphs.ellipsis)
        told = state(wanted.last, self._wording, self.glyphs, read=self._read(wanted.last.identity))
        after = f" {self.glyphs.dot} {told}"
        text = drawable(clean_line(wanted.last.text))
        newest = cut(text, max(room // 3, room - cell_len(after)), self.glyphs.ellipsis) + after
        rows: list[Row] = [[(f"{wanted.stories:>{digits}} ", "sign"), (first, "words")]]
        rows += [[(margin, "words"), (line, "words")] for line in rest]
        return Entry([*rows, [(margin, "words"), (cut(newest, room, self.glyphs.ellipsis), "calm")]])
