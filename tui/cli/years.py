"""A small picture of how many stories are from which year, in lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_MOST_ROWS = 30
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_LONGEST_GAP = 2
"""More rows in a row without a story than these are left out, and said to be."""
_LONGEST_BAR = 60


@dataclass(frozen=True, slots=True)
class Ink:
    """What bars are drawn with: `parts` from the least to a whole cell, and what tells that rows were left out."""

    parts: str
    gap: str


BLOCKS = Ink("▏▎▍▌▋▊▉█", "⋮")
ASCII = Ink(":#", ":")


def picture(years: Mapping[int, int], width: int, ink: Ink, separator: str) -> Iterator[str]:
    """Lines no wider than `width`, unless numbers alone are: years, a bar, and how many stories.

    Where there are very many years some stand together in a row, and a long stretch without any story is left out.
    """
    from tui.typeset.numbers import grouped

    rows = _rows(years)
    if not rows:
        return
    labels = {first: _label(first, step) for first, step, _ in rows}
    label_width = max(map(len, labels.values()))
    most = max(count for _, _, count in rows)
    count_width = len(grouped(most, separator))
    room = min(_LONGEST_BAR, max(1, width - label_width - count_width - 4))
    before = rows[0][0]
    for first, step, count in rows:
        if first > before:
            yield f"{ink.gap:>{label_width}}"
        bar = _bar(count, most, room, ink)
        yield f"{labels[first]:>{label_width}}  {bar:<{room}}  {grouped(count, separator):>{count_width}}"
        before = first + step


def _rows(years: Mapping[int, int]) -> Sequence[tuple[int, int, int]]:
    """First year, how many years, and how many stories, of each row; as fine as fits."""
    for step in _STEPS:
        counts: dict[int, int] = {}
        for year, count in years.items():
            first = year // step * step
            counts[first] = counts.get(first, 0) + count
        rows = _with_short_gaps(counts, step)
        if len(rows) <= _MOST_ROWS:
            break
    return rows


def _with_short_gaps(counts: Mapping[int, int], step: int) -> list[tuple[int, int, int]]:
    rows: list[tuple[int, int, int]] = []
    for first in sorted(counts):
        if rows and first - rows[-1][0] <= (_LONGEST_GAP + 1) * step:
            rows += [(empty, step, 0) for empty in range(rows[-1][0] + step, first, step)]
        rows.append((first, step, counts[first]))
    return rows


def _label(first: int, step: int) -> str:
    return str(first) if step == 1 else f"{first}-{first + step - 1}"


def _bar(count: int, most: int, room: int, ink: Ink) -> str:
    """As long as its share of the longest; where there is a story at all, it is seen."""
    steps = len(ink.parts)
    eighths = max(1, round(count * room * steps / most)) if count else 0
    whole, rest = divmod(eighths, steps)
    return ink.parts[-1] * whole + (ink.parts[rest - 1] if rest else "")
