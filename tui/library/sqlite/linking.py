"""Titles, and the references that lead to them and from them."""

from __future__ import annotations

from collections.abc import Sequence

from tui.library.base import Headline
from tui.library.graph import MOST_CANDIDATES, NOBODY, Link, Resolution, resolution_of
from tui.library.sqlite.likening import likest, references_like
from tui.library.sqlite.readers import Asked
from tui.library.sqlite.rows import COLUMNS, headline_of_row, headlines_at
from tui.library.titles import key_of_title, says_something

_TOP = (1 << 63) - 1
"""No place is above it."""


def bearing(asked: Asked, title: str, near: int | None = None) -> Sequence[Headline]:
    """Stories that bear the title, exactly after folding: those nearest in time to `near`, without it the newest."""
    if not says_something(title):
        return ()
    key = key_of_title(title)
    around = near if near is not None else _TOP
    return [
        headline_of_row(row)
        for side in ("id >= ? ORDER BY id", "id < ? ORDER BY id DESC")
        for row in asked.rows(
            f"SELECT {COLUMNS} FROM story WHERE title_key = ? AND {side} LIMIT {MOST_CANDIDATES}", (key, around)
        )
    ]


def resolved(asked: Asked, title: str, near: int | None = None) -> Resolution:
    """What the title means, be it misquoted or cut."""
    exact = bearing(asked, title, near)
    if exact or not says_something(title):
        return resolution_of(exact, near)
    meant = likest(asked, title)
    return resolution_of(bearing(asked, meant, near), near) if meant is not None else NOBODY


def links_of(asked: Asked, key: int) -> Sequence[Link]:
    """What the story with this key refers to, in the order of its text."""
    rows = asked.rows(
        "SELECT story.id, CAST(ref.title AS TEXT) FROM story JOIN ref ON ref.story = story.id"
        " WHERE story.key = ? ORDER BY n",
        (key,),
    )
    return [_link(title, resolution_of(bearing(asked, title, near), near)) for near, title in rows]


def links_to(asked: Asked, key: int, limit: int) -> Sequence[Headline]:
    """The stories that refer to the one with this key, newest first."""
    rows = asked.rows("SELECT id, CAST(title AS TEXT), title_key FROM story WHERE key = ?", (key,))
    if not rows:
        return ()
    place, title, title_key = rows[0]
    origins = asked.numbers(
        "SELECT DISTINCT story FROM ref WHERE key = ? ORDER BY story DESC LIMIT ?", (title_key, max(0, limit))
    )
    origins += origins_by_likeness(asked, place, title)
    return headlines_at(asked, sorted(set(origins), reverse=True)[: max(0, limit)])


def mentions_of(asked: Asked, title: str, limit: int) -> Sequence[Headline]:
    """The stories that refer to the title, exactly after folding, newest first."""
    origins = asked.numbers(
        "SELECT DISTINCT story FROM ref WHERE key = ? ORDER BY story DESC LIMIT ?", (key_of_title(title), max(0, limit))
    )
    return headlines_at(asked, origins)


def origins_by_likeness(asked: Asked, place: int, title: str) -> list[int]:
    """The places of the stories with a reference that means the one at `place`, though it does not say its title so."""
    meant = [
        (origin, resolved(asked, reference, origin).nearest) for origin, reference in references_like(asked, title)
    ]
    return [origin for origin, target in meant if target is not None and target.place == place != origin]


def _link(title: str, resolution: Resolution) -> Link:
    return Link(title, resolution.nearest, ambiguous=bool(resolution.candidates))
