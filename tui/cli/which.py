"""Which library a command asks: the one that is named, else the reader's own, else what was open last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
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
    from tui.library.open import is_library, open_library

    paths = _usual() if named is None else [Path(named)]
    if is_library(paths[0]) or (named is not None and not paths[0].is_dir()):
        with closing(open_library(paths[0])) as library:
            yield library
        return
    from tui.upkeep import up_to_date

    with up_to_date(paths) as made:
        yield made


def _usual() -> Sequence[Path]:
    """The reader's own library, so that a script asks the same each time; where there is none, what was open last."""
    own = data_dir() / "library.spalte"
    if own.exists():
        return [own]
    from tui.library.last import opened_last

    with closing(_marks()) as marks:
        last = opened_last(marks)
    if not last:
        raise NoLibrary
    return last


@contextmanager
def marks_to_look_at(tell: Callable[[str], None] | None = None) -> Iterator[Marks]:
    """What was read so far; where that cannot be told it is said, and nothing was. No file is made for it."""
    with closing(_marks()) as marks:
        marks.tell(tell or printing.complain)
        yield marks


def _marks() -> Marks:
    from tui.library.marks import Marks
    from tui.state_folder import settle

    settle(None)
    path = state_dir() / "marks.sqlite"
    return Marks(path if path.exists() else None)
