"""What one can type in a search is told where one types it, and with the keys."""

import re

import pytest

from tests.driving import press, reading, settle
from tests.test_house import README
from tests.ui.shelf import four_stories
from tui.library.fields import FIELDS, STATES
from tui.library.marks import Marks
from tui.library.query import parse
from tui.ui.app import SpalteApp
from tui.ui.screens.help import HelpScreen
from tui.ui.screens.page import PageScreen
from tui.ui.screens.search_help import LANGUAGE, SearchHelpScreen
from tui.ui.widgets.search_box import SearchBox


@pytest.mark.parametrize("size", [(80, 24), (24, 6)])
async def test_a_question_mark_in_an_empty_box_tells_what_can_be_typed(size: tuple[int, int]) -> None:
    app = SpalteApp(four_stories(), Marks())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "/", "?")
        assert isinstance(app.screen, SearchHelpScreen)
        assert "speaker:" in app.screen.words
        await press(pilot, "escape", "a", "?")
        box = reading(app).query_one(SearchBox)
        assert box.has_focus
        assert box.value == "a?"


async def test_all_of_it_is_in_view_in_a_small_terminal() -> None:
    app = SpalteApp(four_stories(), Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "/", "?")
        assert isinstance(app.screen, PageScreen)
        assert app.screen._pane.max_scroll_y == 0


async def test_it_stands_at_the_end_of_the_keys() -> None:
    app = SpalteApp(four_stories(), Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "?")
        assert isinstance(app.screen, HelpScreen)
        _, told = app.screen.words.split("What to type in a search\n")
        assert told.count("\n") == len(LANGUAGE)


def test_every_field_is_told_on_the_page_and_in_the_readme() -> None:
    told = " ".join(f"{typed} {meaning}" for typed, meaning in LANGUAGE)
    table = README.split("### What to type in a search")[1].split("\n### ")[0]
    for word in (*(f"{field}:" for field in FIELDS), *(f"is:{state}" for state in STATES)):
        assert word in told
        assert re.search(rf"`[^`]*\b{word}", table)


def test_what_is_shown_to_be_typed_makes_sense() -> None:
    for typed, _ in LANGUAGE:
        examples = re.sub(r"(\w+:)(?=\s|$)", r"\g<1>x", typed)
        assert not parse(examples).notes
