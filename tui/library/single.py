"""One story that came in on standard input, as a library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event
from time import time
from typing import TYPE_CHECKING

from tui.article.identity import fold
from tui.article.understand import understand
from tui.errors import UnreadableFile
from tui.library.base import Headline
from tui.library.headlines import headline_of

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.article.document import Document


class SingleStory:
    """A library of one story."""

    name = "standard input"

    def __init__(self, document: Document) -> None:
        self._document = document
        self._headline = headline_of(understand(document), "-", time())

    def headlines(self) -> Sequence[Headline]:
        """The one headline."""
        return (self._headline,)

    def article(self, story_id: str) -> Article:
        """The story."""
        return understand(self._document)

    def resolve(self, title: str) -> Headline | None:
        """The story, where it refers to itself."""
        return self._headline if fold(title) == fold(self._headline.text) else None

    def unreadable(self) -> Sequence[UnreadableFile]:
        """Nothing: what could not be read never became a library."""
        return ()

    def fill(self, changed: Callable[[], None], stop: Event) -> None:
        """Nothing is left to read."""

    def follow(self, changed: Callable[[], None], stop: Event) -> None:
        """Nothing will change."""
