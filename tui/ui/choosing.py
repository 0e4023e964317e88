"""What a reader has chosen, found in a library. Every method asks it, so none is for the loop that draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from tui.library.base import Headline, Library, Question, State, View
from tui.library.keys import key_of, story_id_of
from tui.library.places import first_place
from tui.library.query import NOTHING
from tui.ui.asked import Asked, as_filter, as_search
from tui.ui.finder import Finder
from tui.ui.listing import DatedListing, Listing, SortedListing
from tui.ui.places_of import PlacesOf
from tui.ui.widgets.story_choice import AMONG, Counts, StoryChoice
from tui.ui.widgets.story_order import Order, Show, sort_key

if TYPE_CHECKING:
    from tui.library.dates import Period
    from tui.library.marks import Marks

MOST_SORTED = 10_000
"""Longer lists are in the order of dates only, and are not marked as a whole."""
_BEST = 200
_AT_A_TIME = 1_000
_ZONES = timedelta(hours=14)
"""As far as any clock on earth is from UTC."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of a choice, and how many stories had come into the library by then, but for those that are folded."""

    choice: StoryChoice
    counts: Counts
    added: int


class Chooser:
    """Finds what is chosen. Safe from any thread."""

    def __init__(self, library: Library, marks: Marks) -> None:
        self._library = library
        self._marks = marks
        self._kept = PlacesOf(library)
        self._read = PlacesOf(library)
        self._counted: tuple[int, View, int] | None = None
        self._filter = Asked(library, marks, as_filter)
        self._search = Asked(library, marks, as_search)

    def ask_anew(self) -> None:
        """The marks that a search asks for are looked at anew, also where it is the same search."""
        self._search.forget_marks()

    def listing(self, choice: StoryChoice, room: int, question: Question, rows: int = 80) -> Listing:
        """The stories chosen; by date where they are too many for the order chosen.

        Passages fill `room` cells; the list shows so many `rows`.
        """
        view = self.view(choice)
        finder = Finder(self._library, view.search, room, view.filter)
        if choice.order is Order.BEST:
            return SortedListing(self._library, self._best(view, question), choice.order, finder)
        if not choice.order.by_day and (places := self._sorted(view, choice, question)) is not None:
            return SortedListing(self._library, places, choice.order, finder)
        return DatedListing(self._library, view, finder, rows)

    def view(self, choice: StoryChoice) -> View:
        """The choice as a view of the library as it is now."""
        kept = None
        version = self._library.state().version
        if choice.show is not Show.ALL:
            kept = self._kept.find(choice.kept, version)
        return View(
            filter=self._filter.query(choice.filter, version),
            search=self._search.query(choice.search, version),
            oldest_first=choice.order is Order.OLDEST,
            within=kept if choice.show not in (Show.ALL, Show.UNREAD) else None,
            without=kept if choice.show is Show.UNREAD else None,
        )

    def count(self, choice: StoryChoice, question: Question) -> Tally:
        """How many stories are chosen, and how many of them are unread."""
        state = self._library.state()
        counts = self._counts(choice, state, question)
        return Tally(choice, counts, state.added - state.folded)

    def count_to(self, choice: StoryChoice, most: int, question: Question) -> int:
        """How many stories are chosen, counted no further than that."""
        return self._library.count(self.view(choice), question, most=most)

    def _counts(self, choice: StoryChoice, state: State, question: Question) -> Counts:
        if choice.whole:
            read = self._read_now(state.version)
            left = self._library.count(View(without=read), question) if state.folded else state.stories - len(read)
            return Counts(state.listed, state.listed, left)
        view = self.view(choice)
        if self._counted is None or self._counted[:2] != (state.version, view):
            self._counted = state.version, view, self._library.count(view, question)
        listed, unread = self._counted[2], None
        if choice.show is Show.ALL and not choice.search.strip():
            unread = self._library.count(replace(view, without=self._read_now(state.version)), question)
        return Counts(state.listed, listed, unread)

    def lost(self) -> frozenset[str]:
        """The ids of stories whose files have become unreadable since they were read."""
        return frozenset(story_id_of(key_of(str(error.path))) for error in self._library.unreadable())

    def next_to(
        self, choice: StoryChoice, listing: Listing, here: Headline, step: int, unread: bool, question: Question
    ) -> Headline | None:
        """The next story below `here` (1) or above it (-1), or the next unread one."""
        if isinstance(listing, SortedListing):
            passed = set(self._read_now(self._library.state().version)) if unread else set()
            place = next((place for place in listing.beyond_all(here.place, step) if place not in passed), None)
            found = self._library.headlines_at([place]) if place is not None else ()
        else:
            view = self.view(choice)
            if unread:
                read = self._read_now(self._library.state().version)
                view = replace(view, without=sorted({*(view.without or ()), *read}) if view.without else read)
            ask = self._library.headlines_after if step > 0 else self._library.headlines_before
            found = ask(view, listing.place_of(here), 1, question)
        return found[0] if found else None

    def newest_of(self, choice: StoryChoice, period: Period, question: Question) -> Headline | None:
        """The newest story of that day, month or year, as the stories themselves state it; else the nearest older one.

        None where none is as old.
        """
        view = replace(self.view(choice), oldest_first=False)
        place, end = _place(period.last, timedelta(days=1) + _ZONES), _place(period.first, -_ZONES)
        older: Headline | None = None
        while page := self._library.headlines_after(view, place, _AT_A_TIME, question):
            for each in page:
                day = each.moment.date() if each.moment is not None else None
                if day is not None and period.first <= day <= period.last:
                    return each
                if older is None and (day is None or day < period.first):
                    older = each
                if older is not None and (end is None or each.place < end):
                    return older
            place = page[-1].place
        return older

    def identities(self, choice: StoryChoice, question: Question) -> list[str] | None:
        """The identities of all stories chosen; None where they are too many."""
        found = []
        for page in self._pages(self.view(choice), question):
            found += [each.identity for each in page]
            if len(found) > MOST_SORTED:
                return None
        return found

    def _sorted(self, view: View, choice: StoryChoice, question: Question) -> list[int] | None:
        key = sort_key(choice.order, choice.read.__contains__)
        found = []
        for page in self._pages(view, question):
            found += [(key(each), each.place) for each in page]
            if len(found) > MOST_SORTED:
                return None
        found.sort(key=lambda each: each[0])
        return [place for _, place in found]

    def _best(self, view: View, question: Question) -> list[int]:
        found = self._library.best(view.search, _BEST, AMONG, question)
        places = [each.place for each in found]
        if view.filter or view.within is not None or view.without:
            within = sorted(places if view.within is None else set(places).intersection(view.within))
            rest = replace(view, search=NOTHING, within=within)
            kept = {each.place for each in self._library.headlines_after(rest, None, _BEST, question)}
            places = [place for place in places if place in kept]
        return places

    def _pages(self, view: View, question: Question) -> Iterator[list[Headline]]:
        place = None
        while page := self._library.headlines_after(view, place, _AT_A_TIME, question):
            yield list(page)
            place = page[-1].place

    def _read_now(self, version: int) -> list[int]:
        return list(self._read.find(self._marks.read_identities(), version))


def _place(day: date, margin: timedelta) -> int | None:
    """The first place of the day, moved by the margin; None where no calendar goes."""
    try:
        return first_place(datetime(day.year, day.month, day.day, tzinfo=UTC) + margin)
    except OverflowError:
        return None
