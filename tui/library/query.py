"""What a person typed into a box, as a question to a library; parsing never fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


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
class AllOf:
    """Every part has to be met."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part has to be met."""

    parts: tuple[Node, ...]


Node: TypeAlias = "int | AllOf | AnyOf"
"""How the terms of a query go together. A number is that of a term, which says itself whether it is excluded."""


@dataclass(frozen=True, slots=True)
class Query:
    """Terms, and how they go together; empty, and then false, where nothing is asked.

    All `terms` have to be met where there is no `tree`. Nothing in a tree is turned into its opposite but terms:
    without this or that is without this and without that.
    """

    terms: tuple[Term, ...] = ()
    tree: AllOf | AnyOf | None = None

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def node(self) -> Node:
        """The tree, also where it is but all terms."""
        return self.tree if self.tree is not None else AllOf(tuple(range(len(self.terms))))


NOTHING = Query()
"""The query that asks for nothing, and that every story meets."""

LONGEST = 1_000
"""Code points that are read of what was typed; more is a text that was pasted by mistake."""
MOST_TERMS = 32


def parse(typed: str, *, unfinished: bool = False) -> Query:
    """What is asked in a search box: words and phrases that a story must have, and such that it must not.

    Words in quotation marks, of whatever kind, are meant just so and in a row; a word with a hyphen or an apostrophe
    is a row of words as the index cuts it. `OR`, or a bar, between two means one of them; parentheses hold together. A
    minus before a word, a phrase or a parenthesis excludes it, and an asterisk behind it lets its last word go on. With
    `unfinished` the last word goes on as well where the person may still be at it: no blank or mark follows. A
    quotation mark without another is no mark.
    """
    from tui.library.parsing import Parser  # late: a list without a question does without

    return Parser(typed[:LONGEST], unfinished=unfinished).read()


def parse_filter(typed: str) -> Query:
    """What is asked in the filter of a list: words as written, each of which may go on."""
    parts = typed[:LONGEST].split()
    terms = (term_of(part, exact=True, unfinished=True, excluded=False) for part in parts)
    return Query(tuple(dict.fromkeys(term for term in terms if term is not None))[:MOST_TERMS])


def term_of(said: str, *, exact: bool, unfinished: bool, excluded: bool) -> Term | None:
    """The words as a term; None where there is no word. An asterisk at the end lets the last word go on."""
    from tui.library.words import words_of

    words = tuple(words_of(said))
    if not words:
        return None
    starred = not exact and said.endswith("*") and may_go_on(said.rstrip("*"))
    return Term(words, exact, unfinished or starred, excluded)


def may_go_on(said: str) -> bool:
    """Whether a letter more would belong to the last word."""
    from tui.library.words import words_of

    return len(words_of(f"{said}x")) == len(words_of(said))
