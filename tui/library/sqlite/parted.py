"""The parts of stories on their way into their indexes, and out of them."""

from __future__ import annotations

import sqlite3

from tui.library.parts import COLUMNS, MOST_QUOTES, Indexed
from tui.library.sqlite.naming import Named

_PARTS = ", ".join(COLUMNS)
_OUT = (
    f"INSERT INTO part_fts (part_fts, rowid, {_PARTS}) VALUES ('delete', {', '.join('?' * (len(COLUMNS) + 1))})",
    "INSERT INTO quote_fts (quote_fts, rowid, said, speaker) VALUES ('delete', ?, ?, ?)",
)
_IN = (
    f"INSERT INTO part_fts (rowid, {_PARTS}) VALUES ({', '.join('?' * (len(COLUMNS) + 1))})",
    "INSERT INTO quote_fts (rowid, said, speaker) VALUES (?, ?, ?)",
)


def quote_row(place: int, n: int) -> int:
    """Where the index of quotes has the quote with this number: downward is newest first, and as the text goes on."""
    return place * MOST_QUOTES + MOST_QUOTES - 1 - n


def place_and_number(row: int) -> tuple[int, int]:
    """What `quote_row` made into this."""
    place, rest = divmod(row, MOST_QUOTES)
    return place, MOST_QUOTES - 1 - rest


class Parted:
    """Indexed parts that wait to be written: in the order of their places, those that go out first."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._out: list[tuple[int, Indexed]] = []
        self._in: list[tuple[int, Indexed]] = []
        self._named = Named()

    def put(self, place: int, indexed: Indexed) -> None:
        """Put in what the indexes have of the story at that place."""
        self._in.append((place, indexed))
        self._named.count(indexed.called, 1)

    def take_out(self, place: int, indexed: Indexed) -> None:
        """Take out what was put in for the story at that place."""
        self._out.append((place, indexed))
        self._named.count(indexed.called, -1)

    def flush(self) -> None:
        """Write what waits, but for the counts of names."""
        for (parts, quotes), waiting in ((_OUT, self._out), (_IN, self._in)):
            waiting.sort(key=lambda each: each[0])  # FTS5 begins a new piece whenever a place is smaller
            self._connection.executemany(parts, [(place, *indexed.columns) for place, indexed in waiting])
            self._connection.executemany(
                quotes,
                [
                    (quote_row(place, n), *indexed.quotes[n])
                    for place, indexed in waiting
                    for n in reversed(range(len(indexed.quotes)))
                ],
            )
            waiting.clear()

    def finish(self) -> None:
        """Write all that waits."""
        self.flush()
        self._named.write(self._connection)
