"""Texts that are far longer than any news story: understood as far as a story goes, and all of it shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.article.blocks import Block, Kind

_MOST_CHARACTERS = 400_000
"""So much is understood of one text: ten times the longest stories there are, and about a second's work at worst."""
_MOST_LINES = 20_000
"""… and so many lines, blank ones not counted."""
_LINE = re.compile(r"\S[^\n]*")


def understood_part(text: str) -> int:
    """Where the part of a text ends that is understood: for every news story its end, else that of a line."""
    if len(text) <= _MOST_LINES:  # which has no more lines than that, either
        return len(text)
    end = 0
    for number, line in enumerate(_LINE.finditer(text, 0, _MOST_CHARACTERS + 1)):
        if number == _MOST_LINES:
            return end
        end = line.end()
    return len(text) if len(text) <= _MOST_CHARACTERS else _cut(text, _MOST_CHARACTERS)


def paragraphs_from(text: str, start: int) -> Iterator[Block]:
    """What stands behind that part: a paragraph a line, and nothing more is made of it."""
    for line in _LINE.finditer(text, start):
        yield Block(Kind.PARAGRAPH, line.start(), line.start() + len(line[0].rstrip()))


def _cut(text: str, end: int) -> int:
    """The end of the last line before `end`, or that very place where one line goes on and on."""
    return text.rfind("\n", 0, end) + 1 or end
