"""Leave out of a walk what is folded under another story that is on it as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.library.sqlite.readers import Asked
from tui.library.sqlite.rows import in_runs, marks
from tui.library.sqlite.troubles import DamagedRow
from tui.library.sqlite.walks import Matches, Walk, sifted

NOT_FOLDED = "NOT EXISTS (SELECT 1 FROM twin WHERE twin.id = story.id)"
"""Holds for the stories that the list of all stories has."""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Folded:
    """What a walk has, each group of the same stories once where the one that stands for it is on the walk."""

    walk: Walk

    def next(self, asked: Asked, beyond: int, limit: int) -> list[int]:
        """See Walk."""
        return sifted(self.walk, lambda asked, places: folded_under(asked, self.walk, places), asked, beyond, limit)

    def among(self, asked: Asked, places: Sequence[int]) -> set[int]:
        """See Walk."""
        inside = self.walk.among(asked, places)
        return inside - folded_under(asked, self.walk, sorted(inside))


def firsts_of(asked: Asked, places: Sequence[int]) -> dict[int, int]:
    """Of these places those that are folded, each with the place it is folded under. Raises DamagedRow."""
    firsts: dict[int, int] = {}
    for few in in_runs(places, _AT_ONCE):
        firsts.update(asked.rows(f"SELECT id, first FROM twin WHERE id IN ({marks(few)})", few))
    if not all(isinstance(first, int) for first in firsts.values()):
        raise DamagedRow
    return firsts


def folded_under(asked: Asked, walk: Walk, places: Sequence[int]) -> set[int]:
    """Those of the places on a walk that are folded under another place on it. Raises DamagedRow."""
    firsts = firsts_of(asked, places)
    if not firsts:
        return set()
    here = walk.among(asked, sorted(set(firsts.values())))
    return {place for place, first in firsts.items() if first in here}


def folded_among(asked: Asked, found: Matches) -> Sequence[int]:
    """The places of all matches, whatever their bounds, that are folded under another one.

    SQLite goes through its index twice, and hands on only those: so very many matches take a quarter of the time that
    it takes to ask about each.
    """
    index = found.table
    return asked.numbers(
        f"SELECT twin.id FROM {index} JOIN twin ON twin.id = {index}.rowid WHERE {index} MATCH ?1 AND twin.first IN"
        f" (SELECT rowid FROM {index} WHERE {index} MATCH ?1"
        f" AND EXISTS (SELECT 1 FROM twin AS other WHERE other.first = {index}.rowid))",
        (found.expression,),
    )


def all_folded(asked: Asked) -> Sequence[int]:
    """The places of all stories that are folded, in ascending order."""
    return asked.numbers("SELECT id FROM twin ORDER BY id")
