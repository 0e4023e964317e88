"""What is asked of the quotes of a library: words that were said, who said them, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from tui.library.base import Headline
from tui.library.fields import DATES, IS, TAG
from tui.library.places import FIRST_DATED, first_place
from tui.library.query import NOTHING, AllOf, AnyOf, Days, Marked, Node, Places, Query, Term, parse

_SAID, _SPEAKER = "said", "speaker"
_WHOLE_DAY = timedelta(days=1)
_ZONES = timedelta(hours=14)
"""As far as any clock on earth is from UTC."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Words and a speaker that one and the same quote has to meet, and the days of its story, both ends included.

    `notes` are sentences on what cannot be asked of quotes.
    """

    about: Query = NOTHING
    speaker: Query = NOTHING
    since: date | None = None
    until: date | None = None
    notes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.about or self.speaker or self.since or self.until)

    @property
    def places(self) -> tuple[int | None, int | None]:
        """The first and the last place where stories of these days stand, and some of the days around."""
        undated = None if self.until is None else FIRST_DATED
        first = _place(self.since, -_ZONES, undated) if self.since is not None else undated
        last = _place(self.until, _WHOLE_DAY + _ZONES, None) if self.until is not None else None
        return first, last

    def __contains__(self, headline: Headline) -> bool:
        """Whether the story is of these days, as it states them itself."""
        if headline.moment is None:
            return self.since is None and self.until is None
        day = headline.moment.date()
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


def asked_of_quotes(typed: str) -> Saying:
    """What a person who is still typing asks of quotes; never fails."""
    query = parse(typed, unfinished=True)
    node = query.node
    parts = node.parts if isinstance(node, AllOf) else (node,)
    about: list[Node] = []
    speaker: list[Node] = []
    days: list[Days] = []
    notes = list(query.notes)
    for part in parts:
        fields = _fields(part, query.terms)
        if isinstance(part, Days) and not part.excluded:
            days.append(part)
        elif fields <= {"", _SAID}:
            about.append(part)
        elif fields == {_SPEAKER}:
            speaker.append(part)
        else:
            notes.append(_left_out(fields))
    return Saying(
        _query(about, query.terms),
        _names(_query(speaker, query.terms)),
        max((each.first for each in days if each.first is not None), default=None),
        min((each.last for each in days if each.last is not None), default=None),
        tuple(dict.fromkeys(notes)),
    )


def _fields(node: Node, terms: Sequence[Term]) -> set[str]:
    """The fields that are asked for in a part of a query; empty for words of no field."""
    match node:
        case int():
            return {terms[node].field}
        case Days():
            return {DATES[0] if node.first is not None else DATES[1]}
        case Marked():
            return {TAG if node.mark == TAG else IS}
        case Places():
            return {IS}
    return set().union(*(_fields(part, terms) for part in node.parts))


def _left_out(fields: set[str]) -> str:
    named = sorted(field for field in fields if field)
    if set(named) <= {_SAID, _SPEAKER, *DATES}:
        return "A speaker, words and dates all have to be met: they cannot stand beside an OR or behind a minus."
    other = next(field for field in named if field not in (_SAID, _SPEAKER, *DATES))
    return f"“{other}:” is asked of stories; of quotes one asks words, speaker:, from: and to:."


def _query(parts: Sequence[Node], terms: Sequence[Term]) -> Query:
    """The parts as a query of their own, whose words are of no field: it is known where they are looked for."""
    kept: dict[Term, int] = {}

    def again(node: Node) -> Node:
        if isinstance(node, int):
            return kept.setdefault(replace(terms[node], field=""), len(kept))
        assert isinstance(node, AllOf | AnyOf)
        return replace(node, parts=tuple(map(again, node.parts)))

    moved = tuple(map(again, parts))
    plain = all(isinstance(part, int) for part in moved)
    return Query(tuple(kept), None if plain else AllOf(moved))


def _names(query: Query) -> Query:
    """The same of names, which have no other forms, though one that is being typed may go on."""
    return replace(query, terms=tuple(replace(term, exact=not term.unfinished) for term in query.terms))


def _place(day: date, margin: timedelta, none: int | None) -> int | None:
    try:
        return first_place(datetime.combine(day, time(), UTC) + margin)
    except OverflowError:
        return none
