"""What a list of stories is made of: pages of a library, in an order, from anywhere in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from tui.library.base import Headline, Library, Question, View
from tui.ui.widgets.story_window import PAGE, Listed, StoryWindow

Look = Callable[[Sequence[Headline]], Sequence[Listed]]
"""Looks for what there is to show of some stories besides their headlines."""


def plain(headlines: Sequence[Headline]) -> Sequence[Listed]:
    """Stories with nothing but their headlines."""
    return [Listed(headline) for headline in headlines]


class Page(NamedTuple):
    """Stories that come next; `last` tells that none comes after them."""

    stories: Sequence[Listed]
    last: bool


class Listing(Protocol):
    """Stories in an order. Every method asks the library, so none is for the loop that draws."""

    by_day: bool
    """Whether stories of one day stand together."""

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
    """The stories of a view, by date."""

    by_day = True

    def __init__(self, library: Library, view: View, look: Look = plain, total: int | None = None) -> None:
        self._library = library
        self._look = look
        self._view = view
        self._total = total
        """How many stories are in the view, once they are counted."""

    def ends(self, side: int, question: Question) -> StoryWindow:
        if side < 0:
            found = self._library.headlines_after(self._view, None, PAGE, question)
            return self._window(found, at_top=True, at_bottom=len(found) < PAGE)
        found = self._library.headlines_before(self._view, None, PAGE, question)
        return self._window(found, at_top=len(found) < PAGE, at_bottom=True)

    def around(self, place: int, question: Question) -> StoryWindow:
        here = place - 1 if self._view.oldest_first else place + 1
        below = self._library.headlines_after(self._view, here, PAGE, question)
        above = self._library.headlines_before(self._view, place, PAGE // 2, question)
        return self._window([*above, *below], at_top=len(above) < PAGE // 2, at_bottom=len(below) < PAGE)

    def at_share(self, share: float, question: Question) -> StoryWindow:
        if share <= 0 or share >= 1:
            return self.ends(-1 if share <= 0 else 1, question)
        last = self._library.state().stories - 1
        rank = round(share * last)
        return self.around(self._library.at_rank(last - rank if self._view.oldest_first else rank), question)

    def beyond(self, place: int, step: int, question: Question) -> Page:
        ask = self._library.headlines_after if step > 0 else self._library.headlines_before
        found = ask(self._view, place, PAGE, question)
        return Page(self._look(found), len(found) < PAGE)

    def place_of(self, headline: Headline) -> int:
        return _place_now(self._library, headline)

    def index(self, place: int, window: StoryWindow) -> int:
        return window.nearest(place, oldest_first=self._view.oldest_first)

    def _window(self, found: Sequence[Headline], *, at_top: bool, at_bottom: bool) -> StoryWindow:
        rank, total = 0, len(found)
        if not (at_top and at_bottom):
            total = self._library.state().stories
            if found and not at_top:
                newer = self._library.rank(found[0].place)
                rank = total - 1 - newer if self._view.oldest_first else newer
        window = StoryWindow(self._look(found), at_top, at_bottom, rank, total)
        return (window if self._total is None else window.counted(self._total)).agreeing()


class SortedListing:
    """Stories at places that are all known, in any order."""

    by_day = False

    def __init__(self, library: Library, places: Sequence[int], look: Look = plain) -> None:
        self._library = library
        self._look = look
        self._places = places
        self._ranks = {place: rank for rank, place in enumerate(places)}

    def ends(self, side: int, question: Question) -> StoryWindow:
        return self._window(0 if side < 0 else len(self._places) - PAGE)

    def around(self, place: int, question: Question) -> StoryWindow:
        return self._window(self._rank(place) - PAGE // 2)

    def at_share(self, share: float, question: Question) -> StoryWindow:
        return self._window(round(share * len(self._places)) - PAGE // 2)

    def beyond(self, place: int, step: int, question: Question) -> Page:
        rank = self._rank(place)
        first, end = (rank + 1, rank + 1 + PAGE) if step > 0 else (max(0, rank - PAGE), rank)
        found = self._look(self._library.headlines_at(self._places[first:end]))
        return Page(found, end >= len(self._places) if step > 0 else first == 0)

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

    def _window(self, first: int) -> StoryWindow:
        first = max(0, first)
        places = self._places[first : first + PAGE + PAGE // 2]
        found = self._look(self._library.headlines_at(places))
        total = len(self._places)
        return StoryWindow(found, first == 0, first + len(places) >= total, first, total)


def _place_now(library: Library, headline: Headline) -> int:
    now = library.headline(headline.story_id)
    return now.place if now is not None else headline.place
