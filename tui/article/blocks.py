"""The parts a story is made of."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a block is to a reader."""

    DATE = "date"
    """The coarse date header of a scraped file (`date 2019-04`)."""
    KICKER = "kicker"
    HEADLINE = "headline"
    LEAD = "lead"
    BYLINE = "byline"
    """Who wrote it, people and agencies alike."""
    STAMP = "stamp"
    HEADING = "heading"
    """A section heading."""
    PARAGRAPH = "paragraph"
    QUESTION = "question"
    """A question the interviewer asks."""
    LIST_ITEM = "list-item"
    FACT_HEADING = "fact-heading"
    FACT = "fact"
    """A line of the fact box whose heading stands above it."""
    CAPTION = "caption"
    REFERENCE = "reference"
    RESIDUE = "residue"
    """What the page left behind: share buttons, menus, adverts, counters."""


class Block(NamedTuple):
    """A stretch of the text, trimmed of blanks, and what it is."""

    kind: Kind
    start: int
    end: int
