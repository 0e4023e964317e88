"""Asking the reader for a line of words about a story."""

from collections.abc import Callable

from textual import on
from textual.widget import Widget

from tui.library.base import Library
from tui.library.marks import Marks
from tui.ui.messages import LetKeysGo
from tui.ui.screens.overlaid import OverlaidScreen
from tui.ui.widgets.search_box import ChoiceRow
from tui.ui.widgets.text_find import press_again
from tui.ui.widgets.typing_bar import Complete, TypingBar


class TypingScreen(OverlaidScreen):
    """A screen with a line in which one types when asked; then the keys go back to where they were."""

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__(library, marks)
        self._take: Callable[[str], None] | None = None
        self._back: Widget | None = None

    async def ask_line(
        self, what: str, take: Callable[[str], None], *, words: str = "", complete: Complete | None = None
    ) -> None:
        """Ask for a line, `what` standing in it while it is empty; `take` is called with it when the reader is done."""
        await self._close()
        self._take, self._back = take, self.focused
        bar = TypingBar(what, words, complete)
        await self.mount(*((ChoiceRow(), bar) if complete is not None else (bar,)), before=self.foot)
        bar.focus()
        for key in self.story.typed_ahead():
            press_again(self.app, key)
        self.call_after_refresh(lambda: self.post_message(LetKeysGo()))
        self._tell_foot()

    @on(TypingBar.Offered)
    def _offer(self, event: TypingBar.Offered) -> None:
        for row in self.query_children(ChoiceRow):
            row.offer(event.words)

    @on(TypingBar.Done)
    async def _done(self, event: TypingBar.Done) -> None:
        take, back = self._take, self._back
        if back is not None and back.is_attached:
            self.set_focus(back)  # before the line goes: else the keys would go to whatever comes next
        await self._close()
        if take is not None and event.words is not None:
            take(event.words)
        self._tell_foot()

    async def _close(self) -> None:
        self._take = self._back = None
        await self.query_children("TypingBar, ChoiceRow").remove()
