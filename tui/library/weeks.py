"""Weeks by their numbers, as they are counted in most of Europe: `week 46`, `uke 46 2019`, `2019 KW 46`, `2019-W46`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tui.library.date_words import PASSED_OVER, WEEK, units

_YEARS = 9
"""In so many years every number has been the number of a week."""


def monday_said(tokens: Sequence[str], today: date) -> date | None:
    """The Monday of the week that is meant; without its year the last one that has begun. None where none is."""
    if len(tokens) == 3 and tokens[1] == "w":
        tokens = (tokens[0], "week", tokens[2])
    numbers = [token for token in tokens if token.isdecimal()]
    others = [token for token in tokens if not token.isdecimal() and token not in PASSED_OVER.split()]
    if len(others) != 1 or units().get(others[0]) != WEEK:
        return None
    behind = tokens[tokens.index(others[0]) + 1 :][:1]
    years = [int(each) for each in numbers if len(each) == 4]
    weeks = [int(each) for each in behind if each.isdecimal() and len(each) <= 2]
    if not weeks or len(years) > 1 or len(years) + 1 != len(numbers):
        return None
    tried = years or range(today.year, today.year - _YEARS, -1)
    mondays = (_monday(year, weeks[0]) for year in tried)
    return next((monday for monday in mondays if monday is not None and (years or monday <= today)), None)


def _monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:  # that year has no such week
        return None
