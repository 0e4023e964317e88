"""Queries as walks: what lies in one index becomes one question of FTS5, and the rest is put together of walks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce

from tui.library.query import AnyOf, Node, Query
from tui.library.sqlite.matching import beginning, expression_of, is_unfinished
from tui.library.sqlite.walks import Both, Either, Everything, Matches, Walk, Without

_Joining = Callable[[Sequence[str], Sequence[str]], tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class _Part:
    """Stories that meet a part of a query: those on the walk, or with `out` all others.

    `whole` tells that the expression of the walk, if it has one, may stand among others as it is.
    """

    walk: Walk
    out: bool = False
    whole: bool = False

    @property
    def expression(self) -> str:
        """What FTS5 is asked, to stand among others."""
        assert isinstance(self.walk, Matches)
        return self.walk.expression if self.whole else f"({self.walk.expression})"


def text_walk(query: Query, *, upward: bool) -> Walk:
    """Stories whose text meets the query. A word that is being typed may also begin a word of the headline."""
    whole = query_walk(query, "fts", upward=upward)
    typed = next((number for number, term in enumerate(query.terms) if is_unfinished(term)), None)
    if typed is None:
        return whole
    return Either(whole, _walk(_Compiler(query, "fts", upward, typed)), upward)


def query_walk(query: Query, table: str, *, upward: bool) -> Walk:
    """Stories that meet the query as far as this index has them."""
    return _walk(_Compiler(query, table, upward))


def _walk(compiler: _Compiler) -> Walk:
    part = compiler.part(compiler.query.node)
    if part is None:
        return Everything(compiler.upward)
    return Without(Everything(compiler.upward), part.walk) if part.out else part.walk


@dataclass(frozen=True, slots=True)
class _Compiler:
    """Makes parts of one query. The term with the number `typed` is looked for in headlines, as a beginning."""

    query: Query
    table: str
    upward: bool
    typed: int | None = None

    def part(self, node: Node) -> _Part | None:
        """What the node means; None where every story meets it."""
        if isinstance(node, int):
            return self._term(node)
        parts = [self.part(each) for each in node.parts]
        met = [part for part in parts if part is not None]
        if isinstance(node, AnyOf):
            return self._any(met) if met and len(met) == len(parts) else None
        return self._all(met) if met else None

    def _term(self, number: int) -> _Part | None:
        term = self.query.terms[number]
        if not term.words:
            return None
        if number == self.typed:
            return _Part(Matches("title_fts", beginning(term.words[0]), self.upward), whole=True)
        expression = f"({expression_of(term, prefixes=self.table == 'title_fts')})"
        return _Part(Matches(self.table, expression, self.upward), term.excluded, whole=True)

    def _all(self, parts: Sequence[_Part]) -> _Part:
        wanted, unwanted = _apart(self._in_one_question(parts, _expression_of_all))
        if not wanted:
            return unwanted[0] if len(unwanted) == 1 else _Part(self._either(unwanted), out=True)
        return _Part(reduce(Without, _walks(unwanted), self._both(wanted))) if unwanted or wanted[1:] else wanted[0]

    def _any(self, parts: Sequence[_Part]) -> _Part:
        wanted, unwanted = _apart(self._in_one_question(parts, _expression_of_any))
        if not unwanted:
            return wanted[0] if len(wanted) == 1 else _Part(self._either(wanted))
        if not wanted and len(unwanted) == 1:
            return unwanted[0]
        return _Part(reduce(Without, _walks(wanted), self._both(unwanted)), out=True)

    def _in_one_question(self, parts: Sequence[_Part], joined: _Joining) -> Sequence[_Part]:
        """The same, with what lies in one index as one part; the index of whole texts comes first."""
        by_table: dict[str, list[_Part]] = {}
        others: list[_Part] = []
        for part in parts:
            if isinstance(part.walk, Matches):
                by_table.setdefault(part.walk.table, []).append(part)
            else:
                others.append(part)
        found = []
        for table, here in sorted(by_table.items()):
            if len(here) > 1:
                expression, out = joined(*([part.expression for part in each] for each in _apart(here)))
                here = [_Part(Matches(table, expression, self.upward), out)]
            found += here
        return [*found, *others]

    def _both(self, parts: Sequence[_Part]) -> Walk:
        return reduce(lambda one, other: Both(one, other, self.upward), _walks(parts))

    def _either(self, parts: Sequence[_Part]) -> Walk:
        return reduce(lambda one, other: Either(one, other, self.upward), _walks(parts))


def _walks(parts: Sequence[_Part]) -> list[Walk]:
    return [part.walk for part in parts]


def _apart(parts: Sequence[_Part]) -> tuple[list[_Part], list[_Part]]:
    """Those that tell what is wanted, and those that tell what is not."""
    return [part for part in parts if not part.out], [part for part in parts if part.out]


def _expression_of_all(wanted: Sequence[str], unwanted: Sequence[str]) -> tuple[str, bool]:
    """What meets all that is wanted and nothing unwanted, or the opposite of that."""
    if not wanted:
        return " OR ".join(unwanted), True
    expression = " AND ".join(wanted)
    return (f"({expression}) NOT ({' OR '.join(unwanted)})" if unwanted else expression), False


def _expression_of_any(wanted: Sequence[str], unwanted: Sequence[str]) -> tuple[str, bool]:
    """What meets something that is wanted, or lacks something unwanted, or the opposite of that."""
    if not unwanted:
        return " OR ".join(wanted), False
    expression = " AND ".join(unwanted)
    return (f"({expression}) NOT ({' OR '.join(wanted)})" if wanted else expression), True


def ranking_expression(query: Query) -> str | None:
    """What FTS5 can rank whole texts by; None where nothing of the kind is wanted."""
    part = _Compiler(query, "fts", upward=False).part(query.node)
    return part.walk.expression if part is not None and not part.out and isinstance(part.walk, Matches) else None
