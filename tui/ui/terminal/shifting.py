"""Find out whether what is to be shown is what is shown, moved up or down by some rows."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from tui.ui.terminal.pen import Cell

Row = Sequence[Cell]

_WORTH = 60
"""So many cells that need not be written again are worth a move, which costs some twenty bytes."""


class Shift(NamedTuple):
    """The rows from `first` to before `end` go up by so many, or down where it is less than nothing."""

    first: int
    end: int
    by: int


def shift_between(before: Sequence[Row], after: Sequence[Row]) -> Shift | None:
    """The one move that spares most; None where none is worth it."""
    was = [tuple(row) for row in before]
    now = [tuple(row) for row in after]
    places: defaultdict[Row, list[int]] = defaultdict(list)
    for y, row in enumerate(was):
        places[row].append(y)
    saved: Counter[int] = Counter()
    for y, row in enumerate(now):
        if row != was[y] and (worth := _letters(row)):
            for other in places.get(row, ()):
                saved[other - y] += worth
    if not saved:
        return None
    by, _ = saved.most_common(1)[0]
    moved = [y for y, row in enumerate(now) if 0 <= y + by < len(was) and row == was[y + by] and _letters(row)]
    first, end = min(moved), max(moved) + 1
    first, end = min(first, first + by), max(end, end + by)
    gain = sum(_letters(now[y]) for y in moved if now[y] != was[y])
    loss = sum(_letters(now[y]) for y in range(first, end) if now[y] == was[y] and y not in moved)
    return Shift(first, end, by) if gain - loss >= _WORTH else None


def _letters(row: Row) -> int:
    return sum(text != " " for text, _ in row)
