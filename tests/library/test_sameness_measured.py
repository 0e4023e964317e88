"""What the folding of stories has to reach on real texts, and on notices that look alike."""

from collections.abc import Mapping

import pytest

from tests.article.labelled import corpus
from tests.library.sameness import Counted, across, count, pairs_of, table
from tests.library.twin_pairs import stories, writers
from tests.library.twin_patterns import pattern_pairs

RAREST = 1 / 500
"""A wrong fold is rarer than this, among all folds and among all pairs that look alike."""
LEAST_FOUND = 0.95
needs_corpus = pytest.mark.skipif(corpus() is None, reason="the corpus is not here: its texts are not ours to ship")


@pytest.fixture(scope="module")
def known() -> Mapping[str, str]:
    """Every third story of the corpus: enough to see that it holds."""
    return dict(list(stories().items())[::3])


@pytest.fixture(scope="module")
def counted(known: Mapping[str, str]) -> Counted:
    return count([*pairs_of("tuned", known), *pairs_of("unseen", known)])


def test_notices_of_one_pattern_and_stories_by_two_writers_are_two() -> None:
    looked = count([*pattern_pairs("tuned"), *pattern_pairs("unseen"), *writers()])
    assert looked.pairs.total() > 1 / RAREST
    assert looked.wrong < looked.pairs.total() * RAREST, table({"written": looked})


@needs_corpus
def test_stories_that_are_one_are_found_and_hardly_any_other_is_taken_for_one(counted: Counted) -> None:
    assert counted.recall >= LEAST_FOUND, table({"real": counted})
    assert counted.wrong < counted.of(counted.folded, same=True) * RAREST, table({"real": counted})
    assert counted.wrong < counted.of(counted.pairs, same=False) * RAREST, table({"real": counted})


@needs_corpus
def test_different_stories_are_two_also_as_papers_have_them(known: Mapping[str, str]) -> None:
    looked = across(known)
    assert looked.pairs.total() > 50_000
    assert looked.folded.total() < looked.pairs.total() * RAREST / 100, table({"all": looked})


@needs_corpus
def test_there_are_enough_pairs_of_both_kinds(counted: Counted) -> None:
    assert counted.of(counted.pairs, same=True) >= 1_000
    assert counted.of(counted.pairs, same=False) >= 500
