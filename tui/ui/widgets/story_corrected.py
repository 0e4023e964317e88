"""Stories whose headlines are corrected while they are in the list, or were while nobody looked: marks go with them."""

from __future__ import annotations

from textual import on
from textual.timer import Timer

from tui.library.base import Library, Question
from tui.library.marks import Marks
from tui.ui.widgets.story_news import LiveShelf
from tui.ui.widgets.story_saved import SavedShelf

_CORRECTED = "corrected"


class CorrectedShelf(SavedShelf):
    """Stories that keep what was made of them."""

    CALM = 0.8
    """So long, in seconds, no news come before one looks which stories have other headlines now."""

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__(library, marks)
        self._calm: Timer | None = None

    @on(LiveShelf.Ready)
    @on(LiveShelf.Changed)
    def _look_what_was_corrected_soon(self) -> None:
        if self._calm is not None:
            self._calm.stop()
        self._calm = self.set_timer(self.CALM, self._look_what_was_corrected)

    def _look_what_was_corrected(self) -> None:
        def look(question: Question) -> int:
            from tui.library.corrected import carry_over_corrected

            return carry_over_corrected(self._library, self._marks, question)

        def take(carried: int) -> None:
            if carried:
                self.marked()

        self._asker.ask_soon(_CORRECTED, look, take)

    def marked(self) -> None:
        """Show what was marked."""
        self.marks_changed()
