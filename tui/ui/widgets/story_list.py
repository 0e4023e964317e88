"""The list of stories: draws only what is in view, and nothing on a key press that grows with the number of stories."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click, Key, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.library.base import Headline
from tui.typeset.glyphs import ASCII
from tui.ui.days import days
from tui.ui.messages import OpenStory
from tui.ui.terminal.abilities import glyphs_for
from tui.ui.widgets.story_entry import Entry, Look, heading
from tui.ui.widgets.story_order import Read
from tui.ui.widgets.story_rows import Rows
from tui.ui.widgets.story_words import facts

MOVING = Binding.Group("The list of stories")

_NOBODY = frozenset[str]()
_HIDDEN_WIDTH = 40


class StoryList(ScrollView, can_focus=True):
    """Headlines to choose from, over one or two rows each, with a calm line of facts below.

    The place is kept by story when the list changes; until the first key it is the top of the list.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "story-list--heading",
        "story-list--unread",
        "story-list--read",
        "story-list--calm",
        "story-list--mark",
        "story-list--trouble",
        "story-list--match",
        "story-list--selected",
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Next story", show=False, id="story-list.next", group=MOVING),
        Binding("k,up", "move(-1)", "Previous story", show=False, id="story-list.previous", group=MOVING),
        Binding("g,home", "end(-1)", "Top", show=False, id="story-list.top", group=MOVING),
        Binding("G,end", "end(1)", "Bottom", show=False, id="story-list.bottom", group=MOVING),
        Binding("space,pagedown", "page(1)", "Page down", show=False, id="story-list.page-down", group=MOVING),
        Binding("b,pageup", "page(-1)", "Page up", show=False, id="story-list.page-up", group=MOVING),
        Binding("enter,l,right", "open", "Read", id="story-list.open", group=MOVING),
    ]

    @dataclass
    class Highlighted(Message):
        """The reader stands on this story now."""

        story_id: str

    def __init__(self) -> None:
        super().__init__()
        self._headlines: Sequence[Headline] = ()
        self._by_day = True
        self._read: Read = _NOBODY.__contains__
        self._lost: Collection[str] = _NOBODY
        self._laid_out: Rows | None = None
        self._cursor = 0
        self._told: str | None = None
        self._moved = False
        self._lit: tuple[str, ...] = ()
        self._drawn: dict[int, list[Strip]] = {}
        self._looks: dict[bool, Look] = {}
        self._days = days(os.environ)
        self._glyphs = glyphs_for()
        self.set_class(self._glyphs is ASCII, "-ascii")

    @property
    def _rows(self) -> Rows:
        """Where the stories stand, counted when first asked for; while the list is hidden, as if of a usual width."""
        if self._laid_out is None:
            self._laid_out = Rows(self._headlines, self.size.width or _HIDDEN_WIDTH, by_day=self._by_day)
        return self._laid_out

    @property
    def highlighted(self) -> Headline | None:
        """The story the reader stands on."""
        return self._headlines[self._cursor] if self._headlines else None

    @property
    def index(self) -> int:
        """Where in the list that story is."""
        return self._cursor

    @property
    def headlines(self) -> Sequence[Headline]:
        """The stories listed, in order."""
        return self._headlines

    def show(self, headlines: Sequence[Headline], *, read: Read, lost: Collection[str] = _NOBODY, by_day: bool) -> None:
        """List these stories; `read` tells of an identity, `lost` holds the ids of those whose file cannot be read."""
        stays = self.highlighted if self._moved else None
        row = self._rows.story(self._cursor)[0] - self.scroll_offset.y if stays else 0
        self._headlines, self._by_day, self._read, self._lost = headlines, by_day, read, lost
        self._cursor = self._index_of(stays)
        self._lay_out()
        if stays and headlines:
            self.scroll_to(0, self._rows.story(self._cursor)[0] - row, animate=False, immediate=True)
            self._bring_into_view()
        self._tell()

    def redraw(self) -> None:
        """Draw anew what is in view: something that was read may be unread now."""
        self._drawn.clear()
        self.refresh()

    def select(self, story_id: str) -> bool:
        """Stand on this story, if it is listed."""
        for index, headline in enumerate(self._headlines):
            if headline.story_id == story_id:
                self._moved = True
                self.move_to(index)
                return True
        return False

    def move_to(self, index: int) -> None:
        """Stand on the story at `index`, or on the nearest there is."""
        index = max(0, min(len(self._headlines) - 1, index))
        if index == self._cursor or not self._headlines:
            return
        old, self._cursor = self._cursor, index
        self._drawn.pop(old, None)
        self._drawn.pop(index, None)
        if not self._bring_into_view():
            self.refresh(self._region(old), self._region(index))
        self._tell()

    def nearest_unread(self, step: int) -> int | None:
        """The index of the nearest unread story above (-1) or below (1)."""
        indexes = range(self._cursor + 1, len(self._headlines)) if step > 0 else range(self._cursor - 1, -1, -1)
        return next((index for index in indexes if not self._read(self._headlines[index].identity)), None)

    def light(self, words: Sequence[str]) -> None:
        """Light these words, given in folded case, wherever a headline has them."""
        self._lit = tuple(words)
        self.redraw()

    def opens(self, key: str) -> bool:
        """Whether this key opens the story the reader stands on."""
        bindings = self._bindings.key_to_bindings.get(key, ())
        return self.highlighted is not None and any(binding.action == "open" for binding in bindings)

    def action_move(self, step: int) -> None:
        self.move_to(self._cursor + step)

    def action_end(self, side: int) -> None:
        self.move_to(0 if side < 0 else len(self._headlines) - 1)

    def action_page(self, step: int) -> None:
        if not self._headlines:
            return
        top, _ = self._rows.story(self._cursor)
        reached = self._rows.at(max(0, min(self._rows.height - 1, top + step * max(1, self.size.height - 2))))
        self.move_to(reached if reached != self._cursor else self._cursor + step)

    def action_open(self) -> None:
        if (headline := self.highlighted) is not None:
            self.post_message(OpenStory(headline.story_id))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self._laid_out is None or self._laid_out.width != width:  # the first picture comes before the first Resize
            self._lay_out()
        row = self.scroll_offset.y + y
        if row >= self._rows.height:
            return self._air(width)
        index = self._rows.at(row)
        top, _ = self._rows.block(index)
        story_top, story_end = self._rows.story(index)
        if story_top <= row < story_end:
            return self._entry(index)[row - story_top]
        if row == top:
            headline = self._headlines[index]
            today = datetime.now(headline.moment.tzinfo).date()
            name = self._days.heading(headline.moment, coarse=headline.coarse, today=today)
            return heading(name, width, self._look(selected=False), self._glyphs)
        return self._air(width)

    def notify_style_update(self) -> None:
        self._looks.clear()
        self._drawn.clear()
        super().notify_style_update()

    def on_key(self, _: Key) -> None:
        self._moved = True

    def on_resize(self, _: Resize) -> None:
        if self._laid_out is None or self._laid_out.width != self.size.width:
            self._lay_out()
            self._bring_into_view()

    def on_click(self, event: Click) -> None:
        row = self.scroll_offset.y + event.y
        if row >= self._rows.height:
            return
        self._moved = True
        index = self._rows.at(row)
        if index == self._cursor:
            self.action_open()
        else:
            self.move_to(index)

    def _index_of(self, stays: Headline | None) -> int:
        if stays is None:
            return 0
        for index, headline in enumerate(self._headlines):
            if headline.story_id == stays.story_id:
                return index
        return max(0, min(self._cursor, len(self._headlines) - 1))

    def _lay_out(self) -> None:
        self._laid_out = None
        if not self.size.width:
            return
        self.virtual_size = Size(1, self._rows.height)
        self.redraw()

    def _bring_into_view(self) -> bool:
        """Scroll so far that the story stands in the middle, if it is not in view; whether that was done."""
        if not self._headlines:
            return False
        top, end = self._rows.story(self._cursor)
        above, height = self.scroll_offset.y, self.size.height
        if above <= top and end <= above + height:
            return False
        top = 0 if self._rows.block(self._cursor)[0] == 0 else max(0, top - height // 2 + 1)
        self.scroll_to(0, top, animate=False, immediate=True)
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
        return Region(0, top - self.scroll_offset.y, self.size.width, end - top)

    def _entry(self, index: int) -> list[Strip]:
        drawn = self._drawn.get(index)
        if drawn is None:
            if len(self._drawn) > 500:
                self._drawn.clear()
            headline = self._headlines[index]
            selected = index == self._cursor
            entry = Entry(headline, selected, self._read(headline.identity), headline.story_id in self._lost, self._lit)
            width = self._rows.text_width
            said = facts(headline, width, self._days, self._glyphs, dated=not self._by_day)
            drawn = entry.strips(self.size.width, width, self._look(selected=selected), self._glyphs, said)
            self._drawn[index] = drawn
        return drawn

    def _air(self, width: int) -> Strip:
        return Strip([Segment(" " * width, self._look(selected=False).air)], width)

    def _look(self, *, selected: bool) -> Look:
        look = self._looks.get(selected)
        if look is None:
            parts = {
                part: self.get_component_rich_style(f"story-list--{part}")
                for part in ("heading", "unread", "read", "calm", "mark", "trouble", "match")
            }
            air = self.rich_style
            if selected:
                air = self.get_component_rich_style("story-list--selected")
                ground = Style(bgcolor=air.bgcolor)
                parts["calm"] = parts["read"]  # calm enough before a ground that is lit
                parts = {part: style if part == "match" else style + ground for part, style in parts.items()}
            look = self._looks[selected] = Look(air, **parts)
        return look
