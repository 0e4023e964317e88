"""The line of a story: walked beside it where there is room, else in its place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.driving import Newsroom, burst, pane, press, reading, said, settle
from tests.stories import story
from tests.ui.pseudo_terminal import PseudoTerminal
from tests.ui.test_reading import open_now
from tui.article.article import Article
from tui.article.blocks import Kind
from tui.library.base import Headline, Library, Question
from tui.library.graph import Line
from tui.library.marks import Marks
from tui.ui.app import SpalteApp
from tui.ui.screens import lining
from tui.ui.screens.help import HelpScreen
from tui.ui.widgets.line_pane import LinePane, line_of
from tui.ui.widgets.line_rows import LineRows
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.story_list import StoryList
from tui.ui.widgets.story_pane import StoryPane

_FIRST = datetime(2019, 3, 12, 8, 30, tzinfo=UTC)


def telling(headline: str, *titles: str) -> Article:
    return story(
        (Kind.HEADLINE, headline),
        *[(Kind.PARAGRAPH, f"{headline}, avsnitt {number}. " + "ord " * 40) for number in range(1, 8)],
        *[(Kind.REFERENCE, f"Les også: |{title}|") for title in titles],
    )


def archive() -> Newsroom:
    """Four stories of one affair over three days, each of which refers to one before, and one that stands alone."""
    library = Newsroom({})
    for name, hours, article in (
        ("brann", 0, telling("Brann i hotellet")),
        ("gransking", 2, telling("Hotellet skal granskes", "Brann i hotellet")),
        ("eier", 26, telling("Eieren visste om feilen", "Hotellet skal granskes")),
        (
            "dom",
            49,
            telling("Eieren dømt til fengsel i saken om brannen på hotellet ved fjorden", "Eieren visste om feilen"),
        ),
        ("alene", 50, telling("Elg i sentrum")),
    ):
        library.put_article(name, article, _FIRST + timedelta(hours=hours))
    return library


def app_on(library: Newsroom, marks: Marks | None = None) -> SpalteApp:
    app = SpalteApp(library, marks or Marks())
    app.theme = "newsprint"
    return app


def line(app: SpalteApp) -> LinePane:
    return reading(app).query_one(LinePane)


def drawn(app: SpalteApp) -> list[str]:
    rows = line(app).rows
    return [text for row in range(rows.size.height) if (text := rows.render_line(row).text.rstrip(" ▐"))]


async def on_the_inquiry(pilot: Pilot[None]) -> None:
    """Reads the second story of the affair, with its line open."""
    await settle(pilot)
    await press(pilot, "G", "k", "enter", "L")


async def test_the_line_stands_in_the_order_of_time_with_the_open_story_and_its_neighbours_marked() -> None:
    app = app_on(archive())
    async with app.run_test(size=(170, 30)) as pilot:
        await on_the_inquiry(pilot)
        assert drawn(app) == [
            "     Tuesday 12 March 2019 ─────────────────────",
            " ● ▸ 08:30 Brann i hotellet",
            " ▶   10:30 Hotellet skal granskes",
            " │   Wednesday 13 March 2019 ───────────────────",
            " ● ◂ 10:30 Eieren visste om feilen",
            " │   Thursday 14 March 2019 ────────────────────",
            " ●   09:30 Eieren dømt til fengsel i saken om",
            "     brannen på hotellet ved fjorden",
        ]
        assert app.focused is line(app).rows


@pytest.mark.parametrize(("width", "seen"), [(80, (0, 80, 0)), (120, (36, 84, 0)), (170, (51, 51, 68))])
async def test_it_stands_beside_the_story_where_there_is_room_and_else_in_its_place(
    width: int, seen: tuple[int, int, int]
) -> None:
    app = app_on(archive())
    async with app.run_test(size=(width, 30)) as pilot:
        await on_the_inquiry(pilot)
        widths = tuple(
            each.outer_size.width if each.display and each.parent.display else 0  # type: ignore[union-attr]
            for each in (reading(app).sidebar, line(app), pane(app))
        )
        assert widths == seen
        assert open_now(app) == "gransking"


async def test_enter_opens_a_story_of_the_line_and_backspace_comes_back_from_it() -> None:
    marks = Marks()
    app = app_on(archive(), marks)
    async with app.run_test(size=(170, 30)) as pilot:
        await on_the_inquiry(pilot)
        await press(pilot, "j")
        assert open_now(app) == "gransking"
        assert not marks.read("eier")
        await press(pilot, "enter")
        assert open_now(app) == "eier"
        assert isinstance(app.focused, StoryPane)
        assert drawn(app)[1:5:3] == [" ●   08:30 Brann i hotellet", " ▶   10:30 Eieren visste om feilen"]
        await press(pilot, "backspace")
        assert open_now(app) == "gransking"
        assert " ○ ◂ 10:30 Eieren visste om feilen" in drawn(app)


async def test_where_it_takes_the_place_of_the_story_it_closes_when_one_is_opened() -> None:
    app = app_on(archive())
    async with app.run_test(size=(80, 24)) as pilot:
        await on_the_inquiry(pilot)
        await press(pilot, "G", "enter")
        assert open_now(app) == "dom"
        assert reading(app).line is None
        assert pane(app).size.width == 80
        await press(pilot, "backspace")
        assert open_now(app) == "gransking"


@pytest.mark.parametrize("close", ["L", "escape", "q", "h"])
@pytest.mark.parametrize("width", [80, 170])
async def test_it_closes_and_one_is_where_one_was(close: str, width: int) -> None:
    app = app_on(archive())
    async with app.run_test(size=(width, 24)) as pilot:
        await on_the_inquiry(pilot)
        await press(pilot, "j", close)
        assert not reading(app).query(LinePane)
        assert isinstance(app.focused, StoryPane)
        assert open_now(app) == "gransking"


async def test_from_the_list_it_is_the_line_of_the_story_one_stands_on() -> None:
    app = app_on(archive())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "L")
        assert any(row.startswith(" ▶   09:30 Eieren dømt") for row in drawn(app))
        await press(pilot, "escape")
        assert isinstance(app.focused, StoryList)
        await press(pilot, "L", "g", "enter")
        assert open_now(app) == "brann"
        await press(pilot, "backspace")
        assert open_now(app) == "dom"


async def test_a_story_that_leads_nowhere_says_so() -> None:
    app = app_on(archive())
    async with app.run_test(size=(170, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "L")
        assert said(app) == "This story stands alone: it refers to none here, and none refers to it."
        assert not reading(app).query(LinePane)


async def test_l_in_the_story_goes_back_to_the_line_beside_it() -> None:
    app = app_on(archive())
    async with app.run_test(size=(170, 30)) as pilot:
        await on_the_inquiry(pilot)
        await press(pilot, "j", "enter")
        await press(pilot, "L")
        assert app.focused is line(app).rows
        await press(pilot, "L")
        assert not reading(app).query(LinePane)


async def test_a_story_of_another_line_shows_its_own() -> None:
    library = archive()
    library.put_article("elg", telling("Elgen skutt", "Elg i sentrum"), _FIRST + timedelta(hours=60))
    app = app_on(library)
    async with app.run_test(size=(170, 30)) as pilot:
        await on_the_inquiry(pilot)
        await press(pilot, "enter", "q", "g", "enter")
        assert open_now(app) == "elg"
        assert [row[5:] for row in drawn(app) if row[1] in "●○▶"] == ["10:30 Elg i sentrum", "20:30 Elgen skutt"]


async def test_what_comes_into_the_library_comes_into_the_line() -> None:
    library = archive()
    app = app_on(library)
    async with app.run_test(size=(170, 30)) as pilot:
        await on_the_inquiry(pilot)
        await press(pilot, "j")
        library.put_article("anke", telling("Eieren anker", "Brann i hotellet"), _FIRST + timedelta(hours=1))
        reading(app).sidebar.post_message(Sidebar.Changed())
        while not any("Eieren anker" in row for row in drawn(app)):
            await settle(pilot)
        highlighted = line(app).rows.highlighted
        assert highlighted is not None
        assert highlighted.story_id == "eier"


async def test_a_marks_the_story_one_stands_on_in_the_line() -> None:
    marks = Marks()
    app = app_on(archive(), marks)
    async with app.run_test(size=(170, 30)) as pilot:
        await on_the_inquiry(pilot)
        await press(pilot, "j", "a")
        assert marks.read("eier")
        assert marks.read("gransking")
        assert " ○ ◂ 10:30 Eieren visste om feilen" in drawn(app)


async def test_other_marks_too_are_about_the_story_one_stands_on_in_the_line() -> None:
    marks = Marks()
    app = app_on(archive(), marks)
    async with app.run_test(size=(170, 30)) as pilot:
        await on_the_inquiry(pilot)
        await press(pilot, "j", "s")
        assert marks.kept("eier")
        assert not marks.kept("gransking")


async def test_a_window_that_gets_narrow_keeps_what_has_the_keys() -> None:
    app = app_on(archive())
    async with app.run_test(size=(170, 30)) as pilot:
        await on_the_inquiry(pilot)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert line(app).size.width == 80
        await pilot.resize_terminal(170, 30)
        await settle(pilot)
        await press(pilot, "enter")
        await pilot.resize_terminal(100, 24)
        await settle(pilot)
        assert not reading(app).query(LinePane)
        assert pane(app).size.width > 50


async def test_the_last_line_and_the_page_of_keys_tell_how_to_walk_it() -> None:
    app = app_on(archive())
    async with app.run_test(size=(170, 30)) as pilot:
        await on_the_inquiry(pilot)
        assert "later" in str(reading(app).foot.render())
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert app.screen.words.splitlines()[3] == "The line of the story"


@pytest.mark.parametrize(("width", "beside"), [(100, False), (170, True)])
async def test_the_place_in_the_story_is_told_while_one_sees_the_story(width: int, beside: bool) -> None:
    app = app_on(archive())
    async with app.run_test(size=(width, 24)) as pilot:
        await on_the_inquiry(pilot)
        assert ("%" in str(reading(app).foot.render())) is beside
        await press(pilot, "escape")
        assert "%" in str(reading(app).foot.render())


async def test_keys_typed_in_one_go_walk_the_line() -> None:
    app = app_on(archive())
    async with app.run_test(size=(100, 24)) as pilot:
        await on_the_inquiry(pilot)
        await burst(pilot, "g", "j", "j", "enter")
        assert open_now(app) == "eier"


def long_line(count: int) -> Newsroom:
    library = Newsroom({})
    for number in range(count):
        article = telling(f"Dag {number} i saken", *([f"Dag {number - 1} i saken"] if number else []))
        library.put_article(f"{number}", article, _FIRST + timedelta(hours=9 * number))
    return library


async def test_a_very_long_line_is_cut_with_a_notice_and_only_what_is_in_view_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawings: list[int] = []
    entry = LineRows.entry

    def noted(rows: LineRows, index: int, width: int) -> object:
        drawings.append(index)
        return entry(rows, index, width)

    monkeypatch.setattr(LineRows, "entry", noted)
    app = app_on(long_line(700))
    async with app.run_test(size=(170, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "G", "enter", "L")
        title = line(app).query_one("#line-title")
        assert "the nearest 500 of more" in str(title.render())
        await press(pilot, "G")
        assert "Dag 499 i saken" in drawn(app)[-1]
        await press(pilot, "b", "space", "g")
        assert len(drawings) < 300


@pytest.mark.parametrize("size", [(24, 6), (30, 12)])
async def test_it_works_in_ascii_and_in_little_room(monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
    monkeypatch.setenv("SPALTE_ASCII", "1")
    app = app_on(archive())
    async with app.run_test(size=size) as pilot:
        await on_the_inquiry(pilot)
        assert any(row.startswith(" >   10:30 Hotellet") for row in drawn(app))
        assert all(row[:5].isascii() for row in drawn(app))
        await press(pilot, "g")
        assert drawn(app)[0] in ("     Tuesday 12 March~", "     Tuesday 12 March 2019 -")
        await press(pilot, "enter")
        assert open_now(app) == "brann"


def test_the_open_story_is_in_view_at_once_on_a_real_terminal(tmp_path: Path) -> None:
    for number in range(30):
        text = f"Hotellsaken, dag {number + 1}\n\nPublisert {number + 1:02}.04.2019 kl. 06:40\n\nSaken fortsetter.\n"
        (tmp_path / f"{number}.txt").write_text(text + (f"\nLes også: Hotellsaken, dag {number}\n" if number else ""))
    with PseudoTerminal("-m", "tui", str(tmp_path), size=(80, 24)) as terminal:
        assert terminal.ready()
        assert terminal.until("30 unread")
        terminal.type("\r")
        assert terminal.until("published 30 April")
        terminal.type("L")
        assert terminal.until("Line of the story")
        assert terminal.until("06:40 Hotellsaken, dag 30")


async def test_the_line_is_drawn_though_the_library_was_looked_at_again_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = app_on(archive())

    def while_the_list_is_filled(library: Library, headline: Headline) -> Callable[[Question], Line]:
        def find(question: Question) -> Line:
            app.call_from_thread(setattr, pane(app), "headline", replace(headline))
            return line_of(library, headline)(question)

        return find

    monkeypatch.setattr(lining, "line_of", while_the_list_is_filled)
    async with app.run_test(size=(170, 30)) as pilot:
        await on_the_inquiry(pilot)
        assert line(app).headline.story_id == "gransking"
        assert said(app) == ""
