"""Quotation marks: which ones belong together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article.marks import pairs_in


def within(text: str) -> list[str | None]:
    """What stands within each pair of marks; None for a mark that is never closed."""
    pairs, _ = pairs_in(text, 0, len(text))
    return [None if pair.close is None else text[pair.open + 1 : pair.close] for pair in pairs]


@pytest.mark.parametrize(
    "text", ["«ja»", "»ja«", "“ja”", "”ja”", "„ja“", "„ja”", '"ja"', "‘ja’", "‚ja‘", "'ja'", "‹ja›"]
)
def test_every_style_of_marks_is_known(text: str) -> None:
    assert within(f"Han sa {text} igjen.") == ["ja"]


def test_an_apostrophe_is_no_mark() -> None:
    assert within("It’s Anna's boat, and the men's too.") == []


def test_marks_within_marks_belong_to_the_outer_ones() -> None:
    assert within("„ein ‚neuer‘ König“ und «a «b» c»") == ["ein ‚neuer‘ König", "a «b» c"]


def test_a_mark_may_stay_open() -> None:
    assert within("“Years of writing") == [None]


def test_a_mark_that_closes_what_another_paragraph_opened_is_told_of() -> None:
    assert pairs_in("og slutter her.»", 0, 16) == ([], 15)


@given(st.text("«»“”„\"‘’'‚‹› a.,"))
def test_pairs_stand_in_order_within_the_bounds(text: str) -> None:
    pairs, _ = pairs_in(text, 0, len(text))
    at = -1
    for pair in pairs:
        assert pair.open > at
        at = pair.open if pair.close is None else pair.close
        assert pair.open <= at < len(text)
