"""The stories of a list that are held at a time, and the pages they come in."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.shelf import Shelf, headline
from tui.library.base import EVERYTHING, Headline, Overtaken, Question, View
from tui.library.query import parse_filter
from tui.ui.finder import Finder
from tui.ui.listing import DatedListing, Listing, SortedListing
from tui.ui.widgets.story_order import Order
from tui.ui.widgets.story_window import MOST, PAGE, Listed, StoryWindow

STORIES = 1_000


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(
        *(headline(f"Sak {number} {'odde' if number % 2 else 'par'}", hours=number) for number in range(STORIES))
    )


@pytest.fixture(params=["newest", "oldest", "filtered", "sorted"])
def listing(request: pytest.FixtureRequest, shelf: Shelf) -> Listing:
    views = {
        "newest": EVERYTHING,
        "oldest": View(oldest_first=True),
        "filtered": View(filter=parse_filter("par")),
    }
    if request.param in views:
        return DatedListing(shelf, views[request.param])
    places = [each.place for each in shelf.headlines_after(EVERYTHING, None, STORIES)]
    return SortedListing(shelf, sorted(places, key=lambda place: place * 7919 % 1009), Order.TITLE)


def every(listing: Listing) -> list[Headline]:
    window = listing.ends(-1, Question())
    found = list(window.headlines)
    last = window.at_bottom
    while not last:
        page = listing.beyond(found[-1].place, 1, Question())
        found += [each.headline for each in page.stories]
        last = page.last
    return found


def test_pages_down_and_pages_up_are_the_same_stories(listing: Listing) -> None:
    down = every(listing)
    window = listing.ends(1, Question())
    up = list(window.headlines)
    last = window.at_top
    while not last:
        page = listing.beyond(up[0].place, -1, Question())
        up = [*(each.headline for each in page.stories), *up]
        last = page.last
    assert up == down
    assert len({each.place for each in down}) == len(down)


@pytest.mark.parametrize("at", [0, 1, 250, 499])
def test_around_a_story_it_stands_among_its_neighbours(listing: Listing, at: int) -> None:
    stories = every(listing)
    window = listing.around(stories[at].place, Question())
    index = listing.index(stories[at].place, window)
    assert window[index] == stories[at]
    first = at - index
    assert list(window.headlines) == stories[first : first + len(window)]
    assert window.at_top == (first == 0)
    assert window.at_bottom == (first + len(window) == len(stories))


@pytest.mark.parametrize("share", [0, 0.3, 0.5, 0.9, 1])
def test_a_share_of_the_list_leads_there(listing: Listing, share: float) -> None:
    stories = every(listing)
    window = listing.at_share(share, Question()).counted(len(stories))
    assert any(abs(stories.index(each) - share * (len(stories) - 1)) <= 2 for each in window.headlines)
    assert abs(window.rank - stories.index(window[0])) <= 2


def test_a_place_that_no_story_has_is_between_two(listing: Listing) -> None:
    stories = every(listing)
    place = stories[20].place
    window = listing.around(place - 1, Question())
    found = window[listing.index(place - 1, window)]
    assert abs(found.place - place) < 64 * 60 * 3


def test_the_first_hits_are_few_and_have_what_was_found() -> None:
    shelf = Shelf(*(headline(f"Sak {number}", hours=number) for number in range(200)))
    query = parse_filter("gang")
    listing = DatedListing(shelf, View(search=query), Finder(shelf, query), rows=24)
    window = listing.ends(-1, Question())
    assert len(window) == 7, "as many as 24 rows can hold"
    assert not window.at_bottom
    page = listing.beyond(window[-1].place, 1, Question())
    assert len(page.stories) == 30
    assert all(each.passage is not None and each.passage.lit for each in (*window.stories, *page.stories))


def test_nothing_is_looked_for_in_stories_once_nobody_waits() -> None:
    shelf, query, question = Shelf(headline("Sak", hours=0)), parse_filter("sak"), Question()
    question.overtake()
    with pytest.raises(Overtaken):
        Finder(shelf, query).look(shelf.headlines_after(View()), question)


def page_of(first: int, count: int) -> Sequence[Listed]:
    return [Listed(headline(f"Sak {number}", hours=number)) for number in range(first, first + count)]


def test_a_window_drops_at_one_end_what_it_takes_at_the_other() -> None:
    window = StoryWindow(page_of(0, MOST), True, False, 0, 10_000)
    window = window.with_below(page_of(MOST, PAGE), last=False)
    assert len(window) == MOST
    assert (window.rank, window.at_top, window.at_bottom, window.total) == (PAGE, False, False, 10_000)
    window = window.with_above(page_of(0, PAGE), last=True)
    assert [each.text for each in window.headlines[:2]] == ["Sak 0", "Sak 1"]
    assert (window.rank, window.at_top, window.at_bottom) == (0, True, False)


def test_what_is_known_is_better_than_what_was_estimated() -> None:
    window = StoryWindow(page_of(0, 10), False, True, 3, 50).agreeing()
    assert (window.rank, window.total) == (40, 50)
    assert StoryWindow(page_of(0, 10), True, True, 3, 50).agreeing().total == 10
    assert StoryWindow(page_of(0, 10), True, False, 3, 5).agreeing().total == 11


@given(st.integers(1, 300), st.booleans(), st.booleans(), st.integers(0, 10**6), st.integers(0, 10**6))
def test_estimates_always_agree(count: int, top: bool, bottom: bool, rank: int, total: int) -> None:
    for window in (
        StoryWindow(page_of(0, count), top, bottom, rank, total).agreeing(),
        StoryWindow(page_of(0, count), top, bottom, rank, total).agreeing().counted(total // 3),
    ):
        assert window.rank + count <= window.total
        assert (window.rank == 0) == window.at_top
        assert (window.rank + count == window.total) == window.at_bottom
