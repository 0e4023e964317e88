"""Fold the stories that are one: find them when a story comes, and find them anew when one changes or goes."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from tui.library.packing import unpack as unpack_document
from tui.library.places import IN_A_MINUTE
from tui.library.sameness import Sketch, are_one, unpack, words_told
from tui.library.sqlite.rows import listed
from tui.library.sqlite.troubles import DamagedRow
from tui.library.twins import Standing, first_of, paper_of

_DAY = 24 * 60 * IN_A_MINUTE
_DAYS_TOGETHER = 8
_APART = 3 * _DAY
"""Stories that lie further apart than so many places are no twins."""
_MOST_FOUND = 400
_MOST_ASKED = 24
"""Of so many stories that share a band with one, the nearest, the texts are compared."""
_LARGEST = 100
"""A group takes no more than so many: what comes more often is no story."""
_NEAR = f"""
    SELECT band.id FROM json_each(?) AS around CROSS JOIN json_each(?) AS wanted CROSS JOIN band
    ON days = around.value AND band.value = wanted.value AND band.id BETWEEN ? AND ? LIMIT {_MOST_FOUND}"""


class _Told(NamedTuple):
    """A story as far as likeness is judged by it."""

    sketch: Sketch
    words: Sequence[str]
    standing: Standing


class Twinning:
    """Groups of stories on their way into the file. Nothing is folded before `finish`.

    Two stories are in one group where their texts are one, or a third one leads from the one to the other: so the
    order in which they came makes no difference. A group that loses a story is looked for anew.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._bands: list[tuple[int, int, int]] = []
        self._new: dict[int, Sketch] = {}
        self._loose: set[int] = set()
        self._unfolded: set[int] = set()
        self._told: dict[int, _Told] = {}

    def put(self, place: int, packed: bytes) -> None:
        """A story has come."""
        sketch = unpack(packed)
        if sketch.bands:
            self._new[place] = sketch
            days = days_of(place)
            self._bands += [(days, value, place) for value in sketch.bands]

    def take_out(self, place: int, packed: bytes | None) -> None:
        """A story goes; those it stood with have to find each other without it."""
        try:
            sketch = unpack(packed or b"")
        except ValueError as error:
            raise DamagedRow from error
        self._connection.executemany(
            "DELETE FROM band WHERE days = ? AND value = ? AND id = ?",
            [(days_of(place), value, place) for value in sketch.bands],
        )
        self._new.pop(place, None)
        if sketch.bands:
            self._loose |= self._dissolved(place)
        self._loose.discard(place)

    def flush(self) -> None:
        """Write the bands that wait."""
        self._connection.executemany("INSERT INTO band (days, value, id) VALUES (?, ?, ?)", sorted(self._bands))
        self._bands.clear()

    def finish(self) -> bool:
        """Find the groups of all that came, and of those that lost one; the counts of the days follow.

        Whether anything stands in a group, or did so before.
        """
        self.flush()
        groups = self._groups()
        folded: dict[int, int] = {}
        standings: dict[int, tuple[int, int]] = {}
        for group in groups:
            standing = [self._about(place).standing for place in group]
            first = first_of(standing)
            others = [each for each in standing if each is not first]
            papers = {each.paper for each in others if each.paper is not None} - {first.paper}
            standings[first.place] = len(others), len(papers)
            folded |= {each.place: first.place for each in others}
        self._connection.executemany("REPLACE INTO twin (id, first) VALUES (?, ?)", sorted(folded.items()))
        self._connection.executemany(
            "UPDATE story SET also = ?, papers = ? WHERE id = ?",
            [(also, papers, place) for place, (also, papers) in sorted(standings.items())],
        )
        self._count(folded)
        found = bool(folded or self._unfolded)
        self._new, self._loose, self._unfolded, self._told = {}, set(), set(), {}
        return found

    def _groups(self) -> list[list[int]]:
        """The groups that what is new or loose belongs to, as it is by now; groups they meet are whole in them."""
        group: dict[int, set[int]] = {}

        def group_of(place: int) -> set[int]:
            if place not in group:
                members = self._group(place)
                group.update(dict.fromkeys(members, members))
            return group[place]

        for place in sorted({*self._new, *self._loose}):
            sketch = self._new.get(place) or self._about(place).sketch
            for near in self._near(place, sketch):
                here, there = group_of(place), group_of(near)
                small = len(here) + len(there) <= _LARGEST
                if here is not there and small and are_one(self._about(place).words, self._about(near).words):
                    here |= there
                    group.update(dict.fromkeys(there, here))
        together = {id(each): each for each in group.values() if len(each) > 1}
        changed = [sorted(each) for each in together.values()]
        for each in changed:
            for place in each:
                self._dissolved(place)
        return changed

    def _near(self, place: int, sketch: Sketch) -> list[int]:
        """The stories around that share a band with it, the nearest first."""
        first, last = place - _APART, place + _APART
        around = listed(range(days_of(first), days_of(last) + 1))
        found = {near for (near,) in self._connection.execute(_NEAR, (around, listed(sketch.bands), first, last))}
        found.discard(place)
        return sorted(found, key=lambda near: (abs(near - place), near))[:_MOST_ASKED]

    def _group(self, place: int) -> set[int]:
        """The stories that the file has in one group with this one, itself included."""
        found = self._connection.execute("SELECT first FROM twin WHERE id = ?", (place,)).fetchone()
        first = found[0] if found is not None else place
        members = {each for (each,) in self._connection.execute("SELECT id FROM twin WHERE first = ?", (first,))}
        return {first, *members} if members else {place}

    def _dissolved(self, place: int) -> set[int]:
        """The group that the story stands in, which is none from now on."""
        group = self._group(place)
        if len(group) > 1:
            found = self._connection.execute(
                "DELETE FROM twin WHERE id IN (SELECT value FROM json_each(?)) RETURNING id, first", (listed(group),)
            ).fetchall()
            self._unfolded.update(place for place, _ in found)
            self._connection.execute("UPDATE story SET also = 0, papers = 0 WHERE id = ?", (found[0][1],))
        return group

    def _about(self, place: int) -> _Told:
        told = self._told.get(place)
        if told is None:
            row = self._connection.execute("SELECT packed, sketch FROM body WHERE id = ?", (place,)).fetchone()
            try:
                packed, sketched = row
                document, sketch = unpack_document(packed), unpack(sketched)
            except (TypeError, ValueError) as error:
                raise DamagedRow from error
            words = words_told(document.text, sketch.told)
            told = self._told[place] = _Told(sketch, words, Standing(place, paper_of(document)))
        return told

    def _count(self, folded: Collection[int]) -> None:
        more = Counter(place // _DAY for place in folded)
        more.subtract(place // _DAY for place in self._unfolded)
        self._connection.executemany(
            "UPDATE day SET folded = folded + ?2 WHERE day = ?1", [each for each in more.items() if each[1]]
        )
        if change := sum(more.values()):
            self._connection.execute("UPDATE library SET folded = folded + ?", (change,))


def days_of(place: int) -> int:
    """Which eight days a place stands in, as bands are kept."""
    return place // _DAY // _DAYS_TOGETHER
