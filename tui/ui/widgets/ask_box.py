"""The line below the list in which words are typed."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class AskBox(Input):
    """Takes words to filter by, or to find; Enter and the arrows go to the list, Esc ends it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Clear", id="ask-box.clear"),
        Binding("down,up", "submit", "To the list", show=False, id="ask-box.to-list"),
    ]

    @dataclass
    class Left(Message):
        """The reader wants none of it."""

    def __init__(self, prompt: str, text: str) -> None:
        super().__init__(text, placeholder=prompt, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def action_leave(self) -> None:
        self.post_message(self.Left())
