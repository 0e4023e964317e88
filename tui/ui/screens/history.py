"""What one has read, and when, over the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Static

from tui.library.marked import Reading
from tui.library.marks import Marks
from tui.library.marks_reading import in_quotes
from tui.ui.asking import Asker
from tui.ui.screens.choosing import ChoosingScreen
from tui.ui.widgets.reading_list import PAGE, ReadingList
from tui.ui.widgets.row_list import RowList

_PAGE, _UNDO = "page", "undo"
_TITLE = "What you have read"


class HistoryScreen(ChoosingScreen[Reading]):
    """Answers with the reading whose story is to be opened again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("H", "dismiss(None)", "Close", show=False, id="history.close"),
        Binding("minus", "forget", "Take it out of the history", show=False, id="history.forget"),
        Binding("z", "undo", "Take back what was done last", show=False, id="history.undo"),
    ]

    def __init__(self, marks: Marks) -> None:
        self._readings = ReadingList()
        self._marks = marks
        super().__init__(_TITLE, self._readings, "Enter opens it, - takes it out, G the first ever, Esc closes")
        self._asker = Asker(self)
        self._out: list[Reading] = []  # what was taken out, the last at the end

    async def on_mount(self) -> None:
        await self._go_to_end(-1)

    def on_unmount(self) -> None:
        self._asker.give_up()

    @on(ReadingList.EndWanted)
    async def _to_end(self, event: ReadingList.EndWanted) -> None:
        event.stop()
        await self._go_to_end(event.side)

    async def _go_to_end(self, side: int) -> None:
        def take(readings: Sequence[Reading]) -> None:
            self._readings.hold(readings, side)
            if not readings:
                self._say("You have read nothing yet.")

        after = 0 if side > 0 else None
        await self._asker.ask(_PAGE, lambda _: self._marks.history(PAGE, after=after), take)

    @on(ReadingList.Wanted)
    def _more(self, event: ReadingList.Wanted) -> None:
        event.stop()
        held = self._readings.readings
        if not held or self._asker.asking(_PAGE):
            return
        before, after = (held[-1].number, None) if event.step > 0 else (None, held[0].number)

        def take(more: Sequence[Reading]) -> None:
            self._readings.extend(more, event.step)

        self._asker.ask_soon(_PAGE, lambda _: self._marks.history(PAGE, before, after=after), take)

    def action_forget(self) -> None:
        if not self._readings.entries:
            return
        reading = self._readings.readings[self._readings.index]
        self._marks.forget_reading(reading)
        self._out.append(reading)
        self._readings.take_out(self._readings.index)
        self._say(f"{in_quotes(reading.headline)} is taken out; z brings it back.")

    def action_undo(self) -> None:
        def take(said: str | None) -> None:
            self._say(said or "There is nothing to take back.")
            if self._out:
                self._readings.put_back(self._out.pop())
            elif said is not None:
                self._asker.ask_soon(_PAGE, lambda _: self._marks.history(PAGE), lambda found: self._hold(found))

        if not self._asker.asking(_UNDO):
            self._asker.ask_soon(_UNDO, lambda _: self._marks.undo(), take)

    def _hold(self, readings: Sequence[Reading]) -> None:
        self._readings.hold(readings, -1)

    def _say(self, words: str) -> None:
        self.query_one("#title", Static).update(words)

    @on(RowList.Chosen)
    def _answer(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(self._readings.readings[event.index])
