"""How a reader wants a story set."""

from dataclasses import dataclass, field

from tui.typeset.glyphs import UNICODE, Glyphs
from tui.typeset.moments import ENGLISH, Wording

MEASURES = range(40, 101, 4)
"""The widths a reader can step through, in cells."""

DEFAULT_MEASURE = 68

GUTTER = 3
"""Cells left of every line: for the mark of the stop one stands on, the bar of speech, and a blank."""


@dataclass(frozen=True, slots=True)
class Options:
    """One way to set a story; lines are at most `GUTTER + measure` cells wide.

    `opened` holds the first blocks of residue that is shown in full, `all_opened` shows all of it; `fold_speech` folds
    paragraphs of speech to one row; with `states` room is kept for a word on each reference, and with `keys` the key
    that opens and folds residue is told. `kept`, `tags` and `notes` (offsets and what is noted
    there) are what the reader made of the story; `also` tells where else it stands.
    """

    measure: int = DEFAULT_MEASURE
    glyphs: Glyphs = UNICODE
    wording: Wording = ENGLISH
    opened: frozenset[int] = field(default_factory=frozenset)
    all_opened: bool = False
    fold_speech: bool = False
    states: bool = False
    keys: bool = True
    kept: bool = False
    tags: tuple[str, ...] = ()
    also: str = ""
    notes: tuple[tuple[int, str], ...] = ()
