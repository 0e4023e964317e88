"""The forms of a word that a library holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from tui.library.fields import KINDS, NAMES
from tui.library.query import Query, Term
from tui.library.spellings import spellings
from tui.library.sqlite.naming import names
from tui.library.sqlite.readers import Asked
from tui.library.sqlite.rows import marks
from tui.library.words import possible_stems, stem_beginnings, stems, words_of

_MOST = 40
"""So many forms of one word are looked for: more make a question slow."""
_INFLECTED = 10
"""Of a word that is being typed so many forms are looked for that begin otherwise."""
_SPELT_OTHERWISE = 16
"""So many forms are looked for of a word that may be spelt otherwise, with ø for oe, or oe for ø."""
_NAMED = 20
"""So many names are looked for by what is typed of one."""
_LANGUAGES = "SELECT CAST(name AS TEXT) FROM tally WHERE kind = 'language' ORDER BY stories DESC"
_LOOKED_AT = 2_000
"""So many rows are looked at for one beginning."""
_SHORTEST = 4 * _MOST
"""So many of these are handed over, the shortest: several rows may be one form."""


def ending_of(stem: str, form: str) -> str:
    """What makes the form of the stem, as the library keeps it."""
    if form.startswith(stem):
        return form[len(stem) :]
    shared = next(at for at, (one, other) in enumerate(zip_longest(stem, form)) if one != other)
    return f"{len(stem) - shared}{form[shared:]}"


def form_of(stem: str, ending: str) -> str:
    """The form that `ending_of` brought to this."""
    more = ending.lstrip("0123456789")
    lost = int(ending[: len(ending) - len(more)] or 0)
    return stem[: len(stem) - lost] + more


def expanded(asked: Asked, query: Query) -> Query:
    """The query with the forms of its words."""
    languages = [row[0] for row in asked.rows(_LANGUAGES)]
    return replace(query, terms=tuple(replace(term, forms=_forms(asked, term, languages)) for term in query.terms))


def _forms(asked: Asked, term: Term, languages: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    if term.field in NAMES:
        return _names(asked, term)
    last = len(term.words) - 1
    found = []
    for at, word in enumerate(term.words):
        forms = [word]
        inflected = _inflected(asked, word, languages) if not term.exact and last == 0 else []
        going_on = term.unfinished and at == last
        forms += [*inflected[:_INFLECTED], *_begun(asked, word, languages)] if going_on else inflected
        if not term.exact and last == 0 and (others := spellings(word)):
            forms = [*forms[: _MOST - _SPELT_OTHERWISE], *_spelt(asked, others, languages, going_on=going_on)]
        found.append(tuple(dict.fromkeys(forms))[:_MOST])
    return tuple(found)


def _spelt(asked: Asked, others: Sequence[str], languages: Sequence[str], *, going_on: bool) -> list[str]:
    """Forms of other spellings of a word, a few of each."""
    few = -(-_SPELT_OTHERWISE // len(others))
    return [form for other in others for form in (_begun if going_on else _inflected)(asked, other, languages)[:few]]


def _names(asked: Asked, term: Term) -> tuple[tuple[str, ...], ...]:
    """Words of names have no forms but other spellings; one that is being typed begins some that are named most."""
    *whole, last = term.words
    begun = [last, *(spellings(last) if not term.exact and not whole else ())]
    if term.unfinished:
        for typed in tuple(begun):
            named = names(asked, KINDS[term.field], " ".join([*whole, typed]), _NAMED)
            words = (word for name, _ in named for word in words_of(name))
            begun += [word for word in words if word.startswith(typed)]
    return (*((word,) for word in whole), tuple(dict.fromkeys(begun))[:_MOST])


def _inflected(asked: Asked, word: str, languages: Sequence[str]) -> list[str]:
    """The words that share a stem with this one."""
    forms = (form_of(*row) for row in _of_stems(asked, sorted(stems(word, languages))))
    return sorted(forms, key=lambda form: (len(form), form))


def _begun(asked: Asked, beginning: str, languages: Sequence[str]) -> list[str]:
    """The words that begin so, the shortest first."""
    rows = _of_stems(asked, sorted(possible_stems(beginning, languages)))
    for begun in sorted(stem_beginnings(beginning, languages)):
        rows += asked.rows(
            "SELECT stem, ending FROM (SELECT stem, ending FROM form WHERE stem >= ? AND stem < ? LIMIT ?)"
            " ORDER BY length(stem) + length(ending) LIMIT ?",
            (begun, f"{begun}\U0010ffff", _LOOKED_AT, _SHORTEST),
        )
    return sorted(
        {form for form in (form_of(*row) for row in rows) if form.startswith(beginning)},
        key=lambda form: (len(form), form),
    )


def _of_stems(asked: Asked, known: Sequence[str]) -> list[tuple[str, str]]:
    """The forms of these stems, as they are kept; a figure has no stem, and then nothing is asked."""
    if not known:
        return []
    return asked.rows(f"SELECT stem, ending FROM form WHERE stem IN ({marks(known)}) LIMIT ?", (*known, _LOOKED_AT))
