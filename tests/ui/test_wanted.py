"""The titles that stories refer to and that are not here, on the screen."""

from datetime import UTC, datetime

import pytest
from textual.app import App
from textual.widgets import Static

from tests.driving import Newsroom, pane, press, reading, settle
from tests.ui.test_reading import open_now, pointing
from tui.library.marks import Marks
from tui.typeset.lines import StopKind
from tui.ui.app import SpalteApp
from tui.ui.screens.wanted import WantedScreen
from tui.ui.widgets.row_list import RowList


def newsroom() -> Newsroom:
    library = Newsroom({})
    for name, day, headline, titles in (
        ("en", 1, "Første sak", ("Borte for alltid", "Andre sak")),
        ("to", 2, "Andre sak", ("Borte for alltid", "Aldri trykt")),
        ("tre", 3, "Tredje sak", ()),
    ):
        story = pointing(headline, *titles, paragraphs=1)
        library.put_article(name, story, datetime(2019, 4, day, 12, 5, tzinfo=UTC), source="NTB")
    return library


def shown(app: App[None]) -> list[str]:
    assert isinstance(app.screen, WantedScreen)
    rows = app.screen.query_one(RowList)
    drawn = [rows.render_line(y).text.rstrip(" ▐") for y in range(rows.size.height)]
    return [str(app.screen.query_one("#title", Static).render()), *filter(None, drawn)]


async def test_the_most_wanted_stand_first_with_the_newest_story_that_refers_to_each() -> None:
    app = SpalteApp(newsroom(), Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        assert shown(app) == [
            "Wanted: 2 titles not here, and how many stories refer to each",
            "2 Borte for alltid",
            "  Andre sak · 2 April 2019 12:05 · unread · NTB",
            "1 Aldri trykt",
            "  Andre sak · 2 April 2019 12:05 · unread · NTB",
        ]


async def test_the_newest_story_that_refers_is_read_and_one_comes_back_to_where_one_was() -> None:
    app = SpalteApp(newsroom(), Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "w", "j", "enter")
        assert open_now(app) == "to"
        here = pane(app).here
        assert here is not None
        assert (here.kind, here.which) == (StopKind.REFERENCE, 1)
        await press(pilot, "backspace")
        assert open_now(app) == "tre"
        await press(pilot, "q", "w", "enter", "backspace")
        assert not reading(app).has_class("-reading")


async def test_it_is_a_command_by_name() -> None:
    app = SpalteApp(newsroom(), Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        commands = {command.title: command.callback for command in app.get_system_commands(app.screen)}
        commands["Wanted stories: titles that are not here"]()
        await settle(pilot)
        assert isinstance(app.screen, WantedScreen)


async def test_what_the_reader_said_the_meaning_of_is_not_wanted() -> None:
    marks = Marks()
    marks.correct("Borte for alltid", "tre")
    app = SpalteApp(newsroom(), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        assert shown(app)[:2] == ["Wanted: 1 title not here, and how many stories refer to it", "1 Aldri trykt"]


async def test_a_title_is_gone_when_its_story_comes_and_one_stands_where_one_stood() -> None:
    library = newsroom()
    library.put_article("fire", pointing("Fjerde sak", "Sist trykt"), datetime(2019, 4, 4, tzinfo=UTC))
    app = SpalteApp(library, Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w", "j")
        library.put_article("kom", pointing("Borte for alltid", paragraphs=1), datetime(2019, 4, 3, tzinfo=UTC))
        library.announce()
        await settle(pilot)
        assert shown(app)[1::2] == ["1 Sist trykt", "1 Aldri trykt"]
        await press(pilot, "enter")
        assert open_now(app) == "fire"


async def test_where_nothing_is_wanted_it_says_so() -> None:
    app = SpalteApp(Newsroom({"en": pointing("Første sak")}), Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w", "enter")
        assert shown(app) == ["Nothing is wanted: every story that newsroom refers to is in it."]
        await press(pilot, "w")
        assert reading(app) is app.screen


@pytest.mark.parametrize("size", [(20, 5), (24, 6), (1, 1)])
async def test_no_terminal_is_too_small_for_it(size: tuple[int, int]) -> None:
    app = SpalteApp(newsroom(), Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        await pilot.resize_terminal(*size)
        await press(pilot, "j", "k", "enter")
        assert open_now(app) == "to"
