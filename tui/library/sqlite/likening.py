"""Titles that were changed, cut or misquoted: what one of them means, and which of them mean a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from tui.library.likeness import bare, stretches
from tui.library.sqlite.matching import all_of, beginning
from tui.library.sqlite.readers import Asked
from tui.library.sqlite.rows import in_runs, marks
from tui.library.titles import choose, key_of_title, meaning
from tui.library.words import words_of

_COUNTED = (250, 1_000, 5_000)
"""So far words are counted, and further only while it is not clear which are the rarest; at last one word is as common
as another."""
_RAREST = 4
_ALONE = 100
"""A word that stands in the references of fewer stories is looked for by itself."""
_CANDIDATES = 250
_CUT_WORDS = 5
"""So many words are left of most titles that were cut."""
_AT_ONCE = 200
_TITLES, _REFERENCES = "title_fts", "ref_fts"
"""Where the words of titles are found."""


def likest(asked: Asked, title: str) -> str | None:
    """The title of the library that this one clearly means, though it is not the same."""
    said = bare(title)
    words = words_of(said)
    among = [words_of(stretch) for stretch in stretches(said)]
    counted = _counted(asked, _TITLES, [*among, words])
    places = _with_rare_words(asked, _TITLES, among, counted)
    if words:
        cut = f"{all_of(words[:-1])} AND {beginning(words[-1])}" if words[1:] else beginning(words[0])
        places += _matching(asked, _TITLES, cut)
    candidates = {
        row[0]
        for few in in_runs(list(dict.fromkeys(places)), _AT_ONCE)
        for row in asked.rows(f"SELECT CAST(title AS TEXT) FROM story WHERE id IN ({marks(few)})", few)
    }
    return choose(title, candidates, {word for word, stories in counted.items() if stories})


def references_like(asked: Asked, title: str) -> Sequence[tuple[int, str]]:
    """References that may mean this title, and that no story bears as written: the place of the story, the reference.

    Another title may be likelier still.
    """
    said = bare(title)
    cut = " ".join(said.split()[:_CUT_WORDS])
    among = [words_of(stretch) for stretch in (*stretches(said), cut)]
    counted = _counted(asked, _REFERENCES, among)
    places = _with_rare_words(asked, _REFERENCES, among, counted, alone=_ALONE)
    unborne = [
        row
        for few in in_runs(list(dict.fromkeys(places)), _AT_ONCE)
        for row in asked.rows(
            f"SELECT story, CAST(title AS TEXT) FROM ref WHERE story IN ({marks(few)}) AND key != ?"
            " AND NOT EXISTS (SELECT 1 FROM story WHERE title_key = ref.key)",
            (*few, key_of_title(title)),
        )
    ]
    meant = meaning(title, (reference for _, reference in unborne))
    return [(place, reference) for place, reference in unborne if reference in meant]


def _counted(asked: Asked, index: str, among: Sequence[Sequence[str]]) -> Mapping[str, int]:
    """In how many stories the words stand, counted as far as it takes to know the rarest of each row of words."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT ?)"
    counted: dict[str, int] = {}
    waiting = [word for words in among for word in words]
    for most in _COUNTED:
        for word in dict.fromkeys(waiting):
            counted[word] = asked.counted(sql, all_of([word]), most)
        unclear = [words for words in among if _is_unclear(words, counted, most)]
        waiting = [word for words in unclear for word in words if counted[word] >= most]
    return counted


def _is_unclear(words: Sequence[str], counted: Mapping[str, int], most: int) -> bool:
    """Whether the rarest of the words are not known, with each counted so far."""
    known = {word for word in words if counted[word]}
    return len(known) > _RAREST > sum(counted[word] < most for word in known)


def _with_rare_words(
    asked: Asked, index: str, among: Sequence[Sequence[str]], counted: Mapping[str, int], *, alone: int = 0
) -> list[int]:
    """Stories that have two of the rarest words of one of the rows, or the only one of it that any has.

    Words that are rarer than `alone` are looked for by themselves, which finds more in less time where few stories are
    asked about in vain. Two words that stand everywhere are looked for only where there are no others.
    """
    looked_for: dict[tuple[str, ...], None] = {}
    for words in among:
        known = dict.fromkeys(word for word in words if counted[word])
        rarest = sorted(known, key=counted.__getitem__)[:_RAREST]
        single = [(word,) for word in rarest if counted[word] < alone or len(rarest) == 1]
        looked_for |= dict.fromkeys(single)
        pairs = list(combinations(sorted(word for word in rarest if (word,) not in single), 2))
        telling = [pair for pair in pairs if min(map(counted.__getitem__, pair)) < _COUNTED[-1]]
        looked_for |= dict.fromkeys(telling or (pairs if not single else ()))
    return [place for words in looked_for for place in _matching(asked, index, all_of(words))]


def _matching(asked: Asked, index: str, expression: str) -> list[int]:
    return asked.numbers(
        f"SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid DESC LIMIT {_CANDIDATES}", (expression,)
    )
