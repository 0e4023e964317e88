"""What a list of stories is made of: pages of a library, in an order, from anywhere in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from tui.library.base import Headline, Library, Question, View
from tui.ui.finder import Finder
from tui.ui.widgets.story_order import Order
from tui.ui.widgets.story_window import PAGE, Listed, StoryWindow

_FOUND = 30
"""So many hits come at a time: what was found in each of them takes its time."""
_LEAST_ROWS = 4
"""A hit takes at least so many rows of the screen."""


class Page(NamedTuple):
    """Stories that come next; `last` tells that none comes after them."""

    stories: Sequence[Listed]
    last: bool


class Listing(Protocol):
    """Stories in an order. Every method asks the library, so none is for the loop that draws."""

    order: Order
    """The order they are in."""
    finder: Finder
    """What is looked for in them."""

    def ends(self, side: int, question: Question) -> StoryWindow:
        """The first stories (-1) or the last (1)."""

    def around(self, place: int, question: Question) -> StoryWindow:
        """Stories around the one at `place`, or around where it would stand."""

    def at_share(self, share: float, question: Question) -> StoryWindow:
        """Stories around the one that this share of the list stands above, from 0 to 1."""

    def beyond(self, place: int, step: int, question: Question) -> Page:
        """The page right below the story at `place` (1) or above it (-1), in the order of the list."""

    def place_of(self, headline: Headline) -> int:
        """Where the story stands in the library by now: its date may have been corrected."""

    def index(self, place: int, window: StoryWindow) -> int:
        """Where in a window of this list the story at `place` stands, or else the one after where it would stand."""


class DatedListing:
    """The stories of a view, by date. Of hits no more come at first than fill a screen of so many `rows`."""

    def __init__(self, library: Library, view: View, finder: Finder | None = None, rows: int = 80) -> None:
        self.order = Order.OLDEST if view.oldest_first else Order.NEWEST
        self.finder = finder or Finder(library)
        self._library = library
        self._view = view
        self._first, self._page = (rows // _LEAST_ROWS + 1, _FOUND) if self.finder else (PAGE, PAGE)

    def ends(self, side: int, question: Question) -> StoryWindow:
        if side < 0:
            found = self._library.headlines_after(self._view, None, self._first, question)
            return self._window(found, question, at_top=True, at_bottom=len(found) < self._first)
        found = self._library.headlines_before(self._view, None, self._first, question)
        return self._window(found, question, at_top=len(found) < self._first, at_bottom=True)

    def around(self, place: int, question: Question) -> StoryWindow:
        here = place - 1 if self._view.oldest_first else place + 1
        below = self._library.headlines_after(self._view, here, self._page, question)
        above = self._library.headlines_before(self._view, place, self._page // 2, question)
        return self._window(
            [*above, *below], question, at_top=len(above) < self._page // 2, at_bottom=len(below) < self._page
        )

    def at_share(self, share: float, question: Question) -> StoryWindow:
        if share <= 0 or share >= 1:
            return self.ends(-1 if share <= 0 else 1, question)
        last = self._library.state().listed - 1
        rank = round(share * last)
        return self.around(self._library.at_rank(last - rank if self._view.oldest_first else rank), question)

    def beyond(self, place: int, step: int, question: Question) -> Page:
        ask = self._library.headlines_after if step > 0 else self._library.headlines_before
        found = ask(self._view, place, self._page, question)
        return Page(self.finder.look(found, question), len(found) < self._page)

    def place_of(self, headline: Headline) -> int:
        return _place_now(self._library, headline)

    def index(self, place: int, window: StoryWindow) -> int:
        return window.nearest(place, oldest_first=self._view.oldest_first)

    def _window(self, found: Sequence[Headline], question: Question, *, at_top: bool, at_bottom: bool) -> StoryWindow:
        rank, total = 0, len(found)
        if not (at_top and at_bottom):
            total = self._library.state().listed
            if found and not at_top:
                newer = self._library.rank(found[0].place)
                rank = total - 1 - newer if self._view.oldest_first else newer
        return StoryWindow(self.finder.look(found, question), at_top, at_bottom, rank, total).agreeing()


class SortedListing:
    """Stories at places that are all known, in any order."""

    def __init__(self, library: Library, places: Sequence[int], order: Order, finder: Finder | None = None) -> None:
        self.order = order
        self.finder = finder or Finder(library)
        self._library = library
        self._places = places
        self._page = _FOUND if self.finder else PAGE
        self._ranks = {place: rank for rank, place in enumerate(places)}

    def ends(self, side: int, question: Question) -> StoryWindow:
        return self._window(0 if side < 0 else len(self._places) - self._page, question)

    def around(self, place: int, question: Question) -> StoryWindow:
        return self._window(self._rank(place) - self._page // 2, question)

    def at_share(self, share: float, question: Question) -> StoryWindow:
        return self._window(round(share * len(self._places)) - self._page // 2, question)

    def beyond(self, place: int, step: int, question: Question) -> Page:
        rank = self._rank(place)
        first, end = (rank + 1, rank + 1 + self._page) if step > 0 else (max(0, rank - self._page), rank)
        found = self.finder.look(self._library.headlines_at(self._places[first:end]), question)
        return Page(found, end >= len(self._places) if step > 0 else first == 0)

    def beyond_all(self, place: int, step: int) -> Iterator[int]:
        """The places of all stories below the one at `place` (1), or above it (-1), the nearest first."""
        rank = self._rank(place)
        return iter(self._places[rank + 1 :] if step > 0 else self._places[:rank][::-1])

    def place_of(self, headline: Headline) -> int:
        return _place_now(self._library, headline)

    def index(self, place: int, window: StoryWindow) -> int:
        return max(0, min(self._rank(place) - window.rank, len(window) - 1))

    def _rank(self, place: int) -> int:
        """Where the story stands; that of the newest one older than it, where it is not in the list."""
        found = self._ranks.get(place)
        if found is not None:
            return found
        older = max((each for each in self._places if each < place), default=None)
        return self._ranks[older] if older is not None else max(0, len(self._places) - 1)

    def _window(self, first: int, question: Question) -> StoryWindow:
        first = max(0, first)
        places = self._places[first : first + self._page + self._page // 2]
        found = self.finder.look(self._library.headlines_at(places), question)
        total = len(self._places)
        return StoryWindow(found, first == 0, first + len(places) >= total, first, total)


def _place_now(library: Library, headline: Headline) -> int:
    now = library.headline(headline.story_id)
    return now.place if now is not None else headline.place
