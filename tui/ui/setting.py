"""How a story is set on the screen: as wide as the reader wants it and the pane has room for; without Textual."""

import os
from dataclasses import replace

from tui.library.base import Headline
from tui.library.marks import Marks
from tui.typeset.elsewhere import also_in
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


def options_for(headline: Headline, marks: Marks, options: Options) -> Options:
    """The options with what is said above this story: that it is kept, its tags, how many papers have it, too."""
    return replace(
        options, kept=marks.kept(headline.identity), tags=tuple(marks.tags(headline.identity)),
        also=also_in(headline.also, headline.papers),
    )  # fmt: skip


def fitting(measure: int, width: int) -> int:
    """The width of the text in a pane of this width."""
    return max(10, min(measure, width - GUTTER - 1))


def indent(measure: int, width: int) -> int:
    """The cells left of the gutter, so that the text stands in the middle."""
    return max(0, (width - measure) // 2 - GUTTER)
