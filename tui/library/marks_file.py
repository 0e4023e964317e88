"""The file that marks are kept in: a small SQLite database, shared by all viewers of one person."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from tui.cleaning import clean_line
from tui.library.sqlite.migrating import NewerSchema, migrate, migrations, version_of

_NOT_KEPT = "and what you read now is not kept"
_PATIENCE = 1.5
"""Seconds to wait while another viewer writes."""

_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}

_STORY = "INSERT INTO story (identity, {0}) VALUES (?1, ?2) ON CONFLICT (identity) DO UPDATE SET {0} = ?2"
_WRITE = {
    "read_at": _STORY.format("read_at"),
    "position": _STORY.format("position"),
    "memory": "INSERT INTO memory (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
}

Kept = tuple[set[str], dict[str, int], dict[str, str]]
"""The identities read, the positions, and what is remembered."""


class MarksFile:
    """An open marks file of the version this program knows. What goes wrong comes back as one sentence."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def load(self) -> Kept | str:
        """All that is kept."""
        try:
            stories = self._connection.execute("SELECT identity, read_at, position FROM story").fetchall()
            memory = dict(self._connection.execute("SELECT key, value FROM memory"))
        except sqlite3.Error as error:
            return _sentence(self._path, error)
        read = {identity for identity, read_at, _ in stories if read_at is not None}
        positions = {identity: position for identity, _, position in stories if position}
        return read, positions, memory

    def write(self, changes: Sequence[tuple[str, str, str | int | None]]) -> str | None:
        """All changes or none, in one short transaction."""
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                for what, key, value in changes:
                    self._connection.execute(_WRITE[what], (key, value))
        except sqlite3.Error as error:
            return _sentence(self._path, error)
        return None

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()


def open_marks_file(path: Path) -> MarksFile | str:
    """The marks file at `path`, made or brought up to date, or the sentence that says why not; no file is replaced."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    except (OSError, sqlite3.Error) as error:
        return _sentence(path, error)
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        if version_of(connection) == 0:
            connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection, migrations("marks"))
    except sqlite3.Error as error:
        connection.close()
        return _sentence(path, error)
    except NewerSchema:
        connection.close()
        return f"{_name(path)} is from a newer version of Spalte: it stays as it is, {_NOT_KEPT}."
    return MarksFile(path, connection)


def _name(path: Path) -> str:
    return clean_line(str(path))


def _sentence(path: Path, error: OSError | sqlite3.Error) -> str:
    name = _name(path)
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CANTOPEN) & 0xFF
    if code in _DAMAGED:
        return f"{name} is damaged, or no file of marks: it stays as it is, {_NOT_KEPT}. Move it away to start anew."
    if code in _FULL:
        return f"There is no room to write {name}: what you read from now on is not kept."
    if code in _READ_ONLY:
        return f"{name} cannot be written: what you read now is not kept."
    return f"{name} cannot be used ({clean_line(str(error))}): what you read now is not kept."
