"""A misquoted title finds the one story that is meant, among all those of a library file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.shelving import id_of, ready
from tui.library.base import Batch
from tui.library.sqlite import likening
from tui.library.sqlite.library import SqliteLibrary, open_library_file

FERGA = "Ferga gikk på grunn ved Kinn – 12 er evakuert, sier politiet"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[SqliteLibrary]:
    with closing(open_library_file(tmp_path / "library.spalte", create=True)) as made:
        others = [f"Politiet leter etter {n} ved Fedje i natt" for n in range(1_000, 1_500)]
        known = [FERGA, "Guaidó trapper opp – nye demonstrasjoner", "Stormen over Vestlandet, del 2", *others]
        made.put(Batch([ready(title, minutes=n) for n, title in enumerate(known)]))
        yield made


def meant(library: SqliteLibrary, title: str) -> str | None:
    headline = library.graph.resolve(title).nearest
    return headline.text if headline is not None else None


@pytest.mark.parametrize(
    "title",
    [
        "ferga gikk på grunn ved kinn - 12 er evakuert, sier politiet",
        "Ferga gikk på grunn ved Kinn – 12 er evakuert, sier politet",
        "Ferga gikk på grun ved Kinn – 12 er evakuert sier politiet",
        "Ferga gikk på grunn ved Kinn – 12 er evakuert, sier politiet nå",
        "Ferga gikk på grunn ved Kinn – 12 er eva…",
        "Ferga gikk på grunn ved Kinn - 12 er ...",
    ],
)
def test_a_slip_a_word_more_and_a_cut_are_forgiven(library: SqliteLibrary, title: str) -> None:
    assert meant(library, title) == FERGA


@pytest.mark.parametrize("counted", [(1,), (1, 3), (2, 400, 500)])
def test_a_title_is_found_however_common_its_words_are(
    library: SqliteLibrary, monkeypatch: pytest.MonkeyPatch, counted: tuple[int, ...]
) -> None:
    monkeypatch.setattr(likening, "_COUNTED", counted)
    story = ready("Politiet leter", minutes=2_000, refers=("Politiet leter etter 1234 nå ved Fedje i natt",))
    library.put(Batch([story]))
    wanted = library.graph.resolve("Politiet leter etter 1234 nå ved Fedje i natt").nearest
    assert wanted is not None
    assert wanted.text == "Politiet leter etter 1234 ved Fedje i natt"
    assert [origin.story_id for origin in library.graph.referring(wanted.story_id)] == [id_of(story)]


@pytest.mark.parametrize(
    "title",
    [
        "Ferga gikk på grunn ved Kinn – 13 er evakuert, sier politiet",
        "Stormen over Vestlandet, del 3",
        "Politiet leter etter 77 ved Fedje i natt",
        "Politiet leter ved Fedje i natt",
        "Sola skinner over hele landet",
        "Fer…",
        "grunn",
    ],
)
def test_another_story_is_not_taken_for_the_one_that_is_meant(library: SqliteLibrary, title: str) -> None:
    assert meant(library, title) is None


def test_several_that_bear_the_likest_title_are_offered(library: SqliteLibrary) -> None:
    assert library.graph.resolve("Ferga gikk på grunn ved Kinn – 12 er evakuert, sier politet").story is not None
    library.put(Batch([ready(FERGA, name="again", minutes=9_000)]))
    offered = library.graph.resolve("Ferga gikk på grunn ved Kinn – 12 er evakuert, sier politet")
    assert offered == library.graph.resolve(FERGA)
    assert offered.story is None
    assert [headline.text for headline in offered.candidates] == [FERGA, FERGA]


def test_what_a_likeness_finds_is_not_wanted(library: SqliteLibrary) -> None:
    slip = "Ferga gikk på grunn ved Kinn – 12 er evakuert, sier politet"
    titles = [slip, "Sola skinner over hele landet"]
    library.put(Batch([ready(f"Sak {n}", refers=(title,)) for n, title in enumerate(titles)]))
    assert [wanted.title for wanted in library.graph.wanted()] == titles[1:]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(st.text(max_size=40))
def test_no_title_is_too_strange(library: SqliteLibrary, title: str) -> None:
    found = library.graph.resolve(title).nearest
    assert found is None or library.headline(found.story_id) == found
