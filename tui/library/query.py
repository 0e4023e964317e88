"""What a person typed into a box, as a question to a library; parsing never fails."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One thing looked for: a word, or several in a row (a phrase), folded as the index is (`tui.library.words.fold`).

    `exact` words are meant as written, others with all their inflected forms. `unfinished` means that the last
    word may go on. `excluded` stories must not have it. `forms` holds for each word all that it stands for, itself
    included; it is filled in by the library (`Library.expand`) and empty before that.
    """

    words: tuple[str, ...]
    exact: bool = False
    unfinished: bool = False
    excluded: bool = False
    forms: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that all have to be met; empty, and then false, where nothing is asked."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)


NOTHING = Query()
"""The query that asks for nothing, and that every story meets."""

_LONGEST = 1_000
"""Code points that are read of what was typed; more is a text that was pasted by mistake."""
_MOST_TERMS = 32

_QUOTED = r"\"[^\"]+\"|«[^«»]+»|»[^«»]+«|“[^“”„]+”|„[^“”„]+[“”]|”[^“”„]+”"
_PART = re.compile(rf"(?P<minus>-?)(?:(?P<quoted>{_QUOTED})(?P<star>\*?)|(?P<plain>\S+))")


def parse(typed: str, *, unfinished: bool = False) -> Query:
    """What is asked in a search box: words and phrases that a story must have, and such that it must not.

    Words in quotation marks, of whatever kind, are meant just so and in a row; a word with a hyphen or an apostrophe
    is a row of words as the index cuts it. A minus before a word or a phrase excludes it, and an asterisk behind it
    lets its last word go on. With `unfinished` the last word goes on as well where the person may still be at it: no
    blank or mark follows. A quotation mark without another is no mark.
    """
    typed = typed[:_LONGEST]
    terms: dict[Term, None] = {}
    for part in _PART.finditer(typed):
        excluded = bool(part["minus"])
        being_typed = unfinished and not excluded and part["plain"] is not None and part.end() == len(typed)
        term = _term(
            part["quoted"] or part["plain"],
            exact=part["quoted"] is not None,
            unfinished=bool(part["star"]) or (being_typed and _may_go_on(part["plain"])),
            excluded=excluded,
        )
        if term is not None:
            terms[term] = None
    return Query(tuple(terms)[:_MOST_TERMS])


def parse_filter(typed: str) -> Query:
    """What is asked in the filter of a list: words as written, each of which may go on."""
    parts = typed[:_LONGEST].split()
    terms = (_term(part, exact=True, unfinished=True, excluded=False) for part in parts)
    return Query(tuple(dict.fromkeys(term for term in terms if term is not None))[:_MOST_TERMS])


def _term(said: str, *, exact: bool, unfinished: bool, excluded: bool) -> Term | None:
    from tui.library.words import words_of  # late: a list without a question does without

    words = tuple(words_of(said))
    if not words:
        return None
    starred = not exact and said.endswith("*") and _may_go_on(said.rstrip("*"))
    return Term(words, exact, unfinished or starred, excluded)


def _may_go_on(said: str) -> bool:
    """Whether a letter more would belong to the last word."""
    from tui.library.words import words_of

    return len(words_of(f"{said}x")) == len(words_of(said))
