"""The searches a reader keeps, above the list: their names, and how many stories each finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from tui.cleaning import clean_line
from tui.library.marked import SavedSearch
from tui.ui.terminal.abilities import glyphs_for
from tui.ui.widgets.story_words import cut

MOST_ROWS = 5
MOST_COUNTED = 10_000
"""More stories than so many are not counted."""


class SavedSearches(Static):
    """A row for each search, at most five; the one whose hits are listed is marked."""

    @dataclass
    class Chosen(Message):
        """The reader wants the stories that this search finds."""

        words: str

    def __init__(self, number: Callable[[int], str]) -> None:
        super().__init__(markup=False)
        self._number = number
        self._glyphs = glyphs_for()
        self._searches: Sequence[SavedSearch] = ()
        self._counts: Mapping[str, int] = {}
        self._here: int | None = None
        self._first = 0

    def show(self, searches: Sequence[SavedSearch], counts: Mapping[str, int], words: str) -> None:
        """Show these, with the counts that are known by their words, and mark the one with these words."""
        self._searches, self._counts = searches, counts
        self._here = next((at for at, search in enumerate(searches) if search.words == words), None)
        if self._here is not None:
            self._first = min(max(self._first, self._here - MOST_ROWS + 1), self._here)
        self._first = max(0, min(self._first, len(searches) - MOST_ROWS))
        self.display = bool(searches)
        self.styles.height = min(MOST_ROWS, len(searches))
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def on_click(self, event: Click) -> None:
        at = self._first + event.y
        if at < len(self._searches):
            self.post_message(self.Chosen(self._searches[at].words))

    def _draw(self) -> None:
        rows = range(self._first, min(len(self._searches), self._first + MOST_ROWS))
        self.update(Content("\n").join(self._row(at, self.size.width) for at in rows), layout=False)

    def _row(self, at: int, room: int) -> Content:
        search = self._searches[at]
        here = at == self._here
        count = self._count(search.words)
        sign = self._glyphs.here if here else " "
        name = cut(clean_line(search.name), max(1, room - cell_len(count) - 3), self._glyphs.ellipsis)
        gap = " " * max(1, room - 2 - cell_len(name) - cell_len(count))
        style = "$foreground bold" if here else "$foreground 80%"
        return Content.assemble((f"{sign} ", "$accent"), (name, style), gap, (count, "$foreground 60%"))

    def _count(self, words: str) -> str:
        count = self._counts.get(words)
        if count is None:
            return self._glyphs.ellipsis
        return f"{self._number(MOST_COUNTED)}+" if count > MOST_COUNTED else self._number(count)
