"""What the line of a story looks like; look at the picture before you accept a new one."""

import pytest
from textual.pilot import Pilot

from tests.driving import press, settle
from tests.ui.test_line import app_on, archive, long_line, on_the_inquiry
from tests.ui.test_look import Compare


async def _walked(pilot: Pilot[None]) -> None:
    await on_the_inquiry(pilot)
    await press(pilot, "j")


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=["small", "wide"])
def test_the_line_of_a_story(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(app_on(archive()), run_before=_walked, terminal_size=size)


async def _far_up(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "enter", "L", "b", "b")


def test_a_long_line(snap_compare: Compare) -> None:
    assert snap_compare(app_on(long_line(120)), run_before=_far_up, terminal_size=(120, 30))
