"""What every library of stories can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Event
from typing import TYPE_CHECKING, Protocol

from tui.errors import NewsError, UnreadableFile

if TYPE_CHECKING:
    from tui.article.article import Article


class StoryNotFound(NewsError):
    """A story that the library no longer has."""

    def __init__(self, headline: str) -> None:
        super().__init__(f"“{headline}” is no longer in the folder.")


@dataclass(frozen=True, slots=True)
class Headline:
    """A story as it stands in a list, without its body.

    `story_id` is where the library finds the story; `identity` stays the same when the story moves or is corrected
    (`tui.article.identity`), and marks are kept under it. `text` and `source` are cleaned for one line.
    `moment` is when the story was published, else updated, as the page states it; where the page states nothing it
    is when the file was last changed, and `dated` is False. It always has a time zone.
    `coarse` tells that the page states only the month. `minutes` is the time to read it, at least 1; `quotes` and
    `references` count what stands in it.
    """

    story_id: str
    identity: str
    text: str
    moment: datetime
    dated: bool
    source: str | None
    minutes: int
    quotes: int
    references: int
    coarse: bool = False


def by_newest(headline: Headline) -> tuple[float, str]:
    """Sorts the newest first; stories of one moment stand in the order of their ids."""
    return -headline.moment.timestamp(), headline.story_id


class Library(Protocol):
    """Stories to list and open. Methods are synchronous and safe from any thread."""

    @property
    def name(self) -> str:
        """What the library is called on the screen, cleaned for one line."""

    def headlines(self) -> Sequence[Headline]:
        """The stories known so far, newest first; a snapshot that no later change touches."""

    def article(self, story_id: str) -> Article:
        """The story, understood anew from what is stored; raises StoryNotFound or UnreadableFile."""

    def resolve(self, title: str) -> Headline | None:
        """The story that a reference with this title means: exact after folding, else one clear likeness, else None."""

    def unreadable(self) -> Sequence[UnreadableFile]:
        """What could not be read, each named once."""

    def fill(self, changed: Callable[[], None], stop: Event) -> None:
        """Read all that is there, calling `changed` after each handful; ends early when `stop` is set."""

    def follow(self, changed: Callable[[], None], stop: Event) -> None:
        """Keep up with stories added, changed and removed until `stop` is set, calling `changed` after each batch."""
