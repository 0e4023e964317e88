"""Open what a path names: a library, or the library that is made of a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library.sqlite.library import SqliteLibrary

_BEGINS = b"SQLite format 3\0"
_OURS = (0x53706C74).to_bytes(4, "big")
_OURS_AT = 68


def is_library(path: Path) -> bool:
    """Whether a file says of itself that it is a library, sound or not."""
    try:
        if not path.is_file():  # what is no regular file may keep waiting who opens it
            return False
        with path.open("rb") as file:
            head = file.read(_OURS_AT + len(_OURS))
    except (OSError, ValueError):
        return False
    return head.startswith(_BEGINS) and head[_OURS_AT:] == _OURS


def open_library(address: Path, *, writable: bool = False) -> SqliteLibrary:
    """The library in the file at `address`; of a folder the one in the cache, as it was last filled.

    Raises LibraryTrouble.
    """
    from tui.library.folder import folder_library
    from tui.library.sqlite.library import open_library_file

    if not address.is_dir():
        return open_library_file(address, writable=writable)
    made = folder_library([address])
    return made.open_to_fill() if writable else made.open()
