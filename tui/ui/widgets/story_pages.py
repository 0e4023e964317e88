"""A list of stories that keeps its place when what is listed changes, and goes anywhere in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from textual.message import Message

from tui.library.base import Headline, Question
from tui.ui.listing import Listing
from tui.ui.widgets.story_fetching import ABOVE, BELOW, LIST, FetchedColumn
from tui.ui.widgets.story_window import StoryWindow

_JUMP = "jump"


class Stand(NamedTuple):
    """Where to stand in a list: at this place, with the story on that row of the screen."""

    place: int
    row: int | None = None


class StoryPages(FetchedColumn):
    """Stories of which the reader chooses what is listed.

    Until the first key the reader stands at the top of the list; then on a story, whatever comes and goes.
    """

    @dataclass
    class Listed(Message):
        """Other stories are held now, or the same of a library that has changed."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, StoryPages.Listed)

    def __init__(self) -> None:
        super().__init__()
        self.moved = False
        """Whether the reader chose where to stand."""

    @property
    def stand(self) -> Stand | None:
        """Where the reader stands; None at the top of the list, where no key has been pressed."""
        here = self.highlighted
        return Stand(here.place, self.row) if here is not None and self.moved else None

    @property
    def relisting(self) -> bool:
        """Whether it is being found out what to list."""
        return self._asker.asking(LIST)

    async def relist(
        self,
        make: Callable[[Question], Listing],
        *,
        stand: Stand | None = None,
        from_top: bool = False,
        pause: float = 0,
    ) -> None:
        """List what `make` finds, called in a thread: from its top, or around `stand`, or else where one stands now."""
        here = None if from_top or stand is not None or not self.moved else self.highlighted

        def fetch(question: Question) -> tuple[Listing, StoryWindow, int | None]:
            listing = make(question)
            if here is None and stand is None:
                return listing, listing.ends(-1, question), None
            place = stand.place if stand is not None else listing.place_of(here) if here is not None else 0
            return listing, listing.around(place, question), place

        def take(found: tuple[Listing, StoryWindow, int | None]) -> None:
            self._asker.give_up(BELOW, ABOVE, _JUMP)
            self.listing, window, place = found
            self.lit = self.listing.finder.lit
            if place is None:
                self._put(window, 0, None)
            else:
                row = stand.row if stand is not None else self.row
                self._put(window, self._index(window, place, here), row)

        self._asker.ask_soon(LIST, fetch, take, pause=pause)
        if not pause:
            await self._asker.wait(LIST)

    async def go_to_end(self, side: int) -> None:
        """Stand on the first story of the list (-1) or the last (1)."""
        if self.window.at_top if side < 0 else self.window.at_bottom:
            self.move_to(0 if side < 0 else len(self.window) - 1)
        else:
            self._jump(
                lambda listing, question: listing.ends(side, question),
                lambda _, window: 0 if side < 0 else len(window) - 1,
            )
            await self._asker.wait(_JUMP)

    def go_to(self, place: int, *, only: str | None = None) -> None:
        """Stand on the story at `place`, else the one that comes after it; with `only`, on that story or not at all."""
        held = self.window.index_of(only) if only is not None else None
        if held is not None:
            self.move_to(held)
            self.look_ahead()
        else:
            self._jump(
                lambda listing, question: listing.around(place, question),
                lambda listing, window: window.index_of(only) if only is not None else listing.index(place, window),
            )

    def go_to_share(self, share: float) -> None:
        """Show the stories that this share of the list stands above, from 0 to 1."""
        self._jump(
            lambda listing, question: listing.at_share(share, question),
            lambda _, window: max(0, min(round(share * (window.total - 1)) - window.rank, len(window) - 1)),
        )

    def _jump(
        self,
        fetch: Callable[[Listing, Question], StoryWindow],
        index: Callable[[Listing, StoryWindow], int | None],
    ) -> None:
        """Hold another window of the list, and stand where `index` says; stay where it says None."""
        listing = self.listing
        if listing is None:
            return

        def take(window: StoryWindow) -> None:
            if (there := index(listing, window)) is not None:
                self._put(window, there, None)

        self._asker.ask_soon(_JUMP, lambda question: fetch(listing, question), take)

    def _index(self, window: StoryWindow, place: int, meant: Headline | None) -> int:
        """Where to stand: where the reader stands now, if that is held, else on the story meant, or at its place."""
        assert self.listing is not None
        for each in (self.highlighted, meant) if meant is not None else ():
            if each is not None and (found := window.index_of(each.story_id)) is not None:
                return found
        return self.listing.index(place, window)

    def _put(self, window: StoryWindow, cursor: int, row: int | None) -> None:
        assert self.listing is not None
        self.show(window, cursor, row, by_day=self.listing.order.by_day)
        self.call_after_refresh(self.look_ahead)  # first what is to be seen
        self.post_message(self.Listed())
