"""What a person typed into a box, as a question to a library; parsing never fails."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One thing looked for: a word, or several in a row (a phrase), folded as the index is (`tui.library.words.fold`).

    `exact` words are meant as written, others with all their inflected forms. `unfinished` means that the last
    word may go on. `excluded` stories must not have it. `forms` holds for each word all that it stands for, itself included; it is
    filled in by the library (`Library.expand`) and empty before that.
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
