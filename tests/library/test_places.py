"""Where stories stand: newest first is a walk."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from tui.library.places import UNDATED, first_place, is_dated, moment_of

zones = st.builds(timezone, st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 28), timezones=zones)


@given(moments, moments)
def test_of_two_moments_the_later_has_no_smaller_place(one: datetime, other: datetime) -> None:
    assert one > other or first_place(one) <= first_place(other)


@given(moments)
def test_the_minute_comes_back_from_the_place(moment: datetime) -> None:
    minute = moment_of(first_place(moment))
    assert minute is not None
    assert timedelta(0) <= moment - minute < timedelta(minutes=1)


@given(moments)
def test_stories_without_a_date_stand_below_all_others(moment: datetime) -> None:
    assert first_place(None) == UNDATED < first_place(moment)
    assert is_dated(first_place(moment))
    assert not is_dated(UNDATED)
    assert moment_of(UNDATED + 5_000_000) is None


def test_a_place_before_1970_is_negative() -> None:
    assert first_place(datetime(1969, 12, 31, 23, 59, 30, tzinfo=UTC)) == -64
    assert first_place(datetime(1970, 1, 1, 0, 1, tzinfo=UTC)) == 64
