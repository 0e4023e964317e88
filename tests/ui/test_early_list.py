"""The first page, before there is a screen: it stands where the list will stand."""

import subprocess
import sys

import pyte
import pytest

from tests.driving import settle
from tests.ui.shelf import Shelf, headline
from tui.library.marks import Marks
from tui.typeset.glyphs import ASCII, UNICODE
from tui.ui.app import SpalteApp
from tui.ui.colours import DEFAULT, Ink, ink_for
from tui.ui.days import days
from tui.ui.early_list import page

STORIES = (
    headline(
        "Stormen tok taket av fjøset og la det pent ned hos naboen, som ikke ville ha det", source="NTB", quotes=2
    ),
    headline("[bold]Ferja[/] gikk på grunn", hours=1),
    headline("En lest sak", hours=30),
    *(headline(f"En eldre sak {number}", hours=40 + number) for number in range(40)),
)
ENGLISH = days({"LANG": "en_GB.UTF-8"})


def shown(drawn: str, width: int, height: int) -> list[str]:
    """What a terminal shows of it."""
    screen = pyte.Screen(width, height)
    pyte.Stream(screen).feed(drawn)
    return [row.rstrip() for row in screen.display]


@pytest.mark.parametrize("size", [(80, 24), (130, 40), (200, 50)], ids=str)
async def test_it_stands_where_the_list_will_stand(size: tuple[int, int]) -> None:
    marks = Marks()
    marks.mark_read("En lest sak", True)
    early = shown(page(STORIES, marks.read, size, Ink(), ENGLISH, UNICODE), *size)
    app = SpalteApp(Shelf(*STORIES), marks)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        stories = app.screen.query_one("StoryList")
        live = [stories.render_line(row).text.rstrip("▐ ") for row in range(12)]  # the bar tells more than a page
    assert early[1:13] == live


def test_no_text_in_it_commands_the_terminal() -> None:
    story = headline("Sak\x1b]0;evil\x07 \x9b31m \u202e")
    drawn = page([story], lambda _: False, (80, 24), Ink(), ENGLISH, UNICODE)
    assert "evil" in drawn
    assert not set(drawn) & {"\x07", "\x9b", "\u202e"}
    assert "\x1b]" not in drawn


def test_no_more_is_drawn_than_there_are_rows() -> None:
    drawn = page(STORIES * 20, lambda _: False, (40, 5), Ink(), ENGLISH, ASCII)
    rows = shown(drawn, 40, 5)
    assert rows[0] == ""
    assert rows[4] == ""
    assert drawn.isascii() or "ø" in drawn


def test_colours_are_those_of_the_theme_where_the_terminal_shows_them() -> None:
    full = {"COLORTERM": "truecolor"}
    assert ink_for(DEFAULT, full).ground.startswith("48;2;")
    assert ink_for("nord", full) == Ink()
    assert ink_for(DEFAULT, {"TERM": "linux"}) == Ink("40", "40", "37", "37", "33")
    assert ink_for(DEFAULT, full | {"NO_COLOR": "1"}) == Ink()


def test_what_draws_it_needs_no_textual() -> None:
    code = "import sys, tui.ui.start, tui.ui.early_list, tui.ui.terminal.abilities; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
