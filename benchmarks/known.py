"""What stands on the screen when Spalte has opened something: known beforehand, so that it can be waited for."""

from dataclasses import dataclass
from pathlib import Path

from benchmarks import stories

_WHOLE_SENTENCE = 60


@dataclass(frozen=True, slots=True)
class Opened:
    """The beginnings of the newest headline and the one below it, and that of the newest story's text."""

    newest: str
    second: str
    text: str


def of_stories(size: int) -> Opened:
    """With the first so many made-up stories."""
    newest = stories.story(size - 1)
    below = stories.headline(size - 2)
    return Opened(*map(stories.beginning, (newest.headline, below, newest.paragraphs[1])))


def of_library(path: Path) -> Opened:
    """With a library of any stories."""
    from tui.library.base import EVERYTHING
    from tui.library.sqlite.library import open_library_file

    library = open_library_file(path)
    try:
        newest, below = library.headlines_after(EVERYTHING, limit=2)
        document = library.documents([newest.place])[newest.place]
    finally:
        library.close()
    text = next(line for line in document.text.splitlines() if len(line) > _WHOLE_SENTENCE and line != newest.text)
    return Opened(*map(stories.beginning, (newest.text, below.text, text)))
