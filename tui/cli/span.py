"""From a date as people write it to the places in a library that lie in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, here: from `first` on, and before `end`, both with a time zone."""

    first: datetime
    end: datetime


def span_of(word: str) -> Span | None:
    """The year, month or day that is meant, where we are; None where it is none."""
    found = _DATE.fullmatch(word.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = datetime(year or 0, month or 1, day or 1)
        if day:
            end = first + timedelta(days=1)
        elif month and month < 12:
            end = first.replace(month=month + 1)
        else:
            end = first.replace(year=first.year + 1, month=1)
        return Span(first.astimezone(), end.astimezone())
    except (ValueError, OverflowError):
        return None
