"""Read what was typed into a search box. Whatever it is, something is asked for: what makes no sense is words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tui.library.fields import DATES, FIELDS, IS, STATES, TAG, languages_called, meant_by
from tui.library.held import All, Any, Read, joined, numbered, opposite
from tui.library.query import Days, Marked, Query, Term, may_go_on, term_of

_DEEPEST = 12
"""Parentheses within parentheses; those deeper in hold nothing together."""
_QUOTED = r"\"[^\"]+\"|«[^«»]+»|»[^«»]+«|“[^“”„]+”|„[^“”„]+[“”]|”[^“”„]+”"
_ITEM = re.compile(
    r"(?P<minus>-?)(?P<field>(?P<name>[^\W\d_]+):(?=[^\s)|]))?"
    rf"(?:(?P<open>\()|(?P<quoted>{_QUOTED})(?P<star>\*?)|(?P<plain>[^\s|]+))"
)
_PLAIN = re.compile(r"[^\s|]+")
_JOINT = re.compile(r"\|+|(?:OR|AND)(?=[\s()|]|$)")
_EMPTY = re.compile(r"-?([^\W\d_]+):")
_BLANKS = re.compile(r"\s*")
_MARKS = '"«»“”„*'


class Parser:
    """Reads one text from its start to its end; with `beginnings` words of no field are how words begin."""

    def __init__(
        self,
        typed: str,
        *,
        unfinished: bool,
        today: date | None = None,
        fields: Sequence[str] = FIELDS,
        beginnings: bool = False,
    ) -> None:
        self._typed = typed
        self._unfinished = unfinished
        self._today = today
        self._fields = fields
        self._beginnings = beginnings
        self._notes: dict[str, None] = {}
        self._at = 0
        self._out = 0

    def read(self) -> Query:
        """What is asked."""
        query = numbered(self._all(0, ""))
        return replace(query, notes=(*self._notes, *query.notes))

    def _note(self, sentence: str) -> None:
        self._notes[sentence] = None

    def _all(self, depth: int, field: str) -> Read | None:
        """What stands here up to the end, or to the parenthesis that closes this one."""
        parts: list[Read] = []
        joining = closed = False
        while self._at_something():
            if self._typed[self._at] == ")":
                self._at += 1
                closed = depth > 0
                if closed:
                    break
                self._note("A parenthesis closes none.")
                continue
            joint = _JOINT.match(self._typed, self._at)
            part: Read | None
            if joint is None:
                part = self._part(depth, field)
            else:
                self._at = joint.end()
                if parts and not joining and self._at_something() and self._typed[self._at] != ")":
                    joining = joint[0] != "AND"  # as all words go together anyhow
                    continue
                part = self._without_neighbour(joint[0])
            if part is not None:
                if joining:
                    part = joined(Any, (parts.pop(), part))
                joining = False
                parts.append(part)
        if depth and not closed:
            self._note("A parenthesis is not closed.")
        return joined(All, parts) if parts else None

    def _at_something(self) -> bool:
        blanks = _BLANKS.match(self._typed, self._at)
        self._at = blanks.end() if blanks is not None else self._at
        return self._at < len(self._typed)

    def _without_neighbour(self, said: str) -> Term | None:
        """What joins nothing there is a word; at the end of what is being typed it waits for what it joins."""
        word = self._term(said)
        if word is None or (self._unfinished and self._at == len(self._typed)):
            return None
        self._note(f"“{said}” joins nothing there and is searched as a word.")
        return word

    def _part(self, depth: int, field: str) -> Read | None:
        item = _ITEM.match(self._typed, self._at)
        if item is None:
            self._at += 1
            return None
        name = (item["name"] or "").lower()
        if name and name not in self._fields:
            if item["plain"] is None:
                self._note_unknown(name)
                self._at = item.end("field")
                return self._term(name, excluded=bool(item["minus"]), field=field)
            return self._plain(item.start("name"), depth, field, excluded=bool(item["minus"]))
        field, excluded = name or field, bool(item["minus"])
        if item["open"]:
            return self._group(item.end(), depth, field, excluded=excluded)
        if item["quoted"]:
            self._at = item.end()
            return self._found(item["quoted"], field, exact=True, unfinished=bool(item["star"]), excluded=excluded)
        return self._plain(item.start("plain"), depth, field, excluded=excluded)

    def _group(self, start: int, depth: int, field: str, *, excluded: bool) -> Read | None:
        self._at = start
        if depth == _DEEPEST:
            return None
        self._out += excluded
        inside = self._all(depth + 1, field)
        self._out -= excluded
        return opposite(inside) if inside is not None and excluded else inside

    def _plain(self, start: int, depth: int, field: str, *, excluded: bool) -> Read | None:
        plain = _PLAIN.match(self._typed, start)
        said = plain[0] if plain is not None else ""
        said = _within(said) if depth else said
        self._at = start + len(said)
        if said.count(")") > said.count("("):
            self._note("A parenthesis closes none.")
        if said == "NOT" and self._typed[self._at :].strip(" )"):
            self._note("“NOT” is searched as a word; a minus before a word leaves it out: -word.")
        typing = self._unfinished and not (excluded or self._out) and self._at == len(self._typed)
        if (named := _EMPTY.match(said)) is not None:
            name = named[1].lower()
            if named.end() == len(said) and name in self._fields:
                if typing:
                    return None
                self._note(f"Nothing stands behind “{name}:”, which is searched as a word.")
            elif name not in self._fields and said[named.end() : named.end() + 1] not in ("", "/", ":"):
                self._note_unknown(name)
        return self._found(said, field, exact=False, unfinished=typing and may_go_on(said), excluded=excluded)

    def _note_unknown(self, name: str) -> None:
        if not self._fields:
            return
        meant = meant_by(name)
        other = f"; {meant}: is one" if meant is not None else ""
        self._note(f"“{name}:” is no field and is searched as a word{other}.")

    def _found(self, said: str, field: str, *, exact: bool, unfinished: bool, excluded: bool) -> Read | None:
        """What is meant by something that stands behind a field."""
        value = said.strip(_MARKS).strip()
        found: Days | Marked | None
        if field in DATES:
            found = self._days(value, field, excluded=excluded)
        elif field == IS:
            found = _state(value.lower(), excluded=excluded)
        elif field == TAG:
            return Marked(TAG, value, unfinished, excluded) if value else None
        elif field == "lang" and (codes := languages_called(value)):
            called = [term for code in codes if (term := self._term(code, field=field)) is not None]
            return opposite(joined(Any, called)) if excluded else joined(Any, called)
        else:
            return self._term(said, exact=exact, unfinished=unfinished, excluded=excluded, field=field)
        if found is not None:
            return found
        what = "a date" if field in DATES else f"one of {', '.join(STATES[:-1])} and {STATES[-1]}"
        if unfinished:
            if field in DATES or not any(state.startswith(value.lower()) for state in STATES):
                self._note(f"“{value}” is not yet {what}.")
            return None
        self._note(f"“{value}” is not {what} and is searched as words.")
        return self._term(f"{field} {value}", excluded=excluded)

    def _term(
        self, said: str, *, exact: bool = False, unfinished: bool = False, excluded: bool = False, field: str = ""
    ) -> Term | None:
        if self._beginnings and not field:
            unfinished, exact = unfinished or not exact, True
        return term_of(said, exact=exact, unfinished=unfinished, excluded=excluded, field=field)

    def _days(self, value: str, field: str, *, excluded: bool) -> Days | None:
        from tui.library.dates import parse_date, today

        period = parse_date(value, self._today or today())
        if period is None:
            return None
        if field == "from":
            return Days(first=period.first, excluded=excluded)
        return Days(last=period.last, excluded=excluded)


def _state(value: str, *, excluded: bool) -> Marked | None:
    if value not in STATES:
        return None
    return Marked("read" if value == "unread" else value, excluded=excluded != (value == "unread"))


def _within(plain: str) -> str:
    """As much as stands before a parenthesis that was opened outside of it."""
    opened = 0
    for at, character in enumerate(plain):
        opened += (character == "(") - (character == ")")
        if opened < 0:
            return plain[:at]
    return plain
