"""Walks that are put together go where plain sets would, from any place in both directions, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.shelving import ready
from tui.library.base import Batch, View
from tui.library.sqlite.forms import ending_of, form_of
from tui.library.sqlite.library import SqliteLibrary, open_library_file
from tui.library.sqlite.walks import Both, Either, Everything, Listed, Matches, Walk, Without

STORIES = 1_500


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteLibrary]:
    """Stories with the words a2, a3, a7 … for what divides their number, and t5 in the headline."""
    path: Path = tmp_path_factory.mktemp("walks") / "library.spalte"

    def words(n: int) -> str:
        return " ".join(f"a{by}" for by in (2, 3, 7, 101, 400) if n % by == 0)

    with closing(open_library_file(path, create=True)) as made:
        stories = [
            ready(f"Sak {n}{' t5' if n % 5 == 0 else ''}", f"ord {words(n)}.", minutes=n) for n in range(STORIES)
        ]
        made.put(Batch(stories))
        yield made


@pytest.fixture(scope="module")
def places(library: SqliteLibrary) -> list[int]:
    return [headline.place for headline in library.headlines_after(View(oldest_first=True), limit=STORIES)]


Plan = tuple[str, object, object]
plans: st.SearchStrategy[Plan] = st.recursive(
    st.sampled_from([("every", n, None) for n in (1, 2, 3, 5, 7, 101, 400)])
    | st.sets(st.integers(0, STORIES - 1), max_size=30).map(lambda picked: ("some", sorted(picked), None)),
    lambda plan: st.tuples(st.sampled_from(["both", "either", "without"]), plan, plan),
    max_leaves=4,
)


def walk_of(plan: Plan, places: list[int], upward: bool) -> tuple[Walk, set[int]]:
    """The walk that the plan tells, and the numbers of the stories on it."""
    how, one, other = plan
    if how == "every":
        assert isinstance(one, int)
        numbers = {n for n in range(STORIES) if n % one == 0}
        if one == 1:
            return Everything(upward), numbers
        return Matches("title_fts" if one == 5 else "fts", f"{'t' if one == 5 else 'a'}{one}", upward), numbers
    if how == "some":
        assert isinstance(one, list)
        return Listed([places[n] for n in one], upward), set(one)
    assert isinstance(one, tuple)
    assert isinstance(other, tuple)
    (first, firsts), (second, seconds) = walk_of(one, places, upward), walk_of(other, places, upward)
    if how == "both":
        return Both(first, second, upward), firsts & seconds
    if how == "either":
        return Either(first, second, upward), firsts | seconds
    return Without(first, second), firsts - seconds


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(plans, st.booleans(), st.integers(-1, STORIES), st.sampled_from([1, 7, 64, 2_000]))
def test_a_walk_goes_where_sets_would(
    library: SqliteLibrary, places: list[int], plan: Plan, upward: bool, start: int, limit: int
) -> None:
    walk, numbers = walk_of(plan, places, upward)
    beyond = places[start] if 0 <= start < STORIES else places[0] - 1 if upward else places[-1] + 1
    expected = [places[n] for n in sorted(numbers, reverse=not upward)]
    expected = [place for place in expected if (place > beyond if upward else place < beyond)]
    with library._readers.asking() as asked:
        page = walk.next(asked, beyond, limit)
        assert page == expected[:limit]
        if page:
            assert walk.next(asked, page[-1], limit) == expected[limit : 2 * limit]
        some = places[:: max(1, limit)]
        assert walk.among(asked, some) == {places[n] for n in numbers} & set(some)


letters = st.text(alphabet="abcäöü", min_size=1, max_size=8)


@given(letters, letters)
def test_a_form_comes_back_from_its_stem_and_ending(stem: str, form: str) -> None:
    assert form_of(stem, ending_of(stem, form)) == form


@pytest.mark.parametrize(
    ("stem", "form", "ending"),
    [("happi", "happy", "1y"), ("haus", "häuser", "3äuser"), ("skol", "skolene", "ene"), ("å", "å", "")],
)
def test_endings_say_what_a_stem_loses(stem: str, form: str, ending: str) -> None:
    assert ending_of(stem, form) == ending
    assert form_of(stem, ending) == form
