"""Questions in the language of FTS5; whatever is asked, what comes out is well formed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.library.query import Term
from tui.library.words import words_of

_PHRASES = 12
"""Of so many endings of the last word of a phrase each is looked for."""


def is_unfinished(term: Term) -> bool:
    """Whether it is a single word that is still being typed."""
    return term.unfinished and not term.excluded and len(term.words) == 1


def expression_of(term: Term, *, prefixes: bool) -> str:
    """What a term asks for; where the index has `prefixes`, an unfinished word is looked for by its beginning."""
    if len(term.words) > 1:
        return _phrase(term, prefixes=prefixes)
    (word,) = term.words
    forms = term.forms[0] if term.forms and not term.exact else ()
    if term.unfinished and prefixes:
        return _any([beginning(word), *(quoted(form) for form in forms if not form.startswith(word))])
    return _any([quoted(form) for form in {word: None, **dict.fromkeys(forms)}])


def all_of(words: Iterable[str]) -> str:
    """Every one of these words."""
    return " AND ".join(quoted(word) for word in words)


def quoted(word: str) -> str:
    """A word as FTS5 takes it literally; one of marks alone is met by nothing."""
    return '"' + " ".join(words_of(word)) + '"'


def beginning(word: str) -> str:
    """Every word that begins so."""
    return f"{quoted(word)} *"


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
