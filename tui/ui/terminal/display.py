"""Send a terminal only the cells that changed, and a colour only when it changes.

Textual repaints whole widgets; over a slow line that is what one waits for. What the terminal shows is kept here cell
by cell, and only the difference is written.
"""

from collections.abc import Iterator
from itertools import repeat

from rich.cells import cell_len, split_graphemes
from rich.color import ColorSystem
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

from tui.cleaning import clean
from tui.ui.terminal.pen import Cell, Pen

Update = LayoutUpdate | ChopsUpdate

_UNKNOWN: Cell = ("?unknown", None)
_WORTH_A_JUMP = 6
"""So many unchanged cells are cheaper to jump over than to write again."""
_STYLES_KEPT = 4_096


class CellDisplay:
    """What a terminal shows, as far as it is known; `links` tells whether it is told where a text leads."""

    def __init__(self, *, links: bool = False) -> None:
        self._links = links
        self._size = (0, 0)
        self._rows: list[list[Cell]] = []
        self._styles: dict[Style | None, Style | None] = {}

    def forget(self) -> None:
        """Know nothing of the terminal any more: the next update is written whole."""
        self._size = (0, 0)

    def difference(self, update: Update, size: tuple[int, int], colors: ColorSystem) -> str:
        """What to write so that the terminal shows `update`; from now on it is taken to show it."""
        if self._size != size or len(self._styles) > _STYLES_KEPT:
            width, height = self._size = size
            self._rows = [[_UNKNOWN] * width for _ in range(height)]
            self._styles.clear()
        pen = Pen(colors, links=self._links)
        for x, y, strip in _pieces(update):
            if y < len(self._rows) and x < size[0]:
                self._put(x, y, self._cells(strip)[: size[0] - x], pen)
        return pen.written()

    def picture(self, colors: ColorSystem) -> str | None:
        """What to write so that an empty terminal shows the same; None where not all of it is known."""
        if not self._rows or self._size == (0, 0) or any(cell is _UNKNOWN for row in self._rows for cell in row):
            return None
        pen = Pen(colors)
        for y, row in enumerate(self._rows):
            pen.write(0, y, row)
        return pen.written()

    def _put(self, x: int, y: int, new: list[Cell], pen: Pen) -> None:
        row = self._rows[y]
        end = x + len(new)
        old = row[x:end]
        if new == old:
            return
        row[x:end] = new
        changed = [index for index, (mine, theirs) in enumerate(zip(new, old, strict=True)) if mine != theirs]
        for start, stop in _runs(changed):
            while start and not new[start][0]:  # the left half may have been lost with the right one
                start -= 1
            while stop < len(new) and not new[stop][0]:
                stop += 1
            pen.write(x + start, y, new[start:stop])

    def _cells(self, strip: Strip) -> list[Cell]:
        cells: list[Cell] = []
        for text, style, control in strip:
            if control:
                continue
            text = clean(text).replace("\n", " ")  # for what went past all who should have cleaned it
            style = self._styles.setdefault(style, style)  # one object per style, so that equal cells compare fast
            if text.isascii() or cell_len(text) == len(text):
                cells.extend(zip(text, repeat(style)))
                continue
            for start, end, width in split_graphemes(text)[0]:
                if width == 0 and cells:
                    cells[-1] = (cells[-1][0] + text[start:end], cells[-1][1])
                elif width:
                    cells.append((text[start:end], style))
                    cells.extend([("", style)] * (width - 1))
        return cells


def _pieces(update: Update) -> Iterator[tuple[int, int, Strip]]:
    """The strips of an update and where they go."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield x, y, strip
                x += strip.cell_length
        return
    for y, left, right in update.spans:
        for end, (x, piece) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if piece is not None and x <= right and end > left:
                yield x, y, piece if end <= right else piece.crop(0, min(end, right) - x)


def _runs(changed: list[int]) -> Iterator[tuple[int, int]]:
    """Stretches of changed cells, each with the few unchanged ones between them."""
    start = previous = changed[0]
    for index in changed[1:]:
        if index - previous > _WORTH_A_JUMP:
            yield start, previous + 1
            start = index
        previous = index
    yield start, previous + 1
