"""Titles that stories refer to and that are not in the library, over the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Static

from tui.cleaning import clean_line
from tui.library.base import Library
from tui.library.graph import Wanted
from tui.library.marks import Marks
from tui.library.wanting import still_wanted
from tui.ui.asking import Asker
from tui.ui.screens.choosing import Box, ChoosingScreen
from tui.ui.widgets.row_list import RowList
from tui.ui.widgets.wanted_list import WantedList

MOST = 200
"""So many titles are listed."""
_WANTED = "wanted"


class WantedScreen(ChoosingScreen[Wanted]):
    """Answers with the title whose newest story shall be read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "dismiss(None)", "Close", show=False, id="wanted.close"),
    ]

    def __init__(self, library: Library, marks: Marks) -> None:
        self._wanted = WantedList(marks.read)
        self._library = library
        self._marks = marks
        super().__init__(
            "Wanted titles are being looked for.",
            self._wanted,
            "Enter reads the newest story that refers to it, Esc closes",
        )
        self._asker = Asker(self)

    async def on_mount(self) -> None:
        await self._ask()

    def on_unmount(self) -> None:
        self._asker.give_up()

    def look_again(self) -> None:
        """The library changed: some may be wanted no longer."""
        if not self._asker.asking(_WANTED):
            self.run_worker(self._ask())

    async def _ask(self) -> None:
        def take(found: Sequence[Wanted]) -> None:
            self._wanted.show(found)
            self.query_one("#title", Static).update(self._told(len(found)))
            self.query_one(Box).fit_soon()

        await self._asker.ask(_WANTED, lambda question: still_wanted(self._library, self._marks, MOST, question), take)

    def _told(self, count: int) -> str:
        if not count:
            return f"Nothing is wanted: every story that {clean_line(self._library.name)} refers to is in it."
        if count == MOST:
            return f"Wanted: the first {MOST} titles, and how many stories refer to each"
        titles, each = ("titles", "each") if count > 1 else ("title", "it")
        return f"Wanted: {count} {titles} not here, and how many stories refer to {each}"

    @on(RowList.Chosen)
    def _answer(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(self._wanted.wanted[event.index])
