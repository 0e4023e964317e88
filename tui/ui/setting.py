"""How a story is set on the screen: as wide as the reader wants it and the pane has room for; without Textual."""

import os

from tui.library.marks import Marks
from tui.typeset.moments import wording
from tui.typeset.options import DEFAULT_MEASURE, GUTTER, MEASURES, Options
from tui.ui.terminal.abilities import glyphs_for

MEASURE = "measure"
"""What the width is remembered under."""


def kept_options(marks: Marks) -> Options:
    """How the reader wants stories set."""
    kept = marks.recall(MEASURE)
    measure = int(kept) if kept is not None and kept.isdecimal() and int(kept) in MEASURES else DEFAULT_MEASURE
    return Options(measure, wording=wording(os.environ), glyphs=glyphs_for(), states=True)


def fitting(measure: int, width: int) -> int:
    """The width of the text in a pane of this width."""
    return max(10, min(measure, width - GUTTER - 1))


def indent(measure: int, width: int) -> int:
    """The cells left of the gutter, so that the text stands in the middle."""
    return max(0, (width - measure) // 2 - GUTTER)
