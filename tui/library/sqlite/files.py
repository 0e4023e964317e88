"""What is known of the files that stories were read from."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from tui.errors import UnreadableFile
from tui.library.base import SourceFile
from tui.library.sqlite.readers import Asked, Readers
from tui.library.sqlite.rows import in_runs, marks

_AT_ONCE = 500


def write_files(connection: sqlite3.Connection, files: Sequence[SourceFile], forgotten: Collection[str]) -> None:
    """Keep what is known of the files; who follows the library is told where one can be read no longer, or again."""
    before = _unreadable(connection, {*(file.path for file in files), *forgotten})
    connection.executemany("DELETE FROM file WHERE path = ?", [(os.fsencode(path),) for path in forgotten])
    connection.executemany(
        "REPLACE INTO file (path, size, changed, content, reason) VALUES (?, ?, ?, ?, ?)",
        [(os.fsencode(file.path), file.size, file.changed, file.content, file.reason) for file in files],
    )
    if before != {os.fsencode(file.path): file.reason for file in files if file.reason is not None}:
        connection.execute("UPDATE library SET version = version + 1")


def read_files(asked: Asked, paths: Sequence[str]) -> Mapping[str, SourceFile]:
    """What is known of these files."""
    found = {}
    for few in in_runs([os.fsencode(path) for path in paths], _AT_ONCE):
        sql = f"SELECT path, size, changed, content, reason FROM file WHERE path IN ({marks(few)})"
        for path, size, changed, content, reason in asked.rows(sql, few):
            found[os.fsdecode(path)] = SourceFile(os.fsdecode(path), size, changed, content, reason)
    return found


def all_paths(readers: Readers) -> Iterator[str]:
    """The paths of all files known, some at a time."""
    last = b""
    while True:
        with readers.asking() as asked:
            paths = [row[0] for row in asked.rows("SELECT path FROM file WHERE path > ? LIMIT ?", (last, _AT_ONCE))]
        if not paths:
            return
        yield from map(os.fsdecode, paths)
        last = paths[-1]


def unreadable(asked: Asked) -> Sequence[UnreadableFile]:
    """The files that nothing could be read from."""
    rows = asked.rows("SELECT path, reason FROM file WHERE reason IS NOT NULL ORDER BY path")
    return [UnreadableFile(Path(os.fsdecode(path)), reason) for path, reason in rows]


def _unreadable(connection: sqlite3.Connection, paths: Collection[str]) -> dict[bytes, str]:
    found: dict[bytes, str] = {}
    for few in in_runs([os.fsencode(path) for path in paths], _AT_ONCE):
        sql = f"SELECT path, reason FROM file WHERE reason IS NOT NULL AND path IN ({marks(few)})"
        found.update(connection.execute(sql, few).fetchall())
    return found
