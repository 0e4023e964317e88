"""The forms of a word that a library holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.library.query import Query, Term
from tui.library.sqlite.readers import Asked
from tui.library.sqlite.rows import marks
from tui.library.words import possible_stems, stem_beginnings, stems

_MOST = 40
"""So many forms of one word are looked for: more make a question slow."""
_LOOKED_AT = 2_000
"""So many rows are looked at for one beginning."""


def expanded(asked: Asked, query: Query) -> Query:
    """The query with the forms of its words."""
    languages = [row[0] for row in asked.rows("SELECT name FROM tally WHERE kind = 'language' ORDER BY stories DESC")]
    return Query(tuple(replace(term, forms=_forms(asked, term, languages)) for term in query.terms))


def _forms(asked: Asked, term: Term, languages: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    last = len(term.words) - 1
    found = []
    for at, word in enumerate(term.words):
        forms = [word]
        if term.unfinished and at == last:
            forms += _begun(asked, word, languages)
        elif not term.exact and last == 0:
            forms += _inflected(asked, word, languages)
        found.append(tuple(dict.fromkeys(forms))[:_MOST])
    return tuple(found)


def _inflected(asked: Asked, word: str, languages: Sequence[str]) -> list[str]:
    """The words that share a stem with this one."""
    shared = sorted(stems(word, languages))
    rows = asked.rows(f"SELECT form FROM form WHERE stem IN ({marks(shared)}) LIMIT ?", (*shared, _LOOKED_AT))
    return sorted((row[0] for row in rows), key=lambda form: (len(form), form))


def _begun(asked: Asked, beginning: str, languages: Sequence[str]) -> list[str]:
    """The words that begin so, the shortest first."""
    short = sorted(possible_stems(beginning, languages))
    rows = asked.rows(f"SELECT form FROM form WHERE stem IN ({marks(short)}) LIMIT ?", (*short, _LOOKED_AT))
    for begun in sorted(stem_beginnings(beginning, languages)):
        rows += asked.rows(
            "SELECT form FROM form WHERE stem >= ? AND stem < ? LIMIT ?", (begun, f"{begun}\U0010ffff", _LOOKED_AT)
        )
    return sorted({row[0] for row in rows if row[0].startswith(beginning)}, key=lambda form: (len(form), form))
