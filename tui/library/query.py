"""What a person typed into a box, as a question to a library; parsing never fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Term:
    """One thing looked for: a word, or several in a row (a phrase), folded as the index is (`tui.library.words.fold`).

    `exact` words are meant as written, others with all their inflected forms. `unfinished` means that the last
    word may go on. `excluded` stories must not have it. `forms` holds for each word all that it stands for, itself
    included; it is filled in by the library (`Library.expand`) and empty before that. `field` says where it is to stand
    (`tui.library.fields`); empty for anywhere in the text.
    """

    words: tuple[str, ...]
    exact: bool = False
    unfinished: bool = False
    excluded: bool = False
    forms: tuple[tuple[str, ...], ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """Stories of these days, both included, as they state them themselves; None for an end that is open.

    With `excluded` all others, those without a date among them.
    """

    first: date | None = None
    last: date | None = None
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """Stories that are `read`, `kept`, `tagged` or `noted` by the reader, or that have the `tag` called `name`.

    With `excluded` all others; with `begins` the name may go on. No library knows of marks: `Query.placed` comes first.
    """

    mark: str
    name: str = ""
    begins: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Stories at these places, which ascend; with `excluded` all others."""

    places: Sequence[int]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part has to be met."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part has to be met."""

    parts: tuple[Node, ...]


Node: TypeAlias = "int | Days | Marked | Places | AllOf | AnyOf"
"""How the terms of a query go together. A number is that of a term, which says itself whether it is excluded."""


@dataclass(frozen=True, slots=True)
class Query:
    """Terms, and how they go together; empty, and then false, where nothing is asked.

    All `terms` have to be met where there is no `tree`. In a tree only what is at its ends is turned into its opposite:
    without this or that is without this and without that. `notes` are sentences on what could not be understood.
    """

    terms: tuple[Term, ...] = ()
    tree: AllOf | AnyOf | None = None
    notes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms) or self.tree is not None

    @property
    def node(self) -> Node:
        """The tree, also where it is but all terms."""
        return self.tree if self.tree is not None else AllOf(tuple(range(len(self.terms))))

    @property
    def of_parts(self) -> bool:
        """Whether some words have to stand in a part of the text, such as a quote."""
        return any(term.field not in ("", "title") and not term.excluded for term in self.terms)

    @property
    def marks(self) -> Sequence[Marked]:
        """What is asked of the reader's marks."""
        return [node for node in _ends(self.node) if isinstance(node, Marked)]

    def placed(self, find: Callable[[Marked], Sequence[int]]) -> Query:
        """The query with places for marks; `find` tells, ascending, the places of the stories that are marked so."""

        def put(node: Node) -> Node:
            if isinstance(node, Marked):
                return Places(find(node), node.excluded)
            return replace(node, parts=tuple(map(put, node.parts))) if isinstance(node, AllOf | AnyOf) else node

        if self.tree is None or not self.marks:
            return self
        return replace(self, tree=replace(self.tree, parts=tuple(map(put, self.tree.parts))))


def _ends(node: Node) -> Iterator[Node]:
    if isinstance(node, AllOf | AnyOf):
        for part in node.parts:
            yield from _ends(part)
    else:
        yield node


NOTHING = Query()
"""The query that asks for nothing, and that every story meets."""

LONGEST = 1_000
"""Code points that are read of what was typed; more is a text that was pasted by mistake."""
MOST_TERMS = 32


def parse(typed: str, *, unfinished: bool = False, today: date | None = None) -> Query:
    """What is asked in a search box: words and phrases that a story must have, and such that it must not.

    Words in quotation marks, of whatever kind, are meant just so and in a row; a word with a hyphen or an apostrophe
    is a row of words as the index cuts it. `OR`, or a bar, between two means one of them, `AND` no more than a blank;
    parentheses hold together. `said:word` has to stand in a quote, and so on (`tui.library.fields`). A minus before
    any of it excludes it, and an asterisk behind a word lets it go on. With `unfinished` the last word goes on as well
    where the person may still be at it: no blank or mark follows. A quotation mark without another is no mark. What
    makes no sense is searched as words, and the notes say so. `today` is what dates are counted from, else the day it
    is.
    """
    from tui.library.parsing import Parser  # late: a list without a question does without

    return Parser(typed[:LONGEST], unfinished=unfinished, today=today).read()


def parse_words(typed: str, *, unfinished: bool = False) -> Query:
    """As `parse` where it is known already in what to look: no field, no date and no mark is asked for."""
    from tui.library.parsing import Parser

    return Parser(typed[:LONGEST], unfinished=unfinished, fields=()).read()


def parse_filter(typed: str, *, today: date | None = None) -> Query:
    """What is asked in the filter of a list: as `parse` has it, but words of no field are meant as written.

    Each of them may go on, what is excluded, too, where it does not stand in quotation marks.
    """
    from tui.library.parsing import Parser

    return Parser(typed[:LONGEST], unfinished=True, today=today, beginnings=True).read()


def term_of(said: str, *, exact: bool, unfinished: bool, excluded: bool, field: str = "") -> Term | None:
    """The words as a term; None where there is no word. An asterisk at the end lets the last word go on."""
    from tui.library.words import words_of

    words = tuple(words_of(said))
    if not words:
        return None
    starred = not exact and said.endswith("*") and may_go_on(said.rstrip("*"))
    return Term(words, exact, unfinished or starred, excluded, field=field)


def may_go_on(said: str) -> bool:
    """Whether a letter more would belong to the last word."""
    from tui.library.words import words_of

    return len(words_of(f"{said}x")) == len(words_of(said))
