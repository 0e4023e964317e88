"""Quotes of a whole library: who said what, and below it where that stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from tui.cleaning import drawable
from tui.typeset.moments import Wording
from tui.ui.quoting import day_of
from tui.ui.said_pages import PAGE, Found
from tui.ui.widgets.quote_list import MARGIN, NOBODY, Copying
from tui.ui.widgets.row_list import Entry, Row
from tui.ui.widgets.story_words import cut

_MOST_ROWS = 3
_NEAR = PAGE // 2
"""So few quotes from the end the next page is asked for."""


class SaidList(Copying):
    """The quotes that are held of those found."""

    @dataclass
    class NearEnd(Message):
        """One stands near the last quote that is held (1), or near the first (-1)."""

        step: int

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self.found: Sequence[Found] = ()
        """The quotes, in order."""
        self._wording = wording
        self._kept: dict[tuple[int, int, int], Sequence[Row]] = {}

    @property
    def entries(self) -> int:
        return len(self.found)

    @property
    def highlighted(self) -> Found | None:
        """The quote one stands on."""
        return self.found[self.index] if self.found else None

    @property
    def scrolled(self) -> int:
        """The row at the top of the view."""
        return self._scrolled

    def show(self, found: Sequence[Found], index: int = 0, scrolled: int = 0) -> None:
        """Show these from the row `scrolled` on, and stand on the one at `index`."""
        self.found = found
        self._kept.clear()
        self._scrolled = scrolled
        self.lay_out(index)

    def go_on_with(self, found: Sequence[Found], index: int) -> None:
        """Show more or others of the same; the one stood on, now at `index`, stays where it is on the screen."""
        row = self._tops[self.index] - self._scrolled
        self.found, self.index = found, index
        self._laid_out_for = 0
        self._prepare()
        self._scrolled = max(0, self._tops[index] - row)
        self.lay_out(index)

    def heights(self, width: int) -> Sequence[int]:
        return [(1 if index else 0) + len(self._rows(index, width)) for index in range(self.entries)]

    def entry(self, index: int, width: int) -> Entry:
        return Entry(self.stood_on(self._rows(index, width), index), [[]] if index else [])

    def move_to(self, index: int) -> None:
        super().move_to(index)
        if self.index >= self.entries - _NEAR:
            self.post_message(self.NearEnd(1))
        elif self.index < _NEAR:
            self.post_message(self.NearEnd(-1))

    def _rows(self, index: int, width: int) -> Sequence[Row]:
        found = self.found[index]
        key = (found.said.story.place, found.said.n, width)
        if key not in self._kept:
            if len(self._kept) > 1_000:
                self._kept.clear()
            self._kept[key] = self._set(found, width)
        return self._kept[key]

    def _set(self, found: Found, width: int) -> Sequence[Row]:
        dots = self.glyphs.ellipsis
        if found.speaker is None:
            name: Row = [(NOBODY, "calm")]
        else:
            pieces = found.speaker.rows(max(2, width - 2), 1, dots)[0]
            name = [(text, "match" if lit else "strong") for text, lit in pieces]
        said = found.said.story
        source = drawable(said.source) if said.source else ""
        when = day_of(said, self._wording)
        facts = f" {self.glyphs.dot} ".join(filter(None, (source, when, drawable(said.text))))
        return [
            [("  ", "words"), *name],
            *self.words(found.words, width, _MOST_ROWS),
            [(" " * MARGIN, "words"), (cut(facts, max(1, width - MARGIN), dots), "calm")],
        ]
