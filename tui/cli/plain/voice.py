"""What is said: one line after another, without a single escape, all at once or so many lines at a time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator

from tui.cleaning import clean_line
from tui.cli import printing
from tui.typeset.wrap import wrap
from tui.ui.terminal.abilities import speaks_utf8

_NARROWEST = 2
MORE = "There is more."


class Voice:
    """Says lines; what is left when it pauses is said by `more`.

    On a terminal a line is broken between words, so that no word is cut at its edge; elsewhere it stays one.
    On a terminal whose locale knows no æ, it is written as ae.
    """

    def __init__(self) -> None:
        self.page = 0
        """So many rows are said at a time; 0 for all at once."""
        self._ascii = os.environ.get("SPALTE_ASCII", "0") not in ("", "0") or (
            printing.on_terminal() and not speaks_utf8(os.environ)
        )
        self._rest: Iterator[tuple[str, bool]] | None = None
        self._held: tuple[str, bool] | None = None
        self._most = 0

    def say(self, sentence: str) -> None:
        """Say this now, whatever is left of something else."""
        for row, _ in self._rows([sentence]):
            self._write(row)

    def tell(self, lines: Iterable[str], most: int = 0) -> None:
        """Say these, pausing after a page, or else after `most` of them; what was left of others is dropped."""
        self._rest, self._most = self._rows(lines), most
        self._held = None
        self.more()

    def more(self) -> bool:
        """Go on after a pause; False where nothing is left."""
        rest = self._rest
        if rest is None:
            return False
        room, said = self.page or self._most, 0
        row = self._held or next(rest, None)
        while row is not None:
            self._write(row[0])
            said += 1 if self.page else row[1]
            row = next(rest, None)
            if row is not None and room and said >= room and (self.page or row[1]):
                self._held = row
                self.say(MORE)
                return True
        self.stop()
        return True

    def stop(self) -> None:
        """Drop what is left."""
        self._rest = self._held = None

    def _rows(self, lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
        """Each line as the rows it takes; of each whether it begins a line."""
        for line in lines:
            line = clean_line(line)
            if not printing.on_terminal():
                yield line, True
                continue
            # One cell is left free: some printers go to the next row by themselves when one is full.
            width = max(_NARROWEST, shutil.get_terminal_size().columns - 1)
            for start, end in wrap(line, 0, len(line), width):
                yield line[start:end], start == 0

    def _write(self, row: str) -> None:
        printing.write((printing.sayable(row, "ascii") if self._ascii else row) + "\n")
