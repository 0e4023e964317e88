"""Asking for stories: by words in the headline, by words in the whole text, and by date."""

from __future__ import annotations

import os
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from tui.library.base import Headline
from tui.library.dates import Period, parse_date, today
from tui.ui.days import days
from tui.ui.finder import Sought
from tui.ui.messages import LetKeysGo, Say
from tui.ui.widgets.ask_box import AskBox, Purpose
from tui.ui.widgets.story_order import Order
from tui.ui.widgets.story_pages import Stand
from tui.ui.widgets.story_shelf import StoryShelf

CHOOSING = Binding.Group("Which stories, in what order")
PAUSE = 0.07
"""So long, in seconds, one who types is given to go on before it is asked for what is typed."""
_DATE = "date"


class AskingShelf(StoryShelf):
    """Stories with a box in which one types what to see of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search all stories", show=False, id="sidebar.search", group=CHOOSING),
        Binding("ampersand,backslash", "filter", "Filter", id="sidebar.filter", group=CHOOSING),
        Binding("at", "date", "Go to a date", show=False, id="sidebar.date", group=CHOOSING),
        Binding("escape", "clear", "End search and filter", show=False, id="sidebar.end", group=CHOOSING),
    ]

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        self._before: tuple[Order, Stand | None] | None = None

    @property
    def searching(self) -> bool:
        """Whether words are looked for in all the text."""
        return bool(self.choice.search.strip())

    @property
    def sought(self) -> Sought | None:
        """What is looked for in the stories listed; None where nothing is."""
        listing = self.stories.listing
        return Sought(self.choice.search, listing.finder.query) if listing is not None and listing.finder else None

    def ask_filter(self, words: str) -> None:
        """Show only stories with these words, and say so in the box."""
        self._ask(Purpose.FILTER, words)

    def action_filter(self) -> None:
        self._ask(Purpose.FILTER, self.choice.filter)

    def action_search(self) -> None:
        if self._before is None:
            self._before = self.choice.order, self.stories.stand
        self._ask(Purpose.SEARCH, self.choice.search)

    def action_date(self) -> None:
        self._ask(Purpose.DATE, "")

    async def action_clear(self) -> None:
        if self._before is not None:
            await self._end_search()
        elif self.choice.filter:
            self.choose(filter="")
            await self.gather()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "clear":
            return self._before is not None or bool(self.choice.filter)
        return True

    @on(Input.Changed)
    async def _as_typed(self, event: Input.Changed) -> None:
        event.stop()
        match self._purpose(event.input):
            case Purpose.FILTER:
                self.choose(filter=event.value)
                await self.gather(pause=PAUSE)
            case Purpose.SEARCH:
                await self._search(event.value)
            case Purpose.DATE:
                self.post_message(Say(self._understood(event.value)))

    @on(Input.Submitted)
    async def _to_list(self, event: Input.Submitted) -> None:
        event.stop()
        purpose = self._purpose(event.input)
        self.stories.focus()
        await event.input.remove()
        if purpose is Purpose.SEARCH and not self.searching:
            await self._end_search()
        elif purpose is Purpose.DATE and event.value.strip():
            self._go_to_date(event.value)

    @on(AskBox.Left)
    async def _clear(self, event: AskBox.Left) -> None:
        event.stop()
        purposes = [box.purpose for box in self.query(AskBox)]
        self.stories.focus()
        await self.query(AskBox).remove()
        if Purpose.SEARCH in purposes:
            await self._end_search()
        elif Purpose.FILTER in purposes and self.choice.filter:
            self.choose(filter="")
            await self.gather()

    def _ask(self, purpose: Purpose, text: str) -> None:
        for box in self.query(AskBox):
            box.remove()
        box = AskBox(purpose, text)
        self.mount(box)
        box.focus()
        self.call_after_refresh(lambda: self.post_message(LetKeysGo()))

    def _purpose(self, box: Input) -> Purpose | None:
        return box.purpose if isinstance(box, AskBox) and box.is_attached else None

    async def _search(self, words: str) -> None:
        order, stand = self._before or (self.choice.order, None)
        if words.strip():
            self.choose(search=words, order=self.choice.order if self.choice.order is Order.BEST else Order.NEWEST)
            await self.gather(from_top=True, pause=PAUSE)
        else:
            self.choose(search="", order=order)
            await self.gather(stand=stand, from_top=stand is None, pause=PAUSE)

    async def _end_search(self) -> None:
        """All as it was before the search, the story one stood on and its row, too."""
        order, stand = self._before or (self.choice.order, None)
        self._before = None
        self.choose(search="", order=order)
        await self.gather(stand=stand, from_top=stand is None)

    def _understood(self, typed: str) -> str:
        if not typed.strip():
            return ""
        period = parse_date(typed, today())
        return self._heading_of(period) if period is not None else f"“{typed}” is no date that is known here."

    def _heading_of(self, period: Period) -> str:
        return days(os.environ).heading(period.moment, period.grain)

    def _go_to_date(self, typed: str) -> None:
        period, choice = parse_date(typed, today()), self.choice
        if period is None:
            self.post_message(Say(self._understood(typed), trouble=True))
            return

        def take(found: Headline | None) -> None:
            self.post_message(Say(self._arrived(period, found)))
            if found is not None:
                self.stories.moved = True
                self.stories.go_to_soon(found.place)

        self._asker.ask_soon(_DATE, lambda question: self._chooser.newest_of(choice, period, question), take)

    def _arrived(self, period: Period, found: Headline | None) -> str:
        wanted = self._heading_of(period)
        if found is None:
            return f"No story is as old as {wanted}."
        if found.moment is not None and found.moment.date() >= period.first:
            return f"{wanted}."
        return (
            f"Nothing of {wanted}; the nearest older story is of {days(os.environ).heading(found.moment, found.grain)}."
        )
