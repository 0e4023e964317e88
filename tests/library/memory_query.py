"""Whether a story meets a query, said as plainly as can be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tui.library.base import Headline
from tui.library.parts import COLUMNS, Indexed
from tui.library.query import AllOf, AnyOf, Days, Node, Places, Query, Term

Has = Callable[[Sequence[str], Term], bool]
_CALLED = {"author": "by", "language": "lang"}


@dataclass
class Told:
    """What a story says where: the words of its fields, and of each quote what is said and by whom."""

    headline: Headline
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    quotes: Sequence[Mapping[str, Sequence[str]]] = ()


def told(headline: Headline, title: Sequence[str], parts: Indexed) -> Told:
    """What the parts of a story say."""
    columns = zip(COLUMNS, parts.columns, strict=True)
    return Told(
        headline,
        {"title": title, **{_CALLED.get(column, column): words.split() for column, words in columns}},
        [{"said": said.split(), "speaker": speaker.split()} for said, speaker in parts.quotes],
    )


def meets(query: Query, has: Callable[[Term], bool], story: Told | None = None, within: Has | None = None) -> bool:
    """Whether what `has` tells of each term is what the query asks; what is asked of fields, `within` looks for."""

    def there(term: Term) -> bool:
        if not term.field or story is None or within is None:
            return has(term)
        if term.field in story.fields:
            return within(story.fields[term.field], term)
        return any(within(quote[term.field], term) for quote in story.quotes)

    def met(node: Node) -> bool:
        match node:
            case int():
                term = query.terms[node]
                return not term.words or there(term) != term.excluded
            case AnyOf():
                return any(met(part) for part in node.parts)
            case AllOf():
                of_quotes = [part for part in node.parts if asks_quotes(part)]
                others = [part for part in node.parts if part not in of_quotes]
                return all(met(part) for part in others) and (not of_quotes or one_quote(of_quotes))
            case Days():
                return _of_days(story, node) != node.excluded
            case Places():
                return _at(story, node.places) != node.excluded
        raise AssertionError("a library knows no marks")

    def asks_quotes(node: Node) -> bool:
        if isinstance(node, int):
            return query.terms[node].field in ("said", "speaker") and not query.terms[node].excluded
        return isinstance(node, AllOf | AnyOf) and all(asks_quotes(part) for part in node.parts)

    def one_quote(nodes: Sequence[Node]) -> bool:
        return story is not None and any(all(said(node, quote) for node in nodes) for quote in story.quotes)

    def said(node: Node, quote: Mapping[str, Sequence[str]]) -> bool:
        if isinstance(node, int):
            assert within is not None
            return within(quote[query.terms[node].field], query.terms[node])
        assert isinstance(node, AllOf | AnyOf)
        return (all if isinstance(node, AllOf) else any)(said(part, quote) for part in node.parts)

    return met(query.node)


def _of_days(story: Told | None, days: Days) -> bool:
    assert story is not None
    if story.headline.moment is None:
        return False
    day = story.headline.moment.date()
    return (days.first is None or day >= days.first) and (days.last is None or day <= days.last)


def _at(story: Told | None, places: Sequence[int]) -> bool:
    assert story is not None
    at = bisect_left(places, story.headline.place)
    return at < len(places) and places[at] == story.headline.place
