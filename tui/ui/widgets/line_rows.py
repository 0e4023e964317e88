"""The line of a story, drawn: a rail with a dot for each story, and the days beside it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from tui.cleaning import drawable
from tui.library.base import Headline
from tui.library.graph import Line
from tui.typeset.glyphs import ASCII
from tui.ui.days import day_of, days
from tui.ui.widgets.row_list import Entry, Row, RowList
from tui.ui.widgets.story_order import Read
from tui.ui.widgets.story_words import cut, time_of, two_lines

_MARGIN = 5
"""Cells left of a headline: the rail, how it is linked with the open story, and air."""


class LineRows(RowList):
    """Stories in the order of time; the open one and its neighbours are marked."""

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read
        self._line = Line()
        self._open: str | None = None
        self._links: Mapping[int, str] = {}
        self._days = days(os.environ)
        plain = self.glyphs is ASCII
        self._unread, self._was_read, self._rail = "*o|" if plain else "●○│"
        self._to, self._from, self._both = "><=" if plain else "▸◂◆"

    @property
    def entries(self) -> int:
        return len(self._line.stories)

    @property
    def legend(self) -> str:
        """What the signs mean that stand beside the neighbours of the open story; empty where it has none."""
        meanings = {self._to: "is referred to", self._from: "refers here", self._both: "both"}
        used = set(self._links.values())
        return "  ".join(f"{sign} {meaning}" for sign, meaning in meanings.items() if sign in used)

    @property
    def highlighted(self) -> Headline | None:
        """The story one stands on."""
        return self._line.stories[self.index] if self._line.stories else None

    def story(self, index: int) -> Headline:
        """The story that stands there."""
        return self._line.stories[index]

    def show(self, line: Line, opened: str, *, stand: bool) -> None:
        """Show a line, with this story as the open one; `stand` on it, or else on the story one stands on."""
        on = opened if stand or self.highlighted is None else self.highlighted.story_id
        self._line = line
        self._mark(opened)
        self.lay_out(next((index for index, each in enumerate(line.stories) if each.story_id == on), None))

    def open(self, opened: str) -> bool:
        """Mark that story as the open one, and stand on it; whether it is in the line."""
        index = next((index for index, each in enumerate(self._line.stories) if each.story_id == opened), None)
        if index is not None:
            self._mark(opened)
            self.lay_out(index)
        return index is not None

    def _mark(self, opened: str) -> None:
        self._open = opened
        here = next((each.place for each in self._line.stories if each.story_id == opened), None)
        to = {meant for refers, meant in self._line.links if refers == here}
        by = {refers for refers, meant in self._line.links if meant == here}
        self._links = {
            place: self._both if place in to & by else self._to if place in to else self._from for place in to | by
        }

    def heights(self, width: int) -> Sequence[int]:
        room = max(1, width - _MARGIN)
        return [
            len(two_lines(self._said(index), room, "")) + self._heads(index) for index in range(len(self._line.stories))
        ]

    def entry(self, index: int, width: int) -> Entry:
        headline = self._line.stories[index]
        here = headline.story_id == self._open
        first, last = index == 0, index + 1 == self.entries
        mark = self._links.get(headline.place, " ")
        read = self._read(headline.identity)
        dot = self.glyphs.here if here else self._was_read if read else self._unread
        look = "strong" if here or not read else "words"
        above: list[Row] = []
        if self._heads(index):
            name = cut(self._days.heading(headline.moment, headline.grain), width - _MARGIN, self.glyphs.ellipsis)
            rule = self.glyphs.rule * max(0, width - _MARGIN - cell_len(name) - 1)
            above = [[(f" {' ' if first else self._rail}   ", "rail"), (f"{name} ", "heading"), (rule, "rail")]]
        when = self._when(headline)
        rows: list[Row] = []
        for number, text in enumerate(two_lines(self._said(index), max(1, width - _MARGIN), self.glyphs.ellipsis)):
            if number == 0:
                sign = "sign" if here or mark.strip() or not read else "rail"
                rows.append([(f" {dot} {mark} ", sign), (text[: len(when)], "calm"), (text[len(when) :], look)])
            else:
                rows.append([(f" {' ' if last else self._rail}   ", "rail"), (text, look)])
        return Entry(rows, above)

    def _heads(self, index: int) -> bool:
        """Whether the day stands above the story: it is another than that of the story before."""
        stories = self._line.stories
        return index == 0 or day_of(stories[index]) != day_of(stories[index - 1])

    def _said(self, index: int) -> str:
        headline = self._line.stories[index]
        return self._when(headline) + drawable(headline.text)

    def _when(self, headline: Headline) -> str:
        time = time_of(headline, self._days.wording)
        return f"{time} " if time else ""
