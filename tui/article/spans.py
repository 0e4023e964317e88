"""A stretch of a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of the raw text in code points; `end` is exclusive."""

    start: int
    end: int
