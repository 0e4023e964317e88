"""The other forms of stories in a library in memory: every text is laid beside every other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import combinations

from tui.article.document import Document
from tui.library.base import Headline
from tui.library.places import IN_A_MINUTE
from tui.library.sameness import are_one
from tui.library.twins import MOST_VERSIONS, Standing, Version, first_of, paper_of, same_words

_APART = 3 * 24 * 60 * IN_A_MINUTE


class MemoryTwins:
    """See Twins."""

    def __init__(self, ask: Callable[[str], None], at: Callable[[int], Headline]) -> None:
        self._ask = ask
        self._at = at
        self.words: dict[int, Sequence[str]] = {}
        """The words told of each story, by its place."""
        self.papers: dict[int, str | None] = {}
        self.under: Mapping[int, int] = {}
        """The places of stories that are folded, each with that of the story it stands under."""
        self._versions: dict[str, list[Version]] = {}

    def put(self, place: int, words: Sequence[str], document: Document) -> None:
        """A story has come."""
        self.words[place], self.papers[place] = words, paper_of(document)

    def forget(self, place: int) -> None:
        """A story goes."""
        self.words.pop(place, None)
        self.papers.pop(place, None)

    def regroup(self) -> Mapping[int, tuple[int, int]]:
        """Find all groups anew; of each story that stands for one how many others there are, in how many papers."""
        groups = {place: {place} for place in self.words}
        for one, other in combinations(self.words, 2):
            if abs(one - other) <= _APART and are_one(self.words[one], self.words[other]):
                together = groups[one] | groups[other]
                groups.update(dict.fromkeys(together, together))
        under: dict[int, int] = {}
        standings = {}
        for group in groups.values():
            first = first_of(Standing(place, self.papers[place]) for place in group)
            others = group - {first.place}
            papers = {self.papers[place] for place in others} - {None, first.paper}
            standings[first.place] = len(others), len(papers)
            under |= dict.fromkeys(others, first.place)
        self.under = under
        return standings

    def folded(self, story_id: str) -> Sequence[Headline]:
        self._ask("folded")
        group = self._group(story_id, [*self.under, *self.under.values()])
        return [headline for headline in group if headline.story_id != story_id]

    def folded_under(self, places: Sequence[int]) -> Sequence[int]:
        self._ask("folded_under")
        return sorted(place for place, first in self.under.items() if first in places)

    def _group(self, story_id: str, places: Iterable[int]) -> Sequence[Headline]:
        stories = [self._at(place) for place in sorted(set(places), reverse=True)]
        here = next((each.place for each in stories if each.story_id == story_id), None)
        first = self.under.get(here, here) if here is not None else None
        return [each for each in stories if first is not None and self.under.get(each.place, each.place) == first]

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
