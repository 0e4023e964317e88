"""Who is named in a library: counted in stories, under each word of the name."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tui.library.sqlite.readers import Asked
from tui.library.words import words_of

TALLIED = {"paper": "source", "language": "language"}
"""What is counted in the tally of the library: there are few of these."""
_LOOKED_AT = 20_000
"""So many names are looked at for one beginning."""
_OFTEN = (
    "SELECT name, stories FROM called WHERE kind = ? AND stories >= 20 AND +word BETWEEN ? AND ?"
    " ORDER BY stories DESC, name"
)
_TALLIES = "SELECT CAST(name AS TEXT), CAST(stories AS INTEGER) FROM tally WHERE kind = ? AND stories > 0"
_ALL = "SELECT name, stories FROM called WHERE kind = ? AND word BETWEEN ? AND ?"


class Named:
    """Counts of names that wait to be written: of all the stories of a transaction at once."""

    def __init__(self) -> None:
        self._more: Counter[tuple[str, str]] = Counter()

    def count(self, called: Iterable[tuple[str, str]], more: int) -> None:
        """So many more stories name these, or with `more` below zero fewer."""
        for each in called:
            self._more[each] += more

    def write(self, connection: sqlite3.Connection) -> None:
        """Put the counts into the database, in the order that they have there."""
        connection.executemany(
            "INSERT INTO called (kind, word, name, stories) VALUES (?1, ?2, ?3, ?4)"
            " ON CONFLICT (kind, word, name) DO UPDATE SET stories = stories + ?4",
            sorted(self._rows()),
        )
        fewer = [(kind, word, name) for kind, word, name, more in self._rows() if more < 0]
        connection.executemany(
            "DELETE FROM called WHERE kind = ? AND word = ? AND name = ? AND stories <= 0", sorted(fewer)
        )
        self._more.clear()

    def differs(self, connection: sqlite3.Connection) -> bool:
        """Whether the database has other counts than these, or some besides."""
        counts = "SELECT kind, word, name, stories FROM called"
        return set(connection.execute(counts)) != set(self._rows())

    def _rows(self) -> Iterator[tuple[str, str, str, int]]:
        for (kind, name), more in self._more.items():
            if more:
                for word in dict.fromkeys(words_of(name)):
                    yield kind, word, name, more


def names(asked: Asked, kind: str, beginning: str, limit: int) -> Sequence[tuple[str, int]]:
    """The names of a kind of which a word begins so, with how many stories name them, the most first."""
    begun = words_of(beginning)
    counted = _tallied(asked, kind, begun) if kind in TALLIED else _called(asked, kind, begun, limit)
    return sorted(counted, key=lambda each: (-each[1], each[0]))[: max(0, limit)]


def _has_words(words: Sequence[str], begun: Sequence[str]) -> bool:
    """Whether the words of a name have these in a row, of which the last may go on."""
    *whole, last = begun or [""]
    return any(
        list(words[at : at + len(whole)]) == whole and words[at + len(whole)].startswith(last)
        for at in range(len(words) - len(whole))
    )


def _tallied(asked: Asked, kind: str, begun: Sequence[str]) -> list[tuple[str, int]]:
    rows = asked.rows(_TALLIES, (TALLIED[kind],))
    return [(name, stories) for name, stories in rows if _has_words(words_of(name), begun)]


def _called(asked: Asked, kind: str, begun: Sequence[str], limit: int) -> list[tuple[str, int]]:
    """Those that are named often are walked from the top; the others, where they are wanted, are all looked at.

    Several words are found by the first of them, whole.
    """
    first = begun[0] if begun else ""
    last = f"{first}\U0010ffff" if len(begun) < 2 else first
    found: dict[str, int] = {}
    for sql, most in ((_OFTEN, limit), (_ALL, _LOOKED_AT)):
        for name, stories in asked.each(sql, (kind, first, last)):
            if len(begun) < 2 or _has_words(words_of(name), begun):
                found[name] = stories
            if len(found) >= most:
                return list(found.items())
    return list(found.items())
