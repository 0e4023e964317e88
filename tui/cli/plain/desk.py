"""What lies before a reader who reads in words: the list, the open story, the way there, and what a number means."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.cleaning import clean_line
from tui.cli.plain.telling import counted, in_a_list, read_out, state_of
from tui.errors import NewsError
from tui.library.marked import words_at
from tui.typeset.moments import Wording, wording
from tui.ui.trail import Trail

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.cli.plain.voice import Voice
    from tui.library.base import Headline, Library
    from tui.library.marks import Marks

AT_ONCE = 20
"""So many stories of a list are said before a pause."""


class NotSo(NewsError):
    """Something was asked for that cannot be done; the text says why, and what can."""


class Listing:
    """A list of stories, found as far as one has gone in it; the first has the number 1."""

    def __init__(self, name: str, stories: Iterable[Headline], where: Callable[[Headline], str] | None = None) -> None:
        self.name = name
        self.at = 0
        """The number of the story that was read last; 0 before the first."""
        self._where = where
        self._coming = iter(stories)
        self._known: list[Headline] = []

    def get(self, number: int) -> Headline | None:
        """The story of this number; None where there are not so many."""
        while len(self._known) < number and (headline := next(self._coming, None)) is not None:
            self._known.append(headline)
        return self._known[number - 1] if 0 < number <= len(self._known) else None

    def lines(self, marks: Marks, words: Wording, first: int = 1) -> Iterator[str]:
        """A line for each from a number on, and one for where its words stand; how many there are at the end."""
        number = first
        while (headline := self.get(number)) is not None:
            yield f"{number}. {in_a_list(headline, marks, words)}"
            if self._where is not None:
                yield self._where(headline)
            number += 1
        number = len(self._known)
        yield (
            f"End of the list: {counted(number, 'story', 'stories')}, {self.name}."
            if number
            else (f"No stories: {self.name}.")
        )


def _no_number(number: int) -> None:
    raise NotSo(f"There is nothing with the number {number}: list tells stories and their numbers.")


@dataclass
class Desk:
    """All of that, and what is done with it the same way by several commands."""

    library: Library
    marks: Marks
    voice: Voice
    listing: Listing
    words: Wording = field(default_factory=lambda: wording(os.environ))
    trail: Trail = field(default_factory=Trail)
    here: Headline | None = None
    """The story that is open."""
    article: Article | None = None
    offset: int = 0
    """Where in it reading goes on; 0 where it was read to its end."""
    number: Callable[[int], None] = _no_number
    """What a number alone does, by what was said last."""
    ended: bool = False
    """Whether the reader wants to leave."""

    def story(self) -> tuple[Headline, Article]:
        """The open story; raises NotSo where none is."""
        if self.here is None or self.article is None:
            raise NotSo("No story is open: read 1 reads the first of the list.")
        return self.here, self.article

    def choose(self, choices: list[Callable[[], None]]) -> None:
        """From now on a number alone does one of these."""

        def do(number: int) -> None:
            if not 0 < number <= len(choices):
                raise NotSo(f"There is no {number}: the last number is {len(choices)}.")
            choices[number - 1]()

        self.number = do if choices else _no_number

    def open(
        self,
        headline: Headline,
        go: Callable[[str], object] | None = None,
        *,
        offset: int | None = None,
        left_at: int | None = None,
    ) -> None:
        """Read a story, from where it was left or from an offset. Raises NewsError, and stays, where it is not here.

        `go` takes one there on the trail; the story that is open is left at `left_at`, else where reading stopped.
        """
        article = self.library.article(headline.story_id)
        self.voice.stop()
        self.keep_place()
        if go is not None:
            if self.here is not None:
                self.trail.leave(self.offset if left_at is None else left_at)
            go(headline.story_id)
        asked = offset is not None
        start = offset if offset is not None else self.marks.position_in(headline.identity, article.document.text)
        self.here, self.article, self.offset = headline, article, start  # at once: it may be ended at any time
        self.trail.arrive(headline.story_id, headline.text)
        self.marks.mark_opened(headline)
        self.read_from(start, asked=asked)

    def read_from(self, start: int, *, asked: bool = True) -> None:
        """Say the open story from the line that has this offset."""
        from tui.cli.plain.around import follow_number

        self.number = lambda number: follow_number(self, number)
        self.voice.tell(self._lines(start, asked))
        self.keep_place()

    def _lines(self, start: int, asked: bool) -> Iterator[str]:
        headline, article = self.story()
        if start and not asked:
            yield f"{clean_line(headline.text)}: going on where you stopped; again reads it from the top."
        elif not start and (state := state_of(headline, self.marks)):
            yield f"{', '.join(state).capitalize()}."
        for at, line in read_out(article, self.marks.notes(headline.identity), start):
            self.offset = at
            yield line
        self.offset = 0
        number = len(article.references)
        yield f"End. {counted(number, 'reference')}: a number follows one." if number else "End."

    def keep_place(self) -> None:
        """Remember where in the open story reading goes on, here and on the screen."""
        if self.here is not None and self.article is not None:
            near = words_at(self.offset, self.article.document.text)
            self.marks.keep_position(self.here.identity, self.offset, near)
