"""What changes the marks from without: a headline that is corrected, and another window of the same reader."""

from __future__ import annotations

from time import monotonic

from textual import on
from textual.events import Mount
from textual.timer import Timer

from tui.library.base import Library, Question
from tui.library.marks import Marks
from tui.ui.widgets.story_news import LiveShelf
from tui.ui.widgets.story_saved import SavedShelf

_CORRECTED, _ELSEWHERE = "corrected", "elsewhere"
_AT_MOST = 1.0
"""While keys are pressed one looks every so many seconds what was marked in another window."""


class MarksShelf(SavedShelf):
    """Stories that show what is made of them elsewhere, and keep what was made of them before."""

    CALM = 0.8
    """So long, in seconds, no news come before one looks which stories have other headlines now."""

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__(library, marks)
        self._calm: Timer | None = None
        self._looked = 0.0
        self._seen: int | None = None
        """The version of the library that was looked at last."""

    @on(Mount)
    def _look_when_one_comes_back(self) -> None:
        self.watch(self.app, "app_focus", self._look_elsewhere, init=False)

    def rest(self) -> None:
        super().rest()
        if monotonic() - self._looked >= _AT_MOST:
            self._look_elsewhere()

    def _look_elsewhere(self) -> None:
        """See what was marked in another window."""
        if not self._marks.lasting or self._asker.asking(_ELSEWHERE):
            return
        self._looked = monotonic()
        self._asker.ask_soon(
            _ELSEWHERE, lambda _: self._marks.look_again(), lambda changed: self.marked() if changed else None
        )

    @on(LiveShelf.Ready)
    @on(LiveShelf.Changed)
    def _look_what_was_corrected_soon(self) -> None:
        if self._calm is not None:
            self._calm.stop()
        self._calm = self.set_timer(self.CALM, self._look_what_was_corrected)

    def _look_what_was_corrected(self) -> None:
        def look(question: Question) -> int:
            from tui.library.corrected import carry_over_corrected

            state = self._library.state()
            known, carried = f"{self._library.name} {state.version} {state.stories} {state.added}", 0
            if self._seen is not None or self._marks.recall(_CORRECTED) != known:
                carried = carry_over_corrected(self._library, self._marks, question, self._seen)
            if not question.overtaken:
                self._seen = state.version
                self._marks.remember(_CORRECTED, known)
            return carried

        def take(carried: int) -> None:
            if carried:
                self.marked()

        self._asker.ask_soon(_CORRECTED, look, take)

    def marked(self) -> None:
        """Show what was marked."""
        self.marks_changed()
