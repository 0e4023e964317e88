"""A library from an older version comes to know what a new one knows of its stories, step by step."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from tests.library.older import older_library
from tests.library.shelving import id_of, ready
from tui.ingest_behind import catch_up
from tui.library.base import Batch, DamagedLibrary
from tui.library.query import parse
from tui.library.sqlite.library import SqliteLibrary, open_library_file

STORIES = [
    ready(
        f"Sak {n}",
        f"– Ferga går klokka {n}, sier Ola Nordli.\n\n– Ja, sier Kari Moen.\n\nKAI: Ferga. Foto: Ane Hove / NTB",
        minutes=n,
        refers=(f"Sak {n - 1}",),
    )
    for n in range(5)
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "old.spalte"
    older_library(made, STORIES)
    return made


def said(library: SqliteLibrary) -> list[str]:
    return [quote.story.text for quote in library.speech.quotes()]


def all_that_is_known(path: Path) -> dict[str, Sequence[Any]]:
    """What the tables of the library hold, and where each index has which word."""
    with closing(sqlite3.connect(path)) as file:
        known: dict[str, Sequence[Any]] = {}
        for table in ("story", "body", "ref", "called", "tally", "day", "form", "library"):
            known[table] = sorted(file.execute(f"SELECT * FROM {table}"), key=repr)
        for index in ("fts", "title_fts", "part_fts", "quote_fts", "ref_fts"):
            file.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {index}, instance)")
            known[index] = sorted(file.execute("SELECT * FROM words"), key=repr)
            file.execute("DROP TABLE temp.words")
        return known


def test_an_older_library_ends_up_as_one_made_anew(path: Path, tmp_path: Path) -> None:
    anew = tmp_path / "new.spalte"
    with closing(open_library_file(anew, create=True)) as library:
        library.put(Batch(STORIES))
    with closing(open_library_file(path, writable=True)) as library:
        assert list(catch_up(library, Event())) == [5]
        assert library.check() == []
    assert all_that_is_known(path) == all_that_is_known(anew)


def test_steps_go_on_where_the_last_one_ended_the_newest_first(path: Path) -> None:
    for known in ([4, 4], [4, 4, 3, 3], [4, 4, 3, 3, 2, 2], [4, 4, 3, 3, 2, 2, 1, 1], [4, 4, 3, 3, 2, 2, 1, 1, 0, 0]):
        with closing(open_library_file(path, writable=True)) as library:
            assert library.speech.behind()
            assert library.catch_up(1) == 1
            assert said(library) == [f"Sak {n}" for n in known]
            assert library.check() == []
    with closing(open_library_file(path, writable=True)) as library:
        assert library.catch_up(1) == 0
        assert not library.speech.behind()


def test_stories_that_come_change_and_go_in_between_are_known_at_the_end(path: Path) -> None:
    with closing(open_library_file(path, writable=True)) as library:
        library.catch_up(2)
        library.put(
            Batch(
                [ready("Sak 1", "– Nei, sier Siv Dahl.", minutes=1), ready("Ny", "– Her, sier Siv Dahl.", minutes=-1)]
            )
        )
        library.put(Batch(removed=[STORIES[2].key, STORIES[4].key]))
        assert library.check() == []
        assert list(catch_up(library, Event())) == [1]
        assert said(library) == ["Sak 3", "Sak 3", "Sak 1", "Sak 0", "Sak 0", "Ny"]
        assert dict(library.speech.names("speaker", "")) == {"Ola Nordli": 2, "Kari Moen": 2, "Siv Dahl": 2}
        assert library.check() == []


def test_quotes_that_are_known_already_are_found_behind_stories_without(path: Path) -> None:
    with closing(open_library_file(path, writable=True)) as library:
        library.put(Batch([ready("Eldst", "– Her, sier Siv Dahl.", minutes=-9)]))
        assert [quote.text for quote in library.speech.quotes(limit=1)] == ["Her"]
        assert [quote.text for quote in library.speech.quotes(library.expand(parse("her")))] == ["Her"]


def test_a_number_of_quotes_that_the_older_version_had_wrong_is_put_right(path: Path) -> None:
    with closing(sqlite3.connect(path)) as old:
        old.execute("UPDATE story SET quotes = 0")
        old.commit()
    with closing(open_library_file(path, writable=True)) as library:
        library.catch_up(9)
        assert len(said(library)) == 10
        headline = library.headline(id_of(STORIES[0]))
        assert headline is not None
        assert headline.quotes == 2


def test_catching_up_stops_when_told_to(path: Path) -> None:
    stop = Event()
    stop.set()
    with closing(open_library_file(path, writable=True)) as library:
        assert list(catch_up(library, stop)) == []
        assert library.speech.behind()


def test_very_many_stories_leave_the_indexes_in_order(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.ingest_behind._AT_ONCE", 2)
    monkeypatch.setattr("tui.ingest_behind._MANY", 3)
    with closing(open_library_file(path, writable=True)) as library:
        assert list(catch_up(library, Event())) == [2, 4, 5]
        with library._readers.asking() as asked:
            assert asked.number("SELECT v FROM quote_fts_config WHERE k = 'automerge'") == 4
            assert asked.number("SELECT count(DISTINCT segid) FROM quote_fts_idx") == 1


def test_a_story_that_cannot_be_read_is_told_and_nothing_of_the_step_is_kept(path: Path) -> None:
    with closing(sqlite3.connect(path)) as old:
        old.execute("UPDATE body SET packed = x'00' WHERE id = (SELECT min(id) FROM body)")
        old.commit()
    with closing(open_library_file(path, writable=True)) as library:
        with pytest.raises(DamagedLibrary):
            library.catch_up(9)
        assert said(library) == []
