"""Writing into a library file: whole or not at all, after a crash too; many stories of one minute cost no more."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.library.shelving import NOON, id_of, ready
from tui.library.base import EVERYTHING, Batch, LibraryTrouble, SourceFile, View
from tui.library.places import first_place
from tui.library.query import parse
from tui.library.sqlite.library import SqliteLibrary, open_library_file
from tui.library.sqlite.placing import FreePlaces
from tui.library.sqlite.writing import Writer

INDEXES = ("fts", "title_fts", "part_fts", "quote_fts")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.spalte"


@pytest.fixture
def library(path: Path) -> Iterator[SqliteLibrary]:
    made = open_library_file(path, create=True)
    yield made
    assert made.check() == []
    made.close()


def writer_of(library: SqliteLibrary) -> Writer:
    assert library._writer is not None
    return library._writer


class Failing:
    """A connection that fails at its n-th statement."""

    def __init__(self, connection: sqlite3.Connection, fails_at: int) -> None:
        self._connection = connection
        self._left = fails_at

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, sql: str, *values: Any) -> Any:
        self._count(sql)
        return self._connection.execute(sql, *values)

    def executemany(self, sql: str, *values: Any) -> Any:
        self._count(sql)
        return self._connection.executemany(sql, *values)

    def _count(self, sql: str) -> None:
        self._left -= 1
        if self._left == 0 and sql != "ROLLBACK":
            raise sqlite3.OperationalError("disk I/O error")


def test_a_batch_that_fails_at_any_statement_leaves_nothing_behind(library: SqliteLibrary) -> None:
    library.put(Batch([ready("Storm", "Ferga går."), ready("Ferge"), ready("Tog", refers=("Storm i vest",))]))
    batch = Batch(
        [ready("Storm", "Ferga står.", minutes=4), ready("Ny"), ready("Tog", "Sent.", refers=("Ferga står ved kai",))],
        chunk=b"one",
        files=[SourceFile("/a", 1, 2, b"3", "it is empty")],
        removed=[ready("Ferge").key],
    )
    before = library.state()
    writer = writer_of(library)
    connection = writer._connection
    fails_at = 0
    while not library.has_chunk(b"one"):
        fails_at += 1
        failing = Failing(connection, fails_at)
        monkeypatched: Any = failing
        writer._connection = writer._places._connection = monkeypatched
        try:
            library.put(batch)
        except LibraryTrouble:
            assert library.state() == before
            assert library.check() == []
            assert library.unreadable() == []
        writer._connection = writer._places._connection = connection
    assert fails_at > 20
    assert [headline.text for headline in library.headlines_after(EVERYTHING)] == ["Storm", "Ny", "Tog"]


def test_places_of_a_batch_that_came_to_nothing_are_given_again(library: SqliteLibrary) -> None:
    one = ready("Storm")
    bad = replace(one, key=-1, headline=replace(one.headline, identity="not in figures"))
    with pytest.raises(ValueError, match="hex"):
        library.put(Batch([*(replace(one, key=n) for n in range(100)), bad]))
    library.put(Batch([one]))
    assert [headline.place for headline in library.headlines_after(EVERYTHING)] == [first_place(NOON)]


KILLED = """
import os, sys
from pathlib import Path
from tests.library.shelving import ready
from tui.library.base import Batch
from tui.library.sqlite.library import open_library_file
library = open_library_file(Path(sys.argv[1]), create=True)
library.in_bulk()
for n in range(10):
    library.put(Batch([ready(f"Sak {n} {m}", "Ferga går.") for m in range(5)], chunk=str(n).encode()))
connection = library._writer._connection
connection.execute("BEGIN IMMEDIATE")
connection.execute("DELETE FROM story")
connection.execute("INSERT INTO fts (rowid, title, body) VALUES (1, 'a', 'b')")
os.kill(os.getpid(), 9)
"""


def test_a_killed_writer_loses_nothing_that_was_kept_and_leaves_no_bulk_behind(path: Path) -> None:
    assert subprocess.run([sys.executable, "-c", KILLED, path], check=False, timeout=60).returncode == -9
    with closing(open_library_file(path)) as reader:
        assert reader.state().stories == 50
        assert reader.has_chunk(b"9")
    with closing(open_library_file(path, writable=True)) as library:
        assert automerge(library) == [4] * len(INDEXES)
        assert library.check() == []
        assert library.put(Batch([ready("Sak 9 4", "Ferga går.")], chunk=b"9")).unchanged == 1


def automerge(library: SqliteLibrary) -> list[int]:
    with library._readers.asking() as asked:
        rows = [asked.rows(f"SELECT v FROM {index}_config WHERE k = 'automerge'") for index in INDEXES]
    return [row[0][0] for row in rows]


def test_bulk_lasts_until_tidied(library: SqliteLibrary) -> None:
    library.in_bulk()
    assert automerge(library) == [0] * len(INDEXES)
    for n in range(40):
        library.put(Batch([ready(f"Sak {n}", f"Ferga går {n}.")]))
    library.tidy()
    assert automerge(library) == [4] * len(INDEXES)
    with library._readers.asking() as asked:
        assert asked.number("SELECT count(DISTINCT segid) FROM fts_idx") == 1
        assert asked.number("PRAGMA freelist_count") == 0
    assert library.count(View(search=parse("ferga"))) == 40


def test_places_are_found_without_looking_at_each_minute_again(library: SqliteLibrary) -> None:
    one = ready("Storm")
    writer = writer_of(library)

    def put(start: int) -> int:
        """How many times the file was asked for the last place of a minute."""
        asked: list[str] = []
        writer._connection.set_trace_callback(lambda sql: asked.append(sql) if "max(id)" in sql else None)
        library.put(
            Batch([replace(one, key=n, content=b"", indexed_text="", forms=()) for n in range(start, start + 640)])
        )
        writer._connection.set_trace_callback(None)
        return len(asked)

    assert [put(start) <= 12 for start in range(0, 6_400, 640)] == [True] * 10
    writer._places = FreePlaces(writer._connection)  # as after a new start: each full minute is met once
    assert 100 <= put(6_400) <= 115
    assert put(7_040) <= 12
    places = [headline.place for headline in library.headlines_after(View(oldest_first=True), limit=10_000)]
    assert places == list(range(places[0], places[0] + 7_680))


def test_a_changed_story_keeps_its_place_though_others_come_in_the_same_batch(library: SqliteLibrary) -> None:
    library.put(Batch([ready("Storm", name="1"), ready("Storm", name="2")]))
    library.put(Batch([ready("Storm", "Den løyer.", name="2"), ready("Storm", name="3"), ready("Tog", name="1")]))
    places = {headline.story_id: headline.place for headline in library.headlines_after(EVERYTHING)}
    first = min(places.values())
    assert [places[id_of(ready("Storm", name=name))] - first for name in "123"] == [0, 1, 2]


def test_what_goes_wrong_between_the_tables_is_found(path: Path) -> None:
    wrongs = {
        "UPDATE library SET stories = 7": "count of stories",
        "DELETE FROM body WHERE id = (SELECT min(id) FROM body)": "without a text",
        "DELETE FROM story WHERE id = (SELECT min(id) FROM story)": "texts without a story",
        "INSERT INTO fts (rowid, title, body) VALUES (5, 'a', 'b')": "index of words is not",
        "DELETE FROM ref": "does not have its references",
        "UPDATE day SET stories = stories + 1": "days",
        "UPDATE tally SET stories = stories + 1": "tallies",
        "UPDATE chunk SET added = 9": "ledger",
        "UPDATE library SET version = 0": "later than the last",
        "INSERT INTO gone SELECT key, 1 FROM story": "here and gone",
        "UPDATE fts_data SET block = zeroblob(30) WHERE id > 10": "index of words",
        "UPDATE title_fts_data SET block = zeroblob(30) WHERE id > 10": "index of titles",
    }
    with closing(open_library_file(path, create=True)) as library:
        library.put(Batch([ready("Storm", refers=("Ferga står",)), ready("Ferge")], chunk=b"one"))
        assert library.check() == []
    whole = path.read_bytes()
    for sql, said in wrongs.items():
        path.write_bytes(whole)
        with closing(sqlite3.connect(path)) as other:
            other.execute(sql)
            other.commit()
        with closing(open_library_file(path)) as library:
            wrong = library.check()
            assert any(said in sentence for sentence in wrong), (sql, wrong)
            assert all(sentence.endswith(".") for sentence in wrong)


def test_a_story_whose_text_is_damaged_is_told_of_and_not_written_over(path: Path) -> None:
    with closing(open_library_file(path, create=True)) as library:
        library.put(Batch([ready("Storm")]))
        with closing(sqlite3.connect(path)) as other:
            other.execute("UPDATE body SET packed = x'00'")
            other.commit()
        with pytest.raises(LibraryTrouble, match="is damaged"):
            library.article(id_of(ready("Storm")))
        with pytest.raises(LibraryTrouble, match="is damaged"):
            library.put(Batch([ready("Storm", "Ny tekst.")]))
        assert library.state().version == 1
