"""Break a text into rows by the cells it takes on a terminal."""

import re
from collections.abc import Iterator

from rich.cells import cell_len, split_graphemes

from tui.cleaning import clean

# Characters known to take one cell each, newline drawn as a blank: nearly all of a newspaper.
_ONE_CELL = re.compile("[\n -~\xa0-\xac\xae-\u02ff\u2010-\u2015\u2018-\u201f\u2026\u20ac]*")
_BLANK = re.compile("[ \n\u2000-\u200a\u3000]*")


def wrap(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The rows that `text[start:end]` makes, as offsets, without the blanks between them.

    No row is wider than `width` (at least 2). Words stay whole unless they are wider than a row. Only as much
    of the text is looked at as is asked for.
    """
    at = _after_blanks(text, start, end)
    while at < end:
        stop = _row_end(text, at, end, width)
        row = text[at:stop]
        yield at, at + len(row.rstrip(" \n"))
        at = _after_blanks(text, stop, end)


def wrap_evenly(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Like `wrap`, with the rows about equally long, as a headline wants it; for short texts."""
    rows = list(wrap(text, start, end, width))
    if not 1 < len(rows) <= 4:
        return rows
    narrow, wide = width // 2, width
    while narrow < wide:
        middle = (narrow + wide) // 2
        narrower = list(wrap(text, start, end, middle))
        if len(narrower) == len(rows) and all(cell_len(clean(text[a:b])) <= width for a, b in narrower):
            rows, wide = narrower, middle
        else:
            narrow = middle + 1
    return rows


def _after_blanks(text: str, at: int, end: int) -> int:
    found = _BLANK.match(text, at, end)
    return found.end() if found else at


def _row_end(text: str, at: int, end: int, width: int) -> int:
    fit = _furthest(text, at, end, width)
    if fit == end or text[fit] in " \n":
        return fit
    blank = max(text.rfind(" ", at, fit), text.rfind("\n", at, fit))
    return blank if blank > at else fit


def _furthest(text: str, at: int, end: int, width: int) -> int:
    """Where the last character that fits ends; at least one is taken."""
    limit = min(at + width, end)
    # One more than fits is looked at: it may be a mark that belongs on the last letter.
    plain = _ONE_CELL.match(text, at, min(limit + 1, end))
    if plain is not None and plain.end() == min(limit + 1, end):
        return limit
    chunk = clean(text[at : min(end, at + 4 * width)])
    used = taken = 0
    for _, stop, cells in split_graphemes(chunk)[0]:
        if used + cells > width and taken:
            break
        used, taken = used + cells, stop
    return at + taken
