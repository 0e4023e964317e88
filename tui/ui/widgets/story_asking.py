"""The box in which one types what to see: words of headlines, words of whole texts, or a date."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from tui.library.query import Query
from tui.ui.asked import as_filter, as_search
from tui.ui.completing import values_begun
from tui.ui.messages import LetKeysGo, Say
from tui.ui.widgets.ask_box import AskBox, Purpose, can_be_date
from tui.ui.widgets.search_box import ChoiceRow, SearchBox
from tui.ui.widgets.story_dates import misunderstood, understood
from tui.ui.widgets.story_search import SearchShelf

CHOOSING = Binding.Group("Which stories, in what order")
PAUSE = 0.07
"""So long, in seconds, one who types is given to go on before it is asked for what is typed."""


class AskingShelf(SearchShelf):
    """Stories that one filters, searches, and goes to a date in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search all stories", show=False, id="sidebar.search", group=CHOOSING),
        Binding("ampersand,backslash", "filter", "Filter", id="sidebar.filter", group=CHOOSING),
        Binding("at", "date", "Go to a date", show=False, id="sidebar.date", group=CHOOSING),
        Binding("escape", "clear", "End search and filter", show=False, id="sidebar.end", group=CHOOSING),
    ]

    def ask_filter(self, words: str) -> None:
        """Show only stories with these words, and say so in the box."""
        self._ask(Purpose.FILTER, words)

    def action_filter(self) -> None:
        self._ask(Purpose.FILTER, self.choice.filter)

    def action_search(self) -> None:
        self.begin_search()
        self._ask(Purpose.SEARCH, self.choice.search)

    def action_date(self) -> None:
        self._ask(Purpose.DATE, "")

    async def action_clear(self) -> None:
        if self.search_begun:
            await self.end_search()
        else:
            await self._filter("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "clear":
            return self.search_begun or bool(self.choice.filter)
        return True

    @on(Input.Changed)
    async def _as_typed(self, event: Input.Changed) -> None:
        event.stop()
        match _purpose(event.input):
            case Purpose.FILTER:
                self.say_what_makes_no_sense(as_filter(event.value))
                await self._filter(event.value, pause=PAUSE)
            case Purpose.SEARCH:
                self.say_what_makes_no_sense(as_search(event.value))
                await self.search(event.value, pause=PAUSE)
            case Purpose.DATE:
                self.post_message(Say(understood(event.value)))

    @on(Input.Submitted)
    async def _to_list(self, event: Input.Submitted) -> None:
        event.stop()
        purpose = _purpose(event.input)
        if purpose is Purpose.SEARCH:
            words = self._finished(event.value, as_search)
            if words != event.value:
                await self.search(words, pause=0)
            if not self.searching:
                await self.end_search()
        elif purpose is Purpose.FILTER:
            await self._filter(self._finished(event.value, as_filter))
        elif purpose is Purpose.DATE and not can_be_date(event.value):
            self.post_message(Say(misunderstood(event.value), trouble=True))
            return
        self.stories.focus()
        await self._close()
        if purpose is Purpose.DATE and event.value.strip():
            self.call_after_refresh(self.go_to_date, event.value)  # the list has the rows of the box by then

    @on(AskBox.Left)
    async def _leave(self, event: AskBox.Left) -> None:
        event.stop()
        purposes = [box.purpose for box in self.query(AskBox)]
        if Purpose.SEARCH in purposes:
            await self.end_search()
        elif Purpose.FILTER in purposes:
            await self._filter("")
        self.stories.focus()
        await self._close()

    def say_what_makes_no_sense(self, asked: Query) -> None:
        """Say what was not understood; nothing, and no longer what was said before, where all was."""
        self.post_message(Say(" ".join(asked.notes)))

    def _finished(self, typed: str, understood: Callable[[str], Query]) -> str:
        """What was typed as it is meant now that one is done: what could have become a date or so is words."""
        done = f"{typed} "
        if understood(typed).notes == understood(done).notes:
            done = typed
        self.say_what_makes_no_sense(understood(done))
        return done

    async def _filter(self, words: str, *, pause: float = 0) -> None:
        if words != self.choice.filter:
            self.choose(filter=words)
            await self.gather(pause=pause)

    def _ask(self, purpose: Purpose, text: str) -> None:
        for each in self.query("AskBox, ChoiceRow"):
            each.remove()
        box = AskBox(purpose, text)
        if purpose in (Purpose.SEARCH, Purpose.FILTER):
            box = SearchBox(purpose, text, lambda begun: values_begun(begun, self._library, self._marks))
            self.mount(ChoiceRow())
        self.mount(box)
        box.focus()
        self.call_after_refresh(lambda: self.post_message(LetKeysGo()))

    async def _close(self) -> None:
        await self.query("AskBox, ChoiceRow").remove()

    @on(SearchBox.Offered)
    def _offer(self, event: SearchBox.Offered) -> None:
        event.stop()
        for row in self.query(ChoiceRow):
            row.offer(event.choices)


def _purpose(box: Input) -> Purpose | None:
    """What is typed for; None for a box that is on its way out."""
    return box.purpose if isinstance(box, AskBox) and box.is_attached else None
