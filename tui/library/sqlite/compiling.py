"""Queries as walks: what lies in one index becomes one question of FTS5, and the rest is put together of walks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from tui.library.query import AllOf, AnyOf, Days, Marked, Node, Places, Query, Term
from tui.library.sqlite.days import OfDays, both, bounds_of
from tui.library.sqlite.matching import beginning, expression_of, is_unfinished
from tui.library.sqlite.quoted import Quoted
from tui.library.sqlite.walks import Both, Bounds, Either, Everything, Listed, Matches, Walk, Without

COLUMNS: Mapping[str, tuple[str, str | None]] = {
    "title": ("title_fts", None),
    "lead": ("part_fts", "lead"),
    "caption": ("part_fts", "caption"),
    "photo": ("part_fts", "photo"),
    "agency": ("part_fts", "agency"),
    "by": ("part_fts", "author"),
    "paper": ("part_fts", "paper"),
    "lang": ("part_fts", "language"),
    "ref": ("part_fts", "ref"),
    "said": ("quote_fts", "said"),
    "speaker": ("quote_fts", "speaker"),
}
"""Where the words of a field are: the index, and its column where it has several."""

_WRITTEN = ("title", "lead", "said", "speaker", "caption")
"""Fields whose words stand in the text."""

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
        assert isinstance(self.walk, Matches | Quoted)
        return self.walk.expression if self.whole else f"({self.walk.expression})"


def text_walk(query: Query, *, upward: bool) -> Walk:
    """Stories that meet the query. A word that is being typed may also begin a word of the headline."""
    compiler = _Compiler.of(query, "fts", upward)
    typed = next((at for at, term in enumerate(query.terms) if is_unfinished(term) and not term.field), None)
    walk = compiler.walk()
    if typed is not None:
        walk = Either(walk, replace(compiler, typed=typed).walk(), upward)
    return OfDays(walk, compiler.days, upward) if compiler.days is not None else walk


def query_walk(query: Query, table: str, *, upward: bool) -> Walk:
    """Stories that meet the query; what is of no field is looked for in this index."""
    compiler = _Compiler.of(query, table, upward)
    return OfDays(compiler.walk(), compiler.days, upward) if compiler.days is not None else compiler.walk()


def ranking_expression(query: Query) -> tuple[str, bool] | None:
    """What FTS5 can rank whole texts by, and whether every story that meets it is asked for.

    Where all words are asked of parts of a text, how often the whole of it says them. None where no words are wanted.
    """
    compiler = _Compiler.of(query, "fts", upward=False)
    walk = compiler.walk()
    if (found := _ranked(walk)) is not None:
        return found.expression, found is walk and compiler.days is None
    of_parts = [term for term in query.terms if term.field in _WRITTEN and not term.excluded]
    return (" OR ".join(f"({expression_of(term, prefixes=False)})" for term in of_parts), False) if of_parts else None


def _ranked(walk: Walk) -> Matches | None:
    match walk:
        case Matches(table="fts"):
            return walk
        case Both(one, other):
            return _ranked(one) or _ranked(other)
        case Without(inner):
            return _ranked(inner)
    return None


@dataclass(frozen=True, slots=True)
class _Compiler:
    """Makes parts of a query, of which `parts` have all to be met, as well as the days.

    The term with the number `typed` is looked for in headlines, as a beginning.
    """

    terms: Sequence[Term]
    parts: Sequence[Node]
    days: Days | None
    table: str
    upward: bool
    typed: int | None = None

    @staticmethod
    def of(query: Query, table: str, upward: bool) -> _Compiler:
        node = query.node
        parts = node.parts if isinstance(node, AllOf) else (node,)
        days = [part for part in parts if isinstance(part, Days) and not part.excluded]
        rest = [part for part in parts if part not in days]
        return _Compiler(query.terms, rest, both(days) if days else None, table, upward)

    def walk(self) -> Walk:
        """Stories that meet the parts; of other days, too."""
        part = self._part(AllOf(tuple(self.parts)))
        if part is None:
            return Everything(self.upward)
        return Without(Everything(self.upward), part.walk) if part.out else self._present(part.walk)

    @property
    def _bounds(self) -> Bounds | None:
        return bounds_of(self.days) if self.days is not None else None

    def _part(self, node: Node) -> _Part | None:
        """What the node means; None where every story meets it."""
        match node:
            case int():
                return self._term(self.terms[node], typed=node == self.typed)
            case Days():
                days = replace(node, excluded=False)
                return _Part(OfDays(Everything(self.upward), days, self.upward), node.excluded)
            case Places():
                return _Part(Listed(node.places, self.upward), node.excluded)
            case Marked():
                raise AssertionError("a library knows no marks: Query.placed comes first")
        parts = [self._part(each) for each in node.parts]
        met = [part for part in parts if part is not None]
        if isinstance(node, AnyOf):
            return self._any(met) if met and len(met) == len(parts) else None
        return self._all(met) if met else None

    def _term(self, term: Term, *, typed: bool) -> _Part | None:
        if not term.words:
            return None
        if typed:
            return _Part(Matches("title_fts", beginning(term.words[0]), self.upward, self._bounds), whole=True)
        table, column = COLUMNS[term.field] if term.field else (self.table, None)
        expression = f"({expression_of(term, prefixes=table == 'title_fts')})"
        if column is not None:
            expression = f"({column} : {expression})"
        if table == "quote_fts" != self.table:
            return _Part(Quoted(expression, self.upward, self._bounds), term.excluded, whole=True)
        return _Part(Matches(table, expression, self.upward, self._bounds), term.excluded, whole=True)

    def _all(self, parts: Sequence[_Part]) -> _Part:
        wanted, unwanted = _apart(self._in_one_question(parts, _expression_of_all))
        wanted, unwanted = self._in_one_quote(wanted, " AND "), self._in_one_quote(unwanted, " OR ")
        if not wanted:
            return unwanted[0] if len(unwanted) == 1 else _Part(self._either(unwanted), out=True)
        if not unwanted:
            return wanted[0] if len(wanted) == 1 else _Part(self._both(wanted))
        return _Part(reduce(Without, _walks(unwanted), self._present(self._both(wanted))))

    def _any(self, parts: Sequence[_Part]) -> _Part:
        wanted, unwanted = _apart(self._in_one_question(parts, _expression_of_any))
        wanted = self._in_one_quote(wanted, " OR ")
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
                here = [_Part(Matches(table, expression, self.upward, self._bounds), out)]
            found += here
        return [*found, *others]

    def _in_one_quote(self, parts: list[_Part], joint: str) -> list[_Part]:
        """The same, with all that is asked of quotes as one part."""
        quotes = [part for part in parts if isinstance(part.walk, Quoted)]
        if len(quotes) < 2:
            return parts
        walk = Quoted(joint.join(part.expression for part in quotes), self.upward, self._bounds)
        return [*(part for part in parts if part not in quotes), _Part(walk, quotes[0].out)]

    def _both(self, parts: Sequence[_Part]) -> Walk:
        return reduce(lambda one, other: Both(one, other, self.upward), _walks(parts))

    def _either(self, parts: Sequence[_Part]) -> Walk:
        return reduce(lambda one, other: Either(one, other, self.upward), map(self._present, _walks(parts)))

    def _present(self, walk: Walk) -> Walk:
        """The walk without places that nobody stands at any more."""
        return Both(walk, Everything(self.upward), self.upward) if _is_listed(walk) else walk


def _is_listed(walk: Walk) -> bool:
    return isinstance(walk, Listed) or (isinstance(walk, Both) and _is_listed(walk.one) and _is_listed(walk.other))


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
