"""Keys that come in twos, numbers, and the keys that lead from story to story."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message

from tui.ui.messages import FollowReference, LeaveStory, Say, StepStory
from tui.ui.widgets.text_find import TextFind

STORIES = Binding.Group("From story to story")
_DIGITS = "1,2,3,4,5,6,7,8,9"


class StoryKeys(TextFind):
    """A story from which keys lead on to others.

    A binding whose key is a bracket and a letter (`]q`) is pressed one after the other.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("J", "step(1)", "Next story", show=False, id="story.next", group=STORIES),
        Binding("K", "step(-1)", "Previous story", show=False, id="story.previous", group=STORIES),
        Binding("p,[u", "unread(-1)", "Previous unread story", show=False, id="story.previous-unread", group=STORIES),
        Binding("]u", "unread(1)", "Next unread story", show=False, id="story.next-unread", group=STORIES),
        Binding(_DIGITS, "number", "Follow the reference of this number", show=False, id="story.number", group=STORIES),
        Binding("h,left", "leave", "Out, to the list", show=False, id="story.leave", group=STORIES),
    ]  # fmt: skip

    @dataclass
    class EndReached(Message):
        """The reader wants to go on at the end of the story; asked again, the next one is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.pending = ""
        """Keys typed that wait for one more: `[`, `]`, or the digits of a reference."""
        self._offered_next = False

    async def on_key(self, event: Key) -> None:
        if self.catches(event):
            return
        if event.character != " ":
            self._offered_next = False
        if self.hints:
            return
        character, pending = event.character or "", self.pending
        if character in ("]", "[") or pending:
            self._set_pending(character if character in ("]", "[") else "")
            event.stop()
            event.prevent_default()
        if pending.isdecimal():
            self._more_digits(pending, character, event.key)
        elif pending:
            for binding in self._bindings.key_to_bindings.get(pending + character, ()):
                await self.run_action(binding.action)
        elif character.isdecimal() and character != "0":
            event.stop()
            self._more_digits("", character, event.key)

    def action_page(self, step: int) -> None:
        if step > 0 and self.at_end:
            self.post_message(StepStory(1) if self._offered_next else self.EndReached())
            self._offered_next = not self._offered_next
        else:
            super().action_page(step)

    def action_step(self, step: int) -> None:
        self.post_message(StepStory(step))

    def action_unread(self, step: int) -> None:
        self.post_message(StepStory(step, unread=True))

    def action_number(self) -> None:
        self.post_message(Say("Type the number that stands before a reference."))

    def action_leave(self) -> None:
        self.post_message(LeaveStory())

    def _more_digits(self, before: str, character: str, key: str) -> None:
        """Follow by number; where longer numbers begin with what was typed, wait for one more key."""
        count = len(self.article.references) if self.article is not None else 0
        typed = before + character if character.isdecimal() else before
        number = int(typed)
        if number > count or not number:
            self.post_message(Say(f"There is no reference {number} in this story."))
        elif character.isdecimal() and number * 10 <= count:
            self._set_pending(typed)
        elif character.isdecimal() or key == "enter":
            self.post_message(FollowReference(number - 1))

    def _set_pending(self, keys: str) -> None:
        self.pending = keys
        self.post_message(self.Moved())
