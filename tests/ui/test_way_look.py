"""What the way one came looks like; look at the picture before you accept a new one."""

import pytest
from textual.pilot import Pilot

from tests.driving import app_of, press, settle
from tests.ui.test_look import Compare
from tests.ui.test_reading import pointing
from tui.ui.app import SpalteApp


def budget() -> SpalteApp:
    app = app_of(
        {
            "en": pointing(
                "Budsjettet kommer i morgen: dette vet vi", "Kutter i skatten", "Kommunene frykter et tungt år"
            ),
            "to": pointing("Kutter i skatten", "– Treffer ikke dem som trenger det", "Kommunene frykter et tungt år"),
            "tre": pointing("– Treffer ikke dem som trenger det"),
            "fire": pointing("Kommunene frykter et tungt år", "Ordføreren tok til tårene"),
            "fem": pointing("Ordføreren tok til tårene"),
        }
    )
    app.theme = "newsprint"
    return app


async def _on_the_way(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "enter", "1", "1", "backspace", "2", "1")


async def _tree(pilot: Pilot[None]) -> None:
    await _on_the_way(pilot)
    await press(pilot, "backspace", "backspace", "backspace", "2", "q", "k", "enter", "W")


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=["small", "wide"])
def test_the_way_above_a_story(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(budget(), run_before=_on_the_way, terminal_size=size)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=["small", "wide"])
def test_the_tree_of_where_one_has_been(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(budget(), run_before=_tree, terminal_size=size)
