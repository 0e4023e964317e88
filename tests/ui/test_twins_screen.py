"""The same text in several papers, on the screen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from textual.app import App

from tests.driving import Newsroom, pane, press, reading, rows, settle
from tests.library.shelving import ready
from tests.library.test_folding import WIRE
from tui.library.base import Batch, Headline
from tui.library.marks import Marks
from tui.typeset.elsewhere import also_in
from tui.typeset.glyphs import UNICODE
from tui.ui.app import SpalteApp
from tui.ui.days import days
from tui.ui.screens.differences import DifferencesScreen
from tui.ui.widgets.story_pane import StoryPane
from tui.ui.widgets.story_words import facts

MORE = "Fylkesmannen følger saken tett og krever svar."


def in_papers(*, last: str = "") -> Newsroom:
    """The story of a wire in three papers, the last of which may say more."""
    newsroom = Newsroom({})
    newsroom.put(
        Batch([
            ready("Lasteskip på grunn", "\n\n".join(WIRE), url="https://morgen.example/1", name="1"),
            ready("Skip på grunn", "\n\n".join(WIRE), url="https://dagen.example/2", name="2", minutes=4),
            ready("Skip sto", "\n\n".join((*WIRE, last)), url="https://kvelden.example/3", name="3", minutes=8),
        ])
    )  # fmt: skip
    return newsroom


def in_three_papers(*, last: str = "") -> SpalteApp:
    """An app on them."""
    return SpalteApp(in_papers(last=last), Marks())


def listed(app: App[None]) -> list[str]:
    return [each.headline.text for each in reading(app).sidebar.stories.window.stories]


@pytest.mark.parametrize(
    ("others", "papers", "said"),
    [
        (0, 0, ""),
        (1, 1, "also in 1 paper"),
        (4, 3, "also in 3 papers"),
        (1, 0, "also in 1 file"),
        (2, 0, "also in 2 files"),
    ],
)
def test_what_stands_in_other_papers_is_counted_in_papers_else_in_files(others: int, papers: int, said: str) -> None:
    assert also_in(others, papers) == said


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (64, "12:00 · NTB · 3 min · 5 quotes · 1 reference · also in 3 papers"),
        (58, "12:00 · NTB · 3 min · 5 quotes · 1 ref · also in 3 papers"),
        (52, "12:00 · NTB · 3 min · 5 “” · 1 ▸ · also in 3 papers"),
        (40, "12:00 · NTB · 3 min · 5 “” · 1 ▸ · +3"),
        (24, "12:00 · +3 · NTB · 3 min"),
    ],
)
def test_a_row_says_it_however_narrow_the_list_is(width: int, said: str) -> None:
    moment = datetime(2019, 3, 12, 12, 0, tzinfo=UTC)
    one = Headline("a", "a", "a", moment, True, "NTB", 3, 5, 1, also=4, papers=3)
    assert facts(one, width, days({"LANG": "en_GB.UTF-8"}), UNICODE, dated=False) == said


async def test_the_list_has_it_once_and_the_story_says_where_else_it_stands() -> None:
    app = in_three_papers()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert listed(app) == ["Lasteskip på grunn"]
        counts = str(reading(app).sidebar.query_one("CountsLine").render())
        assert "1 story" in counts
        await press(pilot, "enter")
        assert "also in 2 papers" in rows(app)


async def test_the_others_do_not_come_up_as_unread() -> None:
    app = in_three_papers()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "h", "2", "1")
        await press(pilot, "2")
        assert listed(app) == []


async def test_a_search_lists_the_paper_that_has_the_words() -> None:
    app = in_three_papers(last=MORE)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"krever", "enter")
        assert listed(app) == ["Skip sto"]


async def test_the_open_story_tells_when_another_paper_brings_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StoryPane, "CALM", 0.001)
    newsroom = in_papers()
    app = SpalteApp(newsroom, Marks())
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        newsroom.put(Batch([ready("Skip", "\n\n".join(WIRE), url="https://natt.example/4", name="4", minutes=9)]))
        pane(app).look_again_soon()
        while "also in 2 papers" in rows(app):
            await settle(pilot)
        assert "also in 3 papers" in rows(app)


def differing(app: App[None]) -> DifferencesScreen:
    screen = app.screen
    assert isinstance(screen, DifferencesScreen)
    return screen


def told(app: App[None], name: str) -> str:
    return str(differing(app).query_one(name).render())


async def test_d_shows_what_differs_in_each_of_the_other_papers() -> None:
    app = in_three_papers(last=MORE)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "D")
        assert told(app, "#title") == "1 of 2 · as kvelden.example has it, 6 May 2024 12:08"
        assert told(app, "#marks") == "only there  only here"
        assert MORE in differing(app).view.lines
        await press(pilot, "tab")
        assert told(app, "#title").startswith("2 of 2 · as dagen.example has it")
        assert "Enter opens it" in told(app, "#keys")


async def test_what_the_other_paper_has_is_opened_and_one_comes_back() -> None:
    app = in_three_papers(last=MORE)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "D", "tab", "enter")
        assert any("Skip på grunn" in row for row in rows(app))
        await press(pilot, "D")
        assert "as kvelden.example has it" in told(app, "#title")
        await press(pilot, "tab")
        assert "as morgen.example has it" in told(app, "#title")
        await press(pilot, "escape", "backspace")
        assert any("Lasteskip på grunn" in row for row in rows(app))


async def test_former_forms_and_other_papers_are_gone_through_together() -> None:
    newsroom = in_papers()
    changed = ready("Lasteskip", "\n\n".join((*WIRE, MORE)), url="https://morgen.example/1", name="1")
    newsroom.put(Batch([changed]))
    app = SpalteApp(newsroom, Marks())
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "D")
        assert "1 of 3 · as it was before" in told(app, "#title")
        assert "Enter" not in told(app, "#keys")
        await press(pilot, "enter")
        assert isinstance(app.screen, DifferencesScreen)
        await press(pilot, "tab")
        assert "2 of 3 · as kvelden.example has it" in told(app, "#title")


async def test_where_no_paper_is_known_it_is_another_file() -> None:
    newsroom = Newsroom({})
    newsroom.put(Batch([ready("Skip", "\n\n".join(WIRE), name=name, at=None) for name in ("en.txt", "to.txt")]))
    app = SpalteApp(newsroom, Marks())
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert "also in 1 file" in rows(app)
        await press(pilot, "D")
        assert told(app, "#title") == "as another file has it"
