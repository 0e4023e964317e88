"""Stories one has read, by the day on which one read them; only some of them are held at a time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.message import Message

from tui.cleaning import clean_line
from tui.library.marked import Reading
from tui.ui.days import days
from tui.ui.widgets.row_list import Entry, RowList
from tui.ui.widgets.story_words import cut

PAGE = 200
"""So many readings are asked for at a time."""
_MOST = 3 * PAGE
_NEAR = 20
"""So near to the end of what is held more is asked for."""


class ReadingList(RowList):
    """Readings with a heading over each day; asks for those beyond what it holds."""

    @dataclass
    class Wanted(Message):
        """More is wanted, of what was read before the last one held (1), or after the first one (-1)."""

        step: int

    @dataclass
    class EndWanted(Message):
        """The latest readings (-1) or the first ever (1) are wanted."""

        side: int

    def __init__(self) -> None:
        super().__init__()
        self.readings: Sequence[Reading] = ()
        """Those that are held, the latest first."""
        self.at_top = self.at_bottom = True
        """Whether none is later than the first one held, or earlier than the last."""
        self._days = days(os.environ)

    @property
    def entries(self) -> int:
        return len(self.readings)

    def hold(self, readings: Sequence[Reading], side: int) -> None:
        """Hold these and no others: the latest (-1) or the first ever (1)."""
        self.readings = readings
        self.at_top, self.at_bottom = side < 0 or len(readings) < PAGE, side > 0 or len(readings) < PAGE
        self.lay_out(0 if side < 0 else len(readings) - 1)
        self.refresh(layout=True)

    def extend(self, more: Sequence[Reading], step: int) -> None:
        """Hold what comes below (1) or above (-1), too; what is too far away at the other end is let go."""
        here = self.index
        if step > 0:
            self.at_bottom = len(more) < PAGE
            dropped = max(0, len(self.readings) + len(more) - _MOST)
            self.readings = [*self.readings[dropped:], *more]
            self.at_top, here = self.at_top and not dropped, here - dropped
        else:
            self.at_top = len(more) < PAGE
            kept = self.readings[: _MOST - len(more)]
            self.at_bottom = self.at_bottom and len(kept) == len(self.readings)
            self.readings, here = [*more, *kept], here + len(more)
        self.lay_out(here)

    def take_out(self, index: int) -> None:
        """Hold a reading no longer: it is in the history no more."""
        self.readings = [*self.readings[:index], *self.readings[index + 1 :]]
        self.lay_out(min(index, max(0, self.entries - 1)))
        self.refresh(layout=True)

    def put_back(self, reading: Reading) -> None:
        """Hold a reading again, where it stood."""
        at = next((at for at, each in enumerate(self.readings) if each.number < reading.number), self.entries)
        self.readings = [*self.readings[:at], reading, *self.readings[at:]]
        self.lay_out(at)
        self.refresh(layout=True)

    def move_to(self, index: int) -> None:
        super().move_to(index)
        if not self.at_bottom and self.index + _NEAR >= self.entries:
            self.post_message(self.Wanted(1))
        elif not self.at_top and self.index < _NEAR:
            self.post_message(self.Wanted(-1))

    def action_end(self, side: int) -> None:
        if self.at_top if side < 0 else self.at_bottom:
            super().action_end(side)
        else:
            self.post_message(self.EndWanted(side))

    def heights(self, width: int) -> Sequence[int]:
        return [1 + len(self._above(index)) for index in range(self.entries)]

    def entry(self, index: int, width: int) -> Entry:
        reading = self.readings[index]
        time, source = f"{reading.moment:%H:%M}  ", f"  {clean_line(reading.source)}" if reading.source else ""
        room = width - cell_len(time)
        if cell_len(source) > room // 3:
            source = ""
        title = cut(clean_line(reading.headline), max(1, room - cell_len(source)), self.glyphs.ellipsis)
        above = [[(words, "heading")] for words in self._above(index)]
        return Entry([[(time, "calm"), (title, "words"), (source, "calm")]], above)

    def _above(self, index: int) -> Sequence[str]:
        """The heading of the day, where one begins, and air before it."""
        day = self.readings[index].moment.date()
        if index and self.readings[index - 1].moment.date() == day:
            return ()
        heading = self._days.heading(self.readings[index].moment)
        return ("", heading) if index else (heading,)
