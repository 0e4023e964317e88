"""Stories in which something was said, as a walk: one quote has to meet all that is asked of quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.library.parts import MOST_QUOTES
from tui.library.sqlite.readers import Asked
from tui.library.sqlite.walks import Bounds

_FAR = (1 << 53) - 1
"""No place is so far; in the index of quotes it is a number that SQLite still has."""
_DENSE = 48
_STEP = 64
_SELECT = "SELECT rowid FROM quote_fts WHERE quote_fts MATCH ? AND rowid BETWEEN ? AND ?"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Stories with a quote that meets an expression of FTS5; none is looked for outside of the bounds."""

    expression: str
    upward: bool
    bounds: Bounds | None = None

    def next(self, asked: Asked, beyond: int, limit: int) -> list[int]:
        """See Walk."""
        bounds = self.bounds or Bounds(-_FAR, _FAR)
        beyond = bounds.start(beyond, self.upward)
        first, last = (beyond + 1, bounds.last) if self.upward else (bounds.first, beyond - 1)
        found: list[int] = []
        if limit <= 0:
            return found
        order = "ASC" if self.upward else "DESC"
        for (row,) in asked.each(f"{_SELECT} ORDER BY rowid {order}", (self.expression, *_rows(first, last))):
            place = row // MOST_QUOTES
            if not found or place != found[-1]:
                if len(found) == limit:
                    break
                found.append(place)
        return found

    def among(self, asked: Asked, places: Sequence[int]) -> set[int]:
        """See Walk."""
        if not places:
            return set()
        wanted, found, seen = set(places), set[int](), 0
        enough = _DENSE * len(places) + _STEP
        rows = _rows(min(places), max(places))
        for (row,) in asked.each(f"{_SELECT} LIMIT ?", (self.expression, *rows, enough)):
            seen += 1
            if row // MOST_QUOTES in wanted:
                found.add(row // MOST_QUOTES)
        if seen < enough:
            return found
        return {place for place in places if asked.rows(f"{_SELECT} LIMIT 1", (self.expression, *_rows(place, place)))}


def _rows(first: int, last: int) -> tuple[int, int]:
    """Where the index has the quotes of the stories from the first of these places to the last."""
    first, last = max(first, -_FAR), min(last, _FAR)
    return first * MOST_QUOTES, last * MOST_QUOTES + MOST_QUOTES - 1
