"""When a story was published and updated."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment the page states.

    `moment` has the time zone of the paper; it is None for a relative stamp (`Oppdatert nå nettopp`), which is kept
    in `written`. `coarse` tells that only the month is known.
    """

    start: int
    end: int
    written: str
    moment: datetime | None = None
    coarse: bool = False
