"""The stories of a window on the screen: only what is in view is drawn, and that once."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.settings import settings
from tui.typeset.glyphs import ASCII
from tui.ui.days import days
from tui.ui.scroll_bar import thumb
from tui.ui.terminal.abilities import glyphs_for
from tui.ui.terminal.line import line_of
from tui.ui.widgets.story_entry import Entry, Find, Look, heading
from tui.ui.widgets.story_order import Read
from tui.ui.widgets.story_rows import Rows, text_width
from tui.ui.widgets.story_tags import noted, tagged
from tui.ui.widgets.story_window import StoryWindow
from tui.ui.widgets.story_words import facts, two_lines

_NOBODY = frozenset[str]()
_HIDDEN_WIDTH = 40
_PARTS = ("heading", "unread", "read", "passage", "calm", "mark", "trouble", "match")


def _no_tags(_: str) -> Sequence[str]:
    return ()


class StoryDrawing(Widget, can_focus=True):
    """Headlines over one or two rows, what was found and a calm line of facts below, and a bar at the edge."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"story-list--{part}" for part in _PARTS),
        "story-list--selected",
        "story-list--bar",
    }

    def __init__(self) -> None:
        super().__init__()
        self.window = StoryWindow()
        """The stories that are held."""
        self.read: Read = _NOBODY.__contains__
        """Which of them were read."""
        self.kept: Read = _NOBODY.__contains__
        """Which of them the reader keeps."""
        self.tags: Callable[[str], Sequence[str]] = _no_tags
        """The tags of each."""
        self.noted: Read = _NOBODY.__contains__
        """On which of them there are notes."""
        self.lost: Collection[str] = _NOBODY
        """The ids of stories whose files have become unreadable."""
        self.lit: Find | None = None
        """What of a headline is looked for."""
        self._nothing = ""
        self._by_day = True
        self._laid_out: Rows | None = None
        self._cursor = 0
        self._above = 0
        self._drawn: dict[str, list[Strip]] = {}
        self._looks: dict[bool, Look] = {}
        self._days = days(os.environ)
        self._glyphs = glyphs_for()
        self._spares = line_of(os.environ, settings()).slow

    @property
    def in_view(self) -> tuple[int, int]:
        """The first story in view, and the one after the last, where they stand in the window."""
        height = max(1, self.size.height)
        return self._rows.at(self._above), min(len(self.window), self._rows.at(self._above + height - 1) + 1)

    @property
    def bar(self) -> range:
        """The rows of the bar at the edge that are filled; none where all is in view."""
        if self._glyphs is ASCII or not self.window.stories:
            return range(0)
        if self._rows.height <= self.size.height and self.window.at_top and self.window.at_bottom:
            return range(0)
        first, end = self.in_view
        return thumb(self.size.height, self.window.rank + first, end - first, self.window.total)

    def at_row(self, y: int) -> int | None:
        """Where in the window the story on a row of the screen is."""
        row = self._above + y
        return self._rows.at(row) if row < self._rows.height else None

    def redraw(self) -> None:
        """Draw anew what is in view: something that was read may be unread now."""
        self._drawn.clear()
        self.refresh()

    def say_nothing(self, words: str) -> None:
        """Say this where a list without stories stands; nothing while it is not known that it has none."""
        if words != self._nothing:
            self._nothing = words
            self.refresh()

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

    @property
    def _rows(self) -> Rows:
        """Where the stories stand, counted when first asked for; while the list is hidden, as if of a usual width."""
        width = self.size.width or _HIDDEN_WIDTH
        if self._laid_out is None or self._laid_out.width != width:
            self._laid_out = self._lay_out(self.window, width)
            self._drawn.clear()
        return self._laid_out

    def _lay_out(self, window: StoryWindow, width: int) -> Rows:
        found = [each.passage for each in window.stories]
        room = text_width(width)
        beside = [len(passage.rows(room)) if passage else 0 for passage in found] if any(found) else ()
        return Rows(window.headlines, width, by_day=self._by_day, beside=beside)

    def _line(self, row: int) -> Strip:
        rows, width = self._rows, self.size.width
        if row >= rows.height:
            return self._air(width) if self.window.stories else self._empty(row, width)
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

    def _entry(self, index: int) -> list[Strip]:
        listed = self.window.stories[index]
        headline = listed.headline
        drawn = self._drawn.get(headline.story_id)
        if drawn is None:
            if len(self._drawn) > 500:
                self._drawn.clear()
            selected = index == self._cursor
            read, kept = self.read(headline.identity), self.kept(headline.identity)
            entry = Entry(listed, selected, read, headline.story_id in self.lost, self.lit, kept)
            width = self._rows.text_width
            made = noted(self._glyphs) if self.noted(headline.identity) else ""
            made += tagged(self.tags(headline.identity), width // 2, self._glyphs)
            said = facts(headline, width - cell_len(made), self._days, self._glyphs, dated=not self._by_day) + made
            drawn = entry.strips(self.size.width, width, self._look(selected=selected), self._glyphs, said)
            self._drawn[headline.story_id] = drawn
        return drawn

    def _region(self, index: int) -> Region:
        """The part of the screen that a story takes."""
        top, end = self._rows.story(index)
        return Region(0, top - self._above, self.size.width, end - top)

    def _empty(self, row: int, width: int) -> Strip:
        look = self._look(selected=False)
        said = two_lines(self._nothing, max(1, width - 2), self._glyphs.ellipsis)
        if not self._nothing or not 1 <= row <= len(said):
            return self._air(width)
        return Strip([Segment(f" {said[row - 1]}", look.calm)]).adjust_cell_length(width, look.air)

    def _air(self, width: int) -> Strip:
        return Strip([Segment(" " * width, self._look(selected=False).air)], width)

    def _look(self, *, selected: bool) -> Look:
        look = self._looks.get(selected)
        if look is None:
            parts = {part: self.get_component_rich_style(f"story-list--{part}") for part in _PARTS}
            air = self.rich_style
            if (
                selected and not self._spares
            ):  # a ground would be sent twice for each key, to lay it and to take it back
                air = self.get_component_rich_style("story-list--selected")
                ground = Style(bgcolor=air.bgcolor)
                parts["calm"] = parts["passage"] = parts["read"]  # calm enough before a ground that is lit
                parts = {part: style if part == "match" else style + ground for part, style in parts.items()}
            look = self._looks[selected] = Look(air, **parts)
        return look
