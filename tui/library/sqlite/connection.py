"""Open the file of a library: told from other files, of the version this program knows, never replaced."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from tui.library.sqlite import troubles
from tui.library.sqlite.migrating import NewerSchema, keep_a_log, migrate, migrations, version_of
from tui.library.sqlite.networks import network_of

PATIENCE = 5.0
"""Seconds to wait while another program writes."""

_OURS = 0x53706C74
_PAGE = 8_192
_READER = ("PRAGMA query_only = 1", "PRAGMA cache_size = -512", "PRAGMA temp_store = MEMORY")
"""The system keeps the file in memory for all who read it; each connection need not keep much of it once more."""
_WRITER = (
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA wal_autocheckpoint = 4000",
    "PRAGMA journal_size_limit = 67108864",
)


def open_for_writing(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection in autocommit mode to the library at `path`, made or brought up to date; raises LibraryTrouble."""
    _expect_a_file(path, create=create)
    network = network_of(path)
    if network is not None:
        raise troubles.on_a_network(path, network)
    with troubles.telling(path):
        connection = _connected(_address(path, "rwc" if create else "rw"))
        try:
            _expect_ours(path, connection, empty=create)
            for pragma in _WRITER:
                connection.execute(pragma)
            if version_of(connection) == 0:
                connection.execute(f"PRAGMA page_size = {_PAGE}")
                connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            keep_a_log(connection, PATIENCE)
            migrate(connection, migrations("library"))
        except NewerSchema:
            connection.close()
            raise troubles.newer(path) from None
        except BaseException:
            connection.close()
            raise
    connection.text_factory = _text
    return connection


class Lone(sqlite3.Connection):
    """Reads a file as one that nobody changes, and takes no lock on it: of no use once somebody does change it."""


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A connection to the library at `path` that cannot write; raises LibraryTrouble.

    Where nothing may be written beside the file, it is read as one that nobody changes, by a Lone connection.
    """
    _expect_a_file(path, create=False)
    with troubles.telling(path):
        network = network_of(path)
        another = _is_of_another(path)
        if network is not None or (another and not _is_in_use(path)):
            return _opened_alone(path, network)
        try:
            return _opened(path, "&readonly_shm=1" if another else "")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
        return _opened_alone(path, None)


def bring_up_to_date(path: Path) -> None:
    """Have a library from an older version migrated before it is read; raises LibraryTrouble."""
    with closing(open_for_reading(path)) as connection, troubles.telling(path):
        version = version_of(connection)
    newest = len(migrations("library"))
    if version > newest:
        raise troubles.newer(path)
    if version < newest:
        if not os.access(path, os.W_OK):
            raise troubles.older(path)
        open_for_writing(path, create=False).close()


_text = partial(str, encoding="utf-8", errors="replace")  # one damaged row shall not hide the others


def _opened_alone(path: Path, network: str | None) -> sqlite3.Connection:
    """A connection that takes no locks, for a file that nobody writes.

    Who writes has a file “-shm” beside it. A log without that is what was left of somebody who ended in the middle: it
    is read into memory, which takes an exclusive lock, which with the locks of `unix-none` is none.
    """
    if not _has_log(path):
        return _opened(path, "&immutable=1", kind=Lone)
    if Path(f"{path}-shm").exists():
        raise troubles.left_open(path, network)
    return _opened(path, "&vfs=unix-none", "PRAGMA locking_mode = EXCLUSIVE", kind=Lone)


def _opened(
    path: Path, options: str, *pragmas: str, kind: type[sqlite3.Connection] = sqlite3.Connection
) -> sqlite3.Connection:
    """A reading connection."""
    connection = _connected(_address(path, "ro") + options, kind)
    try:
        for pragma in pragmas:
            connection.execute(pragma).fetchall()
        _expect_ours(path, connection, empty=False)
        for pragma in _READER:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    connection.text_factory = _text
    return connection


def _connected(address: str, kind: type[sqlite3.Connection] = sqlite3.Connection) -> sqlite3.Connection:
    """In autocommit mode, and for any thread: that two never use it at once is seen to by who keeps it."""
    return sqlite3.connect(
        address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False, factory=kind
    )


def _expect_ours(path: Path, connection: sqlite3.Connection, *, empty: bool) -> None:
    """Raise unless the file says that it is a library, or is `empty` where it may be."""
    # First what is in it: another may make it a library just now, and gives it tables and its mark at once.
    filled = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if connection.execute("PRAGMA application_id").fetchone()[0] != _OURS and (filled or not empty):
        raise troubles.foreign(path)


def _expect_a_file(path: Path, *, create: bool) -> None:
    """Raise unless a file is there, or may be made there: asked for once, since another may make it just now."""
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError) as error:
        if not create or path.is_symlink():
            raise troubles.missing(path) from error
        _make_room(path)
    except OSError as error:
        raise troubles.no_way(path, error) from error
    else:
        if not is_file:
            raise troubles.no_file(path)


def _make_room(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise troubles.no_way(path, error) from error


def _is_of_another(path: Path) -> bool:
    """Whether the file is another account's: what we put beside it might keep that one from writing it."""
    return path.stat().st_uid != os.geteuid()


def _is_in_use(path: Path) -> bool:
    """Whether what a writer puts beside the file is there, or was left there."""
    return all(Path(f"{path}{beside}").exists() for beside in ("-wal", "-shm"))


def _has_log(path: Path) -> bool:
    with suppress(OSError):
        return Path(f"{path}-wal").stat().st_size > 0
    return False


def _address(path: Path, mode: str) -> str:
    """The path as SQLite takes it with options, every byte of it kept."""
    name = "".join(f"%{byte:02x}" for byte in os.fsencode(path.absolute()))
    return f"file:{name}?mode={mode}"
