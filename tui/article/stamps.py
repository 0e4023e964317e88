"""When a story was published and updated.

A page states its moments in lines of their own, near the top or at the end: labelled or not, on one line or over
several, absolute or relative. A line is taken for a stamp only when nothing else stands in it. A clock time without a
date takes the date of the other stamp beside it; a relative stamp is kept as written and has no moment.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tui.article.languages import Lexicon
from tui.article.lines import Line
from tui.article.patterns import pattern
from tui.article.stamp_lines import OFFSETS, Draft, read_line

_HEADER = pattern(r"\s*date (\d{4})-(\d{2}) ")
_NEAR = 200  # code points between two stamps without labels of which the second is the update
_AMERICAN = {"et": "America/New_York", "ct": "America/Chicago", "pt": "America/Los_Angeles"}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment the page states.

    `moment` has the time zone of the paper; it is None for a relative stamp (`Oppdatert nå nettopp`) and for one that
    lacks its date or year, which are kept in `written`. `coarse` tells that only the month is known.
    """

    start: int
    end: int
    written: str
    moment: datetime | None = None
    coarse: bool = False


def date_header(text: str, zone: str) -> Stamp | None:
    """The coarse date header ` date 2019-04 ` that some scraped files open with, blanks included; None where there is
    none.
    """
    found = _HEADER.match(text)
    if found is None or not 1 <= int(found[2]) <= 12:
        return None
    moment = datetime(max(1, int(found[1])), int(found[2]), 1, tzinfo=_zone(zone))
    start = found.end() - len(found[0].lstrip())
    return Stamp(start, found.end() - 1, found[0].strip(), moment, coarse=True)


def find_stamps(
    lines: list[Line], places: Iterable[int], lexicon: Lexicon, header: Stamp | None
) -> tuple[Stamp | None, Stamp | None, set[int]]:
    """When the story was published, when updated, and the indices of the lines that hold nothing but stamps.

    `places` are the indices of the lines where a stamp may stand, in order. A stamp without a year takes that of the
    date header; where nothing tells when the story was published, the header does.
    """
    taken: set[int] = set()
    drafts: list[Draft] = []
    pending: Draft | None = None
    last = -2
    for index in places:
        if index in taken:
            continue
        read = read_line(lines[index], lexicon, after_stamp=last == index - 1)
        if read is None:
            pending = None
            continue
        taken.add(index)
        for draft in read:
            if pending is not None and draft.updated is None and index == last + 1 and _joins(pending, draft):
                pending = _joined(pending, draft)
                drafts[-1] = pending
            else:
                drafts.append(draft)
                pending = draft
        last = index
    for draft in drafts:
        if draft.date is not None and draft.date[0] is None and header is not None and header.moment is not None:
            draft.date = (_year_near(header.moment, draft.date[1]), draft.date[1], draft.date[2])
    published, updated = _decide([draft for draft in drafts if draft.says_something], lines, lexicon)
    if published is None:
        published = header
    elif published.moment is None and header is not None:
        published = replace(published, moment=header.moment, coarse=True)
    return published, updated, taken


def _year_near(header: datetime, month: int) -> int:
    """The year of a month that lies within half a year of the header's."""
    return header.year + (month - header.month < -6) - (month - header.month > 6)


def _joins(first: Draft, then: Draft) -> bool:
    """Whether `then`, on the next line, completes `first`: a label waits for all, a date for its time."""
    if not first.says_something:
        return True
    return (first.time is None and then.date is None and then.time is not None and not first.relative) or (
        first.date is None and first.time is None and not first.relative
    )


def _joined(first: Draft, then: Draft) -> Draft:
    return Draft(
        updated=first.updated,
        start=first.start,
        end=then.end,
        date=first.date or then.date,
        time=first.time or then.time,
        zone=first.zone or then.zone,
        relative=first.relative or then.relative,
    )


def _decide(drafts: list[Draft], lines: list[Line], lexicon: Lexicon) -> tuple[Stamp | None, Stamp | None]:
    published: Draft | None = None
    updated: Draft | None = None
    for draft in drafts:
        is_update = draft.updated
        if is_update is None:
            near = published is not None and draft.start - published.end < _NEAR
            is_update = near and updated is None and draft.date is not None
        if is_update:
            if updated is None or (updated.relative and not draft.relative):
                updated = draft
        elif published is None or (published.date is None and draft.date is not None):
            published = draft
    if published and updated:
        if published.date is None and published.time and not published.relative:
            published.date = updated.date
        if updated.date is None and updated.time and not updated.relative:
            updated.date = published.date
    return _stamp(published, lines, lexicon), _stamp(updated, lines, lexicon)


def _stamp(draft: Draft | None, lines: list[Line], lexicon: Lexicon) -> Stamp | None:
    if draft is None:
        return None
    written = "\n".join(
        line.text[max(0, draft.start - line.start) : draft.end - line.start]
        for line in lines
        if line.start < draft.end and draft.start < line.end
    )
    stamp = Stamp(draft.start, draft.end, written)
    if draft.relative or draft.date is None:
        return stamp
    year, month, day = draft.date
    if year is None:
        return stamp
    hour, minute = draft.time or (0, 0)
    try:
        moment = datetime(year, month, day, hour, minute, tzinfo=_zone(draft.zone or lexicon.zone))
    except ValueError:
        return stamp
    return replace(stamp, moment=moment)


@cache
def _zone(name: str) -> tzinfo:
    """The zone of a name or an abbreviation; UTC where this machine knows no zones."""
    low = name.lower()
    hours = OFFSETS.get(low[:4].rstrip("+-0123456789"))
    shift = re.fullmatch(r"(?:gmt|utc)([+-]\d{1,2})", low)
    if shift is not None and abs(int(shift[1])) < 24:
        return timezone(timedelta(hours=int(shift[1])))
    if hours is not None:
        return timezone(timedelta(hours=hours))
    try:
        return ZoneInfo(_AMERICAN.get(low, name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
