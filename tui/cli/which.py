"""Which library a command asks: the one that is named, else what was open last, else the reader's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cleaning import clean_line
from tui.cli import printing
from tui.errors import NewsError
from tui.locations import data_dir, state_dir

if TYPE_CHECKING:
    from tui.library.base import Library
    from tui.library.marks import Marks


class NoLibrary(NewsError):
    """There is none to ask."""

    def __init__(self) -> None:
        super().__init__("There is no library yet: `spalte import PATH` makes one, `--library PATH` names another.")


class NoSuchStory(NewsError):
    """An ID that no story of the library has."""

    def __init__(self, story_id: str, library: str) -> None:
        super().__init__(
            f"There is no story {clean_line(story_id)} in {clean_line(library)}; `spalte list` shows the IDs."
        )


def ask(named: str | None, answer: Callable[[Library], int]) -> int:
    """Open the library, let `answer` ask it, and tell what goes wrong; the exit status."""
    try:
        with chosen_library(named) as library:
            return answer(library)
    except NewsError as error:
        printing.complain(str(error))
        return 1


@contextmanager
def chosen_library(named: str | None) -> Iterator[Library]:
    """The library for `--library`, open while the block runs; raises NewsError where there is none to open."""
    from tui.library.sqlite.library import open_library_file

    library = open_library_file(_address(named))
    try:
        yield library
    finally:
        library.close()


def _address(named: str | None) -> Path:
    """What is named, else the reader's own library."""
    if named is not None:
        return Path(named)
    own = data_dir() / "library.spalte"
    if not own.exists():
        raise NoLibrary
    return own


@contextmanager
def marks_to_look_at() -> Iterator[Marks]:
    """What was read so far; where that cannot be told it is said, and nothing was. No file is made for it."""
    from tui.library.marks import Marks

    path = state_dir() / "marks.sqlite"
    marks = Marks(path if path.exists() else None)
    marks.tell(printing.complain)
    try:
        yield marks
    finally:
        marks.close()
