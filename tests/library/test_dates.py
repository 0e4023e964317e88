"""Dates as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article.document import Grain
from tui.library.dates import Period, parse_date

TODAY = date(2026, 11, 25)  # a Wednesday


def day(year: int, month: int, number: int) -> Period:
    return Period(date(year, month, number), date(year, month, number), Grain.MOMENT)


def month(year: int, number: int, last: int) -> Period:
    return Period(date(year, number, 1), date(year, number, last), Grain.MONTH)


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), Grain.YEAR)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2019", year(2019)),
        ("2019-04", month(2019, 4, 30)),
        ("2020-02", month(2020, 2, 29)),
        ("2019-12", month(2019, 12, 31)),
        ("4/2019", month(2019, 4, 30)),
        ("2019-04-30", day(2019, 4, 30)),
        ("30.4.2019", day(2019, 4, 30)),
        ("30. 4. 2019", day(2019, 4, 30)),
        ("30/4/19", day(2019, 4, 30)),
        ("30/4/98", day(1998, 4, 30)),
        ("30.4.", day(2026, 4, 30)),
        ("24.12.", day(2025, 12, 24)),
        ("25.11", day(2026, 11, 25)),
        ("16-11-2019", day(2019, 11, 16)),
        ("20191116", day(2019, 11, 16)),
        ("11/16/2019", day(2019, 11, 16)),
        ("mandag 4.11.2019", day(2019, 11, 4)),
        ("Mon, 2019-11-04", day(2019, 11, 4)),
        ("2019-04-30T17:49", day(2019, 4, 30)),
        ("~2019-04-30 17:49", day(2019, 4, 30)),
        ("2019-04-30T17:49:00.5+02:00", day(2019, 4, 30)),
        ("30.4.2019, 17.49", day(2019, 4, 30)),
    ],
)
def test_figures_are_read_as_they_are_written(typed: str, meant: Period) -> None:
    assert parse_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("now", day(2026, 11, 25)),
        ("I dag", day(2026, 11, 25)),
        ("heute", day(2026, 11, 25)),
        ("i går", day(2026, 11, 24)),
        ("igår", day(2026, 11, 24)),
        ("Yesterday", day(2026, 11, 24)),
        ("gestern", day(2026, 11, 24)),
        ("i förrgår", day(2026, 11, 23)),
        ("mai 2015", month(2015, 5, 31)),
        ("maj 2015", month(2015, 5, 31)),
        ("30. april 2019", day(2019, 4, 30)),
        ("April 30th, 2019", day(2019, 4, 30)),
        ("den 30. april", day(2026, 4, 30)),
        ("29. februar", day(2024, 2, 29)),
        ("april", month(2026, 4, 30)),
        ("desember", month(2025, 12, 31)),
        ("Dez 2020", month(2020, 12, 31)),
        ("sept. 2018", month(2018, 9, 30)),
        ("torsdag", day(2026, 11, 19)),
        ("Mittwoch", day(2026, 11, 25)),
        ("laurdag", day(2026, 11, 21)),
        ("søndag", day(2026, 11, 22)),
        ("for 3 uker siden", day(2026, 11, 4)),
        ("for tre veker sidan", day(2026, 11, 4)),
        ("för en vecka sedan", day(2026, 11, 18)),
        ("for to dage siden", day(2026, 11, 23)),
        ("3 weeks ago", day(2026, 11, 4)),
        ("vor zwei Jahren", year(2024)),
        ("ten months ago", month(2026, 1, 31)),
        ("11 months ago", month(2025, 12, 31)),
        ("last month", month(2026, 10, 31)),
        ("i fjor", year(2025)),
        ("förra året", year(2025)),
        ("this year", year(2026)),
        ("denne måneden", month(2026, 11, 30)),
        ("last Monday", day(2026, 11, 23)),
        ("forrige onsdag", day(2026, 11, 18)),
        ("på mandag", day(2026, 11, 23)),
        ("november i fjor", month(2025, 11, 30)),
        ("16. november i fjor", day(2025, 11, 16)),
        ("16. nov. 19", day(2019, 11, 16)),
        ("mandag 4. november 2019", day(2019, 11, 4)),
        ("i kveld", day(2026, 11, 25)),
        ("senaste månaden", month(2026, 10, 31)),
        ("forrige døgn", day(2026, 11, 24)),
    ],
)
def test_words_of_six_languages_are_understood(typed: str, meant: Period) -> None:
    assert parse_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("forrige uke", (2026, 11, 16), (2026, 11, 22)),
        ("sist veke", (2026, 11, 16), (2026, 11, 22)),
        ("förra veckan", (2026, 11, 16), (2026, 11, 22)),
        ("sidste uge", (2026, 11, 16), (2026, 11, 22)),
        ("letzte Woche", (2026, 11, 16), (2026, 11, 22)),
        ("last week", (2026, 11, 16), (2026, 11, 22)),
        ("denne uka", (2026, 11, 23), (2026, 11, 29)),
        ("uke 46", (2026, 11, 9), (2026, 11, 15)),
        ("vecka 53", (2020, 12, 28), (2021, 1, 3)),
        ("uge 52", (2025, 12, 22), (2025, 12, 28)),
        ("KW 1 2019", (2018, 12, 31), (2019, 1, 6)),
        ("2019 week 46", (2019, 11, 11), (2019, 11, 17)),
        ("2019-W46", (2019, 11, 11), (2019, 11, 17)),
        ("the last 7 days", (2026, 11, 18), (2026, 11, 25)),
        ("de siste to ukene", (2026, 11, 11), (2026, 11, 25)),
        ("die letzten drei Monate", (2026, 8, 1), (2026, 11, 25)),
    ],
)
def test_weeks_and_some_days_have_a_first_and_a_last(
    typed: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert parse_date(typed, TODAY) == Period(date(*first), date(*last), Grain.MOMENT)


@pytest.mark.parametrize(
    "typed",
    ["uke 54", "uke 0", "uke 2019", "week 53 2019", "week", "46 2019", "2019-W54", "last last", "forrige", "13/13/2019",
     "mandag tirsdag", "siste 4 mandag", "12:30", "",  "  ",
     "2", "201", "2019-13", "31.2.2019", "31. april", "29.2.2019", "for 3", "storm", "april mai",
     "99999999 years ago", "99999 months ago", "1 2 3 4", "ma", "2019-04-30 og mer", "x" * 5000, "0.0.", "²",
     "9999-99"],
)  # fmt: skip
def test_what_is_no_date_is_none(typed: str) -> None:
    assert parse_date(typed, TODAY) is None


def test_the_last_of_all_months_has_an_end() -> None:
    assert parse_date("9999-12", TODAY) is None
    assert parse_date("2999-12", TODAY) == month(2999, 12, 31)


said_somehow = st.lists(
    st.sampled_from(
        [
            *("uke", "53", "1", "46", "2019", "last", "siste", "7", "days", "mandag", "nov", "16.", "i", "fjor", "of"),
            *("w", "-", "/", "år", "ago", "for", "99", "0", "2", "w46"),
        ]
    ),
    max_size=6,
).map(" ".join)


@given(st.one_of(st.text(max_size=40), said_somehow), st.dates())
def test_whatever_is_typed_is_a_period_or_none(typed: str, today: date) -> None:
    found = parse_date(typed, today)
    assert found is None or found.first <= found.last


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_is_understood_as_it_is_written(wanted: date) -> None:
    meant = Period(wanted, wanted, Grain.MOMENT)
    assert parse_date(wanted.isoformat(), TODAY) == meant
    assert parse_date(f"{wanted.day}.{wanted.month}.{wanted.year}", TODAY) == meant
