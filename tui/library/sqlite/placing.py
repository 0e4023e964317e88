"""Find free places for stories, however many there are of one minute."""

from __future__ import annotations

import sqlite3

from tui.library.places import IN_A_MINUTE


class FreePlaces:
    """The next free place of any minute.

    Which minutes are full is remembered, and where room was found beyond them, so that the hundred thousandth story
    of a minute is placed as quickly as the first. Places that were given up are not given again within a full minute.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._beyond: dict[int, int] = {}
        self._given: dict[int, int] = {}

    def take(self, first: int) -> int:
        """A free place in the minute that begins with place `first`, or in the next one that has room."""
        passed = []
        minute = first
        while (free := self._free(minute)) is None:
            passed.append(minute)
            minute = self._beyond.setdefault(minute, minute + IN_A_MINUTE)
        for full in passed:
            self._beyond[full] = minute
        self._given[minute] = free + 1
        return free

    def hold(self, place: int) -> None:
        """Give `place` to nobody else: its story is taken out only to be put back."""
        minute = place - place % IN_A_MINUTE
        free = self._free(minute)
        if free is not None:
            self._given[minute] = max(free, place + 1)

    def kept(self) -> None:
        """The places that were taken now have stories in the database."""
        self._given.clear()

    def forget(self) -> None:
        """Nothing came of the places that were taken."""
        self._given.clear()
        self._beyond.clear()

    def _free(self, minute: int) -> int | None:
        if minute in self._beyond:
            return None
        end = minute + IN_A_MINUTE
        free = self._given.get(minute)
        if free is None:
            last = self._connection.execute(
                "SELECT max(id) FROM story WHERE id >= ? AND id < ?", (minute, end)
            ).fetchone()[0]
            free = minute if last is None else last + 1
        return free if free < end else None
