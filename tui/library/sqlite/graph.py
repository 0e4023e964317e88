"""The graph of references in a library file."""

from __future__ import annotations

from collections.abc import Sequence

from tui.library.base import Headline, Question
from tui.library.graph import Line, Link, Resolution, Wanted
from tui.library.keys import key_of_story_id
from tui.library.sqlite import lines, linking, wants
from tui.library.sqlite.readers import Readers


class SqliteGraph:
    """See Graph. No edge is stored: titles and references meet by their keys, whichever comes first."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def resolve(self, title: str, near: int | None = None) -> Resolution:
        """See Graph."""
        with self._readers.asking() as asked:
            return linking.resolved(asked, title, near)

    def references(self, story_id: str) -> Sequence[Link]:
        """See Graph."""
        key = key_of_story_id(story_id)
        if key is None:
            return ()
        with self._readers.asking() as asked:
            return linking.links_of(asked, key)

    def referring(self, story_id: str, limit: int = 100) -> Sequence[Headline]:
        """See Graph."""
        key = key_of_story_id(story_id)
        if key is None:
            return ()
        with self._readers.asking() as asked:
            return linking.links_to(asked, key, limit)

    def mentioning(self, title: str, limit: int = 100) -> Sequence[Headline]:
        """See Graph."""
        with self._readers.asking() as asked:
            return linking.mentions_of(asked, title, limit)

    def line(self, story_id: str, most: int = 500, question: Question | None = None) -> Line:
        """See Graph."""
        key = key_of_story_id(story_id)
        if key is None:
            return Line()
        with self._readers.asking(question) as asked:
            return lines.line_of(asked, key, max(1, most)) or Line()

    def wanted(self, limit: int = 50, question: Question | None = None) -> Sequence[Wanted]:
        """See Graph."""
        with self._readers.asking(question) as asked:
            return wants.most_wanted(asked, limit)
