"""What a reader hands over: a text, and what its format already knew."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum


class Grain(IntEnum):
    """How exactly a moment is known: to the minute or the day, or no further than the month or the year."""

    MOMENT = 0
    MONTH = 1
    YEAR = 2


@dataclass(frozen=True, slots=True)
class Document:
    """One story as it was found, not yet understood.

    `text` is cleaned (`tui.cleaning.clean`), which keeps offsets: they count code points of the raw text.
    The other fields are what the format said of the story; None where it said nothing, as plain text does.
    """

    text: str
    headline: str | None = None
    published: datetime | None = None
    url: str | None = None
    grain: Grain = Grain.MOMENT
    """How exactly `published` is known."""
    authors: tuple[str, ...] = ()
    section: str | None = None
