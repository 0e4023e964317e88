"""What one did with the stories, step by step, so that each step can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

Field = str | int | None
Key = tuple[Field, ...]
Value = tuple[Field, ...] | None
"""What stands under a key; None where nothing does."""


class What(StrEnum):
    """What can be changed; behind each stands what its key and its value are made of."""

    READ = "read"  # identity: when
    POSITION = "position"  # identity: offset, words there
    MEMORY = "memory"  # key: text
    KEPT = "kept"  # identity: when
    TAG = "tag"  # identity, name: when
    NOTE = "note"  # identity, first, last: text, passage, when
    SEARCH = "search"  # name: words, when
    CORRECTION = "correction"  # folded title: identity, when
    KNOWN = "known"  # identity: id, headline, source, moment
    HEIR = "heir"  # identity: identity that has what was made of it
    READING = "reading"  # identity, day: when, number
    DEED = "deed"  # number: words, what was before it


class Change(NamedTuple):
    """From now on `value` stands under `key`."""

    what: What
    key: Key
    value: Value


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing done: what it was in words (`“Storm i vest” was kept`), and the changes that take it back.

    Of two deeds the later one has the greater number.
    """

    number: int
    words: str
    before: Sequence[Change]


def pack(changes: Iterable[Change]) -> str:
    """The changes as text for a file; a thousand that put the same take little more than their keys."""
    import json  # late: a first picture does without

    grouped: dict[tuple[What, Value], list[Key]] = {}
    for what, key, value in changes:
        grouped.setdefault((what, value), []).append(key)
    return json.dumps([[what, value, keys] for (what, value), keys in grouped.items()], ensure_ascii=False)


def unpack(packed: str) -> Iterator[Change]:
    """The way back of `pack`; what a file has that is nothing of the kind is left out."""
    import json

    try:
        for what, value, keys in json.loads(packed):
            for key in keys:
                yield Change(What(what), tuple(key), tuple(value) if value is not None else None)
    except (ValueError, TypeError):
        return
