"""What the lists of references look like; look at the picture before you accept a new one."""

from collections.abc import Sequence

import pytest
from textual.pilot import Pilot

from tests.driving import press, settle
from tests.ui.test_look import Compare
from tests.ui.test_references import newsroom
from tui.library.marks import Marks
from tui.ui.app import SpalteApp


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=["small", "wide"])
@pytest.mark.parametrize(
    "keys",
    [("j", "j", "enter", "U", "j"), ("j", "j", "enter", "2"), ("w",)],
    ids=["references", "candidates", "wanted"],
)
def test_a_list_of_references(snap_compare: Compare, keys: Sequence[str], size: tuple[int, int]) -> None:
    async def look(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    app = SpalteApp(newsroom(), Marks())
    app.theme = "newsprint"
    assert snap_compare(app, run_before=look, terminal_size=size)
