"""Whether a story meets a query, said as plainly as can be."""

from __future__ import annotations

from collections.abc import Callable

from tui.library.query import AllOf, Node, Query, Term


def meets(query: Query, has: Callable[[Term], bool]) -> bool:
    """Whether what `has` tells of each term is what the query asks."""

    def met(node: Node) -> bool:
        if isinstance(node, int):
            term = query.terms[node]
            return not term.words or has(term) != term.excluded
        return (all if isinstance(node, AllOf) else any)(met(part) for part in node.parts)

    return met(query.node)
