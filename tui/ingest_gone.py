"""Which stories of a library that mirrors folders have lost their files."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from tui.library.base import Batch, WritableLibrary
from tui.library.keys import key_of

_BATCH = 500


def gone(paths: Sequence[Path], lost: Collection[str], library: WritableLibrary) -> Iterator[Batch]:
    """Batches that take out what the library has of files that are there no longer, or lie elsewhere.

    A file that is there and cannot be read keeps its last good story. So does all that lies under a path that is
    itself not there: a disk that is not mounted, a folder that is renamed for a moment. `lost` is what could not be
    looked at just now: folders and links that are not among it have been found in order.
    """
    roots = [os.path.realpath(path) for path in paths]
    away = [root for root in roots if not os.path.lexists(root)]
    found: list[str] = []
    for path in library.all_files():
        if path not in lost and not _lies_under(path, away) and (not _lies_under(path, roots) or _is_gone(path)):
            found.append(path)
            if len(found) == _BATCH:
                yield _without(found)
                found = []
    if found:
        yield _without(found)


def _without(paths: list[str]) -> Batch:
    return Batch(removed=[key_of(path) for path in paths], forgotten=paths)


def _lies_under(path: str, roots: list[str]) -> bool:
    return any(path == root or path.startswith(root.rstrip(os.sep) + os.sep) for root in roots)


def _is_gone(path: str) -> bool:
    """Whether there is no file; what stands in its place may be a folder or a link."""
    try:
        return not stat.S_ISREG(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
