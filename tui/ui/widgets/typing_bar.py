"""The line above the last one, in which one types something about a story: tags, a note, a name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from tui.ui.widgets.line_box import LineBox

_MOST = 12
"""So many words are offered."""
Complete = Callable[[str], Sequence[str]]
"""What can be meant by what was typed so far, the likeliest first; each is all of it, completed."""


class TypingBar(LineBox):
    """Enter takes what was typed, Esc leaves all as it was, Tab completes it, and once more with the next best."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave all as it was", show=False, id="typing.leave"),
        Binding("tab", "complete(1)", "Complete", show=False, id="typing.complete"),
        Binding("shift+tab", "complete(-1)", "Complete, the other way", show=False, id="typing.complete-back"),
    ]

    @dataclass
    class Done(Message):
        """The reader is done; `words` is None where nothing is to be made of it."""

        words: str | None

    @dataclass
    class Offered(Message):
        """The next words that Tab completes to."""

        words: Sequence[str]

    def __init__(self, what: str, words: str = "", complete: Complete | None = None) -> None:
        super().__init__(words, placeholder=what, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._complete = complete
        self._offered: Sequence[str] = ()
        self._at = -1

    @property
    def keys(self) -> Sequence[tuple[str, str]]:
        """What one can press here."""
        completes = (("Tab", "complete"),) if self._complete is not None else ()
        return (("Enter", "done"), *completes, ("Esc", "leave as it was"))

    def on_mount(self) -> None:
        self._tell()

    def action_leave(self) -> None:
        self.post_message(self.Done(None))

    def action_complete(self, step: int) -> None:
        if self._complete is None:
            return
        if not self._offered:
            self._offered, self._at = self._complete(self.value), -1 if step > 0 else 0
        if self._offered:
            self._at = (self._at + step) % len(self._offered)
            with self.prevent(Input.Changed):
                self.value = self._offered[self._at]
            self.cursor_position = len(self.value)
            self._tell([*self._offered[self._at + 1 :], *self._offered[: self._at]])

    @on(Input.Changed)
    def _offer_anew(self, event: Input.Changed) -> None:
        event.stop()
        self._offered = ()
        self._tell()

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Done(event.value))

    def _tell(self, offered: Sequence[str] | None = None) -> None:
        """Say which words Tab completes to."""
        if self._complete is not None:
            offered = self._complete(self.value) if offered is None else offered
            self.post_message(self.Offered([each.split()[-1] for each in offered[:_MOST]]))
