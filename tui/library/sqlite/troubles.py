"""What can go wrong with the file of a library, as one sentence with a way out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.cleaning import clean_line
from tui.library.base import DamagedLibrary, LibraryTrouble, NewerLibrary

_DAMAGED = {sqlite3.SQLITE_CORRUPT}
_FULL = {sqlite3.SQLITE_FULL}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}


FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises; the second where a damaged file is quoted in its words."""


class DamagedRow(sqlite3.DatabaseError):
    """A row holds what was never put there."""


def named(path: Path) -> str:
    """The path, fit for a sentence."""
    return clean_line(str(path))


def damaged(path: Path) -> DamagedLibrary:
    """The file is a library, and broken."""
    return DamagedLibrary(
        f"{named(path)} is damaged, and stays as it is: put back a copy of it, "
        "or move it away and import the stories again."
    )


def foreign(path: Path) -> LibraryTrouble:
    """The file is something else."""
    return LibraryTrouble(f"{named(path)} is no library of Spalte, and stays as it is: name another file.")


def newer(path: Path) -> NewerLibrary:
    """The file is from a later version of this program."""
    return NewerLibrary(f"{named(path)} is from a newer version of Spalte: it stays as it is until Spalte is updated.")


def older(path: Path) -> LibraryTrouble:
    """The file is from an earlier version of this program, and may not be written."""
    return LibraryTrouble(
        f"{named(path)} is from an older version of Spalte and cannot be written here to bring it up to date: "
        "copy it to where you may write."
    )


def missing(path: Path) -> LibraryTrouble:
    """There is no file."""
    return LibraryTrouble(f"There is no library {named(path)}: “spalte import” makes one.")


def no_file(path: Path) -> LibraryTrouble:
    """There is something of that name that is not a regular file."""
    what = "a folder" if path.is_dir() else "not a regular file"
    return LibraryTrouble(f"{named(path)} is {what}, not a library: name a file.")


def on_a_network(path: Path, kind: str) -> LibraryTrouble:
    """The file lies where SQLite cannot keep it sound."""
    return LibraryTrouble(
        f"{named(path)} lies on a network drive ({clean_line(kind)}), where a library cannot be written safely: "
        "name a file on a disk of this machine."
    )


def left_open(path: Path, network: str | None) -> LibraryTrouble:
    """The file is being written, or was not closed by who wrote it, where we can take no part in it."""
    if network is not None:
        return LibraryTrouble(
            f"{named(path)} lies on a network drive ({clean_line(network)}) and is being written elsewhere, or was not "
            "closed: try again later, or read a copy of it on a disk of this machine."
        )
    return LibraryTrouble(
        f"{named(path)} was not closed when it was last written, and needs a folder that may be written: "
        "copy it, with the file “-wal” beside it, to where you may write."
    )


def changed_meanwhile(path: Path) -> LibraryTrouble:
    """The file was written while it was read, and we could take no part in it."""
    return LibraryTrouble(f"{named(path)} was written while it was read: try again.")


def no_way(path: Path, error: OSError) -> LibraryTrouble:
    """The operating system does not let us."""
    return LibraryTrouble(
        f"{named(path)} cannot be opened ({clean_line(error.strerror or str(error))}): see to it first."
    )


def trouble(path: Path, error: sqlite3.Error | UnicodeDecodeError) -> LibraryTrouble:
    """What SQLite says, as a sentence."""
    if isinstance(error, DamagedRow | UnicodeDecodeError):
        return damaged(path)
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _DAMAGED:
        return damaged(path)
    if code == sqlite3.SQLITE_NOTADB:
        return foreign(path)
    if code in _FULL:
        return LibraryTrouble(f"There is no room on the disk to write {named(path)}: make some, and start again.")
    if code in _BUSY:
        return LibraryTrouble(f"Another program is writing {named(path)} for long: try again when it is done.")
    if code in _READ_ONLY:
        return LibraryTrouble(f"{named(path)} may not be written: change its permissions, or name another file.")
    if code == sqlite3.SQLITE_CANTOPEN:
        return LibraryTrouble(
            f"{named(path)} cannot be opened: see whether you may read it, and its folder, and whether there is room."
        )
    if code == sqlite3.SQLITE_IOERR:
        return LibraryTrouble(f"The disk failed at {named(path)}: see whether it is full or broken, and start again.")
    return LibraryTrouble(f"{named(path)} cannot be used ({clean_line(str(error))}): check it, or put back a copy.")


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn what SQLite says inside the block into a sentence."""
    try:
        yield
    except FAILURES as error:
        raise trouble(path, error) from error
