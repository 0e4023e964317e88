"""What stands on the screen when Spalte has opened something: known beforehand, so that it can be waited for."""

from dataclasses import dataclass

from benchmarks import stories
from tui.library.base import EVERYTHING, Library

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


def of_library(library: Library) -> Opened:
    """With a library of any stories."""
    newest, below = library.headlines_after(EVERYTHING, limit=2)
    lines = library.documents([newest.place])[newest.place].text.splitlines()
    text = next(line for line in lines if len(line) > _WHOLE_SENTENCE and line != newest.text)
    return Opened(*map(stories.beginning, (newest.text, below.text, text)))
