"""Titles, and the references that lead to them and from them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from tui.library.base import Headline, Link
from tui.library.sqlite.matching import all_of, beginning
from tui.library.sqlite.readers import Asked
from tui.library.sqlite.rows import COLUMNS, headline_of_row, headlines_at
from tui.library.titles import choose, key_of_title, says_something
from tui.library.words import words_of

_COUNTED = 5_000
"""Beyond so many stories one word is as common as another."""
_RAREST = 4
_CANDIDATES = 400


def bearing(asked: Asked, title: str) -> Headline | None:
    """The newest story that bears the title, exactly after folding."""
    if not says_something(title):
        return None
    rows = asked.rows(
        f"SELECT {COLUMNS} FROM story WHERE title_key = ? ORDER BY id DESC LIMIT 1", (key_of_title(title),)
    )
    return headline_of_row(rows[0]) if rows else None


def resolved(asked: Asked, title: str) -> Headline | None:
    """The newest story that the title means, be it misquoted or cut."""
    exact = bearing(asked, title)
    if exact is not None or not says_something(title):
        return exact
    candidates = {headline.text for headline in headlines_at(asked, _candidates(asked, words_of(title)))}
    meant = choose(title, candidates)
    return bearing(asked, meant) if meant is not None else None


def links_of(asked: Asked, key: int) -> Sequence[Link]:
    """What the story with this key refers to, in the order of its text."""
    rows = asked.rows(
        "SELECT ref.title, (SELECT max(target.id) FROM story AS target WHERE target.title_key = ref.key)"
        " FROM story JOIN ref ON ref.story = story.id WHERE story.key = ? ORDER BY n",
        (key,),
    )
    targets = {headline.place: headline for headline in headlines_at(asked, [place for _, place in rows if place])}
    return [Link(title, targets.get(place)) for title, place in rows]


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


def _candidates(asked: Asked, words: Sequence[str]) -> list[int]:
    """Stories whose titles share the rarest words with this one, or all of them where the last one is cut."""
    places: dict[int, None] = {}
    if words:
        cut = f"{all_of(words[:-1])} AND {beginning(words[-1])}" if words[1:] else beginning(words[0])
        places |= dict.fromkeys(_matching(asked, cut))
    counted = {word: _stories_with(asked, word) for word in dict.fromkeys(words)}
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
