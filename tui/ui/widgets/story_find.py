"""Finding words in the headlines of a list."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tui.library.base import Headline
from tui.ui.widgets.story_order import says


class StoryFind:
    """The stories of a list that have all of some words in them; none where there are no words."""

    def __init__(self, words: str = "", headlines: Sequence[Headline] = ()) -> None:
        self.words = words.casefold().split()
        self.typed = words
        self._matches: list[int] = []
        if self.words:
            self._matches = [index for index, headline in enumerate(headlines) if says(headline, self.words)]

    @property
    def lit(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.words)

    def from_here(self, index: int) -> int | None:
        """The match at `index`, or the next one below, or the first of all."""
        return self.next(index - 1, 1)

    def next(self, index: int, step: int) -> int | None:
        """The next match below (1) or above (-1), going on at the other end."""
        if not self._matches:
            return None
        if step > 0:
            return self._matches[bisect_right(self._matches, index) % len(self._matches)]
        return self._matches[bisect_left(self._matches, index) - 1]

    def place(self, index: int) -> str:
        """`3/12`: which match stands at `index`, and of how many."""
        at = bisect_left(self._matches, index)
        here = at + 1 if at < len(self._matches) and self._matches[at] == index else "–"
        return f"{here}/{len(self._matches)}"
