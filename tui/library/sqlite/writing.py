"""Stories into the file, one transaction for a batch: all of it or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from tui.library.base import Batch, Put
from tui.library.sqlite.behind import catch_up
from tui.library.sqlite.files import write_files
from tui.library.sqlite.intake import Intake
from tui.library.sqlite.placing import FreePlaces
from tui.library.sqlite.rows import listed
from tui.library.sqlite.troubles import telling

_MERGED_AT_ONCE = 500
"""Pages of an index that are written in one go while it is tidied: others may write in between."""
_PAGES_MOVED = 2_000
"""Pages of the file that are moved in one go to make it shorter."""
_INDEXES = ("fts", "title_fts", "part_fts", "quote_fts", "ref_fts")
_AUTOMERGE = 4


class Writer:
    """The one connection that writes. Safe from any thread; other processes take their turn."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self._places = FreePlaces(connection)
        self._lock = Lock()
        with telling(path):
            if not self._merges():
                self._set_automerge(_AUTOMERGE)  # an import in bulk was killed

    def put(self, batch: Batch) -> Put:
        """Take a batch in; returns once it is kept."""
        with self._lock, telling(self._path), self._transaction():
            if batch.chunk is not None and self._has(batch.chunk):
                return Put(unchanged=len(batch.stories))
            intake = Intake(self._connection, self._places)
            intake.known(listed({*batch.removed, *(story.key for story in batch.stories)}))
            for key in batch.removed:
                intake.remove(key)
            for story in batch.stories:
                intake.take(story)
            done = intake.finish()
            write_files(self._connection, batch.files, batch.forgotten)
            if batch.chunk is not None:
                self._connection.execute(
                    "INSERT INTO chunk (name, stories, added) VALUES (?, ?, ?)",
                    (batch.chunk, len(batch.stories), done.added),
                )
            return done

    def catch_up(self, most: int) -> int:
        """Give so many stories that an older version put what this one knows of a story; how many there were."""
        with self._lock, telling(self._path), self._transaction():
            return catch_up(self._connection, most)

    def in_bulk(self) -> None:
        """Let the indexes grow in pieces that nobody merges."""
        with self._lock, telling(self._path):
            self._set_automerge(0)

    def tidy(self) -> None:
        """Merge the pieces of each index into one, give up the room that is left, and empty the log into the file.

        All of it in steps that are short and whole: others may write in between, and it may end at any of them.
        """
        for index in _INDEXES:
            pages = -_MERGED_AT_ONCE  # below zero: all pieces shall become one
            while self._merged(index, pages):
                pages = _MERGED_AT_ONCE
        with self._lock, telling(self._path):
            self._set_automerge(_AUTOMERGE)
        while self._shortened():
            pass
        with self._lock, telling(self._path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            with suppress(sqlite3.Error):  # others may be reading: then the log stays beside the file
                self._connection.execute("PRAGMA busy_timeout = 0")
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            self._places.forget()
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        self._places.kept()

    def _has(self, chunk: bytes) -> bool:
        return self._connection.execute("SELECT 1 FROM chunk WHERE name = ?", (chunk,)).fetchone() is not None

    def _merged(self, index: str, pages: int) -> bool:
        """Whether merging some pages did anything; as FTS5 tells it: one change is that of the command itself."""
        with self._lock, telling(self._path):
            before = self._connection.total_changes
            self._connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (pages,))
            return self._connection.total_changes - before > 1

    def _shortened(self) -> bool:
        """Whether pages that nothing uses were left, and the file is shorter now."""
        with self._lock, telling(self._path):
            left = self._connection.execute("PRAGMA freelist_count").fetchone()[0]
            self._connection.execute(f"PRAGMA incremental_vacuum({_PAGES_MOVED})").fetchall()
            return bool(left > self._connection.execute("PRAGMA freelist_count").fetchone()[0])

    def _merges(self) -> bool:
        return all(
            self._connection.execute(f"SELECT v FROM {index}_config WHERE k = 'automerge'").fetchone() != (0,)
            for index in _INDEXES
        )

    def _set_automerge(self, segments: int) -> None:
        for index in _INDEXES:
            self._connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('automerge', ?)", (segments,))
