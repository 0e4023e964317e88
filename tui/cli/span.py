"""The stories of a library that lie between two dates.

What counts is the date as the story states it and as the commands print it, in the time zone of the paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library.base import Headline, Library, View
    from tui.library.dates import Period

_DAY = timedelta(days=1)
_ZONES = timedelta(hours=14)
"""As far as any clock on earth is from UTC."""
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day of `since` to the last of `until`; None where that end is open."""

    since: Period | None = None
    until: Period | None = None

    def __contains__(self, headline: Headline) -> bool:
        """Whether the story lies in it; one without a date lies only in the span that is open at both ends."""
        if headline.moment is None:
            return self.since is None and self.until is None
        day = headline.moment.date()
        return (self.since is None or day >= self.since.first) and (self.until is None or day <= self.until.last)


def stories_in(library: Library, view: View, span: Span) -> Iterator[Headline]:
    """The stories of the view that lie in the span, in the order of the view; no more than a page is held at a time."""
    lowest, highest = places_of(library, span)
    place = _beyond(lowest, -1) if view.oldest_first else _beyond(highest, 1)
    while found := library.headlines_after(view, place, _PAGE):
        for headline in found:
            if (lowest is not None and headline.place < lowest) or (highest is not None and headline.place > highest):
                return
            if headline in span:
                yield headline
        place = found[-1].place


def places_of(library: Library, span: Span) -> tuple[int | None, int | None]:
    """The first and the last place where stories of the span can stand; None where that end is open.

    Some that stand between them are of the day before or of the day behind.
    """
    from tui.library.places import FIRST_DATED

    first = _place(span.since.first, -_ZONES) if span.since else FIRST_DATED if span.until else None
    above = _above(library, span.until.last) if span.until else None
    return first, _beyond(above, -1)


def _beyond(place: int | None, step: int) -> int | None:
    return place + step if place is not None else None


def _place(day: date, margin: timedelta) -> int | None:
    """The first place of that day, moved by the margin; None where no calendar goes."""
    from tui.library.places import first_place

    try:
        return first_place(datetime.combine(day, time(), UTC) + margin)
    except OverflowError:
        return None


def _above(library: Library, last: date) -> int | None:
    """The place from which on no story is of that day or before: full minutes spill over, into those that follow."""
    from tui.library.base import View

    place = _place(last, _DAY + _ZONES)
    while place is not None:
        above = library.headlines_after(View(oldest_first=True), place - 1, _PAGE)
        spilled = any(headline.moment and headline.moment.date() <= last for headline in above)
        packed = len(above) == _PAGE and above[-1].place == place + _PAGE - 1
        if not (spilled or packed):
            return place
        place = above[-1].place + 1
    return None
