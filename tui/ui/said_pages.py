"""Quotes of a library, page by page, of which few are held at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from tui.article.spans import Span
from tui.cleaning import clean_line, drawable
from tui.library.base import Library, Question
from tui.library.hits import find_hits
from tui.library.query import Query
from tui.library.speech import Said
from tui.ui.excerpts import Excerpt, excerpt
from tui.ui.saying import Saying

PAGE = 50
"""So many quotes are asked for at a time."""
MOST_PAGES = 6
"""No more pages are held."""

Start = tuple[int, int] | None
"""The quote that a page comes below: its place and number; None for the first page."""


@dataclass(frozen=True, slots=True)
class Found:
    """A quote as a list shows it: words and speaker cleaned, and what was looked for lit in both."""

    said: Said
    words: Excerpt
    speaker: Excerpt | None


class SaidPage(NamedTuple):
    """Quotes that come in a row, and below which quote the next page begins; None where nothing comes below."""

    quotes: Sequence[Found]
    end: Start


@dataclass(frozen=True, slots=True)
class SaidWindow:
    """Consecutive pages, from the page numbered `first` on; `starts` tells where each page known begins."""

    pages: tuple[Sequence[Found], ...] = ()
    first: int = 0
    starts: tuple[Start, ...] = (None,)

    @property
    def quotes(self) -> Sequence[Found]:
        """All that are held."""
        return list(chain.from_iterable(self.pages))

    @property
    def whole(self) -> bool:
        """Whether all that was found is held."""
        return self.first == 0 and not self.goes_on(1)

    def goes_on(self, step: int) -> bool:
        """Whether a page comes below (1) or above (-1) those that are held."""
        return self.first > 0 if step < 0 else self.first + len(self.pages) < len(self.starts)

    def start(self, step: int) -> Start:
        """Where the page begins that comes below or above, where one does."""
        return self.starts[self.first - 1 if step < 0 else self.first + len(self.pages)]

    def with_page(self, page: SaidPage, step: int) -> SaidWindow:
        """With the page that comes below or above; what is too far away at the other end is let go."""
        if step < 0:
            return replace(self, pages=(page.quotes, *self.pages)[:MOST_PAGES], first=self.first - 1)
        number = self.first + len(self.pages) + 1
        starts = self.starts if number < len(self.starts) or page.end is None else (*self.starts, page.end)
        pages = (*self.pages, page.quotes)
        dropped = max(0, len(pages) - MOST_PAGES)
        return SaidWindow(pages[dropped:], self.first + dropped, starts)


class Sayer:
    """Asks a library for what was said. Safe from any thread; none of it is for the loop that draws."""

    def __init__(self, library: Library, saying: Saying) -> None:
        self.saying = saying
        """What is asked for."""
        self._library = library
        self._about = library.expand(saying.about)
        self._speaker = library.expand(saying.speaker)

    def window(self, question: Question) -> SaidWindow:
        """The newest quotes."""
        return SaidWindow().with_page(self.page(None, question), 1)

    def page(self, below: Start, question: Question) -> SaidPage:
        """The quotes that come below one that was seen."""
        first, last = self.saying.places
        while True:
            said = self._library.speech.quotes(self._about, self._speaker, first, last, below, PAGE, question)
            below = (said[-1].story.place, said[-1].n) if len(said) == PAGE else None
            found = [self._found(each) for each in said if each.story in self.saying]
            if found or below is None:  # a page may be of the day before, all of it
                return SaidPage(found, below)

    def _found(self, said: Said) -> Found:
        words = excerpt(said.text)
        speaker = clean_line(drawable(said.speaker)) if said.speaker is not None else None
        return Found(
            said,
            replace(words, lit=_lit(self._about, words.text)),
            Excerpt(speaker, _lit(self._speaker, speaker)) if speaker is not None else None,
        )


def _lit(query: Query, text: str) -> Sequence[Span]:
    return find_hits(query, text) if query else ()
