"""Whatever is typed, it is asked: parsed, put to a library and found in texts, and written out it means the same."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.test_fields import shelve
from tui.library.base import View, WritableLibrary
from tui.library.fields import FIELDS, STATES
from tui.library.hits import find_hits, snippet
from tui.library.query import AllOf, AnyOf, Days, Marked, Node, Places, Query, Term, parse, parse_filter
from tui.library.sqlite.library import open_library_file

TODAY = date(2024, 6, 1)
PIECES = (
    *(f"{field}:" for field in FIELDS), *STATES, "skatt", "avgiften", "kari nes", "ås", "OR", "AND", "NOT", "NEAR(",
    "|", "(", ")", "-", '"', "«", "»", "“", "”", "„", "*", " ", " ", " ", "2019", "2019-05", "i går", "forrige uke",
    "NTB", "foto:", ":", "^", "+", "{", "}", "'", "\\", "/", "\x00", "\ud800", "e\u0301", "İ", "ß", "🐄", "\u202e",
    "\u00ad", "\n", "\t", "1", "-1", "--", "%", ";",
)  # fmt: skip
fragments = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
typed_texts = st.one_of(
    fragments, st.text(max_size=60), st.lists(st.one_of(fragments, st.text(max_size=5))).map("".join)
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WritableLibrary]:
    with closing(open_library_file(tmp_path_factory.mktemp("asked") / "few.spalte", create=True)) as made:
        shelve(made)
        yield made


@settings(deadline=None, max_examples=300)
@given(typed=typed_texts, unfinished=st.booleans(), filters=st.booleans())
def test_whatever_is_typed_a_library_answers_it(
    library: WritableLibrary, typed: str, unfinished: bool, filters: bool
) -> None:
    query = parse_filter(typed, today=TODAY) if filters else parse(typed, unfinished=unfinished, today=TODAY)
    marked = [headline.place for headline in library.headlines_after(View(oldest_first=True))][::2]
    asked = library.expand(query.placed(lambda _: marked))
    view = View(filter=asked) if filters else View(search=asked)
    found = library.headlines_after(view)
    assert found == library.headlines_before(view)
    assert len(found) == library.count(view)
    if not filters:
        best = library.best(asked, 10, 10) if asked else found
        assert {each.place for each in best} == {each.place for each in found}
    places = [each.place for each in found]
    documents, parts = library.documents(places), library.parts(places)
    for place in places:
        text = documents[place].text
        for start, end in find_hits(asked, text, parts=parts.get(place)):
            assert 0 <= start < end <= len(text)
        line, lit = snippet(asked, text, 60, parts.get(place))
        assert all(0 <= start < end <= len(line) <= 60 for start, end in lit)


@given(typed=typed_texts)
def test_what_is_understood_means_the_same_written_out(typed: str) -> None:
    query = parse(typed, today=TODAY)
    if _writable(query.node):
        again = parse(written(query), today=TODAY)
        assert (again.terms, again.tree, again.notes) == (query.terms, query.tree, ())


def written(query: Query) -> str:
    """A query in the language of searches."""

    def put(node: Node, *, inside: bool = True) -> str:
        match node:
            case int():
                return _term(query.terms[node])
            case Days():
                end = f"from:{node.first}" if node.first is not None else f"to:{node.last}"
                return f"{'-' * node.excluded}{end}"
            case Marked(mark="tag"):
                return f'{"-" * node.excluded}tag:"{node.name}"'
            case Marked():
                return f"{'-' * node.excluded}is:{node.mark}"
            case Places():
                raise AssertionError
        parts = (" OR " if isinstance(node, AnyOf) else " ").join(map(put, node.parts))
        return f"({parts})" if inside else parts

    alone = isinstance(query.node, AllOf) or query.tree is None
    return put(query.node, inside=not alone)


def _term(term: Term) -> str:
    words = f'"{" ".join(term.words)}"' if term.exact else "-".join(term.words)
    field = f"{term.field}:" if term.field else ""
    return f"{'-' * term.excluded}{field}{words}{'*' * term.unfinished}"


def _writable(node: Node) -> bool:
    """Whether its days and tags are such as can be written: no year before 1000, no mark within a name."""
    match node:
        case AllOf(parts) | AnyOf(parts):
            return all(map(_writable, parts))
        case Days(first, last):
            return (first or last or TODAY).year >= 1000
        case Marked(name=name):
            return '"' not in name and name == name.strip()
    return True
