"""The bar at the edge of a list."""

from hypothesis import given
from hypothesis import strategies as st

from tui.ui.scroll_bar import share_at, thumb

counts = st.integers(0, 10**7)


@given(st.integers(1, 100), counts, st.integers(1, 60), counts)
def test_something_is_filled_and_nothing_beyond_the_bar(height: int, rank: int, shown: int, more: int) -> None:
    total = rank + shown + more
    filled = thumb(height, rank, shown, total)
    assert bool(filled) == (shown < total)
    assert all(0 <= row < height for row in filled)
    if height > 2 and filled and len(filled) < height - 1:
        assert (filled.start == 0) == (rank == 0)
        assert (filled.stop == height) == (more == 0)


def test_it_is_as_long_as_what_is_in_view() -> None:
    assert thumb(20, 0, 50, 100) == range(10)
    assert thumb(20, 50, 50, 100) == range(10, 20)
    assert thumb(0, 0, 50, 100) == range(0)


@given(st.integers(1, 100), st.integers(-5, 200))
def test_a_row_of_it_stands_for_a_share(height: int, y: int) -> None:
    assert 0 <= share_at(height, y) <= 1
    assert share_at(height, 0) == 0
    assert height == 1 or share_at(height, height - 1) == 1
