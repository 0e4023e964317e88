"""What the resolving of titles has to reach on pairs made by hand and by rule."""

import pytest

from tests.article.labelled import corpus
from tests.library.resolution import Counted, all_real, count, table
from tests.library.title_pairs import real, written

RAREST = 1 / 200
"""A wrong link is rarer than this."""
LEAST_FOUND = 0.78


def assert_held(name: str, counted: Counted) -> None:
    told = f"{counted.wrong}\n{table({name: counted})}"
    assert 1 - counted.precision < RAREST, told
    assert counted.recall >= LEAST_FOUND, told


def test_titles_of_our_own_are_resolved_as_well_as_was_promised() -> None:
    assert_held("written", count(list(written())))


@pytest.mark.skipif(corpus() is None, reason="the corpus is not here: the titles of real stories are not ours to ship")
def test_real_titles_are_resolved_as_well_as_was_promised() -> None:
    assert_held("real", all_real())


@pytest.mark.skipif(corpus() is None, reason="the corpus is not here: the titles of real stories are not ours to ship")
def test_there_are_enough_real_pairs_and_every_one_is_a_change() -> None:
    pairs = list(real())
    assert sum(pair.same for pair in pairs) >= 200
    assert sum(not pair.same for pair in pairs) >= sum(pair.same for pair in pairs)
    assert [pair for pair in pairs if pair.title == pair.other] == []
