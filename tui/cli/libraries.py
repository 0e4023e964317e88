"""`spalte libraries`: list the libraries that Spalte keeps, see whether they are whole, remove those of folders."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tui.cleaning import clean_line
from tui.cli import printing
from tui.cli.rows import UNKNOWN, in_json
from tui.errors import NewsError
from tui.library.base import LibraryTrouble
from tui.library.folder import FolderLibrary, folder_libraries
from tui.library.open import is_library, open_library
from tui.locations import data_dir
from tui.typeset.numbers import size_in_words

DONE, NOT_ALL_DONE, WRONG_USAGE = 0, 1, 2


class NoSuchLibrary(NewsError):
    """A name that no library has, or more than one."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A library that is kept: in a file of the reader's own, or made of a folder."""

    file: Path
    made: FolderLibrary | None = None

    @property
    def shown(self) -> str:
        """What it is listed as: its folder, else its file."""
        if self.made is None or not self.made.paths:
            return clean_line(str(self.file))
        first, *others = map(str, self.made.paths)
        return clean_line(first) + (f" +{len(others)}" if others else "")

    @property
    def kind(self) -> str:
        """Whose it is, in words: a promise to programs."""
        if self.made is None:
            return "own"
        if not self.made.paths:
            return "unknown folder"
        return "folder" if any(path.exists() for path in self.made.paths) else "folder is gone"


def run(asked: Namespace) -> int:
    """Do with the libraries what is asked; the exit status."""
    if asked.remove and not asked.names:
        printing.complain("--remove removes nothing unless it is named; `spalte libraries` shows the names.")
        return WRONG_USAGE
    kept = _kept()
    status = DONE
    shelves = [] if asked.names else kept
    for name in asked.names:
        try:
            shelves.append(_named(name, kept))
        except NoSuchLibrary as error:
            printing.complain(str(error))
            status = NOT_ALL_DONE
    if not kept and not asked.names:
        printing.complain("There are no libraries yet: `spalte FOLDER` and `spalte import PATH` make some.")
    do = _remove if asked.remove else _check if asked.check else _list
    return max([status, *(do(shelf, asked.json) for shelf in shelves)])


def _kept() -> list[Shelf]:
    """The reader's own library, where there is one, and those of folders."""
    own = data_dir() / "library.spalte"
    return [*([Shelf(own)] if own.exists() else []), *(Shelf(made.file, made) for made in folder_libraries())]


def _named(name: str, kept: Sequence[Shelf]) -> Shelf:
    """The library of that folder, in that file, or of a folder that is called so; raises NoSuchLibrary."""
    path = Path(name)
    with suppress(OSError, RuntimeError):
        path = path.resolve()
    for found in (
        [shelf for shelf in kept if shelf.file == path or (shelf.made is not None and shelf.made.paths == (path,))],
        [shelf for shelf in kept if name in (shelf.file.name, shelf.file.stem, shelf.made and shelf.made.name)],
    ):
        if len(found) > 1:
            several = ", ".join(shelf.shown for shelf in found)
            raise NoSuchLibrary(f"{clean_line(name)} may be any of {several}: name it by its path.")
        if found:
            return found[0]
    if is_library(path):
        return Shelf(path)
    raise NoSuchLibrary(f"There is no library {clean_line(name)}; `spalte libraries` lists them.")


def _list(shelf: Shelf, json: bool) -> int:
    """Print a line for it: path, stories, size, when it was last used, and whose it is; with a tab between."""
    trouble = None
    stories = None
    try:
        with closing(open_library(shelf.file)) as library:
            stories = library.state().stories
    except LibraryTrouble as error:
        trouble = str(error)
        printing.complain(trouble)
    status, size = (NOT_ALL_DONE if trouble else DONE), _size(shelf.file)
    used = _used(shelf)
    if json:
        fields = _fields(shelf) | {
            "stories": stories, "size": size, "used": used.isoformat() if used else None, "trouble": trouble,
        }  # fmt: skip
        printing.write(in_json(fields) + "\n")
        return status
    when = f"{used:%Y-%m-%d %H:%M}" if used else UNKNOWN
    number = UNKNOWN if stories is None else str(stories)
    printing.write("\t".join((shelf.shown, number, size_in_words(size), when, shelf.kind)) + "\n")
    return status


def _check(shelf: Shelf, json: bool) -> int:
    """Print whether it is whole, or what is wrong with it, a line for each."""
    try:
        with closing(open_library(shelf.file)) as library:
            wrong = [clean_line(sentence) for sentence in library.check()]
    except LibraryTrouble as error:
        wrong = [str(error)]
    if json:
        printing.write(in_json(_fields(shelf) | {"wrong": wrong}) + "\n")
    else:
        for sentence in wrong or ["sound"]:
            printing.write(f"{shelf.shown}\t{sentence}\n")
    if wrong and shelf.made is not None:
        printing.complain(
            f"The library of {shelf.shown} is made anew when the folder is opened after "
            f"`spalte libraries --remove {shelf.file.stem}`."
        )
    return NOT_ALL_DONE if wrong else DONE


def _remove(shelf: Shelf, json: bool) -> int:
    """Remove it where it can be made again, and say so."""
    if shelf.made is None:
        printing.complain(f"{shelf.shown} is a library of your own and stays: nothing else has these stories.")
        return NOT_ALL_DONE
    size = _size(shelf.file)
    try:
        with shelf.made.held(wait=False) as held:
            if not held:
                printing.complain(f"The library of {shelf.shown} is in use: leave the Spalte that shows it first.")
                return NOT_ALL_DONE
            shelf.made.remove()
            if shelf.file.exists():
                printing.complain(f"{clean_line(str(shelf.file))} is no library of Spalte, and stays as it is.")
                return NOT_ALL_DONE
            shelf.made.note.unlink(missing_ok=True)
    except LibraryTrouble as error:
        printing.complain(str(error))
        return NOT_ALL_DONE
    if json:
        printing.write(in_json(_fields(shelf) | {"removed": True}) + "\n")
    else:
        printing.write(f"{shelf.shown}\tremoved\t{size_in_words(size)}\n")
    return DONE


def _fields(shelf: Shelf) -> dict[str, Any]:
    """What stands in every object, in this order."""
    paths = [] if shelf.made is None else [clean_line(str(path)) for path in shelf.made.paths]
    return {"file": clean_line(str(shelf.file)), "kind": shelf.kind, "folders": paths}


def _size(file: Path) -> int:
    return sum(status.st_size for status in _parts(file))


def _used(shelf: Shelf) -> datetime | None:
    """When it was last used: opened, where that is noted, else written."""
    times = [status.st_mtime for status in _parts(shelf.file)]
    if shelf.made is not None:
        with suppress(OSError):
            times = [shelf.made.note.stat().st_mtime]
    return datetime.fromtimestamp(max(times)).astimezone() if times else None


def _parts(file: Path) -> Iterator[Any]:
    """The status of the file, and of the log beside it."""
    for part in (file, Path(f"{file}-wal")):
        with suppress(OSError):
            yield part.stat()
