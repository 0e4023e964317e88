"""A place for a library that lasts no longer than the program, for where nothing else can be written."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tui.capabilities import Capability, granted
from tui.cleaning import clean_line
from tui.library.base import LibraryTrouble

FILE = "library.spalte"
"""What a library in a spare place is called."""

_PREFIX = ".spalte-spare-"
_IN_MEMORY = Path("/dev/shm")


@contextmanager
def spare_place() -> Iterator[Path]:
    """A folder of one's own while the block runs; raises LibraryTrouble where there is none to be had, or allowed.

    What a program that was killed has left is cleared away.
    """
    place, lock = _made()
    try:
        for other in place.parent.glob(f"{_PREFIX}*"):
            _clear_away_if_left(other)
        yield place
    finally:
        _clear_away(place)
        os.close(lock)


def _made() -> tuple[Path, int]:
    """A new folder and the lock that says that it is used."""
    if not granted().allows(Capability.ENVIRONMENT):
        raise LibraryTrouble("What has to be kept while you read is written to no other place in the restricted mode.")
    reason = "there is no folder for it"
    for parent in _parents():
        try:
            while True:
                place = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
                with suppress(FileNotFoundError):  # another program took it for one that was left
                    lock = _opened(place)
                    fcntl.flock(lock, fcntl.LOCK_EX)
                    if place.is_dir():
                        return place, lock
                    os.close(lock)
        except OSError as error:
            reason = clean_line(error.strerror or str(error))
    raise LibraryTrouble(
        f"There is nowhere to write what has to be kept while you read ({reason}): "
        "make room, or name a folder that may be written in TMPDIR."
    )


def _parents() -> Iterator[Path]:
    """Where it may lie, the best first: in memory, and for this person alone."""
    run = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    if run.is_absolute():
        yield run
    with suppress(OSError):
        yield Path(tempfile.gettempdir())
    yield _IN_MEMORY


def _clear_away_if_left(place: Path) -> None:
    with suppress(OSError):
        lock = _opened(place)
        try:
            if os.fstat(lock).st_uid == os.getuid():
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _clear_away(place)
        finally:
            os.close(lock)


def _clear_away(place: Path) -> None:
    """Remove the folder with the library in it; what else somebody may have put there stays."""
    with suppress(OSError):
        for file in place.glob(f"{FILE}*"):
            file.unlink(missing_ok=True)
        place.rmdir()


def _opened(place: Path) -> int:
    return os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
