"""Bring the library of a folder up to date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from threading import Event

from tui.first_page import newest_texts
from tui.ingest import ingest, ingest_files
from tui.ingest_behind import catch_up
from tui.library.base import LibraryTrouble, WritableLibrary
from tui.library.folder import folder_library
from tui.library.spare import FILE, spare_place
from tui.library.sqlite.library import SqliteLibrary, open_library_file


def take_the_newest(paths: Sequence[Path], library: WritableLibrary) -> None:
    """Take in a page of stories before all others, so that what is new is there at once; raises LibraryTrouble."""
    for _ in ingest_files((Path(file.path) for file in newest_texts(paths)), library):
        pass


def bring_up_to_date(paths: Sequence[Path], library: WritableLibrary, stop: Event | None = None) -> None:
    """Have all stories of the folders in the library as they are now, and no others; raises LibraryTrouble."""
    stop = stop or Event()
    for _ in ingest(paths, library, mirror=True, stop=stop):
        pass
    for _ in catch_up(library, stop):
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
