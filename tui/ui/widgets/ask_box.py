"""The line below the list in which words are typed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.library.dates import parse_date, today
from tui.ui.widgets.line_box import LineBox


class Purpose(StrEnum):
    """What is typed for; the value stands in the box while it is empty."""

    FILTER = "filter"
    SEARCH = "search all stories"
    DATE = "go to date"
    SPEECH = "who said what"


class AskBox(LineBox):
    """Takes words for one purpose; Enter and the arrows go to the list, Esc ends it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Clear", id="ask-box.clear"),
        Binding("down,up", "to_list", "To the list", show=False, id="ask-box.to-list"),
    ]

    @dataclass
    class Left(Message):
        """The reader wants none of it."""

    def __init__(self, purpose: Purpose, text: str) -> None:
        super().__init__(text, placeholder=purpose, compact=True, select_on_focus=False)
        self.purpose = purpose
        self.cursor_blink = False

    def action_leave(self) -> None:
        self.post_message(self.Left())

    async def action_to_list(self) -> None:
        """What Enter does; only that what is no date holds nobody back."""
        if self.purpose is Purpose.DATE and not can_be_date(self.value):
            self.action_leave()
        else:
            await self.action_submit()


def can_be_date(typed: str) -> bool:
    """Whether one can go to what is typed, or where that is nothing, stay."""
    return not typed.strip() or parse_date(typed, today()) is not None
