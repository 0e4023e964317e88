"""Who refers to whom: the editors' own references, as a library knows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tui.library.base import Headline, Question

MOST_CANDIDATES = 20
"""So many stories that bear one title are offered, at most."""


@dataclass(frozen=True, slots=True)
class Link:
    """A reference of a story: the title as written, and the story that bears it; None where it is not here.

    Where several stories bear the title, `target` is the one nearest in time and `ambiguous` is True.
    """

    title: str
    target: Headline | None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a title means: the one story that is clearly meant, or those that it may mean, or nothing.

    Where several stories bear the title, `story` is None and `candidates` has them, the nearest in time first. Where
    one is meant clearly there are no candidates.
    """

    story: Headline | None = None
    candidates: tuple[Headline, ...] = ()

    @property
    def nearest(self) -> Headline | None:
        """The story that is meant, else the candidate nearest in time; None where the title means no story."""
        return self.story or next(iter(self.candidates), None)


NOBODY = Resolution()
"""What a title means that no story bears."""


@dataclass(frozen=True, slots=True)
class Line:
    """Stories that references and updates connect, the oldest first.

    `links` has for each reference the place of the story that refers and the place of the one it means; an update
    refers to the form before it. Where `whole` is False more stories are connected than were asked for, and these are
    the nearest: those that the fewest references lie between, of them those nearest in time.
    """

    stories: tuple[Headline, ...] = ()
    links: frozenset[tuple[int, int]] = frozenset()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """A title that stories refer to and no story bears: as the newest of them, `last`, writes it, and how many do."""

    title: str
    stories: int
    last: Headline


class Graph(Protocol):
    """The references between the stories of a library.

    Methods keep the promises of `tui.library.base.Library`: safe from any thread, as quick in a large library as in a
    small one unless they say otherwise, and LibraryTrouble where it cannot be read.
    """

    def resolve(self, title: str, near: int | None = None) -> Resolution:
        """What a reference with this title means: exact after folding, else one clear likeness, else nothing.

        `near` is the place of the story that refers: of several that bear the title those nearest to it in time come
        first; without it the newest.
        """

    def references(self, story_id: str) -> Sequence[Link]:
        """What the story refers to, in the order of its text, as far as titles are exact after folding."""

    def referring(self, story_id: str, limit: int = 100) -> Sequence[Headline]:
        """The stories that refer to this one by its title, or by one that means it by likeness, newest first."""

    def mentioning(self, title: str, limit: int = 100) -> Sequence[Headline]:
        """The stories that refer to this title, exact after folding, whatever it means; newest first."""

    def line(self, story_id: str, most: int = 500, question: Question | None = None) -> Line:
        """The line of the story: all that references lead to and from, step by step, and updates of one wire story.

        A reference leads to the one story that bears its title and is nearest in time; a likeness is followed at the
        five nearest stories only, and not where hundreds are cut without it. The story itself is always in it; a line
        without stories is that of a story that is not here. Takes longer the more stories there are in it; with a
        `question` raises Overtaken.
        """

    def wanted(self, limit: int = 50, question: Question | None = None) -> Sequence[Wanted]:
        """The titles that lead nowhere, be it by a likeness, those first that most stories refer to, then the newest.

        Takes longer the more references there are; with a `question` raises Overtaken.
        """


def nearest_first(places: Iterable[int], near: int | None) -> list[int]:
    """The places by their distance in time, of two as far the newer one first; without `near` the newest first."""
    return sorted(places, key=lambda place: _distance(place, near))


def resolution_of(bearers: Iterable[Headline], near: int | None = None) -> Resolution:
    """What a title means that these stories bear.

    Stories of one identity are one story that came twice. A story that refers to its own title means another, where
    there is one.
    """
    ordered = sorted(bearers, key=lambda headline: (headline.place == near, _distance(headline.place, near)))
    if ordered[1:] and ordered[-1].place == near:
        ordered.pop()
    once: dict[str, Headline] = {}
    for headline in ordered:
        once.setdefault(headline.identity, headline)
    told = tuple(once.values())
    return Resolution(told[0]) if len(told) == 1 else Resolution(None, told[:MOST_CANDIDATES])


def _distance(place: int, near: int | None) -> tuple[int, int]:
    """How far in time; of two as far the newer one is nearer."""
    return (0 if near is None else abs(place - near), -place)
