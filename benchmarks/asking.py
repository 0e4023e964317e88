"""What is drawn from a library to be asked for, and how long the answers take."""

import random
import time
from collections.abc import Callable, Mapping, Sequence

from tui.library.base import Headline, Library, View
from tui.library.query import Query, parse

SEED = "questions"

Question = Callable[[], object]
"""Something to ask, whatever the answer is."""

Questions = Mapping[str, Sequence[Question]]
"""Things to ask, by what they are called in the table."""


def stories_all_over(library: Library, number: int) -> Sequence[int]:
    """The places of so many stories, anywhere in the library."""
    chance = random.Random(SEED)
    every = library.state().listed
    return [library.at_rank(chance.randrange(every)) for _ in range(number)]


def newest(library: Library, typed: str, before: int | None = None) -> Sequence[Headline]:
    """The newest fifty stories with this, in all its forms, as a search box asks for them."""
    return newest_of(library, parse(typed), before)


def newest_of(library: Library, query: Query, before: int | None = None) -> Sequence[Headline]:
    """The newest fifty stories that meet the query, in all forms of its words."""
    return library.headlines_after(View(search=library.expand(query)), before, 50)


def best(library: Library, typed: str) -> Sequence[Headline]:
    """The best hits first, as a list shows them that is in that order."""
    return library.best(library.expand(parse(typed)), 200, 5_000)


def seconds(asked: Sequence[Question]) -> Sequence[float]:
    """How long each takes; the first of them is asked once before, not to time what is done only once."""
    asked[0]()
    taken = []
    for question in asked:
        began = time.perf_counter()
        question()
        taken.append(time.perf_counter() - began)
    return taken
