"""What a set story is made of: lines of runs, each with its role, and the stops a reader can stand on."""

from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a run of text is to a reader; how it looks is decided where it is drawn."""

    AIR = "air"
    KICKER = "kicker"
    HEADLINE = "headline"
    LEAD = "lead"
    BYLINE = "byline"
    STAMP = "stamp"
    MARK = "mark"
    RULE = "rule"
    HEADING = "heading"
    BODY = "body"
    DATELINE = "dateline"
    SPEECH = "speech"
    SPEECH_BAR = "speech-bar"
    ATTRIBUTION = "attribution"
    QUESTION = "question"
    BULLET = "bullet"
    CAPTION = "caption"
    CAPTION_SIGN = "caption-sign"
    CAPTION_CUE = "caption-cue"
    CREDIT = "credit"
    FACT = "fact"
    FACT_LABEL = "fact-label"
    FACT_HEADING = "fact-heading"
    FRAME = "frame"
    REFERENCE_MARKER = "reference-marker"
    REFERENCE_NUMBER = "reference-number"
    REFERENCE_TITLE = "reference-title"
    REFERENCE_STATE = "reference-state"
    PAYWALL = "paywall"
    RESIDUE = "residue"
    FOLD = "fold"
    NOTE = "note"
    NOTE_SIGN = "note-sign"
    RAW = "raw"
    END = "end"


class Run(NamedTuple):
    """Text of one role on one line, fit to be drawn.

    Where `start` is not negative, the text stands in the raw text from there, one code point for one (a newline drawn
    as a blank). Ornaments and words of our own have -1.
    """

    text: str
    role: Role
    start: int = -1


class Line(NamedTuple):
    """One row of the page.

    `start` and `end` are what it shows of the raw text; for a row that shows none of it both are the place
    where it stands. `block` is the index of its block in the article. `reference` is the index of the
    reference whose state belongs on this row, in the place of the run of role REFERENCE_STATE; else -1.
    """

    runs: tuple[Run, ...]
    block: int
    start: int
    end: int
    reference: int = -1

    @property
    def text(self) -> str:
        """The row as plain text."""
        return "".join(run.text for run in self.runs)


class StopKind(StrEnum):
    """What a reader can step to."""

    QUOTE = "quote"
    CAPTION = "caption"
    REFERENCE = "reference"
    HEADING = "heading"
    RESIDUE = "residue"
    NOTE = "note"


class Stop(NamedTuple):
    """A place to stand on.

    `which` counts within `article.quotes`, `captions` or `references`, or within the reader's notes; for a heading and
    for residue it is the index of the block (of residue that is folded together, the first one). Offsets are into the
    raw text.
    """

    kind: StopKind
    which: int
    start: int
    end: int
