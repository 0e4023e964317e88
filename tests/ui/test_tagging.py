"""Tags: typed in a line, completed, shown in the list and in the head of the story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.driving import app_of, burst, press, reading, rows, said, settle
from tests.ui.test_marking import in_list, newsroom
from tui.library.marks import Marks
from tui.typeset.glyphs import ASCII, UNICODE
from tui.ui.app import SpalteApp
from tui.ui.tagging import Tagging, completions, tagging
from tui.ui.widgets.search_box import ChoiceRow
from tui.ui.widgets.story_list import StoryList
from tui.ui.widgets.story_pane import StoryPane
from tui.ui.widgets.story_tags import tagged
from tui.ui.widgets.typing_bar import TypingBar

TAGS = ["klima", "vann", "klimatoppmøte", "vær"]


@pytest.mark.parametrize(
    ("typed", "on", "off"),
    [
        ("", [], []),
        ("klima", ["klima"], []),
        (" klima, vann  #Vær ", ["klima", "vann", "vær"], []),
        ("-klima vann,-Vær", ["vann"], ["klima", "vær"]),
        ("- , #", [], []),
    ],
)
def test_words_are_tags_and_a_minus_takes_one_off(typed: str, on: list[str], off: list[str]) -> None:
    assert tagging(typed) == Tagging(on, off)


@pytest.mark.parametrize(
    ("typed", "has", "offered"),
    [
        ("kl", (), ["klima ", "klimatoppmøte "]),
        ("", (), ["klima ", "vann ", "klimatoppmøte ", "vær "]),
        ("vann, V", (), ["vann, vær "]),
        ("kl", ("klima",), ["klimatoppmøte "]),
        ("-", ("vann", "klima"), ["-vann ", "-klima "]),
        ("-klima -", ("vann", "klima"), ["-klima -vann "]),
        ("#VÆ", (), ["vær "]),
        ("zzz", (), []),
    ],
)
def test_the_last_word_is_completed_to_what_it_can_mean(typed: str, has: tuple[str, ...], offered: list[str]) -> None:
    assert completions(typed, TAGS, has) == offered


@given(st.lists(st.text("klimaæøå", min_size=1), max_size=6), st.integers(0, 60))
def test_tags_never_take_more_room_than_there_is(tags: list[str], width: int) -> None:
    for glyphs in (UNICODE, ASCII):
        assert cell_len(tagged(tags, width, glyphs)) <= width


def test_tags_are_cut_with_a_sign() -> None:
    assert tagged(["klima", "vann"], 20, UNICODE) == " · #klima #vann"
    assert tagged(["klima", "vann"], 12, UNICODE) == " · #klima…"
    assert tagged(["klima", "vann"], 4, UNICODE) == ""


async def test_several_tags_are_typed_and_one_is_taken_off() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "t", *"klima, Vann", "enter")
        assert said(app) == "Tagged #klima #vann."
        assert isinstance(app.focused, StoryList)
        assert "· #klima #vann" in in_list(app)
        assert "#klima #vann" in "\n".join(rows(app))
        await press(pilot, "enter", "t", *"-klima", "enter")
        assert said(app) == "Tagged #vann."
        assert isinstance(app.focused, StoryPane)
        assert "#klima" not in in_list(app) + "\n".join(rows(app))
        await press(pilot, "z")
        assert said(app) == "Taken back: “Første sak” was tagged -klima."
        await press(pilot, "z")
        assert said(app) == "Taken back: “Første sak” was tagged +klima +vann."
        assert "#" not in in_list(app)


async def test_tab_completes_a_tag_and_once_more_with_the_next_best() -> None:
    marks = Marks()
    app = app_of(newsroom(), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "t", *"klima klassekamp vann", "enter", "j", "t", *"kl", "tab")
        bar = app.screen.query_one(TypingBar)
        assert bar.value == "klassekamp "
        await press(pilot, "tab")
        assert bar.value == "klima "
        await press(pilot, "shift+tab")
        assert bar.value == "klassekamp "
        await press(pilot, "tab", *"v", "tab", "enter")
        assert marks.tags("to") == ["klima", "vann"]


@pytest.mark.parametrize("height", [24, 11])
async def test_the_tags_that_may_be_meant_stand_above_the_line_where_there_is_room(height: int) -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(80, height)) as pilot:

        def offered() -> str:
            return str(app.screen.query_one(ChoiceRow).render())

        await settle(pilot)
        await press(pilot, "t")
        assert offered() == ""
        await press(pilot, *"klima klassekamp vann", "enter", "j", "t")
        assert app.screen.query_one(ChoiceRow).display == (height > 11)
        assert offered() == "Tab klassekamp  klima  vann"
        await press(pilot, *"kl")
        assert offered() == "Tab klassekamp  klima"
        await press(pilot, "tab")
        assert offered() == "Tab klima"
        await press(pilot, *"v")
        assert offered() == "Tab vann"
        await press(pilot, "tab", "enter")
        assert not app.screen.query(ChoiceRow)
        await press(pilot, "t", "-")
        assert offered() == "Tab -klassekamp  -vann"


async def test_esc_leaves_the_tags_as_they_were() -> None:
    marks = Marks()
    app = app_of(newsroom(), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "t", *"klima", "escape")
        assert marks.all_tags() == {}
        assert not app.screen.query(TypingBar)
        assert isinstance(app.focused, StoryList)


@pytest.mark.parametrize("before", [(), ("enter",)], ids=["in the list", "in a story"])
async def test_what_is_typed_right_after_the_key_is_meant_for_the_line(before: tuple[str, ...]) -> None:
    marks = Marks()
    app = app_of(newsroom(), marks)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *before)
        await burst(pilot, "t", *"sak", "enter")
        while app._held is not None:
            await settle(pilot)
        await settle(pilot)
        assert marks.all_tags() == {"sak": 1}
        assert not marks.kept_identities()


@pytest.mark.parametrize("size", [(24, 6), (20, 5), (200, 50)])
async def test_it_works_in_any_size(size: tuple[int, int]) -> None:
    marks = Marks()
    app = app_of(newsroom(), marks)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "t", *"klima", "enter", "enter", "t", *"vann", "enter")
        assert marks.tags("en") == ["klima", "vann"]
        assert reading(app).is_active


async def test_without_a_story_there_is_nothing_to_tag() -> None:
    app: SpalteApp = app_of({})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "t", "j")
        assert not app.screen.query(TypingBar)
