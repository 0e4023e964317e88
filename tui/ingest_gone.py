"""Which stories of a library that mirrors folders have lost their files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.library.base import Batch, WritableLibrary
from tui.library.keys import key_of

_BATCH = 500


def gone(paths: Sequence[Path], library: WritableLibrary) -> Iterator[Batch]:
    """Batches that take out what the library has of files that are there no longer, or lie elsewhere.

    A file that is there and cannot be read keeps its last good story. So does all that lies under a path that is
    itself not there: a disk that is not mounted, a folder that is renamed for a moment.
    """
    roots = [os.path.realpath(path) for path in paths]
    away = [root for root in roots if not os.path.lexists(root)]
    lost: list[str] = []
    for path in library.all_files():
        if not _lies_under(path, away) and (not _lies_under(path, roots) or _is_gone(path)):
            lost.append(path)
            if len(lost) == _BATCH:
                yield _without(lost)
                lost = []
    if lost:
        yield _without(lost)


def _without(paths: list[str]) -> Batch:
    return Batch(removed=[key_of(path) for path in paths], forgotten=paths)


def _lies_under(path: str, roots: list[str]) -> bool:
    return any(path == root or path.startswith(root.rstrip(os.sep) + os.sep) for root in roots)


def _is_gone(path: str) -> bool:
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False
