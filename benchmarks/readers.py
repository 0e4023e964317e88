"""The programs that are compared: how each is started on the same stories, and which keys do the same."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import shelves
from benchmarks.stories import story
from benchmarks.terminal import Program


@dataclass(frozen=True, slots=True)
class Reader:
    """A program ready to be started on its shelf.

    `lobby` stands on the screen before the list does, and Enter leads on; None where the list comes first. `filter`
    looks for a word in headlines, `search` in whole stories: what is typed first, and then what is timed.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    lobby: str | None
    top: str
    back: str
    filter: tuple[str, str]
    unfilter: str
    search: tuple[str, str]

    def start(self, size: tuple[int, int] = (80, 24)) -> Program:
        return Program(self.command, self.environment, size)


NAMES = ("Spalte", "newsboat", "mutt")


def installed(name: str) -> bool:
    """Whether that program can be run here."""
    return name == "Spalte" or shutil.which(name) is not None


def reader(name: str, place: Path, size: int, tell: shelves.Tell = story) -> Reader:
    """That program with so many stories; its shelf is made where it is not there yet."""
    home = place / "homes" / f"{name}-{size}"
    home.mkdir(parents=True, exist_ok=True)
    surroundings = shelves.surroundings(home)
    match name:
        case "newsboat":
            shelf = shelves.newsboat(place, size, tell)
            command = ["newsboat", "-C", f"{shelf}/config", "-u", f"{shelf}/urls", "-c", f"{shelf}/cache.db"]
            filters, searches = ("F", 'title =~ "{}"\r'), ("/", "{}\r")
            return Reader(name, command, surroundings, "Everything", "g", "q", filters, "\x06", searches)
        case "mutt":
            shelf = shelves.maildir(place, size, tell)
            command = ["mutt", "-n", "-F", f"{shelf}/muttrc", "-R", "-f", f"{shelf}/mail"]
            filters, searches = ("l", "~s {}\r"), ("l", "~b {}\r")
            return Reader(name, command, surroundings, None, "=", "i", filters, "l~A\r", searches)
        case _:
            return spalte(["--library", str(shelves.library(place, size, tell))], home)


def spalte(words: Sequence[str], home: Path) -> Reader:
    """Spalte opened so."""
    surroundings = shelves.surroundings(home)
    return Reader("Spalte", shelves.spalte(*words), surroundings, None, "g", "q", ("&", "{}"), "\x1b", ("/", "{}"))
