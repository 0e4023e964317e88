"""Queries as a person may type them, put together of what a test has stories for."""

from hypothesis import strategies as st


def queries_of(leaves: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """The leaves, left out, together, and one or the other of them."""
    return st.recursive(
        leaves,
        lambda each: (
            each.map("-({})".format)
            | st.tuples(each, each).map("({0[0]} OR {0[1]})".format)
            | st.tuples(each, each).map("({0[0]} {0[1]})".format)
        ),
        max_leaves=8,
    )
