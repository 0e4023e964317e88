"""The stories of a window on the screen: draws only what is in view, from a place among them that is its own."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.library.base import Headline
from tui.typeset.glyphs import ASCII
from tui.ui.days import days
from tui.ui.scroll_bar import thumb
from tui.ui.terminal.abilities import glyphs_for
from tui.ui.widgets.story_entry import Entry, Find, Look, heading
from tui.ui.widgets.story_order import Read
from tui.ui.widgets.story_rows import Rows, text_width
from tui.ui.widgets.story_window import StoryWindow
from tui.ui.widgets.story_words import facts

_NOBODY = frozenset[str]()
_HIDDEN_WIDTH = 40
_PARTS = ("heading", "unread", "read", "passage", "calm", "mark", "trouble", "match")


class StoryColumn(Widget, can_focus=True):
    """Headlines over one or two rows, what was found and a calm line of facts below, and a bar at the edge."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"story-list--{part}" for part in _PARTS),
        "story-list--selected",
        "story-list--bar",
    }

    @dataclass
    class Highlighted(Message):
        """The reader stands on this story now."""

        story_id: str

    def __init__(self) -> None:
        super().__init__()
        self.window = StoryWindow()
        """The stories that are held."""
        self.read: Read = _NOBODY.__contains__
        """Which of them were read."""
        self.lost: Collection[str] = _NOBODY
        """The ids of stories whose files have become unreadable."""
        self.lit: Find | None = None
        """What of a headline is looked for."""
        self._by_day = True
        self._laid_out: Rows | None = None
        self._cursor = 0
        self._above = 0
        self._told: str | None = None
        self._drawn: dict[str, list[Strip]] = {}
        self._looks: dict[bool, Look] = {}
        self._days = days(os.environ)
        self._glyphs = glyphs_for()

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

    @property
    def _rows(self) -> Rows:
        """Where the stories stand, counted when first asked for; while the list is hidden, as if of a usual width."""
        width = self.size.width or _HIDDEN_WIDTH
        if self._laid_out is None or self._laid_out.width != width:
            self._laid_out = self._lay_out(self.window, width)
            self._drawn.clear()
        return self._laid_out

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

    def redraw(self) -> None:
        """Draw anew what is in view: something that was read may be unread now."""
        self._drawn.clear()
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

    def at_row(self, y: int) -> int | None:
        """Where in the window the story on a row of the screen is."""
        row = self._above + y
        return self._rows.at(row) if row < self._rows.height else None

    @property
    def in_view(self) -> tuple[int, int]:
        """The first story in view, and the one after the last, where they stand in the window."""
        height = max(1, self.size.height)
        return self._rows.at(self._above), min(len(self.window), self._rows.at(self._above + height - 1) + 1)

    def render_line(self, y: int) -> Strip:
        strip = self._line(self._above + y)
        if y in self.bar:
            bar = Segment("▐", self.get_component_rich_style("story-list--bar"))
            strip = Strip.join([strip.crop(0, self.size.width - 1), Strip([bar], 1)])
        return strip

    def notify_style_update(self) -> None:
        self._looks.clear()
        self._drawn.clear()
        super().notify_style_update()

    def on_resize(self, _: Resize) -> None:
        self._above = self._within(self._above)
        self._bring_into_view()

    @property
    def bar(self) -> range:
        """The rows of the bar at the edge that are filled; none where all is in view."""
        if self._glyphs is ASCII or not self.window.stories:
            return range(0)
        if self._rows.height <= self.size.height and self.window.at_top and self.window.at_bottom:
            return range(0)
        first, end = self.in_view
        return thumb(self.size.height, self.window.rank + first, end - first, self.window.total)

    def _line(self, row: int) -> Strip:
        rows, width = self._rows, self.size.width
        if row >= rows.height:
            return self._air(width)
        index = rows.at(row)
        top, _ = rows.block(index)
        story_top, story_end = rows.story(index)
        if story_top <= row < story_end:
            return self._entry(index)[row - story_top]
        if row == top:
            headline = self.window[index]
            name = self._days.heading(headline.moment, headline.grain)
            return heading(name, width, self._look(selected=False), self._glyphs)
        return self._air(width)

    def _lay_out(self, window: StoryWindow, width: int) -> Rows:
        found = [each.passage for each in window.stories]
        room = text_width(width)
        beside = [len(passage.rows(room)) if passage else 0 for passage in found] if any(found) else ()
        return Rows(window.headlines, width, by_day=self._by_day, beside=beside)

    def _within(self, above: int) -> int:
        return max(0, min(above, self._rows.height - self.size.height))

    def _bring_into_view(self) -> bool:
        """Scroll so far that the story stands in the middle, if it is not in view; whether that was done."""
        if not self.window.stories:
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

    def _region(self, index: int) -> Region:
        top, end = self._rows.story(index)
        return Region(0, top - self._above, self.size.width, end - top)

    def _entry(self, index: int) -> list[Strip]:
        listed = self.window.stories[index]
        headline = listed.headline
        drawn = self._drawn.get(headline.story_id)
        if drawn is None:
            if len(self._drawn) > 500:
                self._drawn.clear()
            selected = index == self._cursor
            entry = Entry(listed, selected, self.read(headline.identity), headline.story_id in self.lost, self.lit)
            width = self._rows.text_width
            said = facts(headline, width, self._days, self._glyphs, dated=not self._by_day)
            drawn = entry.strips(self.size.width, width, self._look(selected=selected), self._glyphs, said)
            self._drawn[headline.story_id] = drawn
        return drawn

    def _air(self, width: int) -> Strip:
        return Strip([Segment(" " * width, self._look(selected=False).air)], width)

    def _look(self, *, selected: bool) -> Look:
        look = self._looks.get(selected)
        if look is None:
            parts = {part: self.get_component_rich_style(f"story-list--{part}") for part in _PARTS}
            air = self.rich_style
            if selected:
                air = self.get_component_rich_style("story-list--selected")
                ground = Style(bgcolor=air.bgcolor)
                parts["calm"] = parts["passage"] = parts["read"]  # calm enough before a ground that is lit
                parts = {part: style if part == "match" else style + ground for part, style in parts.items()}
            look = self._looks[selected] = Look(air, **parts)
        return look
