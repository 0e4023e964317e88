"""What a reader has chosen, found in a library."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.ui.shelf import NOON, Shelf, four_stories, headline, id_of, one_read
from tui.article.document import Grain
from tui.library import dates
from tui.library.base import Headline, Question
from tui.library.dates import parse_date
from tui.library.marks import Marks
from tui.library.query import Query
from tui.ui import asked
from tui.ui.choosing import MOST_SORTED, Chooser
from tui.ui.listing import Listing
from tui.ui.places_of import PlacesOf
from tui.ui.widgets.story_choice import StoryChoice
from tui.ui.widgets.story_order import Order, Show

TODAY = NOON.date()


def titles(listing: Listing) -> list[str]:
    return [each.text for each in listing.ends(-1, Question()).headlines]


@pytest.fixture
def shelf() -> Shelf:
    return four_stories()


@pytest.fixture
def marks() -> Marks:
    return one_read()


@pytest.fixture
def chooser(shelf: Shelf, marks: Marks) -> Chooser:
    return Chooser(shelf, marks)


@pytest.mark.parametrize(
    ("order", "first"),
    [
        (Order.NEWEST, "Brann i Bergen"),
        (Order.OLDEST, "Ærlig talt"),
        (Order.UNREAD, "Brann i Bergen"),
        (Order.LONGEST, "Åpning av broen"),
        (Order.TITLE, "Brann i Bergen"),
    ],
)
def test_every_order_is_kept(chooser: Chooser, order: Order, first: str) -> None:
    listing = chooser.listing(StoryChoice(order), 80, Question())
    assert listing.order is order
    assert titles(listing)[0] == first
    assert len(titles(listing)) == 4


def test_yesterday_is_another_day_tomorrow(chooser: Chooser, monkeypatch: pytest.MonkeyPatch) -> None:
    for day, expected in ((TODAY, ["Ærlig talt"]), (TODAY + timedelta(days=1), ["Brann i Bergen", "Storm og brann"])):
        monkeypatch.setattr(asked, "today", lambda day=day: day)
        monkeypatch.setattr(dates, "today", lambda day=day: day)
        listing = chooser.listing(StoryChoice(search='-ntb from:yesterday to:"i går"'), 80, Question())
        assert [title for title in titles(listing) if "broen" not in title] == expected


def test_what_is_equal_in_an_order_stands_newest_first(chooser: Chooser, marks: Marks) -> None:
    choice = StoryChoice(Order.UNREAD, read=marks.read_identities())
    assert titles(chooser.listing(choice, 80, Question())) == [
        "Brann i Bergen", "Åpning av broen", "Ærlig talt", "Storm og brann",
    ]  # fmt: skip


def test_what_is_typed_is_expanded_once_for_hits_and_count(
    shelf: Shelf, chooser: Chooser, monkeypatch: pytest.MonkeyPatch
) -> None:
    expanded: list[Query] = []
    expand = shelf.expand

    def noted(query: Query) -> Query:
        expanded.append(query)
        return expand(query)

    monkeypatch.setattr(shelf, "expand", noted)
    choice = StoryChoice(search="brann")
    chooser.listing(choice, 80, Question())
    chooser.count(choice, Question())
    assert len(expanded) == 1
    shelf.add(headline("Brannen er slukket"))
    chooser.count(choice, Question())
    assert len(expanded) == 2, "the library may hold other forms by now"


def test_too_many_stories_stay_in_the_order_of_dates() -> None:
    many = Shelf(*(headline(f"Sak {number}", hours=number) for number in range(MOST_SORTED + 1)))
    chooser = Chooser(many, Marks())
    assert chooser.listing(StoryChoice(Order.TITLE), 80, Question()).order is Order.NEWEST
    assert chooser.identities(StoryChoice(), Question()) is None
    many.remove("Sak 7")
    assert chooser.listing(StoryChoice(Order.TITLE), 80, Question()).order is Order.TITLE
    assert len(chooser.identities(StoryChoice(), Question()) or ()) == MOST_SORTED


def test_the_best_hits_stand_first_and_meet_all_that_is_chosen(shelf: Shelf, marks: Marks) -> None:
    chooser = Chooser(shelf, marks)
    choice = StoryChoice(Order.BEST, search="brann")
    assert titles(chooser.listing(choice, 80, Question())) == ["Brann i Bergen", "Storm og brann"]
    unread = StoryChoice(Order.BEST, Show.UNREAD, search="brann", kept=marks.read_identities())
    assert titles(chooser.listing(unread, 80, Question())) == ["Brann i Bergen"]
    read = StoryChoice(Order.BEST, Show.READ, search="brann", kept=marks.read_identities())
    assert titles(chooser.listing(read, 80, Question())) == ["Storm og brann"]
    filtered = StoryChoice(Order.BEST, search="brann", filter="storm")
    assert titles(chooser.listing(filtered, 80, Question())) == ["Storm og brann"]


def test_counts_follow_what_is_read_and_what_comes(shelf: Shelf, marks: Marks, chooser: Chooser) -> None:
    def counts() -> tuple[int, int | None, int | None]:
        counts = chooser.count(StoryChoice(), Question()).counts
        return counts.stories, counts.listed, counts.unread

    assert counts() == (4, 4, 3)
    marks.mark_read("Brann i Bergen", True)
    assert counts() == (4, 4, 2)
    marks.mark_read("Storm og brann", False)
    assert counts() == (4, 4, 3)
    shelf.add(headline("Ny", hours=-1))
    assert counts() == (5, 5, 4)
    filtered = chooser.count(StoryChoice(filter="bra"), Question()).counts
    assert (filtered.listed, filtered.unread) == (2, 1)


def test_where_read_stories_stand_is_not_asked_again_for_one_more(shelf: Shelf) -> None:
    asked: list[int] = []
    places = shelf.places

    def count(identities):  # type: ignore[no-untyped-def]
        asked.append(len(identities))
        return places(identities)

    shelf.places = count  # type: ignore[method-assign]
    found = PlacesOf(shelf)
    version = shelf.state().version
    three = frozenset({"Brann i Bergen", "Storm og brann", "Ærlig talt"})
    assert list(found.find(three, version)) == sorted(places(three))
    assert list(found.find(three | {"Åpning av broen"}, version)) == sorted(places(three | {"Åpning av broen"}))
    assert list(found.find(three - {"Ærlig talt"}, version)) == sorted(places(three - {"Ærlig talt"}))
    assert asked == [3, 1, 2]
    found.find(three, version + 1)
    assert asked == [3, 1, 2, 3]


@pytest.mark.parametrize("order", [Order.NEWEST, Order.OLDEST, Order.TITLE])
def test_the_next_unread_story_is_found_in_every_order(chooser: Chooser, shelf: Shelf, order: Order) -> None:
    choice = StoryChoice(order)
    listing = chooser.listing(choice, 80, Question())
    stories = [each for each in titles(listing) if each != "Storm og brann"]
    for here, there in zip(stories, [*stories[1:], None], strict=True):
        story = shelf.headline(id_of(here))
        assert story is not None
        found = chooser.next_to(choice, listing, story, 1, True, Question())
        assert (found and found.text) == there
    last = shelf.headline(id_of(stories[-1]))
    assert last is not None
    found = chooser.next_to(choice, listing, last, -1, True, Question())
    assert found is not None
    assert found.text == stories[-2]


OSLO, NEW_YORK = timezone(timedelta(hours=2)), timezone(timedelta(hours=-4))


def at(name: str, moment: datetime | None, grain: Grain = Grain.MOMENT) -> Headline:
    return Headline(id_of(name), name, name, moment, True, None, 1, 0, 0, grain)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2019-04-30", "late on the 30th in New York"),
        ("2019-05-01", "early on the 1st in Oslo"),
        ("2019-04", "late on the 30th in New York"),
        ("2019-05-02", "late on the 30th in New York"),
        ("2019", "late on the 30th in New York"),
        ("2019-04-29", "some time in April"),
        ("2017", "some time in 2015"),
        ("2014", "no date"),
    ],
)
def test_a_date_is_that_of_the_stories_themselves(typed: str, found: str) -> None:
    shelf = Shelf(
        at("early on the 1st in Oslo", datetime(2019, 5, 1, 0, 30, tzinfo=OSLO)),
        at("late on the 30th in New York", datetime(2019, 4, 30, 23, 30, tzinfo=NEW_YORK)),
        at("late on the 30th in Oslo", datetime(2019, 4, 30, 23, 30, tzinfo=OSLO)),
        at("some time in April", datetime(2019, 4, 1, tzinfo=UTC), Grain.MONTH),
        at("some time in 2015", datetime(2015, 1, 1, tzinfo=UTC), Grain.YEAR),
        at("no date", None),
    )
    period = parse_date(typed, TODAY)
    assert period is not None
    story = Chooser(shelf, Marks()).newest_of(StoryChoice(Order.OLDEST), period, Question())
    assert story is not None
    assert story.text == found


def test_files_that_became_unreadable_are_known_by_the_ids_of_their_stories(shelf: Shelf, chooser: Chooser) -> None:
    assert chooser.lost() == frozenset()
    shelf.spoil("Brann i Bergen")
    assert chooser.lost() == {id_of("Brann i Bergen")}
