"""The marks of who reads here, in the file that is theirs."""

from __future__ import annotations

from tui.library.marks import Marks
from tui.locations import state_dir
from tui.state_folder import trouble


def own_marks() -> Marks:
    """The reader's marks; where nothing can be kept, marks for this time only, which tell why."""
    unkept = trouble()
    if unkept is None:
        return Marks(state_dir() / "marks.sqlite")
    marks = Marks()
    marks.forgo(unkept)
    return marks
