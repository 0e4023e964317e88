"""What was read of a question, held together, and made into a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from tui.library.query import MOST_TERMS, AllOf, AnyOf, Days, Marked, Node, Query, Term


@dataclass(frozen=True, slots=True)
class All:
    """Every part has to be met."""

    parts: tuple[Read, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part has to be met."""

    parts: tuple[Read, ...]


Read: TypeAlias = "Term | Days | Marked | All | Any"


def joined(kind: type[All] | type[Any], parts: Sequence[Read]) -> Read:
    """The parts as one; parts that are of this kind themselves are taken apart."""
    flat: list[Read] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else (part,)
    flat = list(dict.fromkeys(flat))
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


def opposite(read: Read) -> Read:
    """What everything meets that does not meet this."""
    if isinstance(read, All | Any):
        return joined(Any if isinstance(read, All) else All, [opposite(part) for part in read.parts])
    return replace(read, excluded=not read.excluded)


def numbered(read: Read | None) -> Query:
    """A query with the first of the terms, and a tree where they do not just all have to be met.

    Where terms are left out a note says so.
    """
    terms: dict[Term, int] = {}
    notes: dict[str, None] = {}

    def node(read: Read) -> Node | None:
        if isinstance(read, Term):
            if read in terms or len(terms) < MOST_TERMS:
                return terms.setdefault(read, len(terms))
            notes[f"Only the first {MOST_TERMS} words and phrases are searched."] = None
            return None
        if not isinstance(read, All | Any):
            return read
        parts = tuple(found for part in read.parts if (found := node(part)) is not None)
        if len(parts) < 2:
            return parts[0] if parts else None
        return AllOf(parts) if isinstance(read, All) else AnyOf(parts)

    top = node(read) if read is not None else None
    if top is None:
        return Query()
    tree = top if isinstance(top, AllOf | AnyOf) else AllOf((top,))
    plain = isinstance(tree, AllOf) and all(isinstance(part, int) for part in tree.parts)
    return Query(tuple(terms), None if plain else tree, tuple(notes))
