"""What made-up stories have to do with each other: what one refers to, and which bring the same text.

Everything is a function of a story's number. Of fifty in a row, by their number in the row, the tenth is from a wire,
and one to three papers bring it again (11, 12, 13); 27 is a column, whose title eight columns bear in turn; 30 to 32
are a small matter, of which two refer to the first. Every sixteenth story is about the great matter of its time, which
lasts for fifty thousand: references connect some three thousand stories about it, and every fourth refers to the first
one. All others refer, if at all, to a story of a while ago, now and then by a title that was changed since, or to one
that is not here.
"""

import random
from collections.abc import Callable, Sequence

COLUMNS = (
    "Dette skjer i dag", "Været i dag", "Ukens navn", "Leserbrev: Slik ser vi det", "Kort fortalt fra fylket",
    "Dagens sitat", "På denne dagen", "Navn i nyhetene",
)  # fmt: skip
_ROW = 50
_WIRE, _COLUMN, _SMALL = 10, 27, 30
_TWINS = {_WIRE + 1: 1.0, _WIRE + 2: 0.5, _WIRE + 3: 0.25}
"""How likely it is that the story with this number in the row brings that of the wire."""
_GREAT, _EVERY, _LASTS = 5, 16, 50_000
_WHILE = 2_000

Headline = Callable[[int], str]
"""What tells the headline of the story with a number."""


def original(number: int) -> int:
    """The number of the story whose text this one brings; its own where that is its own."""
    at = number % _ROW
    if at not in _TWINS or random.Random(f"twin {number}").random() >= _TWINS[at]:
        return number
    return number - at + _WIRE


def is_from_a_wire(number: int) -> bool:
    """Whether it is that which others bring again."""
    return number % _ROW == _WIRE


def column(number: int) -> str | None:
    """The title where the story is a column."""
    return COLUMNS[number // _ROW % len(COLUMNS)] if number % _ROW == _COLUMN else None


def titles(chance: random.Random, number: int, headline: Headline, missing: Callable[[str], str]) -> Sequence[str]:
    """The titles that the story refers to; `missing` makes one that no story bears, another for other words."""
    at = number % _ROW
    if at in (_SMALL + 1, _SMALL + 2):
        return [headline(number - at + _SMALL)]
    if is_great(number):
        return [headline(one) for one in _of_the_great_matter(chance, number)]
    if _is_apart(number) or chance.random() > 0.3:
        return []
    return [
        missing(_missed(chance, number)) if chance.random() < 0.35 else _of_a_while_ago(chance, number, headline)
        for _ in range(chance.randint(1, 2))
    ]


def _is_apart(number: int) -> bool:
    """Whether it refers to nothing, and nothing to it, but as said above."""
    return number % _ROW in (_WIRE, *_TWINS, _COLUMN, _SMALL, _SMALL + 1, _SMALL + 2)


def is_great(number: int) -> bool:
    """Whether it is about the great matter of its time."""
    return number % _EVERY == _GREAT and not _is_apart(number)


def _of_the_great_matter(chance: random.Random, number: int) -> Sequence[int]:
    """One of the latest stories about it, and often the first."""
    begins = number - number % _LASTS
    about = [one for one in range(number - _EVERY, max(begins, number - 8 * _EVERY), -_EVERY) if is_great(one)]
    latest = [chance.choice(about)] if about else []
    first = next(one for one in range(begins + _GREAT, number + 1, _EVERY) if is_great(one))
    return list(dict.fromkeys([*latest, *([first] if first < number and chance.random() < 0.25 else [])]))


def _of_a_while_ago(chance: random.Random, number: int, headline: Headline) -> str:
    """The title of a story, or one that it might have borne; now and then of a column."""
    wanted = max(0, number - 1 - int(chance.expovariate(2 / _WHILE)))
    if chance.random() < 0.1:
        return COLUMNS[wanted // _ROW % len(COLUMNS)]
    title = headline(next(one for one in range(wanted, number + _ROW) if not (_is_apart(one) or is_great(one))))
    return title.rsplit(" ", 1)[0] if chance.random() < 0.1 else title


def _missed(chance: random.Random, number: int) -> str:
    """What is missed: half of it by nobody else, some of it by many."""
    if chance.random() < 0.5:
        return f"alone {number}"
    return f"often {number // _WHILE} {min(40, int(chance.paretovariate(1.0)))}"
