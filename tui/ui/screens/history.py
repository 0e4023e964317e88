"""What one has read, and when, over the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Static

from tui.library.marked import Reading
from tui.library.marks import Marks
from tui.ui.asking import Asker
from tui.ui.screens.choosing import ChoosingScreen
from tui.ui.widgets.reading_list import PAGE, ReadingList
from tui.ui.widgets.row_list import RowList

_PAGE = "page"


class HistoryScreen(ChoosingScreen[Reading]):
    """Answers with the reading whose story is to be opened again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("H", "dismiss(None)", "Close", show=False, id="history.close"),
    ]

    def __init__(self, marks: Marks) -> None:
        self._readings = ReadingList()
        self._marks = marks
        super().__init__(
            "What you have read", self._readings, "Enter opens it again, G goes to the first ever, Esc closes"
        )
        self._asker = Asker(self)

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
                self.query_one("#title", Static).update("You have read nothing yet.")

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

    @on(RowList.Chosen)
    def _answer(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(self._readings.readings[event.index])
