"""The stories of a view, from any place in either direction."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from tui.library.base import Headline, View
from tui.library.places import IN_A_MINUTE
from tui.library.query import Days, Query
from tui.library.sqlite.compiling import query_walk, ranking_expression, text_walk
from tui.library.sqlite.days import OfDays, certain, ends, of_days
from tui.library.sqlite.folding import NOT_FOLDED, Folded, all_folded, folded_among, folded_under
from tui.library.sqlite.readers import Asked
from tui.library.sqlite.rows import COLUMNS, headline_of_row, headlines_at, listed
from tui.library.sqlite.walks import Both, Either, Everything, Listed, Matches, Walk, Without, start_of, steps

_MOST_RANKED = 20_000
"""So many stories are ranked at most, where not all that say it are asked for."""
_SAY_MOST = "SELECT rowid FROM fts WHERE fts MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rank"
DAY = 24 * 60 * IN_A_MINUTE
"""So many places are a day of the table `day`."""


def page(asked: Asked, view: View, place: int | None, limit: int, *, onward: bool) -> list[Headline]:
    """The headlines next to `place` in the order of the view: below it (`onward`), or right above it."""
    upward = view.oldest_first if onward else not view.oldest_first
    beyond = start_of(upward=upward) if place is None else place
    if view.whole:
        way, order = (">", "ASC") if upward else ("<", "DESC")
        rows = asked.rows(
            f"SELECT {COLUMNS} FROM story WHERE id {way} ? AND {NOT_FOLDED} ORDER BY id {order} LIMIT ?",
            (beyond, max(0, limit)),
        )
        found = [headline_of_row(row) for row in rows]
    else:
        found = headlines_at(asked, walk_of(view, upward=upward).next(asked, beyond, max(0, limit)))
    return found if onward else found[::-1]


def count(asked: Asked, view: View, most: int | None = None) -> int:
    """How many stories are in the view; with `most` no more than so many are counted."""
    if not view.filter and not view.search:
        counted = _counted_without_asking(asked, view)
        return counted if most is None else min(counted, most)
    if most is not None:
        return len(walk_of(view, upward=False).next(asked, start_of(upward=False), most))
    found = _found(view, upward=False)
    walk = Without(found, Listed(view.without, False)) if view.without else found
    counted, folded = _counted(asked, walk), asked.number("SELECT folded FROM library") or 0
    if not folded:
        return counted
    if folded < counted and isinstance(found, Matches) and found.bounds is None:
        return counted - len(set(folded_among(asked, found)).difference(view.without or ()))
    if folded < counted:  # fewer to look at
        walk = Both(Listed(all_folded(asked), False), walk, upward=False)
    return counted - sum(len(folded_under(asked, found, places)) for places in steps(walk, asked, upward=False))


def walk_of(view: View, *, upward: bool) -> Walk:
    """The stories of a view as a walk, those that are the same once.

    What is left out is left out of that: a story is not listed because the one that stands for it was read.
    """
    walk = Folded(_found(view, upward=upward))
    return Without(walk, Listed(view.without, upward)) if view.without else walk


def _found(view: View, *, upward: bool) -> Walk:
    """The stories that are looked for, whatever is left out of them."""
    walks: list[Walk] = []
    if view.search:
        walks.append(text_walk(view.search, upward=upward))
    if view.filter:
        walks.append(query_walk(view.filter, "title_fts", upward=upward))
    if view.within is not None:
        walks.append(Listed(view.within, upward))
    if (view.within is not None and len(walks) == 1) or not walks:
        walks.append(Everything(upward))  # of places noted some may be of stories that are gone
    return reduce(lambda one, other: Both(one, other, upward), walks)


def rank(asked: Asked, place: int) -> int:
    """How many stories of the list of all of them are newer than `place`."""
    return _newer(asked, place, "stories - folded", NOT_FOLDED)


def _newer(asked: Asked, place: int, stories: str, which: str) -> int:
    day = place // DAY
    newer = asked.number(f"SELECT sum({stories}) FROM day WHERE day > ?", (day,)) or 0
    same = asked.number(f"SELECT count(*) FROM story WHERE id > ? AND id < ? AND {which}", (place, (day + 1) * DAY))
    return newer + (same or 0)


def at_rank(asked: Asked, wanted: int) -> int:
    """The place of the story that so many are newer than; the nearest there is, or 0."""
    newer = 0
    for day, stories in asked.rows("SELECT day, stories - folded FROM day WHERE stories > folded ORDER BY day DESC"):
        if newer + stories > wanted:
            offset = max(0, wanted - newer)
            return _nth(asked, (day + 1) * DAY, offset)
        newer += stories
    return asked.number("SELECT min(id) FROM story") or 0


def best(asked: Asked, query: Query, limit: int, among: int) -> list[Headline]:
    """Of the newest stories that meet the query those that say most of it first."""
    newest = walk_of(View(search=query), upward=False).next(asked, start_of(upward=False), max(0, among))
    expression = ranking_expression(query)
    if not newest:
        return []
    ranked = _ranked(asked, *expression, newest, limit) if expression is not None else []
    places = list(dict.fromkeys([*ranked, *newest]))  # what only a headline's beginning meets comes behind
    return headlines_at(asked, places[: max(0, limit)])


def _ranked(asked: Asked, expression: str, whole: bool, newest: Sequence[int], limit: int) -> list[int]:
    """Of the newest stories those that say most of it; none where others that say it are too many to be passed over."""
    between = (expression, newest[-1], newest[0])
    if whole:
        return asked.numbers(f"{_SAY_MOST} LIMIT ?", (*between, max(0, limit)))
    many = "SELECT count(*) FROM (SELECT 1 FROM fts WHERE fts MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)"
    if (asked.number(many, (*between, _MOST_RANKED + 1)) or 0) > _MOST_RANKED:
        return []
    wanted = set(newest)
    return [place for place in asked.numbers(_SAY_MOST, between) if place in wanted]


def _counted(asked: Asked, walk: Walk) -> int:
    """How many places are on a walk down: by the index alone where it can, and no more steps than have to be."""
    match walk:
        case Matches(table, expression, bounds=None):
            return asked.number(f"SELECT count(*) FROM {table} WHERE {table} MATCH ?", (expression,)) or 0
        case Either(one, other):
            return _counted(asked, one) + _counted_by_steps(asked, Without(other, one))
        case Without(Matches() | Either() as whole, Listed() as unwanted):
            return _counted(asked, whole) - _counted_by_steps(asked, Both(whole, unwanted, upward=False))
        case OfDays(Matches() | Everything() as whole, days):
            return _counted_of_days(asked, whole, days)
    return _counted_by_steps(asked, walk)


def _counted_of_days(asked: Asked, walk: Matches | Everything, days: Days) -> int:
    """Only at the ends of the days stories are looked at."""
    found = 0
    for first, last in ends(days):
        if isinstance(walk, Matches):
            places = asked.numbers(
                f"SELECT rowid FROM {walk.table} WHERE {walk.table} MATCH ? AND rowid BETWEEN ? AND ?",
                (walk.expression, first, last),
            )
        else:
            places = asked.numbers("SELECT id FROM story WHERE id BETWEEN ? AND ?", (first, last))
        found += len(of_days(asked, days, places))
    first, last = certain(days)
    if first > last:
        return found
    if isinstance(walk, Everything):
        return found + _newer(asked, first - 1, "stories", "TRUE") - _newer(asked, last, "stories", "TRUE")
    return found + (
        asked.number(
            f"SELECT count(*) FROM {walk.table} WHERE {walk.table} MATCH ? AND rowid BETWEEN ? AND ?",
            (walk.expression, first, last),
        )
        or 0
    )


def _counted_by_steps(asked: Asked, walk: Walk) -> int:
    return sum(len(places) for places in steps(walk, asked, upward=False))


def _counted_without_asking(asked: Asked, view: View) -> int:
    """The count of a view that is made of places alone."""
    if view.within is not None:
        without = set(view.without or ())
        folded = folded_under(asked, Listed(view.within, False), view.within)
        return _present(asked, [place for place in view.within if place not in without and place not in folded])
    stories = asked.number("SELECT stories - folded FROM library") or 0
    return stories - _present(asked, view.without, NOT_FOLDED) if view.without else stories


def _present(asked: Asked, places: Sequence[int], which: str = "TRUE") -> int:
    count = f"SELECT count(*) FROM (SELECT DISTINCT value FROM json_each(?)) JOIN story ON id = value WHERE {which}"
    return asked.number(count, (listed(places),)) or 0


def _nth(asked: Asked, below: int, offset: int) -> int:
    nth = f"SELECT id FROM story WHERE id < ? AND {NOT_FOLDED} ORDER BY id DESC LIMIT 1 OFFSET ?"
    return asked.number(nth, (below, offset)) or 0
