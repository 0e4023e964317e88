"""The graph of a library in memory: every question goes through all stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext

from tui.library.base import Headline, Question
from tui.library.graph import Line, Link, Resolution, Wanted, nearest_first, resolution_of
from tui.library.titles import choose, key_of_title, says_something
from tui.library.updates import plain, updates
from tui.library.words import words_of


class MemoryGraph:
    """Who refers to whom; a title that no story bears is compared with all of them."""

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
        bearers = self._bearers()
        return [
            _link(title, resolution_of(bearers.get(key_of_title(title), ()), headline.place))
            for headline, titles in self._stories()
            for title in titles
            if headline.story_id == story_id
        ]

    def referring(self, story_id: str, limit: int = 100) -> Sequence[Headline]:
        self._ask("referring")
        bearers = self._bearers()

        def leads_here(origin: Headline, title: str) -> bool:
            borne = bearers.get(key_of_title(title))
            if borne is not None:
                return any(headline.story_id == story_id for headline in borne)
            target = _resolved(bearers, title, origin.place).nearest
            return target is not None and target.story_id == story_id != origin.story_id

        return [
            headline for headline, titles in self._stories() if any(leads_here(headline, title) for title in titles)
        ][:limit]

    def mentioning(self, title: str, limit: int = 100) -> Sequence[Headline]:
        self._ask("mentioning")
        key = key_of_title(title)
        return [headline for headline, titles in self._stories() if key in map(key_of_title, titles)][:limit]

    def line(self, story_id: str, most: int = 500, question: Question | None = None) -> Line:
        self._ask("line")
        with question.asked(lambda: None) if question is not None else nullcontext():
            stories = {headline.place: headline for headline, _ in self._stories()}
            start = next((place for place, headline in stories.items() if headline.story_id == story_id), None)
            if start is None:
                return Line()
            edges = self._edges()
            taken, level, more = {start}, {start}, False
            while level and not more:
                near = {place for edge in edges if not level.isdisjoint(edge) for place in edge} - taken
                level = set(nearest_first(near, start)[: most - len(taken)])
                taken |= level
                more = level != near
            told = tuple(stories[place] for place in sorted(taken))
            return Line(told, frozenset(edge for edge in edges if taken.issuperset(edge)), not more)

    def wanted(self, limit: int = 50, question: Question | None = None) -> Sequence[Wanted]:
        self._ask("wanted")
        with question.asked(lambda: None) if question is not None else nullcontext():
            bearers = self._bearers()
            lacking: defaultdict[int, list[tuple[Headline, str]]] = defaultdict(list)
            for headline, titles in self._stories():
                for key, title in {key_of_title(title): title for title in reversed(titles)}.items():
                    if key not in bearers and says_something(title):
                        lacking[key].append((headline, title))
            wanted = [
                Wanted(each[0][1], len(each), each[0][0])
                for each in lacking.values()
                if _resolved(bearers, each[0][1], each[0][0].place).nearest is None
            ]
            return sorted(wanted, key=lambda each: (-each.stories, -each.last.place))[:limit]

    def _edges(self) -> set[tuple[int, int]]:
        edges = set()
        bearers = self._bearers()
        forms: defaultdict[str, list[int]] = defaultdict(list)
        for headline, titles in self._stories():
            forms[plain(headline.text)].append(headline.place)
            for title in titles:
                meant = _resolved(bearers, title, headline.place).nearest
                if meant is not None and meant != headline:
                    edges.add((headline.place, meant.place))
        for title, places in forms.items():
            edges |= set(updates(places)) if title else set()
        return edges

    def _meant(self, title: str, near: int | None) -> Resolution:
        return _resolved(self._bearers(), title, near)

    def _bearers(self) -> dict[int, list[Headline]]:
        """The stories by the keys of their titles, but for titles that say nothing."""
        bearers: defaultdict[int, list[Headline]] = defaultdict(list)
        for headline, _ in self._stories():
            if says_something(headline.text):
                bearers[key_of_title(headline.text)].append(headline)
        return dict(bearers)


def _link(title: str, resolution: Resolution) -> Link:
    return Link(title, resolution.nearest, ambiguous=bool(resolution.candidates))


def _resolved(bearers: Mapping[int, Sequence[Headline]], title: str, near: int | None) -> Resolution:
    exact = bearers.get(key_of_title(title))
    if exact is not None or not says_something(title):
        return resolution_of(exact or (), near)
    borne = [stories[0].text for stories in bearers.values()]
    meant = choose(title, borne, {word for each in borne for word in words_of(each)})
    return resolution_of(bearers[key_of_title(meant)], near) if meant is not None else Resolution()
