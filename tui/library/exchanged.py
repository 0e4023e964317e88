"""What was exchanged between two texts that go alike: a word for a word, a figure for a figure, a day for a day.

A text that was corrected or cut has few such places. Two notices made after a pattern have them all the way through:
their names, figures and days are others, and what stands between goes alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.library.date_words import WEEKDAYS

_STRETCH = 2
"""Fewer words in a row stand alike by chance."""
_LONGEST = 35
"""More words in a row count as so many: below notices after a pattern stands the same long text every day."""
_FAR = 10
"""More words than that between two stretches are a passage written anew: no sign of a pattern."""
_LIKE = 60
"""Words of that likeness, of 100, are one word in two spellings, or a slip of the pen."""
_DAYS = {name: day for day, names in enumerate(WEEKDAYS) for name in names.split()}


class Exchanged(NamedTuple):
    """How far two texts go alike, and where they do not.

    `alike`: how many words both have in stretches, in one order, of a long stretch only some; `places`: how often a few
    other words stand between two stretches; `figures`, `days`: at how many of these a figure stands for a figure, a
    weekday for another.
    """

    alike: int
    places: int
    figures: int
    days: int


def exchanged(one: Sequence[str], other: Sequence[str]) -> Exchanged:
    """Compare the folded words of two texts, in their order."""
    from rapidfuzz.distance import Indel  # late: who only reads does without

    steps = Indel.opcodes(one, other)
    stretches = [step for step in steps if step.tag == "equal" and step.src_end - step.src_start >= _STRETCH]
    found = [0, 0, 0]
    for before, after in pairwise(stretches):
        mine, yours = one[before.src_end : after.src_start], other[before.dest_end : after.dest_start]
        if len(mine) <= _FAR and len(yours) <= _FAR:
            for at, says in enumerate(_exchange(_without(mine, yours), _without(yours, mine))):
                found[at] += says
    return Exchanged(sum(min(_LONGEST, step.src_end - step.src_start) for step in stretches), *found)


def figures_of(words: Iterable[str]) -> set[str]:
    """The words with a figure in them."""
    return {word for word in words if any(letter.isdecimal() for letter in word)}


def _exchange(mine: Sequence[str], yours: Sequence[str]) -> tuple[bool, bool, bool]:
    """Whether these words stand for others, whether figures do, and whether days do."""
    from rapidfuzz.fuzz import ratio

    if not mine or not yours:
        return False, False, False
    figures = bool(figures_of(mine)), bool(figures_of(yours))
    others = any(figures) or ratio("".join(mine), "".join(yours)) < _LIKE
    days = _days_of(mine), _days_of(yours)
    return others, all(figures), all(days) and days[0] != days[1]


def _days_of(words: Iterable[str]) -> set[int]:
    return {_DAYS[word] for word in words if word in _DAYS}


def _without(words: Sequence[str], others: Collection[str]) -> list[str]:
    return [word for word in words if word not in others]
