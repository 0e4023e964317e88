"""Rows of a set story as strips for the screen."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.article.spans import Span
from tui.typeset.lines import Line, Role, Run


class Light(NamedTuple):
    """A stretch of the raw text drawn in a style of its own."""

    span: Span
    style: Style


class Hint(NamedTuple):
    """Letters to press, drawn over the text at an offset."""

    offset: int
    letters: str


def paint_line(
    line: Line,
    look: Callable[[Role], Style],
    lights: Sequence[Light],
    state: str | None,
    links: Sequence[Light] = (),
) -> list[Segment]:
    """The segments of a row: roles as styles, lit stretches in place of them, later lights before earlier ones.

    `links` are added to how a stretch looks. `state` is the word on the reference of this row, in the width kept for
    it.
    """
    segments: list[Segment] = []
    for run in line.runs:
        style = look(run.role)
        if run.role is Role.REFERENCE_STATE and state is not None:
            segments.append(Segment(state, style))
        elif run.start < 0 or not (lights or links):
            segments.append(Segment(run.text, style))
        else:
            segments += _lit(run, style, lights, links)
    return segments


def _lit(run: Run, look: Style, lights: Sequence[Light], links: Sequence[Light]) -> list[Segment]:
    end = run.start + len(run.text)
    near, leading = (
        [light for light in each if light.span.start < end and light.span.end > run.start] for each in (lights, links)
    )
    spans = [light.span for light in (*near, *leading)]
    edges = sorted({run.start, end, *(min(max(edge, run.start), end) for span in spans for edge in span)})
    segments = []
    for start, stop in pairwise(edges):
        style = look
        for light in near:
            if light.span.start <= start and stop <= light.span.end:
                style = light.style
        for link in leading:
            if link.span.start <= start and stop <= link.span.end:
                style += link.style
        segments.append(Segment(run.text[start - run.start : stop - run.start], style))
    return segments


def column_of(line: Line, offset: int) -> int | None:
    """The cell at which the text of `offset` stands in the row; None where the row does not show it."""
    cells = 0
    for run in line.runs:
        if run.start >= 0 and run.start <= offset < run.start + len(run.text):
            return cells + cell_len(run.text[: offset - run.start])
        cells += cell_len(run.text)
    return None


def offset_of(line: Line, column: int) -> int | None:
    """The offset of the text drawn at a cell of the row; None where an ornament or nothing stands."""
    cells = 0
    for run in line.runs:
        wide = cell_len(run.text)
        if cells <= column < cells + wide:
            if run.start < 0:
                return None
            taken = next(n for n in range(1, len(run.text) + 1) if cell_len(run.text[:n]) > column - cells)
            return run.start + taken - 1
        cells += wide
    return None


def put_over(strip: Strip, column: int, text: str, style: Style) -> Strip:
    """`strip` with `text`, of one cell a letter, over its cells from `column`."""
    width = strip.cell_length
    column = max(0, min(column, width - len(text)))
    left, _, right = strip.divide([column, min(width, column + len(text)), width]) if width else (strip, strip, strip)
    return Strip.join([left, Strip([Segment(text, style)], len(text)), right])
