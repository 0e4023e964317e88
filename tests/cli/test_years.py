"""The small picture of a library's years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.cli.years import ASCII, BLOCKS, picture


def drawn(years: dict[int, int], width: int = 30, ink: object = BLOCKS) -> list[str]:
    return list(picture(years, width, BLOCKS if ink is BLOCKS else ASCII, ","))


def test_a_bar_is_as_long_as_its_share_of_the_longest_to_an_eighth_of_a_cell() -> None:
    assert drawn({2018: 1600, 2019: 800, 2020: 910}) == [
        "2018  █████████████████  1,600",
        "2019  ████████▌            800",
        "2020  █████████▋           910",
    ]


def test_signs_of_ascii_are_enough() -> None:
    assert drawn({2018: 1600, 2019: 800, 2020: 1}, ink=ASCII) == [
        "2018  #################  1,600",
        "2019  ########:            800",
        "2020  :                      1",
    ]


def test_a_year_with_a_single_story_among_a_million_is_seen() -> None:
    assert drawn({2018: 1, 2019: 10**6})[0].split() == ["2018", "▏", "1"]


def test_a_year_without_a_story_has_no_bar_and_many_in_a_row_are_left_out() -> None:
    lines = drawn({1950: 1, 1953: 1, 1990: 2})
    assert lines[1].split() == ["1951", "0"]
    assert [line.split()[0] for line in lines] == [
        "1950",
        "1951",
        "1952",
        "1953",
        "⋮",
        "1990",
    ]


def test_very_many_years_stand_together() -> None:
    lines = drawn(dict.fromkeys(range(1763, 2027), 10))
    assert lines[0].startswith("1760-1769")
    assert len(lines) == 27


def test_there_is_no_picture_of_nothing() -> None:
    assert drawn({}) == []


@given(
    years=st.dictionaries(st.integers(1, 9999), st.integers(1, 10**7), max_size=60),
    width=st.integers(20, 200),
    ink=st.sampled_from([BLOCKS, ASCII]),
)
def test_the_picture_is_small_and_holds_every_story(years: dict[int, int], width: int, ink: object) -> None:
    lines = drawn(years, width, ink)
    assert len(lines) <= 60
    assert all(len(line) <= max(width, 24) for line in lines)
    assert sum(int(line.split()[-1].replace(",", "")) for line in lines if len(line.split()) > 1) == sum(years.values())


@pytest.mark.parametrize("width", [0, 1, 10])
def test_a_terminal_that_is_too_narrow_still_gets_the_numbers(width: int) -> None:
    assert [line.split()[-1] for line in drawn({2018: 1600, 2019: 800}, width)] == ["1,600", "800"]
