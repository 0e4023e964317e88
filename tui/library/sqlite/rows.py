"""Headlines as rows, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, TypeVar

from tui.article.document import Grain
from tui.library.base import Headline
from tui.library.keys import story_id_of
from tui.library.sqlite.readers import Asked, Value
from tui.library.sqlite.troubles import DamagedRow

COLUMNS = (
    "id, key, identity, title, published, zone, dated, grain, source, minutes, quotes, refs, versions, also, papers"
)
"""What a headline is made of, in the order that `headline_of_row` expects."""

_Each = TypeVar("_Each")
_EPOCH = datetime(1970, 1, 1)
_ONE_BY_ONE = 200


def headline_of_row(row: Sequence[Any]) -> Headline:
    """The headline that the columns hold."""
    (
        place,
        key,
        identity,
        title,
        published,
        zone,
        dated,
        grain,
        source,
        minutes,
        quotes,
        refs,
        versions,
        also,
        papers,
    ) = row
    numbers = (minutes, quotes, refs, versions, also, papers)
    if not (isinstance(title, str) and isinstance(source, str | None) and all(isinstance(n, int) for n in numbers)):
        raise DamagedRow
    try:
        return Headline(
            story_id_of(key), identity.hex(), title, moment_of(published, zone) if published is not None else None,
            bool(dated), source, minutes, quotes, refs, Grain(grain), place, versions, also,
            papers,
        )  # fmt: skip
    except (AttributeError, OverflowError, TypeError, ValueError) as error:
        raise DamagedRow from error


def seconds_of(moment: datetime | None) -> tuple[int | None, int | None]:
    """A moment as seconds since 1970, and the seconds that its clock is ahead of UTC."""
    if moment is None:
        return None, None
    zone = moment.utcoffset() or timedelta()
    second = timedelta(seconds=1)
    ahead = zone // second
    return (moment.replace(tzinfo=None) - _EPOCH) // second - ahead, ahead


def moment_of(published: int, zone: int) -> datetime:
    """The moment that `seconds_of` made into these; raises DamagedRow where it cannot have."""
    try:
        if not zone:
            return (_EPOCH + timedelta(seconds=published)).replace(tzinfo=UTC)
        ahead = timedelta(seconds=zone)
        return (_EPOCH + timedelta(seconds=published + zone)).replace(tzinfo=timezone(ahead))
    except (OverflowError, TypeError, ValueError) as error:
        raise DamagedRow from error


def headlines_at(asked: Asked, places: Sequence[int]) -> list[Headline]:
    """The headlines at these places, in the order given; left out where there is none."""
    found = {}
    for few in in_runs(places, _ONE_BY_ONE):
        for row in asked.rows(f"SELECT {COLUMNS} FROM story WHERE id IN ({marks(few)})", few):
            found[row[0]] = headline_of_row(row)
    return [found[place] for place in places if place in found]


def marks(values: Sequence[Value]) -> str:
    """A question mark for each value."""
    return ",".join("?" * len(values))


def listed(values: Iterable[int]) -> str:
    """Numbers as JSON, for `json_each`: any number of them is one value of a statement."""
    return f"[{','.join(map(str, values))}]"


def in_runs(values: Sequence[_Each], length: int) -> Iterable[Sequence[_Each]]:
    """The values, at most so many at a time."""
    return (values[start : start + length] for start in range(0, len(values), length))
