"""The file that marks are kept in: a small SQLite database, shared by all viewers of one person."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote_from_bytes

from tui.cleaning import clean_line
from tui.library.deeds import Change, Deed, What, unpack
from tui.library.marks_writer import Passing
from tui.library.sqlite.migrating import NewerSchema, keep_a_log, migrate, migrations, version_of
from tui.library.sqlite.troubles import FAILURES

_NOT_KEPT_NOW = "what you read now is not kept"
_NOT_KEPT = f"and {_NOT_KEPT_NOW}"
_PATIENCE = 1.5
"""Seconds to wait while another viewer writes."""

MOST_DEEDS = 500
"""So many deeds can be taken back; older ones are forgotten."""

_FULL = {sqlite3.SQLITE_FULL}
_FAILED = {sqlite3.SQLITE_IOERR}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}

_STORY = "INSERT INTO story (identity, {0}) VALUES (?1, ?2) ON CONFLICT (identity) DO UPDATE SET {0} = ?2"
_PUT = {
    What.READ: _STORY.format("read_at"),
    What.POSITION: "INSERT INTO story (identity, position, near) VALUES (?1, ?2, ?3) "
    "ON CONFLICT (identity) DO UPDATE SET position = ?2, near = ?3",
    What.MEMORY: "INSERT OR REPLACE INTO memory (key, value) VALUES (?1, ?2)",
    What.KEPT: "INSERT OR REPLACE INTO kept (identity, at) VALUES (?1, ?2)",
    What.TAG: "INSERT OR REPLACE INTO tag (identity, name, at) VALUES (?1, ?2, ?3)",
    What.NOTE: "INSERT OR REPLACE INTO note (identity, first, last, text, passage, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    What.SEARCH: "INSERT OR REPLACE INTO search (name, words, at) VALUES (?1, ?2, ?3)",
    What.CORRECTION: "INSERT OR REPLACE INTO correction (title, identity, at) VALUES (?1, ?2, ?3)",
    What.KNOWN: "INSERT OR REPLACE INTO known (identity, story_id, headline, source, moment) "
    "VALUES (?1, ?2, ?3, ?4, ?5)",
    What.HEIR: "INSERT OR REPLACE INTO heir (identity, heir) VALUES (?1, ?2)",
    What.READING: "INSERT OR REPLACE INTO reading (identity, day, at, number) VALUES (?1, ?2, ?3, ?4)",
    What.DEED: "INSERT OR REPLACE INTO deed (number, words, before) VALUES (?1, ?2, ?3)",
}
_REMOVE = {
    What.READ: "UPDATE story SET read_at = NULL WHERE identity = ?1",
    What.KEPT: "DELETE FROM kept WHERE identity = ?1",
    What.TAG: "DELETE FROM tag WHERE identity = ?1 AND name = ?2",
    What.NOTE: "DELETE FROM note WHERE identity = ?1 AND first = ?2 AND last = ?3",
    What.SEARCH: "DELETE FROM search WHERE name = ?1",
    What.CORRECTION: "DELETE FROM correction WHERE title = ?1",
    What.READING: "DELETE FROM reading WHERE identity = ?1 AND day = ?2",
    What.HEIR: "DELETE FROM heir WHERE identity = ?1",
    What.DEED: "DELETE FROM deed WHERE number = ?1",
}


def _each(*columns: str) -> str:
    """Select these columns as what they have to be, whatever a damaged row has there: texts, with a # numbers, with a ?
    texts or nothing.
    """
    return "SELECT " + ", ".join(
        f"CAST(coalesce({column[1:]}, 0) AS INTEGER)" if column[0] == "#"
        else f"CAST({column[1:]} AS TEXT)" if column[0] == "?"
        else f"CAST(coalesce({column}, '') AS TEXT)"
        for column in columns
    )  # fmt: skip


_LOAD = {
    What.NOTE: (
        3,
        _each("identity", "#first", "#last", "text", "passage", "#at") + " FROM note",
    ),
    What.SEARCH: (1, _each("name", "words", "#at") + " FROM search ORDER BY at, name"),
    What.CORRECTION: (1, _each("title", "identity", "#at") + " FROM correction"),
    What.HEIR: (1, _each("identity", "heir") + " FROM heir"),
}
_READ = "SELECT group_concat(identity, char(10)) FROM story WHERE read_at IS NOT NULL"
_KEPT = "SELECT group_concat(identity, char(10)) FROM kept"
_POSITIONS = _each("identity", "#position") + " FROM story WHERE position > 0"
_MEMORY = _each("key", "value") + " FROM memory"
_TAGS = "SELECT CAST(identity AS TEXT), coalesce(group_concat(name, ' '), '') FROM tag GROUP BY identity"
_KNOWN = _each("identity", "story_id", "headline", "?source", "?moment") + " FROM known"
_DEED = _each("#number", "words", "before") + " FROM deed WHERE number < ? ORDER BY number DESC LIMIT 1"
_FORGET = "DELETE FROM deed WHERE number < (SELECT number FROM deed ORDER BY number DESC LIMIT 1 OFFSET ?)"
_HISTORY = (
    _each("#number", "identity", "story_id", "headline", "?source", "#at", "#day")
    + " FROM reading JOIN known USING (identity) WHERE "
)

KnownRow = tuple[str, str, str, str | None, str | None]
"""Identity, id, headline, source, moment."""
ReadingRow = tuple[int, str, str, str, str | None, int, int]
"""Number, identity, id, headline, source, when it was read, and the day."""


class Kept(NamedTuple):
    """The identities read and kept, positions, what is remembered, tags, and all else as changes that put it."""

    read: set[str]
    kept: set[str]
    positions: dict[str, int]
    memory: dict[str, str]
    tags: dict[str, set[str]]
    rest: Sequence[Change]


class MarksFile:
    """An open marks file of the version this program knows. What goes wrong comes back as one sentence.

    One that is `unwritable`, which is the sentence about it, can be read, and takes nothing.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, unwritable: str | None = None) -> None:
        self._path = path
        self._connection = connection
        self._connection.text_factory = partial(str, encoding="utf-8", errors="replace")  # one row shall hide no others
        self.unwritable = unwritable
        self._seen: int | None = None

    def load(self) -> Kept | str:
        """All that is kept, save for what one reads page by page."""
        try:
            self.changed_by_another()  # what is written from here on is news
            return Kept(
                read=self._identities(_READ),
                kept=self._identities(_KEPT),
                positions=dict(self._connection.execute(_POSITIONS)),
                memory=dict(self._connection.execute(_MEMORY)),
                tags={identity: set(names.split(" ")) for identity, names in self._connection.execute(_TAGS)},
                rest=[
                    Change(what, row[:keys], row[keys:])
                    for what, (keys, sql) in _LOAD.items()
                    for row in self._connection.execute(sql)
                ],
            )
        except FAILURES as error:
            return _sentence(self._path, error)

    def changed_by_another(self) -> bool | str:
        """Whether another viewer has written to the file since this was last asked, or since it was opened."""
        try:
            (seen,) = self._connection.execute("PRAGMA data_version").fetchone()
        except FAILURES as error:
            return _sentence(self._path, error)
        changed, self._seen = self._seen not in (None, seen), seen
        return changed

    def _identities(self, sql: str) -> set[str]:
        """All of them, which come as one text: a hundred thousand rows would take twice the time, at every start."""
        (joined,) = self._connection.execute(sql).fetchone()
        return set(joined.split("\n")) if joined else set()

    def write(self, changes: Iterable[Change]) -> str | None:
        """All changes or none, in one short transaction."""
        if self.unwritable is not None:
            return None
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                self._make(changes)
        except FAILURES as error:
            return _sentence(self._path, error)
        return None

    def _make(self, changes: Iterable[Change]) -> None:
        done = set()
        for what, key, value in changes:
            if value is not None:
                self._connection.execute(_PUT[what], (*key, *value))
            else:
                self._connection.execute(_REMOVE[what], key)
            done.add(what)
        if What.DEED in done:
            self._connection.execute(_FORGET, (MOST_DEEDS - 1,))

    def near(self, identity: str) -> list[str] | str:
        """The words at which reading stopped, where they are known."""
        try:
            rows = self._connection.execute(
                "SELECT CAST(near AS TEXT) FROM story WHERE identity = ?", (identity,)
            ).fetchall()
        except FAILURES as error:
            return _sentence(self._path, error)
        return [near for (near,) in rows if near]

    def known(self, story_ids: Iterable[str] | None = None) -> list[KnownRow] | str:
        """What the stories were called that something was done with: all of them, or those with these ids."""
        try:
            if story_ids is None:
                return self._connection.execute(_KNOWN).fetchall()
            by_id = f"{_KNOWN} WHERE story_id = ?"
            return [row for each in story_ids for row in self._connection.execute(by_id, (each,))]
        except FAILURES as error:
            return _sentence(self._path, error)

    def known_ids(self) -> list[tuple[str, str]] | str:
        """Identity and id of them, without those that have an heir."""
        sql = _each("identity", "story_id") + " FROM known WHERE identity NOT IN (SELECT identity FROM heir)"
        try:
            return self._connection.execute(sql).fetchall()
        except FAILURES as error:
            return _sentence(self._path, error)

    def last_deed(self, before: int) -> Deed | str | None:
        """The last deed that can be taken back, of those with lower numbers than this."""
        try:
            row = self._connection.execute(_DEED, (before,)).fetchone()
        except FAILURES as error:
            return _sentence(self._path, error)
        return Deed(row[0], row[1], tuple(unpack(row[2]))) if row is not None else None

    def take_deed(self, number: int, changes: Iterable[Change]) -> bool | str:
        """Take a deed out of the file, and make the changes that take it back: both, or neither.

        False where the deed is not there: another viewer has taken it back.
        """
        if self.unwritable is not None:
            return True
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                there = self._connection.execute(_REMOVE[What.DEED], (number,)).rowcount > 0
                if there:
                    self._make(changes)
            return there
        except FAILURES as error:
            return _sentence(self._path, error)

    def history(self, limit: int, before: int | None, after: int | None) -> list[ReadingRow] | str:
        """So many readings, the latest first: the latest, or those next to the one of that number."""
        try:
            if after is not None:
                sql = f"{_HISTORY} number > ? ORDER BY number LIMIT ?"
                return self._connection.execute(sql, (after, limit)).fetchall()[::-1]
            sql = f"{_HISTORY} number < ? ORDER BY number DESC LIMIT ?"
            return self._connection.execute(sql, (2**63 - 1 if before is None else before, limit)).fetchall()
        except FAILURES as error:
            return _sentence(self._path, error)

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()


def open_marks_file(path: Path) -> MarksFile | str:
    """The marks file at `path`, made or brought up to date, or the sentence that says why not; no file is replaced.

    One that may only be read is opened for that.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            return f"{_name(path)} is no regular file: move it away; until then {_NOT_KEPT_NOW}."
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    except (OSError, *FAILURES) as error:
        return _opened_to_read(path) or _sentence(path, error)
    try:
        return _made_ready(path, connection)
    except FAILURES as error:
        connection.close()
        sentence = _sentence(path, error)
        return (_opened_to_read(path) if _code(error) in _READ_ONLY else None) or sentence


def _made_ready(path: Path, connection: sqlite3.Connection) -> MarksFile | str:
    """The file that is open, brought up to date; nothing is written to it before it is known to be one of marks."""
    connection.execute("PRAGMA synchronous = NORMAL")
    if _is_foreign(connection):
        connection.close()
        return f"{_name(path)} is no file of marks: it stays as it is, {_NOT_KEPT}. Move it away to start anew."
    try:
        if version_of(connection) == 0:
            keep_a_log(connection, _PATIENCE)
        migrate(connection, migrations("marks"))
    except NewerSchema:
        connection.close()
        return f"{_name(path)} is from a newer version of Spalte: it stays as it is, {_NOT_KEPT}."
    return MarksFile(path, connection)


def _is_foreign(connection: sqlite3.Connection) -> bool:
    """Whether the file is another program's. That of marks gets its first tables and its version at once."""
    connection.execute("BEGIN")
    try:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        return bool(tables) if version_of(connection) == 0 else not {"story", "memory"} <= tables
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _opened_to_read(path: Path) -> MarksFile | None:
    """The file where nothing may be written to it or beside it; None where it cannot be read either.

    As nobody can write there, no locks are taken; a log that was left beside it is read into memory.
    """
    with suppress(OSError, *FAILURES):
        log = Path(f"{path}-wal")
        options = "vfs=unix-none" if log.exists() and log.stat().st_size else "immutable=1"
        address = f"file:{quote_from_bytes(os.fsencode(path.absolute()))}?mode=ro&{options}"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        with suppress(*FAILURES):
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            if not _is_foreign(connection) and version_of(connection) == len(migrations("marks")):
                return MarksFile(path, connection, f"{_name(path)} cannot be written: {_NOT_KEPT_NOW}.")
        connection.close()
    return None


def _name(path: Path) -> str:
    return clean_line(str(path))


def _code(error: Exception) -> int:
    if isinstance(error, UnicodeDecodeError):
        return sqlite3.SQLITE_CORRUPT
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CANTOPEN)
    return code & 0xFF


def _sentence(path: Path, error: Exception) -> str:
    name = _name(path)
    code = _code(error)
    if code in _DAMAGED:
        return f"{name} is damaged, or no file of marks: it stays as it is, {_NOT_KEPT}. Move it away to start anew."
    if code in _FULL:
        return Passing(f"There is no room to write {name}: make some; until then {_NOT_KEPT_NOW}.")
    if code in _FAILED:
        return Passing(f"The disk failed at {name}: see whether it is full or broken; until then {_NOT_KEPT_NOW}.")
    if code in _BUSY:
        return Passing(f"Another program is writing {name} for long: until it is done {_NOT_KEPT_NOW}.")
    if code in _READ_ONLY:
        return f"{name} cannot be written: {_NOT_KEPT_NOW}."
    return f"{name} cannot be used ({clean_line(str(error))}): {_NOT_KEPT_NOW}."
