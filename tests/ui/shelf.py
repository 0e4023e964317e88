"""Headlines without stories: for lists, which never look at more."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

from tui.article.article import Article
from tui.article.document import Document
from tui.article.understand import understand
from tui.errors import UnreadableFile
from tui.library.base import Headline, by_newest

NOON = datetime(2019, 3, 12, 12, 0, tzinfo=UTC)


def headline(name: str, *, hours: float = 0, minutes: int = 1, source: str | None = None, quotes: int = 0) -> Headline:
    """A story that came so many hours before noon of 12 March 2019; its name is its id and what it says."""
    moment = NOON - timedelta(hours=hours)
    return Headline(name, name, name, moment, True, source, minutes, quotes, 0)


class Shelf:
    """A library of headlines, given in any order."""

    name = "shelf"

    def __init__(self, *headlines: Headline) -> None:
        self._headlines = sorted(headlines, key=by_newest)
        self.bad: tuple[UnreadableFile, ...] = ()

    def add(self, *headlines: Headline) -> None:
        """Put more of them on the shelf."""
        self._headlines = sorted([*self._headlines, *headlines], key=by_newest)

    def remove(self, name: str) -> None:
        """Take one away."""
        self._headlines = [each for each in self._headlines if each.story_id != name]

    def spoil(self, name: str) -> None:
        """Let the file of a story be unreadable."""
        self.bad = (*self.bad, UnreadableFile(Path(name), "it is not text"))

    def headlines(self) -> Sequence[Headline]:
        return tuple(self._headlines)

    def article(self, story_id: str) -> Article:
        return understand(Document(f"{story_id}\n\nDet var en gang."))

    def resolve(self, title: str) -> Headline | None:
        return None

    def unreadable(self) -> Sequence[UnreadableFile]:
        return self.bad

    def fill(self, changed: Callable[[], None], stop: Event) -> None:
        changed()

    def follow(self, changed: Callable[[], None], stop: Event) -> None:
        return
