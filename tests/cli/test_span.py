"""Stories between two dates, in libraries where full minutes have spilled over."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import cast

from tui.article.document import Grain
from tui.cli.span import Span, stories_in
from tui.library.base import Headline, Library, View
from tui.library.dates import Period
from tui.library.places import first_place

MIDNIGHT = datetime(2019, 5, 1, tzinfo=UTC)
LAST_OF_APRIL = Period(date(2019, 4, 30), date(2019, 4, 30), Grain.MOMENT)
ZONES = 14 * 60 * 64
"""So many places are looked at on either side, since a day begins elsewhere at another hour."""


class Placed:
    """A library of headlines at places of our choice."""

    def __init__(self, *headlines: Headline) -> None:
        self.headlines = sorted(headlines, key=lambda headline: headline.place)
        self.asked = 0

    def headlines_after(self, view: View, place: int | None, limit: int) -> Sequence[Headline]:
        self.asked += 1
        order = self.headlines if view.oldest_first else self.headlines[::-1]
        beyond = [
            each for each in order if place is None or (each.place > place if view.oldest_first else each.place < place)
        ]
        return beyond[:limit]


def at(moment: datetime, place: int) -> Headline:
    return Headline(str(place), str(place), "Sak", moment, True, None, 1, 0, 0, place=place)


def found(*headlines: Headline, since: Period | None = None, until: Period | None = None) -> list[int]:
    library = cast(Library, Placed(*headlines))
    down = [each.place for each in stories_in(library, View(), Span(since, until))]
    up = [each.place for each in stories_in(library, View(oldest_first=True), Span(since, until))]
    assert up == down[::-1]
    return down


def test_a_story_that_spilled_far_into_the_next_day_is_of_its_own_day() -> None:
    spilled = at(MIDNIGHT - timedelta(minutes=1), first_place(MIDNIGHT) + ZONES + 5)
    later = at(MIDNIGHT + timedelta(days=1), first_place(MIDNIGHT) + ZONES + 6)
    assert found(spilled, later, until=LAST_OF_APRIL) == [spilled.place]
    assert found(spilled, later, since=LAST_OF_APRIL) == [later.place, spilled.place]


def test_what_spilled_over_very_many_later_stories_is_found_behind_them() -> None:
    begins = first_place(MIDNIGHT) + ZONES
    full = [at(MIDNIGHT + timedelta(days=1), place) for place in range(begins, begins + 1500)]
    spilled = at(MIDNIGHT - timedelta(minutes=1), begins + 1500)
    assert found(*full, spilled, until=LAST_OF_APRIL) == [spilled.place]


def test_the_day_is_that_of_the_paper_wherever_it_is() -> None:
    east = datetime.fromisoformat("2019-04-30T01:00:00+14:00")
    west = datetime.fromisoformat("2019-04-30T23:00:00-12:00")
    stories = at(east, first_place(east)), at(west, first_place(west))
    assert len(found(*stories, since=LAST_OF_APRIL, until=LAST_OF_APRIL)) == 2


def test_nothing_is_walked_through_that_lies_outside() -> None:
    days = [at(MIDNIGHT + timedelta(days=day), first_place(MIDNIGHT + timedelta(days=day))) for day in range(3000)]
    placed = Placed(*days)
    first = Period(date(2019, 5, 6), date(2019, 5, 6), Grain.MOMENT)
    for oldest_first in (False, True):
        placed.asked = 0
        walk = stories_in(cast(Library, placed), View(oldest_first=oldest_first), Span(first, first))
        assert [each.moment for each in walk] == [MIDNIGHT + timedelta(days=5)]
        assert placed.asked <= 3
