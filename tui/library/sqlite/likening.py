"""Titles that were changed, cut or misquoted: what one of them means, and which of them mean a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from tui.library.likeness import bare, stretches
from tui.library.sqlite.matching import all_of, beginning
from tui.library.sqlite.readers import Asked
from tui.library.sqlite.rows import in_runs, marks
from tui.library.titles import choose
from tui.library.words import words_of

_COUNTED = 5_000
"""Beyond so many stories one word is as common as another."""
_RAREST = 4
_CANDIDATES = 400
_CUT_WORDS = 5
"""So many words are left of most titles that were cut."""
_AT_ONCE = 200
_TITLES, _REFERENCES = ("title_fts", "{title} : "), ("part_fts", "{ref} : ")
"""Where the words of titles are found: the index, and which of its columns."""


def likest(asked: Asked, title: str) -> str | None:
    """The title of the library that this one clearly means, though it is not the same."""
    said = bare(title)
    words = words_of(said)
    counted = _counted(asked, _TITLES, words)
    places = _with_rare_words(asked, _TITLES, stretches(said), counted)
    if words:
        cut = f"{all_of(words[:-1])} AND {beginning(words[-1])}" if words[1:] else beginning(words[0])
        places += _matching(asked, _TITLES, cut)
    candidates = {
        row[0]
        for few in in_runs(list(dict.fromkeys(places)), _AT_ONCE)
        for row in asked.rows(f"SELECT title FROM story WHERE id IN ({marks(few)})", few)
    }
    return choose(title, candidates, {word for word, stories in counted.items() if stories})


def references_like(asked: Asked, title: str) -> Sequence[tuple[int, str]]:
    """References that may mean this title, and that no story bears as written: the place of the story, the reference.

    Another title may be likelier still.
    """
    said = bare(title)
    cut = " ".join(said.split()[:_CUT_WORDS])
    counted = _counted(asked, _REFERENCES, words_of(said))
    places = _with_rare_words(asked, _REFERENCES, (*stretches(said), cut), counted)
    unborne = [
        row
        for few in in_runs(list(dict.fromkeys(places)), _AT_ONCE)
        for row in asked.rows(
            f"SELECT story, title FROM ref WHERE story IN ({marks(few)}) AND key IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM story WHERE title_key = ref.key)",
            few,
        )
    ]
    return [(place, reference) for place, reference in unborne if choose(reference, [title]) is not None]


def _counted(asked: Asked, index: tuple[str, str], words: Sequence[str]) -> Mapping[str, int]:
    """In how many stories each word stands, as far as that is counted."""
    table, column = index
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT {_COUNTED})"
    return {word: asked.number(sql, (column + all_of([word]),)) or 0 for word in dict.fromkeys(words)}


def _with_rare_words(
    asked: Asked, index: tuple[str, str], among: Sequence[str], counted: Mapping[str, int]
) -> list[int]:
    """Stories that have two of the rarest words of one of the stretches, or the only one of it that any has."""
    looked_for: dict[tuple[str, ...], None] = {}
    for stretch in among:
        known = dict.fromkeys(word for word in words_of(stretch) if counted.get(word))
        rarest = sorted(known, key=counted.__getitem__)[:_RAREST]
        looked_for |= dict.fromkeys([tuple(rarest)] if len(rarest) == 1 else combinations(sorted(rarest), 2))
    return [place for words in looked_for for place in _matching(asked, index, all_of(words))]


def _matching(asked: Asked, index: tuple[str, str], expression: str) -> list[int]:
    table, column = index
    return asked.numbers(
        f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT {_CANDIDATES}",
        (f"{column}({expression})",),
    )
