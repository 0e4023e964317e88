"""The few stories of a list that are held at a time, however many it has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library.base import Headline
    from tui.ui.passages import Passage

PAGE = 80
"""How many stories are asked for at a time."""
MOST = 4 * PAGE
"""No more stories are held."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A story as the list shows it; `passage` is what was found in it, where something was looked for."""

    headline: Headline
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class StoryWindow:
    """Consecutive stories of a list, in its order.

    `rank` stories stand above the first one, and `total` are in the list; both may be estimates, which agree with what
    is known: nothing is above a window that reaches the top, or below one that reaches the bottom.
    """

    stories: Sequence[Listed] = ()
    at_top: bool = True
    at_bottom: bool = True
    rank: int = 0
    total: int = 0

    def __len__(self) -> int:
        return len(self.stories)

    def __getitem__(self, index: int) -> Headline:
        return self.stories[index].headline

    @property
    def headlines(self) -> Sequence[Headline]:
        """The stories without what was found in them."""
        return [each.headline for each in self.stories]

    def index_of(self, story_id: str) -> int | None:
        """Where in the window the story is."""
        return next((at for at, each in enumerate(self.stories) if each.headline.story_id == story_id), None)

    def nearest(self, place: int, *, oldest_first: bool = False) -> int:
        """Where in a window in the order of places the story at `place` is, or else the one that comes after it."""
        sign = 1 if oldest_first else -1
        found = bisect_left(self.stories, sign * place, key=lambda each: sign * each.headline.place)
        return max(0, min(found, len(self.stories) - 1))

    def with_below(self, page: Sequence[Listed], *, last: bool) -> StoryWindow:
        """With the page that comes below; `last` tells that nothing comes after that."""
        dropped = max(0, len(self.stories) + len(page) - MOST)
        return replace(
            self,
            stories=(*self.stories, *page)[dropped:],
            rank=self.rank + dropped,
            at_top=self.at_top and not dropped,
            at_bottom=last,
        ).agreeing()

    def with_above(self, page: Sequence[Listed], *, last: bool) -> StoryWindow:
        """With the page that comes above; `last` tells that nothing comes before that."""
        stories = (*page, *self.stories)[:MOST]
        dropped = len(page) + len(self.stories) - len(stories)
        return replace(
            self,
            stories=stories,
            rank=self.rank - len(page),
            at_top=last,
            at_bottom=self.at_bottom and not dropped,
        ).agreeing()

    def counted(self, total: int) -> StoryWindow:
        """With another number of stories in the list, and the rank where it then is about."""
        rank = round(self.rank * total / self.total) if self.total else self.rank
        return replace(self, rank=rank, total=total).agreeing()

    def agreeing(self) -> StoryWindow:
        """With estimates that agree with what is known."""
        rank, total = self.rank, self.total
        if self.at_bottom:
            rank = total - len(self.stories)
        rank = 0 if self.at_top else max(1, rank)
        reached = rank + len(self.stories)
        total = reached if self.at_bottom else max(total, reached + 1)
        return replace(self, rank=rank, total=total)
