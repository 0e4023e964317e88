"""Where one has been, as a tree, over the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.typeset.glyphs import ASCII
from tui.ui.screens.choosing import ChoosingScreen
from tui.ui.trail import Point, Rail, Trail, rails
from tui.ui.widgets.row_list import Entry, RowList
from tui.ui.widgets.story_words import cut


class TrailRows(RowList):
    """The points of a trail, with the lines that join them."""

    def __init__(self, trail: Trail) -> None:
        super().__init__()
        self._here = trail.here
        signs = ("++`-|",) if self.glyphs is ASCII else ()
        self._rails: Sequence[Rail] = list(rails(trail, *signs))
        self.index = next((index for index, rail in enumerate(self._rails) if rail.point is self._here), 0)

    @property
    def entries(self) -> int:
        return len(self._rails)

    def point(self, index: int) -> Point:
        """The point that stands there."""
        return self._rails[index].point

    def entry(self, index: int, width: int) -> Entry:
        rail = self._rails[index]
        signs = rail.signs[-max(2, width // 2) :]
        here = rail.point is self._here
        title = cut(rail.point.title or "A story that is gone", max(1, width - len(signs) - 3), self.glyphs.ellipsis)
        sign = self.glyphs.here if here else " "
        return Entry([[(f"{sign} ", "sign"), (f"{signs} ", "rail"), (title, "strong" if here else "words")]])


class TrailScreen(ChoosingScreen[Point]):
    """Answers with the point to go back to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("W", "dismiss(None)", "Close", show=False, id="trail.close"),
    ]

    def __init__(self, trail: Trail) -> None:
        self._points = TrailRows(trail)
        count = self._points.entries
        said = f"Where you have been: {count} {'story' if count == 1 else 'stories'}"
        super().__init__(said, self._points, "Enter goes there, to the line you left; Esc closes")

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(self._points.point(event.index))
