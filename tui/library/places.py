"""Where a story stands in a library: a number that grows with the date, so that newest first is a walk that stops.

A place is the minute of the story, counted from 1970, times 64, and a number below 64 within the minute. A minute that
is full spills into the next: a place is near the date, and the date itself is kept apart. Minutes before 1970 are
negative and keep their order. Stories without a date stand below all others.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

IN_A_MINUTE = 64
"""Places in a minute."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)

UNDATED = -(1 << 40) * IN_A_MINUTE
"""The first place of stories without a date: below any minute that a datetime can have."""

FIRST_DATED = UNDATED // 2
"""A place below this is that of a story without a date."""


def first_place(moment: datetime | None) -> int:
    """The first place of the minute of `moment`, which has a time zone; that of stories without a date for None."""
    if moment is None:
        return UNDATED
    return (moment - _EPOCH) // _MINUTE * IN_A_MINUTE


def is_dated(place: int) -> bool:
    """Whether stories with a date stand there."""
    return place >= FIRST_DATED


def moment_of(place: int) -> datetime | None:
    """The minute that the place lies in, in UTC; None where stories without a date stand."""
    if not is_dated(place):
        return None
    try:
        return _EPOCH + (place // IN_A_MINUTE) * _MINUTE
    except OverflowError:
        return None
