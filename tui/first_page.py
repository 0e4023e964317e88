"""The stories that are likely the newest of a folder, for a first picture before there is a library."""

from __future__ import annotations

import heapq
import os
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from tui.errors import UnreadableFile
from tui.ingest_work import TextFile, Texts, Work, Worker
from tui.readers.detect import Format, format_of
from tui.readers.folder import latest_by_name, stories_in

PAGE = 12
"""So many stories are enough for a first picture."""
_LOOKED_AT_FIRST = 20_000
"""So many files are looked at before the first picture, however many there are."""
_OF_ONE_FOLDER = 2_000
"""… and so many where they all lie in one folder, and their names tell which."""
_LARGEST = 1 << 18
"""A file with more bytes than this is left for later, where there is any other: the picture would wait for it."""


def first_page(paths: Sequence[Path]) -> Work:
    """A page of stories, those changed last as far as some of the files tell, ready for a library."""
    return Worker().do(Texts(tuple(newest_texts(paths))))


def newest_texts(paths: Sequence[Path]) -> Sequence[TextFile]:
    """The files of those stories; the newest stands last, for of a minute the one that comes last counts as that."""
    likely: Iterable[str | Path] = latest_by_name(paths, _OF_ONE_FOLDER)
    if not likely:
        likely = (path for path in islice(stories_in(paths), _LOOKED_AT_FIRST) if isinstance(path, Path))
    found = [
        (status.st_mtime_ns, str(path), status.st_size) for path in likely if (status := _status(path)) is not None
    ]
    newest = heapq.nlargest(PAGE, (each for each in found if each[2] <= _LARGEST)) or heapq.nlargest(1, found)
    return [TextFile(path, size, changed, None) for changed, path, size in reversed(newest) if _is_text(path)]


def _is_text(path: str) -> bool:
    """Whether it is one story; of a file of many nobody knows how long it takes."""
    try:
        return format_of(Path(path)) is Format.TEXT
    except UnreadableFile:
        return False


def _status(path: str | Path) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116 (a third quicker, and asked of every file there is)
    except OSError:
        return None
