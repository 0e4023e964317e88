"""Stories of some days, as a walk. Places are in UTC, days are those of the paper: at their ends rows are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tui.library.places import UNDATED, first_place, is_dated
from tui.library.query import Days
from tui.library.sqlite.readers import Asked
from tui.library.sqlite.rows import in_runs, marks
from tui.library.sqlite.walks import Bounds, Walk

_MARGIN = timedelta(days=1)
"""No clock on earth is so far from UTC; what is left is room for minutes that were full."""
_DAY = 24 * 60 * 60
_EPOCH = date(1970, 1, 1)
_FAR = (1 << 62) - 1
_AT_ONCE = 500


def both(days: Sequence[Days]) -> Days:
    """The days that all of these have in common."""
    firsts = [each.first for each in days if each.first is not None]
    lasts = [each.last for each in days if each.last is not None]
    return Days(max(firsts, default=None), min(lasts, default=None))


def bounds_of(days: Days) -> Bounds:
    """Places outside of which no story of these days lies; stories without a date lie outside."""
    return Bounds(
        _place(days.first, -_MARGIN) if days.first is not None else UNDATED // 2,
        _place(days.last, 2 * _MARGIN) - 1 if days.last is not None else _FAR,
    )


def certain(days: Days) -> Bounds:
    """Places between which all stories are of these days; the first may be behind the last, and then none is."""
    return Bounds(
        _place(days.first, _MARGIN) if days.first is not None else UNDATED // 2,
        _place(days.last, timedelta()) - 1 if days.last is not None else _FAR,
    )


def ends(days: Days) -> Sequence[Bounds]:
    """Where stories may be of these days or not; all of it where nothing is certain."""
    wide, sure = bounds_of(days), certain(days)
    if sure.first > sure.last:
        return [wide]
    return [Bounds(wide.first, sure.first - 1), Bounds(sure.last + 1, wide.last)]


@dataclass(frozen=True, slots=True)
class OfDays:
    """What a walk has of some days. The walk should have the bounds of the days, or it goes on in vain."""

    walk: Walk
    days: Days
    upward: bool

    def next(self, asked: Asked, beyond: int, limit: int) -> list[int]:
        """See Walk."""
        found: list[int] = []
        bounds = bounds_of(self.days)
        beyond = bounds.start(beyond, self.upward)
        while len(found) < limit:
            places = self.walk.next(asked, beyond, limit)
            found += of_days(asked, self.days, places)
            if len(places) < limit or not bounds.first <= places[-1] <= bounds.last:
                break
            beyond = places[-1]
        return found[:limit]

    def among(self, asked: Asked, places: Sequence[int]) -> set[int]:
        """See Walk."""
        return self.walk.among(asked, of_days(asked, self.days, places))


def of_days(asked: Asked, days: Days, places: Sequence[int]) -> list[int]:
    """Those of the places where stories of these days stand, in the same order."""
    wide, sure = bounds_of(days), certain(days)
    inside = [place for place in places if wide.first <= place <= wide.last and is_dated(place)]
    doubtful = [place for place in inside if not sure.first <= place <= sure.last]
    first = (days.first - _EPOCH).days * _DAY if days.first is not None else -_FAR
    end = ((days.last - _EPOCH).days + 1) * _DAY if days.last is not None else _FAR
    out = set(doubtful)
    for few in in_runs(doubtful, _AT_ONCE):
        out.difference_update(
            asked.numbers(
                f"SELECT id FROM story WHERE id IN ({marks(few)}) AND published + zone >= ? AND published + zone < ?",
                (*few, first, end),
            )
        )
    return [place for place in inside if place not in out]


def _place(day: date, margin: timedelta) -> int:
    """The first place of the day, moved by the margin; a very far one where no calendar goes."""
    try:
        return first_place(datetime(day.year, day.month, day.day, tzinfo=UTC) + margin)
    except OverflowError:
        return -_FAR if margin < timedelta() else _FAR
