"""Connections that read, lent to one question at a time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from threading import Lock
from typing import Any

from tui.library.base import DamagedLibrary, LibraryTrouble, Overtaken, Question
from tui.library.sqlite import troubles
from tui.library.sqlite.connection import Lone, open_for_reading

_STEPS = 20_000
"""So many steps of its machine SQLite does between two looks whether anybody still waits."""

Damaged = Callable[[], LibraryTrouble]
"""Is told that the library is damaged, and says what to raise."""
Value = int | str | bytes | None
Standing = Sequence[tuple[int, ...] | None]
"""Which file it is; where we read alone also what tells one that was written from what it was before."""


class Asked:
    """A connection while one question is asked over it."""

    def __init__(self, connection: sqlite3.Connection, question: Question | None) -> None:
        self._connection = connection
        self._question = question
        self._counted: dict[tuple[str, Sequence[Value]], int] = {}

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Any]:
        """All rows; raises Overtaken where nobody waits for them any more."""
        return list(self.each(sql, values))

    def each(self, sql: str, values: Sequence[Value] = ()) -> Iterable[Any]:
        """As `rows`, one at a time: for very many of which few are kept."""
        if self._question is not None and self._question.overtaken:
            raise Overtaken
        return self._connection.execute(sql, values)

    def numbers(self, sql: str, values: Sequence[Value] = ()) -> list[int]:
        """The first column of all rows."""
        return [row[0] for row in self.rows(sql, values)]

    def counted(self, sql: str, *values: Value) -> int:
        """As `number` of what is counted, and counted once however often it is asked: nothing changes meanwhile."""
        if (sql, values) not in self._counted:
            self._counted[sql, values] = self.number(sql, values) or 0
        return self._counted[sql, values]

    def number(self, sql: str, values: Sequence[Value] = ()) -> int | None:
        """What stands first in the first row; None where there is none."""
        rows = self.rows(sql, values)
        return rows[0][0] if rows else None


class Readers:
    """As many connections as questions are asked at once, and each never by two.

    The one that was used last is lent first: what it keeps in memory is worth most, and few are ever opened.
    """

    def __init__(self, path: Path, damaged: Damaged | None = None) -> None:
        self._path = path
        self._damaged = damaged
        self._lock = Lock()
        self._idle: list[sqlite3.Connection] = []
        self._lent: set[sqlite3.Connection] = set()
        self._stands: Standing = ()
        self._alone = False
        self._closed = False

    @property
    def file(self) -> Hashable:
        """Which file was asked last: another value where another one has taken its name."""
        return self._stands[0] if self._stands else None

    @contextmanager
    def asking(self, question: Question | None = None) -> Iterator[Asked]:
        """A connection for as long as the block runs, over which the library stands still.

        Raises LibraryTrouble, and Overtaken for the question.
        """
        connection = self._take()
        try:
            with question.asked(connection.interrupt) if question is not None else nullcontext():
                if question is not None:  # an interrupt just before a statement begins is lost on it
                    connection.set_progress_handler(lambda: question.overtaken, _STEPS)
                connection.execute("BEGIN")
                yield Asked(connection, question)
        except troubles.FAILURES as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                if question is not None:
                    raise Overtaken from None
                raise self._let_go() from None
            raise self._trouble(connection, error) from error
        finally:
            connection.set_progress_handler(None, 0)
            if connection.in_transaction:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
            self._give_back(connection)

    def damaged(self) -> LibraryTrouble:
        """What to raise where something that was read cannot be."""
        return self._damaged() if self._damaged is not None else troubles.damaged(self._path)

    def close(self) -> None:
        """Close them all; what is still asked is interrupted."""
        with self._lock:
            self._closed = True
            for connection in self._lent:
                connection.interrupt()
            self._drop_idle()

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise self._let_go()
            self._expect_the_same_file()
            connection = self._idle.pop() if self._idle else None
            if connection is None:
                connection = self._open()
            self._lent.add(connection)
            return connection

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            ended = not connection.in_transaction  # an interrupt lasts as long as rows are half read, and ends nothing
            if connection in self._lent and ended and not self._closed:
                self._lent.remove(connection)
                self._idle.append(connection)
            else:
                self._lent.discard(connection)
                connection.close()

    def _open(self) -> sqlite3.Connection:
        before = self._standing(alone=True)
        connection = open_for_reading(self._path)
        self._alone = isinstance(connection, Lone)
        self._stands = before if self._alone else before[:1]
        return connection

    def _expect_the_same_file(self) -> None:
        """Where another file has taken the name (a library made anew, a copy put back), open that one.

        Where we read alone, the same once the file was written, or somebody has begun to.
        """
        now = self._standing(alone=self._alone)
        if now[0] is None:
            return  # gone, or out of reach: what is open can still be read
        if now != self._stands:
            self._stands = now
            self._lent.clear()
            self._drop_idle()

    def _standing(self, *, alone: bool) -> Standing:
        file = _status(self._path)
        which = (file.st_dev, file.st_ino) if file is not None else None
        if not alone:
            return [which]
        beside = (_status(Path(f"{self._path}{name}")) for name in ("-wal", "-shm"))
        return [which, *((each.st_size, each.st_mtime_ns) if each is not None else None for each in (file, *beside))]

    def _drop_idle(self) -> None:
        for connection in self._idle:
            connection.close()
        self._idle.clear()

    def _trouble(self, connection: sqlite3.Connection, error: sqlite3.Error | UnicodeDecodeError) -> LibraryTrouble:
        if isinstance(connection, Lone) and self._standing(alone=True) != self._stands:
            return troubles.changed_meanwhile(self._path)
        trouble = troubles.trouble(self._path, error)
        return self.damaged() if isinstance(trouble, DamagedLibrary) else trouble

    def _let_go(self) -> LibraryTrouble:
        return LibraryTrouble(f"{troubles.named(self._path)} was closed.")


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None
