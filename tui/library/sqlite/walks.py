"""Walks over the places of stories that stop when enough were found.

A walk knows which places come next beyond a given one, in its direction, and which of some places are on it. Walks are
put together: what two have in common, what either has, what one has without the other. None sorts, none counts from
the start: each step begins where the last one ended.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from tui.library.sqlite.readers import Asked
from tui.library.sqlite.rows import in_runs, marks

_FAR = (1 << 63) - 1
_STEP = 64
_LONGEST_STEP = 4_096
_DENSE = 48
"""Where a walk has more than so many places to one that is asked about, each is asked about singly."""
_ONE_BY_ONE = 200


class Walk(Protocol):
    """Places in one direction."""

    def next(self, asked: Asked, beyond: int, limit: int) -> list[int]:
        """The next places beyond that one; fewer than `limit` only where there are no more."""

    def among(self, asked: Asked, places: Sequence[int]) -> set[int]:
        """Those of the places that are on the walk."""


Sieve = Callable[[Asked, Sequence[int]], Container[int]]
"""Says which of some places of a walk are to be left out."""


class Bounds(NamedTuple):
    """Places from `first` to `last`, both included: beyond them a walk need not go."""

    first: int
    last: int

    def ahead(self, upward: bool) -> tuple[str, int]:
        """How a place is compared with the last one in this direction."""
        return ("<=", self.last) if upward else (">=", self.first)

    def start(self, beyond: int, upward: bool) -> int:
        """Where to begin who is that far."""
        return max(beyond, self.first - 1) if upward else min(beyond, self.last + 1)


@dataclass(frozen=True, slots=True)
class Everything:
    """All stories."""

    upward: bool

    def next(self, asked: Asked, beyond: int, limit: int) -> list[int]:
        """See Walk."""
        return asked.numbers(f"SELECT id FROM story WHERE {_onward('id', self.upward)}", (beyond, limit))

    def among(self, asked: Asked, places: Sequence[int]) -> set[int]:
        """See Walk."""
        found: set[int] = set()
        for few in in_runs(places, _ONE_BY_ONE):
            found.update(asked.numbers(f"SELECT id FROM story WHERE id IN ({marks(few)})", few))
        return found


@dataclass(frozen=True, slots=True)
class Matches:
    """Stories that meet an expression of FTS5 in the index `table`; none is looked for outside of the bounds."""

    table: str
    expression: str
    upward: bool
    bounds: Bounds | None = None

    def next(self, asked: Asked, beyond: int, limit: int) -> list[int]:
        """See Walk."""
        onward = _onward("rowid", self.upward)
        if self.bounds is None:
            return asked.numbers(f"{self._select} AND {onward}", (self.expression, beyond, limit))
        way, end = self.bounds.ahead(self.upward)
        beyond = self.bounds.start(beyond, self.upward)
        return asked.numbers(f"{self._select} AND rowid {way} ? AND {onward}", (self.expression, end, beyond, limit))

    def among(self, asked: Asked, places: Sequence[int]) -> set[int]:
        """See Walk."""
        if not places:
            return set()
        wanted, found, seen = set(places), set[int](), 0
        enough = _DENSE * len(places) + _STEP
        for (near,) in asked.each(
            f"{self._select} AND rowid BETWEEN ? AND ? LIMIT ?", (self.expression, min(places), max(places), enough)
        ):
            seen += 1
            if near in wanted:
                found.add(near)
        if seen < enough:
            return found
        sql = f"{self._select} AND rowid = ?"
        return {place for place in places if asked.rows(sql, (self.expression, place))}

    @property
    def _select(self) -> str:
        return f"SELECT rowid FROM {self.table} WHERE {self.table} MATCH ?"


@dataclass(frozen=True, slots=True)
class Listed:
    """Places in ascending order that somebody else has noted."""

    places: Sequence[int]
    upward: bool

    def next(self, asked: Asked, beyond: int, limit: int) -> list[int]:
        """See Walk."""
        if self.upward:
            start = bisect_right(self.places, beyond)
            return list(self.places[start : start + limit])
        end = bisect_left(self.places, beyond)
        return list(self.places[max(0, end - limit) : end])[::-1]

    def among(self, asked: Asked, places: Sequence[int]) -> set[int]:
        """See Walk."""
        if not places:
            return set()
        begin, end = bisect_left(self.places, min(places)), bisect_right(self.places, max(places))
        if end - begin <= _DENSE * len(places):
            return set(self.places[begin:end]).intersection(places)
        return {place for place in places if self._has(place)}

    def _has(self, place: int) -> bool:
        at = bisect_left(self.places, place)
        return at < len(self.places) and self.places[at] == place


@dataclass(frozen=True, slots=True)
class Both:
    """What two walks have in common: the one with longer steps leads, the other is asked about its places."""

    one: Walk
    other: Walk
    upward: bool

    def next(self, asked: Asked, beyond: int, limit: int) -> list[int]:
        """See Walk."""
        found: list[int] = []
        step = max(_STEP, min(limit, _LONGEST_STEP))
        while len(found) < limit:
            ones, others = (walk.next(asked, beyond, step) for walk in (self.one, self.other))
            if not ones or not others:
                break
            leads = len(ones) < step or (len(others) == step and _further(ones[-1], others[-1], self.upward))
            places, follower = (ones, self.other) if leads else (others, self.one)
            common = follower.among(asked, places)
            found += (place for place in places if place in common)
            if len(places) < step:
                break
            beyond = places[-1]
            step = min(2 * step, _LONGEST_STEP)
        return found[:limit]

    def among(self, asked: Asked, places: Sequence[int]) -> set[int]:
        """See Walk."""
        return self.other.among(asked, sorted(self.one.among(asked, places)))


@dataclass(frozen=True, slots=True)
class Either:
    """What at least one of two walks has."""

    one: Walk
    other: Walk
    upward: bool

    def next(self, asked: Asked, beyond: int, limit: int) -> list[int]:
        """See Walk."""
        places = {*self.one.next(asked, beyond, limit), *self.other.next(asked, beyond, limit)}
        return sorted(places, reverse=not self.upward)[:limit]

    def among(self, asked: Asked, places: Sequence[int]) -> set[int]:
        """See Walk."""
        return self.one.among(asked, places) | self.other.among(asked, places)


@dataclass(frozen=True, slots=True)
class Without:
    """What a walk has and another has not."""

    walk: Walk
    unwanted: Walk

    def next(self, asked: Asked, beyond: int, limit: int) -> list[int]:
        """See Walk."""
        return sifted(self.walk, self.unwanted.among, asked, beyond, limit)

    def among(self, asked: Asked, places: Sequence[int]) -> set[int]:
        """See Walk."""
        inside = self.walk.among(asked, places)
        return inside - self.unwanted.among(asked, sorted(inside))


def sifted(walk: Walk, unwanted: Sieve, asked: Asked, beyond: int, limit: int) -> list[int]:
    """The next places on the walk that are not unwanted; see `Walk.next`."""
    found: list[int] = []
    step = max(_STEP, min(limit, _LONGEST_STEP))
    while len(found) < limit:
        places = walk.next(asked, beyond, step)
        out = unwanted(asked, places)
        found += (place for place in places if place not in out)
        if len(places) < step:
            break
        beyond = places[-1]
        step = min(2 * step, _LONGEST_STEP)
    return found[:limit]


def start_of(*, upward: bool) -> int:
    """A place before all others in this direction."""
    return -_FAR if upward else _FAR


def steps(walk: Walk, asked: Asked, *, upward: bool) -> Iterator[list[int]]:
    """All places of a walk, some thousands at a time."""
    beyond = start_of(upward=upward)
    while places := walk.next(asked, beyond, _LONGEST_STEP):
        yield places
        beyond = places[-1]


def _further(one: int, other: int, upward: bool) -> bool:
    return one > other if upward else one < other


def _onward(column: str, upward: bool) -> str:
    return f"{column} {'>' if upward else '<'} ? ORDER BY {column} {'ASC' if upward else 'DESC'} LIMIT ?"
