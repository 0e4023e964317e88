"""What the screens of quotes look like; look at the picture before you accept a new one."""

from datetime import UTC, datetime

import pytest
from textual.pilot import Pilot

from tests.driving import Newsroom, press, settle
from tests.ui.test_look import Compare, prompter
from tests.ui.test_quotes_screen import debate
from tui.library.marks import Marks
from tui.ui.app import SpalteApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (140, 44)], ids=["small", "wide"])


def newspaper() -> SpalteApp:
    library = Newsroom({})
    library.put_article("luken", prompter(), datetime(2019, 11, 16, 10, 5, tzinfo=UTC), source="Dagsavisen")
    library.put_article("strid", debate(), datetime(2018, 2, 1, tzinfo=UTC), source="NTB")
    app = SpalteApp(library, Marks())
    app.theme = "newsprint"
    return app


async def _of_a_story(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "j", "enter", "quotation_mark", "j")


@SIZES
def test_the_quotes_of_a_story(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(newspaper(), run_before=_of_a_story, terminal_size=size)


async def _of_all(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "quotation_mark", *"den OR det OR lukten", "enter", "j")


@SIZES
def test_who_said_what(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(newspaper(), run_before=_of_all, terminal_size=size)
