"""The box in which one types a search or a filter, and what is offered while one does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static

from tui.cleaning import clean_line, drawable
from tui.ui.asking import Asker
from tui.ui.completing import Begun, begun_in, fields_begun, taken
from tui.ui.widgets.ask_box import AskBox, Purpose

Find = Callable[[Begun], Sequence[str]]
"""What may stand behind a field; asks the library."""
_OFFER = "offer"
_PAUSE = 0.07
"""So long, in seconds, one who types is given to go on before names are looked for."""


class SearchBox(AskBox):
    """Offers fields and names for what is being typed; Tab, or → behind it, takes the first.

    `?` in an empty box asks what can be typed: it is no word.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Take the first choice", show=False, id="search-box.complete"),
    ]

    @dataclass
    class Offered(Message):
        """These may be meant."""

        choices: Sequence[str]

    @dataclass
    class HelpWanted(Message):
        """The reader wants to know what can be typed."""

    def __init__(self, purpose: Purpose, text: str, find: Find) -> None:
        super().__init__(purpose, text)
        self.placeholder = f"{purpose}; ? tells how"
        self._find = find
        self._asker = Asker(self)
        self._begun: Begun | None = None
        self._choices: Sequence[str] = ()

    def on_mount(self) -> None:
        self._offer()

    def on_unmount(self) -> None:
        self._asker.give_up()

    async def _on_key(self, event: Key) -> None:
        if event.character == "?" and not self.value:
            event.prevent_default().stop()
            self.post_message(self.HelpWanted())
        else:
            await super()._on_key(event)

    def action_complete(self) -> None:
        if self._begun is not None and self._choices and self.cursor_at_end:
            self.value = taken(self.value, self._begun, self._choices[0])
            self.cursor_position = len(self.value)

    def action_cursor_right(self, select: bool = False) -> None:
        begun = self._begun
        if not select and self.cursor_at_end and begun is not None and (begun.field or begun.text):
            self.action_complete()
        else:
            super().action_cursor_right(select)

    @on(Input.Changed)
    def _offer(self) -> None:
        self._asker.give_up(_OFFER)
        begun = begun_in(self.value)
        if begun is None or begun.field:
            self._show(begun, ())
        else:
            self._show(begun, fields_begun(begun))
        if begun is not None and begun.field:
            self._asker.ask_soon(
                _OFFER, lambda _: self._find(begun), lambda found: self._show(begun, found), pause=_PAUSE
            )

    def _show(self, begun: Begun | None, choices: Sequence[str]) -> None:
        self._begun = begun
        self._choices = [choice for choice in choices if begun is None or choice.lower() != begun.text.lower()]
        self.post_message(self.Offered(self._choices))


class ChoiceRow(Static):
    """What may be meant by what is being typed, on one row; the first is what Tab takes."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def offer(self, choices: Sequence[str]) -> None:
        """Show these, as many as there is room for."""
        words = [drawable(clean_line(choice)) for choice in choices]
        if not words:
            self.update("")
            return
        first, rest = words[0], "".join(f"  {word}" for word in words[1:])
        self.update(Content.assemble("Tab ", (first, "bold $foreground"), rest))
