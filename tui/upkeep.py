"""Bring the library of a folder up to date."""

from __future__ import annotations

import heapq
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from itertools import islice
from pathlib import Path
from threading import Event

from tui.errors import UnreadableFile
from tui.ingest import ingest, ingest_files
from tui.library.base import LibraryTrouble, WritableLibrary
from tui.library.folder import folder_library
from tui.library.spare import FILE, spare_place
from tui.library.sqlite.library import SqliteLibrary, open_library_file
from tui.readers.detect import Format, format_of
from tui.readers.folder import latest_by_name, stories_in

PAGE = 12
"""So many stories are enough for a first picture."""
_LOOKED_AT_FIRST = 20_000
"""So many files are looked at before the first picture, however many there are."""
_OF_ONE_FOLDER = 2_000
"""… and so many where they all lie in one folder, and their names tell which."""


def take_the_newest(paths: Sequence[Path], library: WritableLibrary) -> None:
    """Take in a page of stories, those changed last as far as some of the files tell; raises LibraryTrouble."""
    likely: Iterable[str | Path] = latest_by_name(paths, _OF_ONE_FOLDER)
    if not likely:
        likely = (path for path in islice(stories_in(paths), _LOOKED_AT_FIRST) if isinstance(path, Path))
    aged = ((age, path) for path in map(Path, likely) if (age := _age(path)) is not None)
    newest = [path for _, path in heapq.nlargest(PAGE, aged) if _is_text(path)]
    for _ in ingest_files(reversed(newest), library):  # of a minute the one that comes last counts as the newest
        pass


def bring_up_to_date(paths: Sequence[Path], library: WritableLibrary, stop: Event | None = None) -> None:
    """Have all stories of the folders in the library as they are now, and no others; raises LibraryTrouble."""
    for _ in ingest(paths, library, mirror=True, stop=stop):
        pass


@contextmanager
def up_to_date(paths: Sequence[Path]) -> Iterator[SqliteLibrary]:
    """The library of folders and files as these are now, open while the block runs; raises LibraryTrouble.

    Where the cache cannot be written it is one for this time only.
    """
    made = folder_library(paths)
    with ExitStack() as until_the_end:
        try:
            with made.held(wait=False) as held:
                if held:  # else a program that is open keeps it up to date
                    with closing(made.open_to_fill()) as library:
                        bring_up_to_date(made.paths, library)
            found = made.open()
        except LibraryTrouble:
            file = until_the_end.enter_context(spare_place()) / FILE
            found = open_library_file(file, name=made.name, create=True)
            bring_up_to_date(made.paths, found)
        yield until_the_end.enter_context(closing(found))


def _is_text(path: Path) -> bool:
    """Whether it is one story; of a file of many nobody knows how long it takes."""
    try:
        return format_of(path) is Format.TEXT
    except UnreadableFile:
        return False


def _age(path: Path) -> float | None:
    try:
        return os.stat(path).st_mtime  # noqa: PTH116 (a third quicker, and asked of every file there is)
    except OSError:
        return None
