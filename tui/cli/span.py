"""The days that `--from` and `--to` name, and the stories of a library that lie between them.

What counts is the date as the story states it and as the commands print it, in the time zone of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library.base import Headline, Library, View

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_ZONES = timedelta(hours=14)
"""As far as any clock on earth is from UTC."""
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Days:
    """A year, a month or a day: from `first` on and before `end`, both without a time zone."""

    first: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day of `since` to the last of `until`; None where that end is open."""

    since: Days | None = None
    until: Days | None = None

    def __contains__(self, headline: Headline) -> bool:
        """Whether the story lies in it; one without a date lies only in the span that is open at both ends."""
        if headline.moment is None:
            return self.since is None and self.until is None
        moment = headline.moment.replace(tzinfo=None)
        return (self.since is None or moment >= self.since.first) and (self.until is None or moment < self.until.end)


def days_named(word: str) -> Days | None:
    """The year, month or day that is meant by `2019`, `2019-04` or `2019-04-30`; None where it is none of these."""
    found = _DATE.fullmatch(word.strip())
    if found is None:
        return None
    month, day = (int(part) if part else None for part in found.groups()[1:])
    try:
        first = datetime(int(found[1]), month or 1, day or 1)
        return Days(first, _end(first, month, day))
    except (ValueError, OverflowError):
        return None


def _end(first: datetime, month: int | None, day: int | None) -> datetime:
    try:
        if day:
            return first + timedelta(days=1)
        if month and month < 12:
            return first.replace(month=month + 1)
        return first.replace(year=first.year + 1, month=1)
    except (ValueError, OverflowError):
        return datetime.max


def stories_in(library: Library, view: View, span: Span) -> Iterator[Headline]:
    """The stories of the view that lie in the span, in the order of the view; no more than a page is held at a time."""
    lowest = _place(span.since.first, -_ZONES) if span.since else None
    end = _above(library, span.until.end) if span.until else None
    below = lowest - 1 if lowest is not None else None
    place = below if view.oldest_first else end
    while found := library.headlines_after(view, place, _PAGE):
        for headline in found:
            if (lowest is not None and headline.place < lowest) or (end is not None and headline.place >= end):
                return
            if headline in span:
                yield headline
        place = found[-1].place


def _place(day: datetime, margin: timedelta) -> int | None:
    """The first place at that hour, moved by the margin; None where no calendar goes."""
    from tui.library.places import first_place

    try:
        return first_place(day.replace(tzinfo=UTC) + margin)
    except OverflowError:
        return None


def _above(library: Library, end: datetime) -> int | None:
    """The place from which on no story is from before `end`: full minutes spill over it, into those that follow."""
    from tui.library.base import View

    place = _place(end, _ZONES)
    while place is not None:
        above = library.headlines_after(View(oldest_first=True), place - 1, _PAGE)
        spilled = any(headline.moment and headline.moment.replace(tzinfo=None) < end for headline in above)
        packed = len(above) == _PAGE and above[-1].place == place + _PAGE - 1
        if not (spilled or packed):
            return place
        place = above[-1].place + 1
    return None
