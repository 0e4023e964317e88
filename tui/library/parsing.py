"""Read what was typed into a search box. Whatever it is, something is asked for: what makes no sense is words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from tui.library.query import MOST_TERMS, AllOf, AnyOf, Node, Query, Term, may_go_on, term_of

_DEEPEST = 12
"""Parentheses within parentheses; those deeper in hold nothing together."""
_QUOTED = r"\"[^\"]+\"|«[^«»]+»|»[^«»]+«|“[^“”„]+”|„[^“”„]+[“”]|”[^“”„]+”"
_ITEM = re.compile(rf"(?P<minus>-?)(?:(?P<open>\()|(?P<quoted>{_QUOTED})(?P<star>\*?)|(?P<plain>[^\s|]+))")
_OR = re.compile(r"\|+|OR(?=[\s()|]|$)")
_BLANKS = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class _All:
    parts: tuple[_Read, ...]


@dataclass(frozen=True, slots=True)
class _Any:
    parts: tuple[_Read, ...]


_Read: TypeAlias = "Term | _All | _Any"


class Parser:
    """Reads one text from its start to its end."""

    def __init__(self, typed: str, *, unfinished: bool) -> None:
        self._typed = typed
        self._unfinished = unfinished
        self._at = 0
        self._out = 0

    def read(self) -> Query:
        """What is asked."""
        return _numbered(self._all(0))

    def _all(self, depth: int) -> _Read | None:
        """What stands here up to the end, or to the parenthesis that closes this one."""
        parts: list[_Read] = []
        joining = False
        while self._at_something():
            if depth and self._typed[self._at] == ")":
                self._at += 1
                break
            joins = _OR.match(self._typed, self._at)
            part: _Read | None
            if joins is None:
                part = self._part(depth)
            else:
                self._at = joins.end()
                if parts and not joining and self._at_something() and self._typed[self._at] != ")":
                    joining = True
                    continue
                part = self._word(joins[0])
            if part is not None:
                if joining:
                    part = _joined(_Any, (parts.pop(), part))
                joining = False
                parts.append(part)
        return _joined(_All, parts) if parts else None

    def _at_something(self) -> bool:
        blanks = _BLANKS.match(self._typed, self._at)
        self._at = blanks.end() if blanks is not None else self._at
        return self._at < len(self._typed)

    def _word(self, said: str) -> Term | None:
        """A word of the language where it means nothing; one that waits for what it joins is none yet."""
        waiting = self._unfinished and self._at == len(self._typed)
        return None if waiting else term_of(said, exact=False, unfinished=False, excluded=False)

    def _part(self, depth: int) -> _Read | None:
        item = _ITEM.match(self._typed, self._at)
        if item is None:
            self._at += 1
            return None
        excluded = bool(item["minus"])
        if item["open"]:
            self._at = item.end()
            if depth == _DEEPEST:
                return None
            self._out += excluded
            inside = self._all(depth + 1)
            self._out -= excluded
            return _opposite(inside) if inside is not None and excluded else inside
        if item["quoted"]:
            self._at = item.end()
            return term_of(item["quoted"], exact=True, unfinished=bool(item["star"]), excluded=excluded)
        plain = _within(item["plain"]) if depth else item["plain"]
        self._at = item.start("plain") + len(plain)
        typing = self._unfinished and not (excluded or self._out) and self._at == len(self._typed)
        return term_of(plain, exact=False, unfinished=typing and may_go_on(plain), excluded=excluded)


def _within(plain: str) -> str:
    """As much as stands before a parenthesis that was opened outside of it."""
    opened = 0
    for at, character in enumerate(plain):
        opened += (character == "(") - (character == ")")
        if opened < 0:
            return plain[:at]
    return plain


def _joined(kind: type[_All] | type[_Any], parts: Sequence[_Read]) -> _Read:
    """The parts as one; parts that are of this kind themselves are taken apart."""
    flat: list[_Read] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else (part,)
    flat = list(dict.fromkeys(flat))
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


def _opposite(read: _Read) -> _Read:
    if isinstance(read, Term):
        return replace(read, excluded=not read.excluded)
    return _joined(_Any if isinstance(read, _All) else _All, [_opposite(part) for part in read.parts])


def _numbered(read: _Read | None) -> Query:
    """A query with the first of the terms, and a tree where they do not just all have to be met."""
    terms: dict[Term, int] = {}
    if read is None:
        return Query()

    def node(read: _Read) -> Node | None:
        if isinstance(read, Term):
            return terms.setdefault(read, len(terms)) if read in terms or len(terms) < MOST_TERMS else None
        parts = tuple(found for part in read.parts if (found := node(part)) is not None)
        if len(parts) < 2:
            return parts[0] if parts else None
        return AllOf(parts) if isinstance(read, _All) else AnyOf(parts)

    top = node(read)
    plain = isinstance(top, int) or (isinstance(top, AllOf) and all(isinstance(part, int) for part in top.parts))
    return Query(tuple(terms), None if plain or isinstance(top, int) else top)
