"""The line above the list: how many stories there are, how many are unread, and how many are new."""

from __future__ import annotations

import os
from dataclasses import replace

from textual.content import Content
from textual.widgets import Static

from tui.typeset.glyphs import ASCII
from tui.typeset.numbers import grouped, thousands
from tui.ui.choosing import Tally
from tui.ui.terminal.abilities import glyphs_for
from tui.ui.widgets.story_choice import Counts, StoryChoice, said
from tui.ui.widgets.story_order import Order


class CountsLine(Static):
    """Says what is known of a choice; new are the stories that came since the reader saw the top of the list."""

    def __init__(self) -> None:
        super().__init__(id="counts", markup=False)
        self._choice = StoryChoice()
        self._counts: Counts | None = None
        self._added = 0
        self._seen: int | None = None
        glyphs, between = glyphs_for(), thousands(os.environ)
        self._dot = f" {glyphs.dot} "
        self._thousands = " " if glyphs is ASCII and not between.isascii() else between

    def number(self, count: int) -> str:
        """A number as the reader's language writes it."""
        return grouped(count, self._thousands)

    def choose(self, choice: StoryChoice) -> None:
        """Speak of another choice, of which nothing is known yet."""
        self._choice = choice
        if self._counts is not None:
            self._counts = Counts(self._counts.stories)
            self._say()

    def take(self, tally: Tally, *, from_top: bool) -> None:
        """Say what was counted; `from_top` tells that the reader sees the top of the list."""
        self._added = tally.added
        if self._seen is None or (from_top and self._tells_news):
            self._seen = tally.added
        self._counts = tally.counts
        self._say()

    def see(self) -> None:
        """The reader sees the top of the list."""
        if self._seen != self._added and self._tells_news and self._counts is not None:
            self._seen = self._added
            self._say()

    def on_resize(self) -> None:
        self._say()

    @property
    def _tells_news(self) -> bool:
        """Whether what is new stands on top of the list."""
        return self._choice.whole and self._choice.order is Order.NEWEST

    def _say(self) -> None:
        if self._counts is not None:
            new = max(0, self._added - (self._seen or 0)) if self._tells_news else 0
            parts = said(self._choice, replace(self._counts, new=new), self.number)
            line = Content(self._dot.join(parts))
            if (
                line.cell_length > self.size.width > 0
                and self._choice.order is Order.NEWEST
                and not self._choice.search
            ):
                line = Content(
                    self._dot.join(part for part in parts if part != Order.NEWEST)
                )  # as the days show anyhow
            self.update(line, layout=False)
