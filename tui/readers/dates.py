"""Dates as formats write them: ISO, seconds since 1970, 20190430, a year, the form of e-mail, and the Norwegian way."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tui.article.document import Grain

Dated = tuple[datetime, Grain]

_LONGEST = 64
_DIGITS = re.compile(r"[+-]?\d{1,19}(?:\.\d+)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_SLASHES = re.compile(r"(\d{4})/(\d{2})/(\d{2})")
_BEFORE_ZONE = re.compile(r"(?<=\d) +(?=[+-]\d{2}:?\d{2}$)")
_NAMED_UTC = re.compile(r"(?<=\d) *(?:UTC|GMT)$")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,? +(?:kl\.? *)?(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?)?")
_PARTS = ((0, 4), (4, 6), (6, 8), (8, 10), (10, 12), (12, 14))
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_A_SECOND_IN = ((1e11, 1), (1e14, 1e3), (1e17, 1e6), (float("inf"), 1e9))
"""What a second is in a number below: by its size a number counts seconds, or thousandths of them and less."""


def parse_date(value: object) -> Dated | None:
    """The moment that a value of a format means, with a time zone (UTC where none is said), and how exactly.

    None where it means none: an empty one, zero, or a date that no calendar has.
    """
    try:
        match value:
            case bool():
                return None
            case int() | float():
                return _checked(_of_number(value))
            case str() if len(value) <= _LONGEST:
                return _checked(_of_words(value.strip()))
            case [first, *_]:
                return parse_date(first) if isinstance(first, int | float | str) else None
            case _:
                return None
    except (ValueError, OverflowError, TypeError, IndexError, OSError):  # each of them from one of the ways below
        return None


def _checked(found: Dated | None) -> Dated | None:
    """What was found, when every time zone can show it."""
    if found is None:
        return None
    moment, grain = found
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment, grain) if 1 < moment.astimezone(UTC).year < 9999 else None


def _of_words(written: str) -> Dated | None:
    if _DIGITS.fullmatch(written):
        return _of_number(float(written) if "." in written else int(written))
    if found := _MONTH.fullmatch(written):
        return datetime(int(found[1]), int(found[2]), 1), Grain.MONTH
    for form in (_as_written, _day_first, _near_iso):
        try:
            if (moment := form(written)) is not None:
                return moment, Grain.MOMENT
        except ValueError:
            continue
    return parsedate_to_datetime(written), Grain.MOMENT


def _as_written(written: str) -> datetime:
    return datetime.fromisoformat(written)


def _day_first(written: str) -> datetime | None:
    found = _DAY_FIRST.fullmatch(written)
    if found is None:
        return None
    day, month, year, hour, minute, second = (int(part or 0) for part in found.groups())
    return datetime(year, month, day, hour, minute, second)


def _near_iso(written: str) -> datetime:
    """A date with slashes, a blank before its zone, or a zone with a name."""
    return datetime.fromisoformat(
        _NAMED_UTC.sub("+00:00", _BEFORE_ZONE.sub("", _SLASHES.sub(r"\1-\2-\3", written, count=1)))
    )


def _of_number(number: float) -> Dated | None:
    if number == 0:
        return None
    return (_of_digits(str(number)) if isinstance(number, int) else None) or _of_seconds(number)


def _of_digits(digits: str) -> Dated | None:
    """A year, or one that month, day and time of the day stand behind: 2019, 201904, 20190430, 20190430154900."""
    if len(digits) not in (4, 6, 8, 14) or not _FIRST_YEAR <= int(digits[:4]) <= _LAST_YEAR:
        return None
    year, month, day, hour, minute, second = (int(digits[at:end] or 0) for at, end in _PARTS)
    if len(digits) == 4:
        return datetime(year, 1, 1), Grain.YEAR
    try:
        return datetime(year, month or 1, day or 1, hour, minute, second), _grain(month, day)
    except ValueError:
        return None


def _grain(month: int, day: int) -> Grain:
    """How exactly a date is known in which 00 stands for what is not."""
    if not month:
        return Grain.YEAR
    return Grain.MOMENT if day else Grain.MONTH


def _of_seconds(number: float) -> Dated:
    unit = next((unit for limit, unit in _A_SECOND_IN if abs(number) < limit), 1)
    return datetime.fromtimestamp(number / unit, UTC), Grain.MOMENT
