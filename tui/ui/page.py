"""A story as rows that grow from the top, and the way from a place in the text to its row."""

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from itertools import islice
from threading import Lock

from tui.typeset.lines import Line


class Page:
    """Rows set so far, in the order of the page.

    `grow` may run in another thread: rows are only ever added, at the end.
    """

    def __init__(self, lines: Iterator[Line]) -> None:
        self._coming = lines
        self._growing = Lock()
        self._places: list[tuple[int, int]] = []
        self.lines: list[Line] = []
        self.whole = False
        """Whether all rows are set."""

    def grow(self, rows: int) -> None:
        """Set that many more rows, as far as there are."""
        with self._growing:
            before = len(self.lines)
            for line in islice(self._coming, rows):
                self._place(line)
                self.lines.append(line)
            if len(self.lines) - before < rows:
                self.whole = True

    def grow_past(self, offset: int, rows: int) -> None:
        """Set rows until `offset` is set and that many rows more, so that a screen from there can be drawn."""
        while not self.whole and (not self._places or self._places[-1][0] <= offset):
            self.grow(max(rows, 500 if offset else rows))
        self.grow(rows)

    def row_at(self, offset: int) -> int:
        """The row that shows `offset` of the raw text, or else the last before it that shows any; row 0 for 0."""
        if offset <= 0:
            return 0
        found = bisect_right(self._places, (offset, len(self.lines))) - 1
        return self._places[found][1] if found >= 0 else 0

    def offset_at(self, row: int) -> int:
        """Where the text stands that `row` shows; the way back of `row_at`. 0 for the top."""
        if row <= 0 or not self.lines:
            return 0
        return max(1, self.lines[min(row, len(self.lines) - 1)].start)

    def shows(self, offset: int) -> bool:
        """Whether the character at `offset` can be seen on the page, folded text apart."""
        if not self.lines:
            return False
        line = self.lines[self.row_at(offset)]
        return any(run.start <= offset < run.start + len(run.text) for run in line.runs if run.start >= 0)

    def rows(self, start: int, end: int) -> Sequence[int]:
        """The rows that show the text from `start` to `end`."""
        first, last = self.row_at(start), self.row_at(max(start, end - 1))
        return range(first, max(first, last) + 1)

    def _place(self, line: Line) -> None:
        if line.start >= line.end:
            return
        place = (line.start, len(self.lines))
        if not self._places or place > self._places[-1]:
            self._places.append(place)
        else:
            insort(self._places, place)
