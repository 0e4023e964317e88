"""Counts and sizes as a reader's language writes them."""

import pytest

from tui.typeset.numbers import grouped, size_in_words, thousands


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("nb_NO.UTF-8", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567"),
        ("de_DE@euro", "1.234.567"),
        ("fr", "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567"),
        ("en_GB.UTF-8", "1,234,567"),
        ("C", "1,234,567"),
        ("", "1,234,567"),
    ],
)
def test_thousands_stand_apart_as_in_the_language(locale: str, written: str) -> None:
    assert grouped(1_234_567, thousands({"LANG": locale})) == written


def test_what_is_said_of_numbers_alone_comes_before_the_language() -> None:
    assert thousands({"LC_NUMERIC": "de_DE", "LANG": "nb_NO"}) == "."
    assert thousands({"LC_ALL": "en_US", "LC_NUMERIC": "de_DE"}) == ","


@pytest.mark.parametrize(
    ("size", "written"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (99_400, "99.4 kB"),
        (99_960, "100 kB"),
        (999_700, "1.0 MB"),
        (3_650_000_000, "3.6 GB"),
        (10**18, "1000 PB"),
    ],
)
def test_a_size_is_said_in_two_or_three_figures(size: int, written: str) -> None:
    assert size_in_words(size) == written
