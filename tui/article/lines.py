"""The lines of a text that hold anything, with their offsets."""

from itertools import pairwise
from typing import NamedTuple

_BLANKS = " \t\r\f\v\xa0\u2002\u2003\u2009\u200a\u202f\u3000\ufeff\u200b\u2060\xad"


class Line(NamedTuple):
    """One line, trimmed of blanks and of characters that take no room; `folded` is its text in lower case, as long."""

    start: int
    end: int
    text: str
    folded: str


def lines_of(text: str, folded: str) -> list[Line]:
    """The lines of `text` that are not blank, in order; `folded` is the text in lower case with every offset kept."""
    found = []
    at = 0
    for raw in text.split("\n"):
        stripped = raw.strip(_BLANKS)
        if stripped:
            start = at + raw.find(stripped[0])
            end = start + len(stripped)
            found.append(Line(start, end, stripped, folded[start:end]))
        at += len(raw) + 1
    return found


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without the blanks at both ends."""
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return start, end


def are_airy(lines: list[Line]) -> bool:
    """Whether most lines have a blank one before them, so that two without belong together."""
    return 2 * sum(then.start - line.end > 1 for line, then in pairwise(lines)) > len(lines)
