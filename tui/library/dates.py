"""Understand a date as people type it: `2019-04`, `30.4.2019`, `i går`, `mai 2015`, `3 weeks ago`. Never fails."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tui.article.document import Grain
from tui.library import date_words as words
from tui.library.weeks import monday_said

_LONGEST = 60
_YEAR = r"(?P<year>[12]\d{3})"
_BETWEEN = r"\s?[-./ ]\s?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}(?:{_BETWEEN}(?P<month>\d{{1,2}})(?:{_BETWEEN}(?P<day>\d{{1,2}}))?)?",
        rf"(?P<day>\d{{1,2}}){_BETWEEN}(?P<month>\d{{1,2}})(?:{_BETWEEN}(?P<year>[12]\d{{3}}|\d{{2}})|[./]?)",
        rf"(?P<month>\d{{1,2}})[-./]{_YEAR}",
        rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})",
        rf"(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/{_YEAR}",  # where no month is meant by the first of them
    )
)
_TIME = re.compile(r"(?<=\d)(?:t|,? )\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?(?:z|[+-]\d{2}:?\d{2})?$")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a month, a year or some days: the first day and the last."""

    first: date
    last: date
    grain: Grain

    @property
    def moment(self) -> datetime:
        """Its first moment, to say it by."""
        return datetime(self.first.year, self.first.month, self.first.day, tzinfo=UTC)


def today() -> date:
    """The day it is where the reader is."""
    return datetime.now().astimezone().date()


def parse_date(typed: str, today: date) -> Period | None:
    """The day, week, month or year that is meant; None where none is.

    What is said without its year is the last one that has come by `today`. The time of a day, and the day of the week
    before a date, are passed over.
    """
    said = _TIME.sub("", " ".join(typed.casefold().split()).strip(" ,;:!?~"))
    if not said or len(said) > _LONGEST:
        return None
    try:
        return _in_figures(said, today) or _in_words(said, today)
    except (ValueError, OverflowError):  # no calendar has that day
        return None


def _in_figures(said: str, today: date) -> Period | None:
    first, _, rest = said.partition(" ")
    if rest and _begun(words.WEEKDAYS, first.rstrip(".,")) is not None:
        said = rest
    for form in _FORMS:
        if (found := form.fullmatch(said)) is not None:
            parts = found.groupdict()
            year = _whole_year(parts["year"], today) if parts.get("year") else None
            month = int(parts["month"]) if parts.get("month") else None
            if month is None or month <= len(words.MONTHS):
                return _period(year, month, int(parts["day"]) if parts.get("day") else None, today)
    return None


def _in_words(said: str, today: date) -> Period | None:
    said = said.rstrip(".")
    for days, names in enumerate(words.DAYS_AGO):
        if said in names:
            return _day(today - timedelta(days=days))
    if said in words.LAST_YEAR:
        return _period(today.year - 1, None, None, today)
    tokens = _TOKEN.findall(said)
    monday = monday_said(tokens, today)
    return _week(monday) if monday is not None else _counted(tokens, today) or _named(tokens, today)


def _counted(tokens: Sequence[str], today: date) -> Period | None:
    """`3 weeks ago`, `last month`, `this year`, `the last 7 days`."""
    units = [(at, unit) for at, token in enumerate(tokens) if (unit := words.units().get(token)) is not None]
    if len(units) != 1:
        return None
    at, unit = units[0]
    before = tokens[at - 1] if at else ""
    rest = [token for token in (*tokens[: max(0, at - 1)], *tokens[at + 1 :]) if token not in words.PASSED_OVER.split()]
    if before in words.LAST.split() and not rest:
        return _whole(1, unit, today)
    if before in words.THIS.split() and at == 1 and len(tokens) == 2:
        return _whole(0, unit, today)
    count = _number(before)
    if count is None or any(token not in words.LAST.split() for token in rest):
        return None
    ago = _ago(count, unit, today)
    return Period(ago.first, today, Grain.MOMENT) if ago is not None and rest else ago


def _whole(count: int, unit: str, today: date) -> Period | None:
    """The day, month or year, or all of the week, that lies so many back."""
    if unit == words.WEEK:
        return _week(today - timedelta(days=today.weekday() + 7 * count))
    return _ago(count, unit, today)


def _week(monday: date) -> Period:
    return Period(monday, monday + timedelta(days=6), Grain.MOMENT)


def _ago(count: int, unit: str, today: date) -> Period | None:
    if unit == words.YEAR:
        return _period(today.year - count, None, None, today)
    if unit == words.MONTH:
        months = today.year * 12 + today.month - 1 - count
        return _period(months // 12, months % 12 + 1, None, today)
    return _day(today - timedelta(days=count * (7 if unit == words.WEEK else 1)))


def _named(tokens: Sequence[str], today: date) -> Period | None:
    """`30. april 2019`, `April 30th`, `mai 2015`, `november i fjor`, `torsdag`, `last Monday`."""
    months, weekdays, numbers, last = [], [], [], False
    for token in tokens:
        if token.isdecimal():
            numbers.append(token)
        elif (month := _begun(words.MONTHS, token)) is not None:
            months.append(month + 1)
        elif (weekday := _begun(words.WEEKDAYS, token)) is not None:
            weekdays.append(weekday)
        elif token in ("fjor", "fjol"):
            numbers.append(str(today.year - 1))
        elif token in words.LAST.split() and not last:
            last = True
        elif token not in words.PASSED_OVER.split() and token not in ("st", "nd", "rd", "th"):
            return None
    if len(months) == 1 and len(numbers) <= 2:
        years = [number for number in numbers if len(number) == 4]
        days = [number for number in numbers if len(number) <= 2]
        if len(days) == 2 and len(days[1]) == 2:
            years.append(str(_whole_year(days.pop(), today)))
        if len(years) <= 1 and len(days) <= 1 and len(years) + len(days) == len(numbers):
            year = int(years[0]) if years else None
            return _period(year, months[0], int(days[0]) if days else None, today)
    if len(weekdays) == 1 and not numbers and not months:
        before = today - timedelta(days=1) if last else today
        return _day(before - timedelta(days=(before.weekday() - weekdays[0]) % 7))
    return None


def _period(year: int | None, month: int | None, day: int | None, today: date) -> Period | None:
    """The day, month or year; without its year the last one that has come."""
    if month is None:
        return None if year is None else Period(date(year, 1, 1), date(year, 12, 31), Grain.YEAR)
    if year is None:
        year = next(each for each in range(today.year, today.year - 9, -1) if _has_come(each, month, day, today))
    if day is not None:
        return _day(date(year, month, day))
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1) if year < 9999 or month < 12 else date.max
    return Period(first, following - timedelta(days=1), Grain.MONTH)


def _has_come(year: int, month: int, day: int | None, today: date) -> bool:
    if month == 2 and day == 29 and not (year % 4 == 0 and (year % 100 or year % 400 == 0)):
        return False
    return date(year, month, day or 1) <= today


def _day(day: date) -> Period:
    return Period(day, day, Grain.MOMENT)


def _whole_year(written: str, today: date) -> int:
    """A year of two figures is of the hundred years that end next year."""
    if len(written) == 4:
        return int(written)
    year = today.year // 100 * 100 + int(written)
    return year if year <= today.year + 1 else year - 100


def _number(token: str) -> int | None:
    if token.isdecimal():
        return int(token)
    return next((count for count, said in enumerate(words.NUMBERS, 1) if token in said.split()), None)


def _begun(names: Sequence[str], token: str) -> int | None:
    """Which of the names begins with `token`, of at least three letters; None where none or several do."""
    if len(token) < 3:
        return None
    found = [at for at, said in enumerate(names) if any(name.startswith(token) for name in said.split())]
    return found[0] if len(found) == 1 else None
