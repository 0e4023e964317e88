"""The line in which one types what to find in the story."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from tui.ui.widgets.line_box import LineBox


class FindBar(LineBox):
    """Says what is typed as it is typed, and when the reader is done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "done(False)", "End the find", show=False, id="find.end"),
        Binding("down,tab", "done(True)", "Keep what is lit, back to the story", show=False, id="find.keep"),
    ]

    @dataclass
    class Typed(Message):
        """These words are to be found."""

        words: str

    @dataclass
    class Done(Message):
        """Typing has ended; with `keep` the matches stay lit."""

        keep: bool

    def __init__(self, words: str) -> None:
        super().__init__(words, placeholder="find in this story", compact=True)
        self.cursor_blink = False

    def action_done(self, keep: bool) -> None:
        self.post_message(self.Done(keep))

    @on(Input.Changed)
    def _say(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Done(bool(event.value.strip())))
