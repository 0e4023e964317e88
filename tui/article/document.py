"""What a reader hands over: a text, and what its format already knew."""

from dataclasses import dataclass
from datetime import datetime


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
