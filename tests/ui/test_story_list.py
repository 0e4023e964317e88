"""The list of stories, on its own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import on
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot
from textual.strip import Strip

from tests.driving import press, settle
from tests.ui.shelf import Shelf, headline, id_of
from tui.article.document import Grain
from tui.library.base import EVERYTHING, Headline, Question, View
from tui.library.query import parse
from tui.typeset.glyphs import UNICODE
from tui.ui.days import days
from tui.ui.finder import Finder
from tui.ui.listing import DatedListing, Listing, SortedListing
from tui.ui.messages import OpenStory
from tui.ui.widgets.story_list import StoryList
from tui.ui.widgets.story_order import Order
from tui.ui.widgets.story_rows import Rows
from tui.ui.widgets.story_window import MOST, PAGE
from tui.ui.widgets.story_words import facts, state, two_lines

STYLE = Path(__file__).parents[2] / "styles" / "story_list.tcss"


class CountingList(StoryList):
    """Counts the rows it is asked to draw."""

    drawn = 0

    def render_line(self, y: int) -> Strip:
        self.drawn += 1
        return super().render_line(y)


class ListApp(App[None]):
    CSS_PATH: ClassVar = STYLE

    def __init__(
        self, headlines: Sequence[Headline], read: frozenset[str] = frozenset(), order: Order = Order.NEWEST
    ) -> None:
        super().__init__()
        self.library, self.read, self.order = Shelf(*headlines), read, order
        self.posted: list[object] = []

    def compose(self) -> ComposeResult:
        yield CountingList()

    async def on_mount(self) -> None:
        self.stories.read = self.read.__contains__
        await self.relist()
        self.stories.focus()

    async def relist(self) -> None:
        await self.stories.relist(lambda _: self.listing)

    @property
    def listing(self) -> Listing:
        places = [each.place for each in self.library.headlines_after(EVERYTHING, None, 1_000)]
        if self.order.by_day:
            return DatedListing(self.library, View(oldest_first=self.order is Order.OLDEST))
        return SortedListing(self.library, places, self.order)

    @property
    def stories(self) -> CountingList:
        return self.query_one(CountingList)

    @property
    def here(self) -> str | None:
        headline = self.stories.highlighted
        return headline.text if headline is not None else None

    def rows(self) -> list[str]:
        return [self.stories.render_line(y).text.rstrip(" ▐") for y in range(self.stories.size.height)]

    @on(StoryList.Highlighted)
    def _note_where(self, event: StoryList.Highlighted) -> None:
        self.posted.append(event.story_id)

    def on_open_story(self, event: OpenStory) -> None:
        self.posted.append(event)


def list_app(pilot: Pilot[None]) -> ListApp:
    assert isinstance(pilot.app, ListApp)
    return pilot.app


def many(count: int) -> list[Headline]:
    return [headline(f"Story {number}", hours=number) for number in range(count)]


async def test_a_story_is_a_headline_and_a_calm_line_under_its_day() -> None:
    one = headline("Stormen tok taket av fjøset", minutes=3, source="NTB", quotes=5)
    async with ListApp([one, headline("Ferja gikk på grunn", hours=30)], frozenset({"Ferja gikk på grunn"})).run_test(
        size=(60, 12)
    ) as pilot:
        assert isinstance(pilot.app, ListApp)
        assert pilot.app.rows()[:8] == [
            " Tuesday 12 March 2019 " + "─" * 35,
            "▌● Stormen tok taket av fjøset",
            "▌  12:00 · NTB · 3 min · 5 quotes",
            "",
            " Monday 11 March 2019 " + "─" * 36,
            "   Ferja gikk på grunn",
            "   06:00 · 1 min",
            "",
        ]


async def test_a_long_headline_takes_two_rows_and_is_cut_after_that() -> None:
    title = "Stormen tok taket av fjøset og la det pent ned hos naboen, som ikke ville ha det"
    async with ListApp([headline(title)]).run_test(size=(29, 8)) as pilot:
        assert isinstance(pilot.app, ListApp)
        assert pilot.app.rows()[1:4] == ["▌● Stormen tok taket av", "▌  fjøset og la det pent n…", "▌  12:00 · 1 min"]


async def test_stories_of_which_no_more_is_known_stand_under_their_month_their_year_and_undated() -> None:
    month = replace(headline("Saken fra mars", hours=11 * 24), grain=Grain.MONTH)
    year = replace(headline("Saken fra i fjor", hours=9_000), grain=Grain.YEAR)
    async with ListApp([headline("Saken"), month, year, replace(headline("En sak"), moment=None)]).run_test(
        size=(30, 16)
    ) as pilot:
        await settle(pilot)
        rows = [row.strip(" ─") for row in list_app(pilot).rows()]
        assert rows[:1] + rows[4:6] + rows[8:10] + rows[12:15] == [
            "Tuesday 12 March 2019", "March 2019", "● Saken fra mars", "2018", "● Saken fra i fjor",
            "Undated", "● En sak", "1 min",
        ]  # fmt: skip


async def test_foreign_markup_is_shown_as_it_stands() -> None:
    async with ListApp([headline("[bold]Hei[/] [@click=app.quit]her[/")]).run_test() as pilot:
        assert isinstance(pilot.app, ListApp)
        assert "[bold]Hei[/] [@click=app.quit]her[/" in pilot.app.rows()[1]


async def test_a_move_in_view_draws_two_stories_anew_and_no_more() -> None:
    async with ListApp(many(100)).run_test(size=(40, 24)) as pilot:
        assert isinstance(pilot.app, ListApp)
        stories = pilot.app.stories
        stories.drawn = 0
        await pilot.press("j")
        assert stories.drawn == 4


@pytest.mark.parametrize("order", [Order.NEWEST, Order.TITLE])
async def test_leaving_the_page_goes_on_half_a_page(order: Order) -> None:
    async with ListApp(many(100), order=order).run_test(size=(40, 24)) as pilot:
        app = list_app(pilot)
        tops = []
        for _ in range(24):
            await press(pilot, "down")
            tops.append(app.rows()[1])
        assert len(set(tops)) <= 6
        assert app.here == "Story 24"


@pytest.mark.parametrize(
    ("keys", "here"),
    [("G", "Story 999"), ("Gg", "Story 0"), ("jjk", "Story 1"), ("Gk", "Story 998"), ("jgg", "Story 0")],
)
@pytest.mark.parametrize("order", [Order.NEWEST, Order.TITLE])
async def test_moving_about(keys: str, here: str, order: Order) -> None:
    async with ListApp(many(1_000), order=order).run_test(size=(40, 24)) as pilot:
        app = list_app(pilot)
        await settle(pilot)
        await press(pilot, *keys)
        assert app.here == here
        assert any(row.startswith("▌") for row in app.rows())


async def test_a_page_and_back_leads_on_and_back() -> None:
    async with ListApp(many(100)).run_test(size=(40, 24)) as pilot:
        app = list_app(pilot)
        await settle(pilot)
        seen = [0]
        for key in ["space", "pagedown", "space", "b", "pageup", "b"]:
            await press(pilot, key)
            seen.append(int((app.here or "").split()[1]))
        assert seen[0] < seen[1] < seen[2] < seen[3] > seen[4] > seen[5] > seen[6]


@pytest.mark.parametrize("order", [Order.NEWEST, Order.OLDEST, Order.LONGEST])
async def test_every_story_is_passed_once_on_the_way_down_and_up(order: Order) -> None:
    async with ListApp(many(300), order=order).run_test(size=(40, 24)) as pilot:
        app = list_app(pilot)
        await settle(pilot)
        passed = [app.here]
        for step in (1, -1):
            for _ in range(299):
                await app.stories.action_move(step)
                passed.append(app.here)
        names = [f"Story {number}" for number in range(300)]
        names = names[::-1] if order is Order.OLDEST else names
        assert passed == [*names, *names[-2::-1]]


async def test_moving_tells_where_one_stands_and_enter_asks_to_open_it() -> None:
    async with ListApp(many(3)).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter", "l")
        story = id_of("Story 1")
        assert list_app(pilot).posted == [id_of("Story 0"), story, OpenStory(story), OpenStory(story)]


async def test_until_the_first_key_one_stands_on_the_newest_and_then_where_one_is() -> None:
    async with ListApp(many(30)).run_test(size=(40, 24)) as pilot:
        app = list_app(pilot)
        await settle(pilot)
        app.library.add(headline("Newer", hours=-1))
        await app.relist()
        assert app.here == "Newer"
        await press(pilot, *"jjjjjjjjjj")
        row = next(number for number, text in enumerate(app.rows()) if text.startswith("▌"))
        app.library.add(headline("Newest", hours=-2))
        await app.relist()
        assert app.here == "Story 9"
        assert app.rows()[row].startswith("▌")


async def test_when_the_story_one_stands_on_goes_one_stays_in_its_place() -> None:
    async with ListApp(many(5)).run_test() as pilot:
        app = list_app(pilot)
        await settle(pilot)
        await press(pilot, "j", "j")
        app.library.remove("Story 2")
        await app.relist()
        assert app.here == "Story 3"
        for name in ("Story 0", "Story 1", "Story 3", "Story 4"):
            app.library.remove(name)
        await app.relist()
        await press(pilot, "j", "k", "G", "space", "enter")
        assert app.here is None


async def test_a_story_whose_date_is_corrected_is_stood_on_where_it_went() -> None:
    async with ListApp(many(300)).run_test(size=(40, 24)) as pilot:
        app = list_app(pilot)
        await settle(pilot)
        await press(pilot, "j", "j")
        app.library.add(headline("Story 2", hours=250.5))
        await app.relist()
        assert app.here == "Story 2"
        assert app.stories.window[app.stories.index + 1].text == "Story 251"


async def test_a_key_in_a_list_of_a_hundred_thousand_asks_the_library_for_nothing_most_of_the_time() -> None:
    async with ListApp(many(100_000)).run_test(size=(40, 24)) as pilot:
        app = list_app(pilot)
        await settle(pilot)
        app.library.asked.clear()
        for _ in range(1_000):
            await app.stories.action_move(1)
            assert len(app.stories.window) <= MOST
        assert app.here == "Story 1000"
        await settle(pilot)
        assert app.library.asked == ["headlines_after"] * len(app.library.asked)
        assert len(app.library.asked) < 20
        for key in ("G", "g"):
            app.library.asked.clear()
            await press(pilot, key)
            assert len([each for each in app.library.asked if each.startswith("headlines")]) == 1


async def test_the_next_page_is_there_well_before_it_is_needed() -> None:
    async with ListApp(many(1_000)).run_test(size=(40, 24)) as pilot:
        app = list_app(pilot)
        await settle(pilot)
        assert len(app.stories.window) == PAGE
        for _ in range(PAGE // 2):
            await app.stories.action_move(1)
        await settle(pilot)
        assert len(app.stories.window) == 2 * PAGE


@pytest.mark.parametrize("step", [1, -1])
async def test_nothing_moves_on_the_screen_when_a_page_comes(step: int) -> None:
    async with ListApp(many(1_000)).run_test(size=(40, 24)) as pilot:
        app = list_app(pilot)
        await settle(pilot)
        app.stories.go_to_share(0.5)
        await settle(pilot)
        for _ in range(2):
            before, window = app.rows(), app.stories.window
            page = app.listing.beyond(window[-1 if step > 0 else 0].place, step, Question())
            grown = (window.with_below if step > 0 else window.with_above)(page.stories, last=page.last)
            here = grown.index_of(window[app.stories.index].story_id)
            assert here is not None
            app.stories.replace_window(grown, here - app.stories.index)
            assert app.rows() == before


async def test_a_library_that_answers_late_keeps_no_key_waiting() -> None:
    async with ListApp(many(1_000)).run_test(size=(40, 24)) as pilot:
        app = list_app(pilot)
        await settle(pilot)
        late = Event()
        asked = app.library.headlines_before

        def wait(*given: Any) -> Sequence[Headline]:
            late.wait()
            return asked(*given)

        app.library.headlines_before = wait  # type: ignore[method-assign, assignment]
        await pilot.press("G", "j", "j")
        assert app.here == "Story 2"
        late.set()
        await settle(pilot)
        assert app.here == "Story 999"


async def test_a_newer_question_overtakes_an_older_one_in_the_library_too() -> None:
    async with ListApp(many(1_000)).run_test(size=(40, 24)) as pilot:
        app = list_app(pilot)
        await settle(pilot)
        overtaken = Event()
        asked = app.library.headlines_before

        def wait(view: View, place: int | None, limit: int, question: Question) -> Sequence[Headline]:
            with question.asked(overtaken.set):
                overtaken.wait()
            return asked(view, place, limit, question)

        app.library.headlines_before = wait  # type: ignore[method-assign, assignment]
        await pilot.press("G")
        app.stories.go_to_share(0.25)
        await settle(pilot)
        assert overtaken.is_set()
        assert app.here == "Story 250"


async def test_the_bar_at_the_edge_shows_where_one_is_and_leads_there() -> None:
    async with ListApp(many(10_000)).run_test(size=(40, 24)) as pilot:
        app = list_app(pilot)
        await settle(pilot)
        assert app.stories.bar == range(1)
        await pilot.mouse_down(CountingList, offset=(39, 12))
        await settle(pilot)
        assert 12 in app.stories.bar
        assert 5_000 <= int((app.here or "").split()[1]) <= 5_400
        await pilot.hover(CountingList, offset=(39, 23))
        await settle(pilot)
        assert app.here == "Story 9999"
        assert app.stories.bar == range(23, 24)
        await pilot.mouse_up(CountingList, offset=(39, 23))
        await pilot.hover(CountingList, offset=(39, 2))
        await settle(pilot)
        assert app.here == "Story 9999"


async def test_the_wheel_moves_what_is_in_view_and_one_stands_on_something_there() -> None:
    async with ListApp(many(1_000)).run_test(size=(40, 24)) as pilot:
        app = list_app(pilot)
        await settle(pilot)
        stories = app.stories
        for _ in range(100):
            stories.post_message(MouseScrollDown(stories, 1, 1, 0, 1, 0, False, False, False))
            await settle(pilot)
        first, end = stories.in_view
        assert first > 50
        assert first <= stories.index < end
        stories.post_message(MouseScrollUp(stories, 1, 1, 0, -1, 0, False, False, False))
        await settle(pilot)
        assert stories.in_view[0] < first


async def test_a_click_stands_on_a_story_and_a_second_one_opens_it() -> None:
    async with ListApp(many(5)).run_test(size=(40, 24)) as pilot:
        await settle(pilot)
        await pilot.click(CountingList, offset=(5, 4))
        await pilot.click(CountingList, offset=(5, 4))
        await settle(pilot)
        assert list_app(pilot).posted == [id_of("Story 0"), id_of("Story 1"), OpenStory(id_of("Story 1"))]


async def test_what_is_looked_for_is_lit_in_the_headline_and_in_the_passage_below() -> None:
    async with ListApp([headline("Det var stormen", hours=1), headline("Stormen, sa hun")]).run_test() as pilot:
        app = list_app(pilot)
        query = app.library.expand(parse("var", unfinished=True))
        listing = DatedListing(app.library, View(search=query), Finder(app.library, query))
        await app.stories.relist(lambda _: listing)
        assert app.rows()[1:4] == ["▌● Stormen, sa hun", "▌  Det var en gang.", "▌  12:00 · 1 min"]
        lit = [
            segment.text
            for row in range(8)
            for segment in app.stories.render_line(row)
            if segment.style and segment.style.underline
        ]
        assert lit == ["var", "var", "var"]


async def test_the_story_one_stands_on_is_lit_only_while_the_list_has_the_keys() -> None:
    async with ListApp(many(3)).run_test() as pilot:
        app = list_app(pilot)
        grounds = []
        for focused in (True, False, True):
            app.set_focus(app.stories if focused else None)
            await settle(pilot)
            grounds.append({segment.style and segment.style.bgcolor for segment in app.stories.render_line(1)})
        assert grounds[0] == grounds[2] != grounds[1]


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=90), st.integers(0, 400)), min_size=1, max_size=30),
    st.integers(0, 60),
)
def test_every_row_belongs_to_one_story(stories: list[tuple[str, int]], width: int) -> None:
    headlines = [headline(name, hours=hours) for name, hours in sorted(stories, key=lambda one: one[1])]
    rows = Rows(headlines, width, by_day=True)
    at = 0
    for index in range(len(headlines)):
        top, end = rows.block(index)
        assert top == at
        assert {rows.at(row) for row in range(top, end)} == {index}
        first, last = rows.story(index)
        assert top <= first < last <= end - 1
        at = end
    assert at == rows.height


def test_a_time_that_is_only_that_of_the_file_has_a_sign() -> None:
    one = Headline("a", "a", "a", datetime(2019, 3, 12, 12, 0, tzinfo=UTC), False, "NTB", 3, 0, 0)
    english = days({"LANG": "en_GB.UTF-8"})
    assert facts(one, 60, english, UNICODE, dated=False) == "~12:00 · NTB · 3 min"
    assert facts(one, 60, english, UNICODE, dated=True) == "~12 March 2019 12:00 · NTB · 3 min"
    assert state(one, english.wording, UNICODE, read=True) == "~12 March 2019 12:00 · read · NTB"
    at_midnight = replace(one, moment=datetime(2019, 3, 12, tzinfo=UTC))
    assert facts(at_midnight, 60, english, UNICODE, dated=False) == "~00:00 · NTB · 3 min"
    nothing_known = replace(one, moment=None)
    assert facts(nothing_known, 60, english, UNICODE, dated=True) == "NTB · 3 min"


@given(st.text(max_size=120), st.integers(1, 50))
def test_two_lines_are_never_too_wide(text: str, width: int) -> None:
    lines = two_lines(text, width, "…")
    assert len(lines) <= 2
    assert all(cell_len(line) <= max(width, 1) for line in lines)


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (60, "12:00 · NTB · 3 min · 5 quotes · 1 reference"),
        (40, "12:00 · NTB · 3 min · 5 quotes · 1 ref"),
        (33, "12:00 · NTB · 3 min · 5 “” · 1 ▸"),
        (30, "12:00 · NTB · 3 min"),
        (16, "12:00 · NTB"),
        (12, "12:00 · NTB"),
        (10, "12:00 · N…"),
    ],
)
def test_facts_say_less_where_room_is_short(width: int, said: str) -> None:
    one = Headline("a", "a", "a", datetime(2019, 3, 12, 12, 0, tzinfo=UTC), True, "NTB", 3, 5, 1)
    assert facts(one, width, days({"LANG": "en_GB.UTF-8"}), UNICODE, dated=False) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en_GB.UTF-8", ("Today", "Yesterday", "Sunday 10 March 2019")),
        ("nb_NO.UTF-8", ("I dag", "I går", "Søndag 10. mars 2019")),
        ("nn_NO", ("I dag", "I går", "Sundag 10. mars 2019")),
        ("de_DE", ("Heute", "Gestern", "Sonntag 10. März 2019")),
    ],
)
def test_days_are_named_in_the_readers_language(language: str, said: tuple[str, str, str]) -> None:
    named = days({"LC_ALL": language})
    today = datetime(2019, 3, 12, tzinfo=UTC).date()
    moments = [datetime(2019, 3, day, 12, 0, tzinfo=UTC) for day in (12, 11, 10)]
    assert tuple(named.heading(moment, today=today) for moment in moments) == said
    assert "2019" in named.heading(moments[0], Grain.MONTH, today=today)
    assert named.heading(moments[0], Grain.YEAR, today=today) == "2019"
    assert named.heading(None) == {"en_GB.UTF-8": "Undated", "de_DE": "Ohne Datum"}.get(language, named.undated)
