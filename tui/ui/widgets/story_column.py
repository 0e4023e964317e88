"""A place among the stories of a window: which one the reader stands on, and what of them is in view."""

from __future__ import annotations

from dataclasses import dataclass

from textual.events import Resize
from textual.message import Message

from tui.library.base import Headline
from tui.ui.widgets.story_drawing import StoryDrawing
from tui.ui.widgets.story_window import StoryWindow


class StoryColumn(StoryDrawing):
    """Stories with a cursor, which is always in view."""

    @dataclass
    class Highlighted(Message):
        """The reader stands on this story now."""

        story_id: str

    def __init__(self) -> None:
        super().__init__()
        self._told: str | None = None

    @property
    def highlighted(self) -> Headline | None:
        """The story the reader stands on."""
        return self.window[self._cursor] if self.window.stories else None

    @property
    def index(self) -> int:
        """Where in the window that story is."""
        return self._cursor

    @property
    def row(self) -> int:
        """On which row of the screen it begins."""
        return self._rows.story(self._cursor)[0] - self._above if self.window.stories else 0

    @property
    def from_top(self) -> bool:
        """Whether the very first story of the list is in view."""
        return self.window.at_top and self._above == 0

    def show(self, window: StoryWindow, cursor: int, row: int | None, *, by_day: bool) -> None:
        """Show these stories, standing on one of them; on that row of the screen, or where it is seen best."""
        self.window, self._by_day, self._laid_out = window, by_day, None
        self._cursor = max(0, min(cursor, len(window) - 1))
        self._above = 0
        if window.stories and row is not None:
            self._above = self._within(self._rows.story(self._cursor)[0] - row)
        self._bring_into_view()
        self.redraw()
        self._tell()

    def replace_window(self, window: StoryWindow, shift: int) -> None:
        """Hold a window that goes further, in which every story stands `shift` places later; nothing moves."""
        before, top = self._rows, self._rows.at(self._above)
        into = self._above - before.story(top)[0]
        self.window, self._laid_out = window, None
        self._cursor += shift
        self._above = self._within(self._rows.story(top + shift)[0] + into)
        self.refresh()

    def move_to(self, index: int) -> None:
        """Stand on the story at `index` of the window, or on the nearest there is."""
        index = max(0, min(len(self.window) - 1, index))
        if index == self._cursor or not self.window.stories:
            return
        old, self._cursor = self._cursor, index
        for each in (old, index):
            self._drawn.pop(self.window[each].story_id, None)
        if not self._bring_into_view():
            self.refresh(self._region(old), self._region(index))
        self._tell()

    def scroll_rows(self, step: int) -> None:
        """Show what is so many rows further down; the reader stands on a story in view."""
        above = self._within(self._above + step)
        if above == self._above or not self.window.stories:
            return
        self._above = above
        first, last = self._rows.at(above), self._rows.at(above + max(1, self.size.height) - 1)
        first += self._rows.story(first)[0] < above and first < last
        last -= self._rows.story(last)[1] > above + self.size.height and last > first
        cursor = max(first, min(self._cursor, last))
        if cursor != self._cursor:
            self._cursor = cursor
            self._drawn.clear()
            self._tell()
        self.refresh()

    def page_by(self, step: int) -> bool:
        """Stand a page further down (1) or up (-1); whether all of that page is held, or there is no more."""
        if not self.window.stories:
            return True
        wanted = self._rows.story(self._cursor)[0] + step * max(1, self.size.height - 2)
        if (wanted >= self._rows.height and not self.window.at_bottom) or (wanted < 0 and not self.window.at_top):
            return False
        reached = self._rows.at(max(0, min(self._rows.height - 1, wanted)))
        self.move_to(reached if reached != self._cursor else self._cursor + step)
        return True

    def on_resize(self, _: Resize) -> None:
        if self.size.height:  # while it is hidden it stays as it is, to be seen again so
            self._above = self._within(self._above)
            self._bring_into_view()

    def _within(self, above: int) -> int:
        return max(0, min(above, self._rows.height - self.size.height))

    def _bring_into_view(self) -> bool:
        """Scroll so far that the story stands in the middle, if it is not in view; whether that was done."""
        if not self.window.stories or not self.size.height:
            return False
        top, end = self._rows.story(self._cursor)
        height = self.size.height
        if self._above <= top and end <= self._above + height:
            return False
        first = self._rows.block(self._cursor)[0] == 0
        self._above = 0 if first else max(0, min(top - height // 2 + 1, self._rows.height - height))
        self.refresh()
        return True

    def _tell(self) -> None:
        # Later, so that the message is ours: Textual stops one that a parent's handler made at that parent.
        self.call_later(self._tell_now)

    def _tell_now(self) -> None:
        headline = self.highlighted
        told = headline.story_id if headline is not None else None
        if told != self._told and told is not None:
            self.post_message(self.Highlighted(told))
        self._told = told
