"""Titles, and the references that lead to them and from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from tui.library.base import Headline
from tui.library.graph import MOST_CANDIDATES, NOBODY, Link, Resolution, resolution_of
from tui.library.sqlite.matching import all_of, beginning
from tui.library.sqlite.readers import Asked
from tui.library.sqlite.rows import COLUMNS, headline_of_row, headlines_at
from tui.library.titles import choose, key_of_title, says_something
from tui.library.words import words_of

_COUNTED = 5_000
"""Beyond so many stories one word is as common as another."""
_RAREST = 4
_CANDIDATES = 400
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
    words = words_of(title)
    counted = {word: _stories_with(asked, word) for word in dict.fromkeys(words)}
    candidates = {headline.text for headline in headlines_at(asked, _candidates(asked, words, counted))}
    meant = choose(title, candidates, {word for word, stories in counted.items() if stories})
    return resolution_of(bearing(asked, meant, near), near) if meant is not None else NOBODY


def links_of(asked: Asked, key: int) -> Sequence[Link]:
    """What the story with this key refers to, in the order of its text."""
    rows = asked.rows(
        "SELECT story.id, ref.title FROM story JOIN ref ON ref.story = story.id WHERE story.key = ? ORDER BY n", (key,)
    )
    return [_link(title, resolution_of(bearing(asked, title, near), near)) for near, title in rows]


def links_to(asked: Asked, key: int, limit: int) -> Sequence[Headline]:
    """The stories that refer to the one with this key, newest first."""
    return headlines_at(
        asked,
        asked.numbers(
            "SELECT DISTINCT ref.story FROM story JOIN ref ON ref.key = story.title_key"
            " WHERE story.key = ? ORDER BY ref.story DESC LIMIT ?",
            (key, max(0, limit)),
        ),
    )


def _link(title: str, resolution: Resolution) -> Link:
    return Link(title, resolution.nearest, ambiguous=bool(resolution.candidates))


def _candidates(asked: Asked, words: Sequence[str], counted: Mapping[str, int]) -> list[int]:
    """Stories whose titles share the rarest words with this one, or all of them where the last one is cut.

    `counted` tells in how many titles each word stands.
    """
    places: dict[int, None] = {}
    if words:
        cut = f"{all_of(words[:-1])} AND {beginning(words[-1])}" if words[1:] else beginning(words[0])
        places |= dict.fromkeys(_matching(asked, cut))
    rarest = sorted((word for word, stories in counted.items() if stories), key=counted.__getitem__)[:_RAREST]
    for few in combinations(rarest, 2) if rarest[1:] else [tuple(rarest)] if rarest else []:
        places |= dict.fromkeys(_matching(asked, all_of(few)))
    return list(places)


def _stories_with(asked: Asked, word: str) -> int:
    return (
        asked.number(
            "SELECT count(*) FROM (SELECT 1 FROM title_fts WHERE title_fts MATCH ? LIMIT ?)", (all_of([word]), _COUNTED)
        )
        or 0
    )


def _matching(asked: Asked, expression: str) -> list[int]:
    return asked.numbers(
        "SELECT rowid FROM title_fts WHERE title_fts MATCH ? ORDER BY rowid DESC LIMIT ?", (expression, _CANDIDATES)
    )
