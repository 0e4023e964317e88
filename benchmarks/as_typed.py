"""Searching as one types, on the screen: from each key until the stories that it finds stand there."""

import random
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks import known, stories
from benchmarks.library import words_by_frequency
from benchmarks.readers import Reader
from tui.library.base import Library, View
from tui.library.query import parse
from tui.library.sqlite.library import open_library_file

NARROW = (80, 24)


Typed = Sequence[tuple[str, Sequence[str]]]
"""The letters of what is typed, one by one, each with the beginnings of what it brings to the top."""


def hits(library: Library, typed: str) -> Sequence[str]:
    """The beginnings of the headlines that a search brings to the top while it is typed."""
    view = View(search=library.expand(parse(typed, unfinished=True)))
    return [stories.beginning(each.text) for each in library.headlines_after(view, limit=3)]


def typed(way: Reader, opened: known.Opened, library: Path, number: int) -> Sequence[float]:
    """Seconds for each letter of so many words of each kind that brings others to the top of the list."""
    taken = []
    with closing(open_library_file(library)) as asked:
        words = [expected(asked, word) for word in some_words(asked, number)]
    with way.start(NARROW) as program:
        program.until(opened.newest)
        program.settle()
        for word in words:
            program.key("/")
            for letter, found in word:
                program.press(letter)
                if seconds := program.until(*found):
                    taken.append(seconds)
                program.settle()
            program.press("\x1b")
            program.until(opened.newest)
            program.settle()
    return taken


def some_words(library: Library, number: int) -> Sequence[str]:
    """So many words of each kind, as drawn from stories, in any order."""
    words = [word for kind in words_by_frequency(library, number).values() for word in kind if word.isalpha()]
    random.Random("typed").shuffle(words)
    return words


def expected(
    library: Library, word: str, find: Callable[[Library, str], Sequence[str]] = hits, field: str = ""
) -> Typed:
    """Each letter of the word, the first with the field before it, and what is found by all that is typed by then."""
    keys = [f"{field}{word[:1]}", *word[1:]]
    return [(key, find(library, f"{field}{word[:length]}")) for length, key in enumerate(keys, 1)]
