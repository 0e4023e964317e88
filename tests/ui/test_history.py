"""What was read, and when: page by page, by day, and open again."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.app import App
from textual.widgets import Static

from tests.driving import app_of, pane, press, reading, said, settle
from tests.ui.shelf import Shelf, headline
from tests.ui.test_marking import newsroom
from tui.library.marks import Marks
from tui.ui.app import SpalteApp
from tui.ui.screens.history import HistoryScreen
from tui.ui.widgets.reading_list import PAGE, ReadingList

MANY = 4 * PAGE + 50


@pytest.fixture
def long_read(tmp_path: Path) -> Iterator[Marks]:
    """Somebody has read a story an hour, for weeks."""
    path = tmp_path / "marks.sqlite"
    Marks(path).close()
    noon = datetime.now().astimezone().replace(hour=12, minute=0)
    with closing(sqlite3.connect(path)) as connection, connection:
        for number in range(MANY):
            name, at = f"sak {number}", noon - timedelta(hours=MANY - 1 - number)
            connection.execute("INSERT INTO known VALUES (?1, ?1, ?1, 'NTB', NULL)", (name,))
            day, seconds = int(f"{at:%Y%m%d}"), int(at.timestamp())
            connection.execute("INSERT INTO reading (identity, day, at) VALUES (?, ?, ?)", (name, day, seconds))
    with closing(Marks(path)) as marks:
        yield marks


def history(app: App[None]) -> ReadingList:
    assert isinstance(app.screen, HistoryScreen)
    return app.screen.query_one(ReadingList)


def drawn(app: App[None]) -> list[str]:
    rows = history(app)
    return [rows.render_line(y).text.rstrip(" ▐") for y in range(rows.size.height)]


async def test_the_latest_stands_on_top_under_its_day(long_read: Marks) -> None:
    app = app_of(newsroom(), long_read)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "H")
        rows = drawn(app)
        assert len(rows) > 15
        assert rows[:2] == ["Today", f"12:00  sak {MANY - 1}  NTB"]
        assert "Yesterday" in rows
        assert rows[rows.index("Yesterday") - 1] == ""


async def test_all_of_it_can_be_walked_though_little_is_held(long_read: Marks) -> None:
    app = app_of(newsroom(), long_read)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "H")
        rows = history(app)
        seen = [rows.readings[0]]
        for key, last in (("space", "sak 0"), ("b", f"sak {MANY - 1}")):
            while seen[-1].headline != last:
                await press(pilot, key)
                assert rows.readings[rows.index] != seen[-1]
                assert len(rows.readings) <= 3 * PAGE
                seen.append(rows.readings[rows.index])
        numbers = [each.number for each in seen]
        turn = numbers.index(min(numbers))
        assert numbers[: turn + 1] == sorted(numbers[: turn + 1], reverse=True)
        assert numbers[turn:] == sorted(numbers[turn:])


async def test_the_first_ever_and_the_latest_are_a_key_away(long_read: Marks) -> None:
    app = app_of(newsroom(), long_read)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "H", "G")
        rows = history(app)
        assert rows.readings[rows.index].headline == "sak 0"
        await press(pilot, "g")
        assert rows.readings[rows.index].headline == f"sak {MANY - 1}"


async def test_enter_opens_the_story_again_and_backspace_comes_back() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "q", "j", "enter", "H", "j", "enter")
        open_now = pane(app).headline
        assert open_now is not None
        assert open_now.story_id == "en"
        await press(pilot, "backspace")
        assert pane(app).headline != open_now


async def test_a_reading_is_taken_out_and_comes_back_where_it_stood(long_read: Marks) -> None:
    app = app_of(newsroom(), long_read)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "H", "j", "j")
        before, rows = drawn(app), history(app)
        here = rows.readings[rows.index]
        await press(pilot, "-", "-")
        assert here not in rows.readings
        assert rows.index == 2
        title = app.screen.query_one("#title", Static)
        assert str(title.render()) == f"“sak {MANY - 4}” is taken out; z brings it back."
        await press(pilot, "z")
        assert str(title.render()) == f"Taken back: “sak {MANY - 4}” was taken out of the history."
        await press(pilot, "z")
        assert rows.readings[rows.index] == here
        assert drawn(app) == before
        await press(pilot, "escape", "H")
        assert drawn(app) == ["Today", *before[1:]]


async def test_in_the_history_whatever_was_done_last_is_taken_back_and_the_list_shows_it() -> None:
    marks = Marks()
    app = app_of(newsroom(), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "q", "s", "H", "-", "-", "escape", "H", "z")
        assert [each.headline for each in history(app).readings] == ["Første sak"]
        await press(pilot, "z")
        assert not marks.kept("en")
        await press(pilot, "escape")
        stories = reading(app).sidebar.stories
        assert not any("★" in stories.render_line(y).text for y in range(stories.size.height))
        await press(pilot, "H", "z")
        assert str(app.screen.query_one("#title", Static).render()) == "There is nothing to take back."


async def test_a_story_that_is_gone_is_told_and_one_that_came_anew_is_opened() -> None:
    marks = Marks()
    library = Shelf(headline("Ferje"), headline("Storm", hours=1))
    app = SpalteApp(library, marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        marks.mark_opened(headline("Borte for alltid"))
        await press(pilot, "H", "enter")
        assert said(app) == "“Borte for alltid” is not in shelf."
        marks._readings[-1:] = [type(each)(each.number, "Storm", "another", "Storm", None, each.moment)
                                for each in marks._readings[-1:]]  # fmt: skip
        await press(pilot, "H", "enter")
        open_now = pane(app).headline
        assert open_now is not None
        assert open_now.text == "Storm"


async def test_who_has_read_nothing_is_told_so() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "H")
        assert str(app.screen.query_one("#title", Static).render()) == "You have read nothing yet."
        await press(pilot, "enter", "j", "G", "escape")
        assert reading(app).is_active


@pytest.mark.parametrize("size", [(20, 5), (200, 50)])
async def test_it_works_in_any_size(long_read: Marks, size: tuple[int, int]) -> None:
    app = app_of(newsroom(), long_read)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "H", "j", "space", "G")
        rows = history(app)
        assert rows.readings[rows.index].headline == "sak 0"
        assert any("sak 0" in row for row in drawn(app))
