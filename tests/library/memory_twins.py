"""The other forms of stories in a library in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from tui.article.document import Document
from tui.library.twins import MOST_VERSIONS, Version, same_words


class MemoryTwins:
    """See Twins."""

    def __init__(self, ask: Callable[[str], None]) -> None:
        self._ask = ask
        self._versions: dict[str, list[Version]] = {}

    def versions(self, story_id: str) -> Sequence[Version]:
        self._ask("versions")
        return tuple(self._versions.get(story_id, ()))[::-1]

    def keep(self, story_id: str, before: Document, after: Document) -> None:
        """Keep a form where another one with other words takes its place."""
        if not same_words(before, after):
            kept = [*self._versions.get(story_id, []), Version(datetime.now(UTC).replace(microsecond=0), before)]
            self._versions[story_id] = kept[-MOST_VERSIONS:]

    def count(self, story_id: str) -> int:
        """How many forms of it are kept."""
        return len(self._versions.get(story_id, []))

    def drop(self, story_id: str) -> None:
        """The story is gone."""
        self._versions.pop(story_id, None)
