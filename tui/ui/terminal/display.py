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
from tui.ui.terminal.inks import Inks, Paper
from tui.ui.terminal.letters import like
from tui.ui.terminal.pen import Cell, Pen, Run
from tui.ui.terminal.shifting import shift_between
from tui.ui.terminal.skill import Skill

Update = LayoutUpdate | ChopsUpdate
_Piece = tuple[int, int, list[Cell]]

_UNKNOWN: Cell = ("?unknown", None)
_WORTH_A_LOOK = 6
"""When so many rows are written, it may be that they only move."""
_WORTH_A_JUMP = 6
"""So many unchanged cells are cheaper to jump over than to write again."""
_STYLES_KEPT = 4_096


class CellDisplay:
    """What a terminal shows, as far as it is known.

    `skill` is what the terminal can do to spare bytes, `links` tells whether it is told where a text leads; `looks` are
    the numbers of bold, italic and so on that it knows, None where that is all. Without `letters` it has those of ASCII
    only.
    """

    def __init__(
        self,
        skill: Skill = Skill(),  # noqa: B008 -- a tuple
        *,
        links: bool = False,
        looks: frozenset[str] | None = None,
        letters: bool = True,
    ) -> None:
        self._skill = skill
        self._links = links
        self._looks = looks
        self._letters = letters
        self._paper: Paper | None = None
        self._size = (0, 0)
        self._rows: list[list[Cell]] = []
        self._styles: dict[Style | None, Style | None] = {}
        self._pen: Pen | None = None

    @property
    def known(self) -> bool:
        """Whether anything is known of what the terminal shows."""
        return self._size != (0, 0)

    def stands_on(self, paper: Paper) -> None:
        """Know what text stands on as a rule."""
        if paper != self._paper:
            self._paper = paper
            self.forget()

    def forget(self) -> None:
        """Know nothing of the terminal any more: the next update is written whole."""
        self._size = (0, 0)
        self._pen = None

    def difference(
        self, update: Update, size: tuple[int, int], colors: ColorSystem | None, cursor: tuple[int, int] | None = None
    ) -> str:
        """What to write so that the terminal shows `update`; from now on it is taken to show it.

        The cursor stays where it was written last, unless it is to be somewhere.
        """
        if self._size != size or len(self._styles) > _STYLES_KEPT:
            width, height = self._size = size
            self._rows = [[_UNKNOWN] * width for _ in range(height)]
            self._styles.clear()
            self._pen = None
        pen = self._pen = self._pen or Pen(self._inks(colors), size[0], self._skill, links=self._links)
        pieces = [(x, y, self._cells(strip)[: size[0] - x]) for x, y, strip in _pieces(update, size)]
        if self._skill.shifts and len({y for _, y, _ in pieces}) >= _WORTH_A_LOOK:
            pieces = self._shifted(pieces, pen)
        pen.write_all(run for piece in pieces for run in self._put(*piece))
        if cursor is not None:
            pen.move(*cursor)
        return pen.taken()

    def picture(self, colors: ColorSystem | None) -> str | None:
        """What to write so that an empty terminal shows the same; None where not all of it is known."""
        if not self._rows or self._size == (0, 0) or any(cell is _UNKNOWN for row in self._rows for cell in row):
            return None
        drawn, inks = [], self._inks(colors)
        for y, row in enumerate(self._rows):
            pen = Pen(inks, self._size[0], Skill())  # one for each row, which begins with its place and its colours
            pen.write(0, y, row)
            pen.wipe()
            drawn.append(pen.taken())
        return "".join(drawn)

    def _inks(self, colors: ColorSystem | None) -> Inks:
        return Inks(colors, self._looks, self._paper)

    def _shifted(self, pieces: list[_Piece], pen: Pen) -> list[_Piece]:
        """Move rows that are there already to where they are wanted; what is still to be put."""
        wanted = {y: list(self._rows[y]) for _, y, _ in pieces}
        for x, y, cells in pieces:
            wanted[y][x : x + len(cells)] = cells
        after = [wanted.get(y) or list(row) for y, row in enumerate(self._rows)]
        shift = shift_between(self._rows, after)
        if shift is None:
            return pieces
        first, end, by = shift
        if not all(_is_plain(row) for row in (*self._rows[first:end], *after[first:end])):
            return pieces
        pen.shift(first, end, by)
        new = [[_UNKNOWN] * self._size[0] for _ in range(abs(by))]
        kept = self._rows[first + max(0, by) : end + min(0, by)]
        self._rows[first:end] = [*kept, *new] if by > 0 else [*new, *kept]
        return [(0, y, row) for y, row in enumerate(after)]

    def _put(self, x: int, y: int, new: list[Cell]) -> Iterator[Run]:
        """Take these cells to be shown from now on; what has to be written for it."""
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
            yield x + start, y, new[start:stop]

    def _cells(self, strip: Strip) -> list[Cell]:
        cells: list[Cell] = []
        for text, style, control in strip:
            if control:
                continue
            text = clean(text).replace("\n", " ")  # for what went past all who should have cleaned it
            if not self._letters:
                text = like(text)
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


def _is_plain(row: list[Cell]) -> bool:
    """Whether each cell of a row is known, and holds one character that takes one cell."""
    text = "".join(text for text, _ in row)
    return len(text) == len(row) and (text.isascii() or cell_len(text) == len(text))


def _pieces(update: Update, size: tuple[int, int]) -> Iterator[tuple[int, int, Strip]]:
    """The strips of an update and where they go, as far as they are on the screen."""
    return ((x, y, strip) for x, y, strip in _strips(update) if x < size[0] and y < size[1])


def _strips(update: Update) -> Iterator[tuple[int, int, Strip]]:
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
