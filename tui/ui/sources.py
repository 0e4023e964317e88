"""What is read on the screen: a library in a file, or folders and the library that is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cleaning import clean_line
from tui.errors import NewsError
from tui.keeper import Keeper, begin_keeping
from tui.library.base import Library, LibraryTrouble
from tui.library.folder import folder_library
from tui.library.open import is_library

if TYPE_CHECKING:
    from tui.library.base import Headline


class LibraryFile:
    """A library that stands alone."""

    keeper = None

    def __init__(self, path: Path) -> None:
        self.paths = (path,)

    def begin(self) -> None:
        """Nothing has to be filled."""

    def early_page(self) -> Sequence[Headline]:
        """There is nothing to wait for."""
        return ()

    def open(self) -> Library:
        """The library."""
        from tui.library.sqlite.library import open_library_file

        return open_library_file(self.paths[0])


class Folders:
    """Folders and files, and the library that a second process makes of them."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        for path in paths:
            if not path.exists():
                raise NewsError(f"There is no file or folder {clean_line(str(path))}.")
        self.paths = paths
        self.keeper: Keeper | None = None
        self._made = folder_library(paths)
        self._filled: Library | None = None

    def begin(self) -> None:
        """Let the second process fill it."""
        self.keeper = begin_keeping(self._made)

    def early_page(self) -> Sequence[Headline]:
        """The first page of a library that is made for the first time, as soon as it is known; else none."""
        assert self.keeper is not None
        self._filled = self._opened_if_filled()
        return self.keeper.page() if self._filled is None else ()

    def open(self) -> Library:
        """The library as it was last filled; where there is none of any use, as soon as it has a first page."""
        assert self.keeper is not None
        return self._filled or self._opened_if_filled() or self._opened(self.keeper.ready())

    def _opened_if_filled(self) -> Library | None:
        if not self._made.file.exists():
            return None
        try:
            library = self._opened(self._made.file)
            if library.state().stories:
                return library
            library.close()
        except LibraryTrouble:
            pass  # it is being made, or made anew
        return None

    def _opened(self, file: Path) -> Library:
        from tui.library.sqlite.library import open_library_file

        assert self.keeper is not None
        return open_library_file(file, name=self._made.name, damaged=self.keeper.make_anew)


Source = LibraryFile | Folders
"""Where stories come from: begun before any thread is, and opened while Textual is imported."""


def source_of(paths: Sequence[Path]) -> Source:
    """The library in the file that alone is named, else that of these folders and files; raises NewsError."""
    if len(paths) == 1 and is_library(paths[0]):
        return LibraryFile(paths[0])
    return Folders(tuple(paths))
