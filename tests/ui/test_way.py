"""How one came to a story, told above it, and the tree of where one has been."""

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from tests.driving import app_of, pane, press, reading, said, settle
from tests.stories import story
from tests.ui.test_reading import newsroom, open_now
from tui.article.blocks import Kind
from tui.typeset.glyphs import ASCII, UNICODE
from tui.ui.app import SpalteApp
from tui.ui.screens.trail import TrailRows, TrailScreen
from tui.ui.widgets.row_list import Entry, RowList
from tui.ui.widgets.story_list import StoryList
from tui.ui.widgets.way_line import WayLine, crumbs


def way(app: SpalteApp) -> str:
    line = reading(app).query_one(WayLine)
    return line.visual.plain.strip() if line.size.height else ""  # type: ignore[attr-defined]


def listed(app: SpalteApp) -> list[str]:
    rows = app.screen.query_one(RowList)
    return [rows.render_line(row).text.rstrip() for row in range(rows.size.height)]


async def branched(pilot: Pilot[None]) -> None:
    """From the first story to the second and the third, back to the second, out, and to the third from the list."""
    await settle(pilot)
    await press(pilot, "enter", "space", "1", "1", "backspace", "q", "j", "enter")


async def test_the_line_above_a_story_tells_how_one_came_and_takes_no_room_else() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert way(app) == ""
        assert pane(app).size.height == 23
        await press(pilot, "1")
        assert way(app) == "Første sak ▸"
        assert pane(app).size.height == 22
        await press(pilot, "1")
        assert way(app) == "Første sak ▸ Andre sak ▸"
        await press(pilot, "backspace", "backspace")
        assert way(app) == ""
        assert pane(app).size.height == 23


async def test_beside_the_list_nobody_tells_how_one_came() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "1")
        assert way(app)
        await press(pilot, "q")
        assert way(app) == ""


async def test_a_low_screen_keeps_its_rows_for_the_story() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(80, 8)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "1")
        assert way(app) == ""
        assert pane(app).size.height == 7


def test_the_nearest_steps_win_the_room() -> None:
    titles = ["Den aller første saken", "Den andre saken", "Den tredje saken"]
    assert crumbs(titles, 80, UNICODE) == "Den aller første saken ▸ Den andre saken ▸ Den tredje saken ▸"
    assert crumbs(titles, 47, UNICODE) == "… ▸ Den andre saken ▸ Den tredje saken ▸"
    assert crumbs(titles, 24, UNICODE) == "… ▸ Den tredje saken ▸"
    assert crumbs(titles, 12, ASCII) == "~ > Den t~ >"
    assert crumbs([], 40, UNICODE) == ""


@pytest.mark.parametrize("width", range(7, 90))
def test_the_way_never_needs_more_than_its_room(width: int) -> None:
    titles = ["戦争と平和の長い長い見出しの記事", "Kort", "En svært lang overskrift om lite"]
    assert cell_len(crumbs(titles, width, UNICODE)) <= width


async def test_the_tree_shows_every_branch_and_where_one_is() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await branched(pilot)
        await press(pilot, "W")
        assert isinstance(app.screen, TrailScreen)
        assert listed(app) == ["  ┬ Første sak", "  ├ Andre sak", "  └ Tredje sak", "▶ ─ Tredje sak"]


async def test_any_point_is_gone_back_to_at_the_line_one_left() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "space", "j")
        line = pane(app).scroll_offset.y
        assert line > 5
        await press(pilot, "1", "1", "W", "g", "enter")
        assert open_now(app) == "en"
        assert pane(app).scroll_offset.y == line
        assert way(app) == ""
        await press(pilot, "W", "G", "enter")
        assert open_now(app) == "tre"
        assert way(app) == "Første sak ▸ Andre sak ▸"


@pytest.mark.parametrize("close", ["escape", "q", "W", "h"])
async def test_the_tree_closes_and_one_stays(close: str) -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await branched(pilot)
        await press(pilot, "W", "k", close)
        assert app.screen is reading(app)
        assert open_now(app) == "tre"


async def test_the_tree_opens_from_the_list_too_and_before_any_story_it_says_so() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "W")
        assert said(app) == "You have not been to any story yet."
        await press(pilot, "enter", "1", "q", "W", "g", "enter")
        assert open_now(app) == "en"
        assert not isinstance(app.focused, StoryList)


async def test_a_click_in_the_tree_goes_there_and_the_wheel_moves() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await branched(pilot)
        await press(pilot, "W")
        await pilot.click(RowList, offset=(8, 1))
        await settle(pilot)
        assert open_now(app) == "to"


async def test_a_story_that_has_gone_leads_nowhere_and_says_so() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "1")
        app._library.forget("en")  # type: ignore[attr-defined]
        await press(pilot, "W", "g", "enter")
        assert said(app) == "That story is no longer in the library."


async def test_the_tree_works_in_ascii_and_in_very_little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPALTE_ASCII", "1")
    app = app_of(newsroom())
    async with app.run_test(size=(24, 6)) as pilot:
        await branched(pilot)
        await press(pilot, "W")
        assert listed(app)[-3:] == ["  + Andre sak", "  ` Tredje sak", "> - Tredje sak"]
        assert all(row.isascii() for row in listed(app)[-3:])
        await pilot.resize_terminal(20, 5)
        await press(pilot, "g", "enter")
        assert open_now(app) == "en"


async def test_of_a_very_long_trail_only_what_is_in_view_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    app = app_of({"en": story((Kind.HEADLINE, "Første sak"))})
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        for number in range(900):
            reading(app)._trail.visit(f"{number}")
        entry = TrailRows.entry

        def noted(rows: TrailRows, index: int, width: int) -> Entry:
            drawn.append(index)
            return entry(rows, index, width)

        monkeypatch.setattr(TrailRows, "entry", noted)
        await press(pilot, "W", "g")
        assert len(drawn) < 100
        assert 0 in drawn


async def test_in_the_list_back_says_where_it_leads_from() -> None:
    app = app_of(newsroom())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "backspace")
        assert said(app) == "Backspace leads back from a story; W shows where you have been."
        assert isinstance(app.focused, StoryList)
