"""Bring a SQLite file up to date: numbered files of SQL, each run once and in its order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic, sleep

_BREATH = 0.005
"""Seconds between two tries."""
_SCHEMA = Path(__file__).parent.parent / "schema"


class NewerSchema(Exception):
    """The file was written by a newer version of this program."""


def migrations(name: str) -> Sequence[Path]:
    """The migrations of the schema `name`, the first first; a file's version is the number of those it has had."""
    return sorted((_SCHEMA / name).glob("*.sql"))


def version_of(connection: sqlite3.Connection) -> int:
    """How many migrations the file has had."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def keep_a_log(connection: sqlite3.Connection, patience: float) -> None:
    """Have the file written by way of a log, so that one writes while others read; raises OperationalError.

    Others that open the file at the same time are waited for, so many seconds: for this step SQLite does not.
    """
    end = monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > end:
                raise
        else:
            return
        sleep(_BREATH)


def migrate(connection: sqlite3.Connection, steps: Sequence[Path]) -> None:
    """Run the steps that the file has not had, all or none; raises NewerSchema where it has had more than these.

    The connection is in autocommit mode. Two programs may do this at once: one waits for the other. A step may ask for
    the `indexed_words` of a text (tui.library.words).
    """
    version = version_of(connection)
    if version < len(steps):
        from tui.library.words import indexed_words  # late: mostly there is nothing to do

        connection.create_function("indexed_words", 1, indexed_words, deterministic=True)
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = version_of(connection)  # another program may have been first
            for number, step in enumerate(steps[version:], version + 1):
                for statement in statements(step.read_text(encoding="utf-8")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    if version > len(steps):
        raise NewerSchema


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one at a time: `executescript` would commit before the first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
