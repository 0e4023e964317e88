"""What changed in a story: the screen that `D` opens."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.driving import Newsroom, app_of, press, said, settle
from tests.stories import story
from tui.article.article import Article
from tui.article.blocks import Kind
from tui.library.differing import difference
from tui.library.marks import Marks
from tui.typeset.glyphs import ASCII, UNICODE
from tui.ui.app import SpalteApp
from tui.ui.edits import set_edits
from tui.ui.screens.differences import DifferencesScreen

_REST = [(Kind.PARAGRAPH, f"Avsnitt nummer {number} er det samme som før.") for number in range(3)]


def form(*words: str) -> Article:
    """A story of some paragraphs, and three more that stay."""
    return story((Kind.HEADLINE, "Storm"), *((Kind.PARAGRAPH, each) for each in words), *_REST)


def changed_twice() -> SpalteApp:
    """An app whose story stood otherwise before, and once more otherwise before that."""
    newsroom = Newsroom({"storm": form("Det blåser 20 meter i sekundet.")})
    newsroom.put_article("storm", form("Det blåser 25 meter i sekundet."))
    newsroom.put_article("storm", form("Det blåser 25 meter i sekundet.", "Ferjene står."))
    return SpalteApp(newsroom, Marks())


def shown(app: App[None]) -> DifferencesScreen:
    screen = app.screen
    assert isinstance(screen, DifferencesScreen)
    return screen


def text(app: App[None], name: str) -> str:
    return str(shown(app).query_one(name).render())


async def opened(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "enter", "D")


async def test_d_shows_what_changed_since_the_form_before() -> None:
    app = changed_twice()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        lines = [line for line in shown(app).view.lines if line]
        assert lines == ["··· 2 paragraphs the same ···", "Ferjene står.", "··· 3 paragraphs the same ···"]
        assert text(app, "#title").startswith("1 of 2 · as it was before ")
        assert "1 change " in text(app, "#keys")


async def test_tab_goes_to_the_form_before_that_and_around() -> None:
    app = changed_twice()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "tab")
        assert text(app, "#title").startswith("2 of 2 ")
        assert "Det blåser 20 25 meter i sekundet." in shown(app).view.lines
        await press(pilot, "tab")
        assert text(app, "#title").startswith("1 of 2 ")
        await press(pilot, "shift+tab")
        assert text(app, "#title").startswith("2 of 2 ")


async def test_one_steps_from_change_to_change() -> None:
    app = changed_twice()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "tab", "right_square_bracket", "d")
        assert "change 1 of 2" in text(app, "#keys")
        await press(pilot, "right_square_bracket", "d", "right_square_bracket", "d")
        assert "change 2 of 2" in text(app, "#keys")
        await press(pilot, "left_square_bracket", "d")
        assert "change 1 of 2" in text(app, "#keys")
        rows = [shown(app).view.render_line(row).text for row in range(shown(app).view.size.height)]
        (here,) = [row for row in rows if "▶" in row]
        assert "20 25 meter" in here


async def test_a_change_out_of_view_is_brought_into_it() -> None:
    newsroom = Newsroom({"lang": form(*(f"Ord nummer {number}." for number in range(40)))})
    newsroom.put_article("lang", form(*(f"Tall nummer {number}." for number in range(40))))
    app = SpalteApp(newsroom, Marks())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, *["n"] * 40)
        view = shown(app).view
        rows = [view.render_line(row).text for row in range(view.size.height)]
        assert any("▶" in row and "nummer 39" in row for row in rows)


@pytest.mark.parametrize("key", ["escape", "D", "q"])
async def test_the_screen_closes(key: str) -> None:
    app = changed_twice()
    async with app.run_test() as pilot:
        await opened(pilot)
        assert isinstance(app.screen, DifferencesScreen)
        await press(pilot, key)
        assert not isinstance(app.screen, DifferencesScreen)


async def test_a_story_that_never_changed_says_so() -> None:
    app = app_of({"storm": form("Det blåser.")})
    async with app.run_test() as pilot:
        await opened(pilot)
        assert not isinstance(app.screen, DifferencesScreen)
        assert said(app) == "This story never changed, and its text stands nowhere else."


async def test_a_very_small_screen_has_room_for_what_changed() -> None:
    app = changed_twice()
    async with app.run_test(size=(24, 6)) as pilot:
        await opened(pilot)
        await pilot.resize_terminal(20, 5)
        await settle(pilot)
        assert shown(app).view.size.height == 4
        assert "Ferjene" in "".join(shown(app).view.lines)


def test_marks_in_brackets_need_no_colour() -> None:
    found = difference(["Det blåser 20 meter."], ["Det blåser 25 meter.", "Hold deg inne."])
    rows = set_edits(found, 40, ASCII, bracketed=True)
    assert ["".join(text for _, text in row.stretches) for row in rows] == [
        "Det blåser [-20-] {+25+} meter.",
        "",
        "{+Hold deg inne.+}",
    ]


def test_of_much_that_stayed_in_a_paragraph_only_what_is_near_a_change_is_shown() -> None:
    many = " ".join(f"ord{number}" for number in range(80))
    found = difference([f"Før {many} etter."], [f"Etter {many} etter."])
    (said,) = ["".join(text for row in set_edits(found, 500, UNICODE, bracketed=True) for _, text in row.stretches)]
    assert said.startswith("[-Før-] {+Etter+} ord0 ")
    assert said.endswith(" ord10 ···")


def test_foreign_words_command_nothing() -> None:
    found = difference(["Hei \x1b[2J der"], ["Hei \x9b der"])
    assert all(
        text.isprintable() for row in set_edits(found, 40, UNICODE, bracketed=False) for _, text in row.stretches
    )
