"""Searching all the text of a library: the hits stand in the list, and all is as it was when the search ends."""

from __future__ import annotations

from tui.library.base import Library
from tui.library.marks import Marks
from tui.ui.finder import Sought
from tui.ui.widgets.story_dates import DatedShelf
from tui.ui.widgets.story_order import Order
from tui.ui.widgets.story_pages import Stand


class SearchShelf(DatedShelf):
    """Stories that one searches."""

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__(library, marks)
        self._before: tuple[Order, Stand | None] | None = None

    @property
    def searching(self) -> bool:
        """Whether words are looked for in all the text."""
        return bool(self.choice.search.strip())

    @property
    def search_begun(self) -> bool:
        """Whether the reader is searching, even if nothing is typed by now."""
        return self._before is not None

    @property
    def sought(self) -> Sought | None:
        """What is looked for in the stories listed; None where nothing is."""
        listing = self.stories.listing
        return Sought(self.choice.search, listing.finder.query) if listing is not None and listing.finder else None

    def begin_search(self) -> None:
        """Remember what is listed and where one stands."""
        if self._before is None:
            self._before = self.choice.order, self.stories.stand

    async def search(self, words: str, *, pause: float) -> None:
        """List the stories that say this; all that were listed before where it is nothing."""
        if words.strip():
            best = self.choice.order is Order.BEST
            self.choose(search=words, order=Order.BEST if best else Order.NEWEST)
            await self.gather(from_top=True, pause=pause)
        else:
            await self._list_as_before(pause=pause)

    async def end_search(self) -> None:
        """All is as before the search, the story one stood on and its row, too."""
        await self._list_as_before()
        self._before = None

    async def _list_as_before(self, *, pause: float = 0) -> None:
        order, stand = self._before or (self.choice.order, None)
        self.choose(search="", order=order)
        await self.gather(stand=stand, from_top=stand is None, pause=pause)
