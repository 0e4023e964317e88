"""Questions in the language of FTS5; whatever is asked, what comes out is well formed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.library.query import Query, Term
from tui.library.words import words_of

_PHRASES = 12
"""Of so many endings of the last word of a phrase each is looked for."""


@dataclass(frozen=True, slots=True)
class Match:
    """What stories must have, and what they must not; None where there is nothing of the kind."""

    wanted: str | None
    unwanted: str | None

    @property
    def expression(self) -> str | None:
        """Both in one, for FTS5; None where nothing is wanted: then it can only tell what to leave out."""
        if self.wanted is None or self.unwanted is None:
            return self.wanted
        return f"({self.wanted}) NOT ({self.unwanted})"


def match_of(terms: Iterable[Term], *, prefixes: bool) -> Match:
    """What the terms ask for; where the index has `prefixes`, an unfinished word is looked for by its beginning."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for term in terms:
        if term.words:
            (unwanted if term.excluded else wanted).append(_expression(term, prefixes=prefixes))
    return Match(" AND ".join(map("({})".format, wanted)) or None, " OR ".join(map("({})".format, unwanted)) or None)


def unfinished(query: Query) -> Term | None:
    """The single word that is still being typed, if there is one."""
    return next((t for t in query.terms if t.unfinished and not t.excluded and len(t.words) == 1), None)


def all_of(words: Iterable[str]) -> str:
    """Every one of these words."""
    return " AND ".join(quoted(word) for word in words)


def quoted(word: str) -> str:
    """A word as FTS5 takes it literally; one of marks alone is met by nothing."""
    return '"' + " ".join(words_of(word)) + '"'


def beginning(word: str) -> str:
    """Every word that begins so."""
    return f"{quoted(word)} *"


def _expression(term: Term, *, prefixes: bool) -> str:
    if len(term.words) > 1:
        return _phrase(term, prefixes=prefixes)
    (word,) = term.words
    forms = term.forms[0] if term.forms and not term.exact else ()
    if term.unfinished and prefixes:
        return _any([beginning(word), *(quoted(form) for form in forms if not form.startswith(word))])
    return _any([quoted(form) for form in {word: None, **dict.fromkeys(forms)}])


def _phrase(term: Term, *, prefixes: bool) -> str:
    if not term.unfinished:
        return quoted(" ".join(term.words))
    if prefixes:
        return beginning(" ".join(term.words))
    *before, last = term.words
    forms = term.forms[-1] if term.forms else ()
    endings = list(dict.fromkeys([last, *(form for form in forms if form.startswith(last))]))
    return _any([quoted(" ".join([*before, ending])) for ending in endings[:_PHRASES]])


def _any(expressions: Sequence[str]) -> str:
    return " OR ".join(expressions)
