"""The graph of a library in memory: every question goes through all stories."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.library.base import Headline
from tui.library.graph import Link, Resolution, resolution_of
from tui.library.titles import key_of_title, says_something


class MemoryGraph:
    """Who refers to whom, by titles that are the same after folding; a likeness means nothing here."""

    def __init__(
        self, stories: Callable[[], Sequence[tuple[Headline, Sequence[str]]]], ask: Callable[[str], None]
    ) -> None:
        self._stories = stories
        self._ask = ask

    def resolve(self, title: str, near: int | None = None) -> Resolution:
        self._ask("resolve")
        return self._meant(title, near)

    def references(self, story_id: str) -> Sequence[Link]:
        self._ask("references")
        links = []
        for headline, titles in self._stories():
            for title in titles if headline.story_id == story_id else ():
                meant = self._meant(title, headline.place)
                links.append(Link(title, meant.nearest, ambiguous=bool(meant.candidates)))
        return links

    def referring(self, story_id: str, limit: int = 100) -> Sequence[Headline]:
        self._ask("referring")
        keys = {key_of_title(headline.text) for headline, _ in self._stories() if headline.story_id == story_id}
        return [headline for headline, titles in self._stories() if not keys.isdisjoint(map(key_of_title, titles))][
            :limit
        ]

    def _meant(self, title: str, near: int | None) -> Resolution:
        key = key_of_title(title)
        bearing = [headline for headline, _ in self._stories() if key_of_title(headline.text) == key]
        return resolution_of(bearing if says_something(title) else [], near)
