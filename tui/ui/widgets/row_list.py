"""Entries of a row or more to choose from: only what is in view is drawn, however many there are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.cleaning import drawable
from tui.typeset.glyphs import ASCII
from tui.ui.scroll_bar import thumb
from tui.ui.terminal.abilities import glyphs_for

_PARTS = ("words", "calm", "strong", "sign", "rail", "heading", "trouble")
_WHEEL = 3
_EDGE = 2
"""Cells at the right for air and the bar."""

MOVING = Binding.Group("Entries to choose from")

Row = Sequence[tuple[str, str]]
"""Pieces of text, each with the part of the stylesheet (`row-list--…`) that tells how it looks."""


class Entry(NamedTuple):
    """What is drawn of an entry: its rows, and those that stand `above` it and belong to no entry."""

    rows: Sequence[Row]
    above: Sequence[Row] = ()


class RowList(Widget, can_focus=True):
    """Entries with a cursor, which is always in view; those who build on it say how an entry looks."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"row-list--{part}" for part in _PARTS),
        "row-list--selected",
        "row-list--bar",
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Down", show=False, id="row-list.down", group=MOVING),
        Binding("k,up", "move(-1)", "Up", show=False, id="row-list.up", group=MOVING),
        Binding("g,home", "end(-1)", "First", show=False, id="row-list.first", group=MOVING),
        Binding("G,end", "end(1)", "Last", show=False, id="row-list.last", group=MOVING),
        Binding("space,pagedown", "page(1)", "Page down", show=False, id="row-list.page-down", group=MOVING),
        Binding("b,pageup", "page(-1)", "Page up", show=False, id="row-list.page-up", group=MOVING),
        Binding("enter,l,right", "choose", "Choose", show=False, id="row-list.choose", group=MOVING),
    ]

    @dataclass
    class Chosen(Message):
        """The reader wants the entry at `index`."""

        index: int

    def __init__(self) -> None:
        super().__init__()
        self.index = 0
        """The entry one stands on."""
        self.glyphs = glyphs_for()
        self._scrolled = 0
        self._tops: list[int] = [0]
        self._laid_out_for = 0
        self._drawn: dict[int, tuple[int, list[Strip]]] = {}
        self._looks: dict[str, Style] = {}

    @property
    def entries(self) -> int:
        """How many there are; for those who build on this."""
        raise NotImplementedError

    def heights(self, width: int) -> Sequence[int]:
        """How many rows each entry takes, those above it included; for those who build on this."""
        return [1] * self.entries

    def entry(self, index: int, width: int) -> Entry:
        """One entry, in rows of at most `width` cells; for those who build on this."""
        raise NotImplementedError

    def lay_out(self, index: int | None = None) -> None:
        """Other entries, or the same that look otherwise: stand on the one at `index`, or on the nearest to now."""
        self._laid_out_for = 0
        self.index = max(0, min(self.index if index is None else index, self.entries - 1))
        self._prepare()
        self._bring_into_view()
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, sum(self.heights(max(1, width - _EDGE))))

    def move_to(self, index: int) -> None:
        """Stand on the entry at `index`, or on the nearest there is."""
        index = max(0, min(index, self.entries - 1))
        if self.entries and index != self.index:
            for each in (self.index, index):
                self._drawn.pop(each, None)
            self.index = index
            self._bring_into_view()
            self.refresh()

    def action_move(self, step: int) -> None:
        self.move_to(self.index + step)

    def action_end(self, side: int) -> None:
        self.move_to(0 if side < 0 else self.entries - 1)

    def action_page(self, step: int) -> None:
        if self.entries:
            reached = self._at(self._tops[self.index] + step * max(1, self.size.height - 2))
            self.move_to(reached if reached != self.index else self.index + step)

    def action_choose(self) -> None:
        if self.entries:
            self.post_message(self.Chosen(self.index))

    def on_click(self, event: Click) -> None:
        row = self._scrolled + event.y
        if self.entries and row < self._tops[-1]:
            self.move_to(self._at(row))
            self.action_choose()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self.action_move(_WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self.action_move(-_WHEEL)

    def on_resize(self, _: Resize) -> None:
        self._prepare()
        self._bring_into_view()
        self.refresh()  # it may have been drawn in its new size before it is told of it

    def notify_style_update(self) -> None:
        self._looks.clear()
        self._drawn.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        self._prepare()
        row, width = self._scrolled + y, self.size.width
        if row >= self._tops[-1]:
            return Strip([Segment(" " * width, self._look("words", lit=False))], width)
        index = self._at(row)
        top, strips = self._strips(index)
        strip = strips[row - top]
        if y in self._bar():
            bar = Segment("▐", self.get_component_rich_style("row-list--bar"))
            strip = Strip.join([strip.crop(0, width - 1), Strip([bar], 1)])
        return strip

    def _bar(self) -> range:
        height = self.size.height
        if self.glyphs is ASCII or self._tops[-1] <= height:
            return range(0)
        return thumb(height, self._scrolled, height, self._tops[-1])

    def _strips(self, index: int) -> tuple[int, list[Strip]]:
        if index not in self._drawn:
            if len(self._drawn) > 500:
                self._drawn.clear()
            entry = self.entry(index, self._room)
            here = index == self.index
            rows = [(row, False) for row in entry.above] + [(row, here) for row in entry.rows]
            self._drawn[index] = self._tops[index], [self._strip(row, lit=lit) for row, lit in rows]
        return self._drawn[index]

    def _strip(self, row: Row, *, lit: bool) -> Strip:
        segments = [Segment(drawable(text), self._look(part, lit=lit)) for text, part in row if text]
        cells = sum(cell_len(segment.text) for segment in segments)
        return Strip(segments, cells).adjust_cell_length(self.size.width, self._look("words", lit=lit))

    def _look(self, part: str, *, lit: bool) -> Style:
        name = f"{part} {lit}"
        if name not in self._looks:
            style = self.get_component_rich_style(f"row-list--{part}")
            if lit:
                style += Style(bgcolor=self.get_component_rich_style("row-list--selected").bgcolor)
            self._looks[name] = style
        return self._looks[name]

    @property
    def _room(self) -> int:
        """The cells an entry has in a row."""
        return max(1, self.size.width - _EDGE)

    def _prepare(self) -> None:
        if self._laid_out_for != self._room:
            self._laid_out_for = self._room
            self._tops = [0, *accumulate(self.heights(self._room))]
            self._drawn.clear()

    def _at(self, row: int) -> int:
        return max(0, min(bisect_right(self._tops, row) - 1, self.entries - 1))

    def _bring_into_view(self) -> None:
        """Scroll so far that the entry stands in the middle, if it is not in view."""
        if not self.entries:
            self._scrolled = 0
            return
        height = max(1, self.size.height)
        self._scrolled = max(0, min(self._scrolled, self._tops[-1] - height))
        top, end = self._tops[self.index], self._tops[self.index + 1]
        if top < self._scrolled or end > self._scrolled + height:
            self._scrolled = max(0, min(top - height // 2 + 1, self._tops[-1] - height, top))
