"""The list of stories, on its own."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import on
from textual.app import App, ComposeResult
from textual.strip import Strip

from tests.ui.shelf import headline
from tui.library.base import Headline
from tui.typeset.glyphs import UNICODE
from tui.ui.days import days
from tui.ui.messages import OpenStory
from tui.ui.widgets.story_list import StoryList
from tui.ui.widgets.story_rows import Rows
from tui.ui.widgets.story_words import facts, two_lines

STYLE = Path(__file__).parents[2] / "styles" / "story_list.tcss"


class CountingList(StoryList):
    """Counts the rows it is asked to draw."""

    drawn = 0

    def render_line(self, y: int) -> Strip:
        self.drawn += 1
        return super().render_line(y)


class ListApp(App[None]):
    CSS_PATH: ClassVar = STYLE

    def __init__(self, headlines: Sequence[Headline], read: frozenset[str] = frozenset(), by_day: bool = True) -> None:
        super().__init__()
        self.headlines, self.read, self.by_day = headlines, read, by_day
        self.posted: list[object] = []

    def compose(self) -> ComposeResult:
        yield CountingList()

    def on_mount(self) -> None:
        self.stories.show(self.headlines, read=self.read.__contains__, by_day=self.by_day)
        self.stories.focus()

    @property
    def stories(self) -> CountingList:
        return self.query_one(CountingList)

    def rows(self) -> list[str]:
        return [self.stories.render_line(y).text.rstrip() for y in range(self.stories.size.height)]

    @on(StoryList.Highlighted)
    def _note_where(self, event: StoryList.Highlighted) -> None:
        self.posted.append(event.story_id)

    def on_open_story(self, event: OpenStory) -> None:
        self.posted.append(event)


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


async def test_leaving_the_page_goes_on_half_a_page() -> None:
    async with ListApp(many(100), by_day=False).run_test(size=(40, 24)) as pilot:
        assert isinstance(pilot.app, ListApp)
        stories = pilot.app.stories
        tops = []
        for _ in range(24):
            await pilot.press("down")
            tops.append(stories.scroll_offset.y)
        assert len(set(tops)) <= 6
        assert stories.index == 24


@pytest.mark.parametrize(
    ("keys", "index"),
    [("G", 99), ("Gg", 0), ("jjk", 1), ("Gk", 98), ("jgg", 0)],
)
async def test_moving_about(keys: str, index: int) -> None:
    async with ListApp(many(100)).run_test(size=(40, 24)) as pilot:
        assert isinstance(pilot.app, ListApp)
        await pilot.press(*keys)
        assert pilot.app.stories.index == index
        assert any(row.startswith("▌") for row in pilot.app.rows())


async def test_a_page_and_back_leads_on_and_back() -> None:
    async with ListApp(many(100)).run_test(size=(40, 24)) as pilot:
        assert isinstance(pilot.app, ListApp)
        seen = [0]
        for key in ["space", "pagedown", "space", "b", "pageup", "b"]:
            await pilot.press(key)
            seen.append(pilot.app.stories.index)
        assert seen[0] < seen[1] < seen[2] < seen[3] > seen[4] > seen[5] > seen[6]


async def test_moving_tells_where_one_stands_and_enter_asks_to_open_it() -> None:
    async with ListApp(many(3)).run_test() as pilot:
        assert isinstance(pilot.app, ListApp)
        await pilot.press("j", "enter", "l")
        assert pilot.app.posted == ["Story 0", "Story 1", OpenStory("Story 1"), OpenStory("Story 1")]


async def test_until_the_first_key_one_stands_on_the_newest_and_then_where_one_is() -> None:
    old = many(30)
    async with ListApp(old).run_test(size=(40, 24)) as pilot:
        assert isinstance(pilot.app, ListApp)
        stories = pilot.app.stories
        newer = [headline("Newer", hours=-1), *old]
        stories.show(newer, read=frozenset[str]().__contains__, by_day=True)
        await pilot.pause()
        assert stories.highlighted == newer[0]
        await pilot.press(*"jjjjjjjjjj")
        await pilot.pause()
        row = next(number for number, text in enumerate(pilot.app.rows()) if text.startswith("▌"))
        newest = [headline("Newest", hours=-2), *newer]
        stories.show(newest, read=frozenset[str]().__contains__, by_day=True)
        await pilot.pause()
        assert stories.highlighted == newer[10]
        assert pilot.app.rows()[row].startswith("▌")


async def test_when_the_story_one_stands_on_goes_one_stays_in_its_place() -> None:
    old = many(5)
    async with ListApp(old).run_test() as pilot:
        assert isinstance(pilot.app, ListApp)
        await pilot.press("j", "j")
        pilot.app.stories.show(old[:2] + old[3:], read=frozenset[str]().__contains__, by_day=True)
        assert pilot.app.stories.highlighted == old[3]
        pilot.app.stories.show((), read=frozenset[str]().__contains__, by_day=True)
        await pilot.press("j", "k", "G", "space", "enter")
        assert pilot.app.stories.highlighted is None


async def test_a_key_costs_the_same_in_a_list_of_a_hundred_thousand(monkeypatch: pytest.MonkeyPatch) -> None:
    stories = many(100_000)
    async with ListApp(stories).run_test(size=(40, 24)) as pilot:
        assert isinstance(pilot.app, ListApp)
        asked = 0

        class Counted(list[Headline]):
            def __getitem__(self, index):  # type: ignore[no-untyped-def]
                nonlocal asked
                asked += 1
                return super().__getitem__(index)

            def __iter__(self):  # type: ignore[no-untyped-def]
                raise AssertionError("a key went through the whole list")

        pilot.app.stories._headlines = Counted(stories)
        await pilot.press("G", "k", "space", "b", "g", "j", "j")
        assert asked < 200


async def test_a_click_stands_on_a_story_and_a_second_one_opens_it() -> None:
    async with ListApp(many(5)).run_test(size=(40, 24)) as pilot:
        assert isinstance(pilot.app, ListApp)
        await pilot.click(CountingList, offset=(5, 4))
        await pilot.click(CountingList, offset=(5, 4))
        assert pilot.app.posted == ["Story 0", "Story 1", OpenStory("Story 1")]


async def test_words_that_are_looked_for_are_lit() -> None:
    async with ListApp([headline("Stormen tok taket, og stormen gikk")]).run_test() as pilot:
        assert isinstance(pilot.app, ListApp)
        pilot.app.stories.light(["storm"])
        lit = [
            segment.text for segment in pilot.app.stories.render_line(1) if segment.style and segment.style.underline
        ]
        assert lit == ["Storm", "storm"]


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
        (12, "12:00 · NTB…"),
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
    assert tuple(named.heading(moment, coarse=False, today=today) for moment in moments) == said
    assert "2019" in named.heading(moments[0], coarse=True, today=today)
