"""The parts a story is made of."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from tui.article.lines import Line, trimmed

_SCRAP = 16  # code points beside a caption or reference that are no part of their own


class Kind(StrEnum):
    """What a block is to a reader."""

    DATE = "date"
    """The coarse date header of a scraped file (`date 2019-04`)."""
    KICKER = "kicker"
    HEADLINE = "headline"
    LEAD = "lead"
    BYLINE = "byline"
    """Who wrote it, people and agencies alike."""
    STAMP = "stamp"
    HEADING = "heading"
    """A section heading."""
    PARAGRAPH = "paragraph"
    QUESTION = "question"
    """A question the interviewer asks."""
    LIST_ITEM = "list-item"
    FACT_HEADING = "fact-heading"
    FACT = "fact"
    """A line of the fact box whose heading stands above it."""
    CAPTION = "caption"
    REFERENCE = "reference"
    RESIDUE = "residue"
    """What the page left behind: share buttons, menus, adverts, counters."""


class Block(NamedTuple):
    """A stretch of the text, trimmed of blanks, and what it is."""

    kind: Kind
    start: int
    end: int


def blocks_of(text: str, lines: list[Line], kinds: list[Kind | None], parts: Iterable[Block]) -> list[Block]:
    """The blocks of all lines, in order: every character that is not blank is in exactly one.

    `parts` are what may be less or more than a line: captions, references, the headline. What stands beside them in
    their lines is a block of its own, or joins the part where it is a scrap (a paywall mark).
    """
    blocks: list[Block] = []
    waiting = sorted(parts, key=lambda part: part.start)
    waiting.reverse()
    for line, kind in zip(lines, kinds, strict=True):
        at = max(line.start, blocks[-1].end) if blocks else line.start
        while waiting and waiting[-1].start < line.end:
            part = waiting.pop()
            if part.start < at:
                continue
            _fill(text, blocks, at, part.start, kind)
            blocks.append(part)
            at = part.end
        _fill(text, blocks, at, line.end, kind)
    return blocks


def _fill(text: str, blocks: list[Block], start: int, end: int, kind: Kind | None) -> None:
    """A block for what stands in a line beside its parts, or for the whole line where it has none."""
    start, end = trimmed(text, start, end)
    if start >= end:
        return
    if kind is Kind.HEADLINE:
        kind = Kind.BYLINE  # an author or a paper behind a bar
    elif kind in (Kind.CAPTION, Kind.REFERENCE):
        if blocks and end - start < _SCRAP and blocks[-1].kind is kind:
            blocks[-1] = Block(kind, blocks[-1].start, end)
            return
        kind = Kind.PARAGRAPH if kind is Kind.CAPTION and end - start > 60 else Kind.RESIDUE
    blocks.append(Block(kind or Kind.PARAGRAPH, start, end))
