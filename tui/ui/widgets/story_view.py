"""A story on the screen: draws only the rows in view, scrolls without animation, keeps its place by the text."""

from __future__ import annotations

import os
from asyncio import to_thread
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import work
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.cleaning import drawable
from tui.typeset.lines import Line, Role
from tui.typeset.moments import wording
from tui.typeset.options import GUTTER, Options
from tui.typeset.page import set_blocks, set_raw
from tui.ui.linking import Linked
from tui.ui.page import Page
from tui.ui.painting import Hint, Light, column_of, paint_line, put_over
from tui.ui.setting import fitting, indent
from tui.ui.terminal.abilities import glyphs_for

if TYPE_CHECKING:
    from tui.article.article import Article


class StoryView(ScrollView, can_focus=True):
    """The rows of an article. What is lit, stood on and hinted at is decided by those who build on it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"story--{role}" for role in Role),
        "story--match",
        "story--match-here",
        "story--here",
        "story--here-text",
        "story--hint",
        "story--empty",
    }

    @dataclass
    class Moved(Message):
        """Another part of the story is in view, or more of it is known."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, StoryView.Moved)

    def __init__(self) -> None:
        super().__init__()
        self.article: Article | None = None
        """The story shown."""
        self.options = Options(wording=wording(os.environ), glyphs=glyphs_for(), states=True)
        """How it is set; `measure` as the reader wants it, which the pane may be too narrow for."""
        self.raw = False
        """Whether the text is shown as it was found."""
        self.states: dict[int, str] = {}
        """The word on each reference, as far as known."""
        self.hints: tuple[Hint, ...] = ()
        self.nothing: tuple[str, ...] = ()
        """What is said where no story is open."""
        self.awaits_story = False
        """Whether one is being opened, so that nothing need be said until it is there."""
        self.auto_links = False  # which would draw anew whenever the mouse passes a link
        self._linked: Linked | None = None
        self._page: Page | None = None
        self._strips: dict[int, Strip] = {}
        self._set_for = 0
        self._looks: dict[str, Style] = {}
        self._theme: str | None = None

    def _get_component_classes(self) -> frozenset[str]:  # type: ignore[override]
        """Those to be styled anew: none while the theme is the same, which is all that the parts of a story depend on.

        Textual styles them all whenever the story gets the focus or is shown, which is a third of what opening one
        takes.
        """
        if self.app.theme == self._theme:
            return frozenset()
        self._theme = self.app.theme
        return super()._get_component_classes()

    @property
    def measure(self) -> int:
        """The width of the text, as far as the pane has room."""
        return fitting(self.options.measure, self.size.width)

    @property
    def top_offset(self) -> int:
        """Where in the text the first row in view stands."""
        return self._page.offset_at(self.scroll_offset.y) if self._page is not None else 0

    @property
    def end_offset(self) -> int:
        """Where in the text the rows in view end."""
        if self._page is None or self.article is None:
            return 0
        below = self.scroll_offset.y + self.size.height
        return self._page.offset_at(below) if below < len(self._page.lines) else len(self.article.document.text) + 1

    @property
    def at_end(self) -> bool:
        """Whether the last row of the story is in view."""
        return self._page is not None and self._page.whole and self.scroll_offset.y >= self.max_scroll_y

    @property
    def fraction(self) -> float:
        """How much of the story is above the lower edge, from 0 to 1."""
        if self.article is None or self.at_end:
            return 1.0
        return min(1.0, self.end_offset / max(1, len(self.article.document.text)))

    def lights(self, line: Line) -> list[Light]:
        """What is lit in a row, for those who build on this."""
        return []

    def mark_of(self, row: int) -> bool:
        """Whether the sign for "here" stands before a row, for those who build on this."""
        return False

    def noted(self, row: int) -> bool:
        """Whether the sign of a note stands before a row, for those who build on this."""
        return False

    def set_story(self, article: Article | None, offset: int = 0) -> None:
        """Show an article from `offset`; only what is needed for the screen is set at once."""
        self.article = article
        self._linked = Linked(article) if article is not None else None
        self._page = None
        if article is not None:
            self._set_for = self.measure
            options = replace(self.options, measure=self._set_for)
            lines: Iterator[Line] = set_raw(article, options) if self.raw else set_blocks(article, options)
            self._page = Page(lines)
            self._page.grow_past(offset, 2 * max(1, self.size.height))
            self.virtual_size = Size(1, len(self._page.lines))
            self.scroll_to(0, self._page.row_at(offset), animate=False, immediate=True, force=True)
            if not self._page.whole:
                self._set_the_rest(self._page)
        else:
            self.virtual_size = Size(1, 1)
        self.redraw()

    def set_again(self) -> None:
        """Set the story anew, with the same line at the top."""
        if self.article is not None:
            self.set_story(self.article, self.top_offset)

    def redraw(self) -> None:
        """Draw anew what is in view."""
        self._strips.clear()
        self.refresh()
        self.post_message(self.Moved())

    def show_offset(self, start: int, end: int) -> None:
        """Bring a stretch of the text into view, a few rows from the edge."""
        if self._page is None:
            return
        self._page.grow_past(start, self.size.height)
        self.virtual_size = Size(1, len(self._page.lines))
        rows, height, above = self._page.rows(start, end), self.size.height, self.scroll_offset.y
        margin = min(3, height // 4)
        if rows[0] < above + (1 if above else 0) or rows[-1] >= above + height - margin:
            self._go_to_row(rows[0] - height // 3)

    def render_line(self, y: int) -> Strip:
        row, width = self.scroll_offset.y + y, self.size.width
        if self._page is None:
            return self._empty_row(y, width)
        if row >= len(self._page.lines):
            return self._blank(width)
        strip = self._strips.get(row)
        if strip is None or strip.cell_length != width:
            if len(self._strips) > 1000:
                self._strips.clear()
            strip = self._strips[row] = self._draw(row, width)
        return strip

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def notify_style_update(self) -> None:
        self._looks.clear()
        self._strips.clear()
        super().notify_style_update()

    def on_resize(self, event: Resize) -> None:
        self._strips.clear()
        if self.article is not None and self._set_for != self.measure:
            self.set_again()

    def _go_to_row(self, row: int) -> None:
        self.scroll_to(0, max(0, min(row, self.max_scroll_y)), animate=False, immediate=True, force=True)

    @work(exclusive=True, group="set")
    async def _set_the_rest(self, page: Page) -> None:
        while not page.whole and page is self._page:
            await to_thread(page.grow, 5000)
            if page is self._page:
                self.virtual_size = Size(1, len(page.lines))
        self.post_message(self.Moved())

    def _draw(self, row: int, width: int) -> Strip:
        assert self._page is not None
        line = self._page.lines[row]
        left = self._left(width)
        segments = [Segment(" " * left, self.look(Role.AIR))]
        segments += paint_line(line, self.look, self.lights(line), self.states.get(line.reference), self._links(line))
        strip = Strip(segments).adjust_cell_length(width, self.look(Role.AIR))
        if self.noted(row):
            strip = put_over(strip, left, self.options.glyphs.note, self.look(Role.NOTE_SIGN))
        if self.mark_of(row):
            strip = put_over(strip, left, self.options.glyphs.here, self.look("here"))
        for hint in self.hints:
            if line.start <= hint.offset < line.end:
                column = column_of(line, hint.offset) or GUTTER
                strip = put_over(strip, left + column - len(hint.letters), hint.letters, self.look("hint"))
        return strip

    def _links(self, line: Line) -> list[Light]:
        """What leads to an address in a row: what the terminal makes of it is its own affair."""
        return list(self._linked.near(line.start, line.end)) if self._linked is not None else []

    def _left(self, width: int) -> int:
        return indent(self.measure, width)

    def look(self, part: str) -> Style:
        """The style of a role, or of another part named in the stylesheet; always whole."""
        style = self._looks.get(part)
        if style is None:
            style = self._looks[part] = self.get_component_rich_style(f"story--{part}")
        return style

    def _blank(self, width: int) -> Strip:
        return Strip([Segment(" " * width, self.look(Role.AIR))], width)

    def _empty_row(self, y: int, width: int) -> Strip:
        place = y - max(0, (self.size.height - len(self.nothing)) // 3)
        if self.awaits_story or not 0 <= place < len(self.nothing):
            return self._blank(width)
        text = drawable(self.nothing[place])[:width].center(width)
        return Strip([Segment(text, self.look("empty"))]).adjust_cell_length(width, self.look("empty"))
