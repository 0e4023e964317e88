"""The list of what an import could not read, in a file of the reader's own."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, TextIO

from tui.cleaning import clean_line
from tui.cli import printing
from tui.cli.import_words import named
from tui.locations import state_dir

if TYPE_CHECKING:
    from tui.ingest_work import Unreadable

_FOLDER = "not-imported"
_TOLD = 3
_REMEMBERED = 100_000
_KEPT = 10
"""So many lists are kept, this one among them."""


class UnreadableList:
    """What could not be read, each once, written down as it is found; the first few are told at once as well."""

    def __init__(self, now: datetime) -> None:
        self.path = state_dir() / _FOLDER / f"{now:%Y-%m-%d-%H%M%S}-{os.getpid()}.txt"
        self._file: TextIO | None = None
        self._found = 0
        self._lost = False
        self._before: set[int] = set()

    def add(self, found: Unreadable) -> None:
        """Write it down; that the list cannot be kept is told once, and the import goes on."""
        if (seen := hash(found)) in self._before:
            return
        if len(self._before) < _REMEMBERED:
            self._before.add(seen)
        self._found += 1
        if self._found <= _TOLD:
            printing.complain(f"Cannot read {named(found)}.")
        if self._lost:
            return
        try:
            if self._file is None:
                self._file = self._begun()
            self._file.write(named(found) + "\n")
        except OSError as error:
            self._lost = True
            printing.complain(
                f"The list of what cannot be read cannot be kept in {clean_line(str(self.path))}: {error.strerror}."
            )

    def _begun(self) -> TextIO:
        """The file, open; the oldest of those that were written before give way to it."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for old in sorted(self.path.parent.glob("*.txt"))[: 1 - _KEPT]:
            old.unlink(missing_ok=True)
        # line by line: however this ends, what was told is there
        return open(self.path, "w", encoding="utf-8", buffering=1, opener=_for_oneself)

    def where(self) -> str | None:
        """A sentence that tells where the list is; None where there is none, or all of it was told."""
        if self._lost or self._found <= _TOLD:
            return None
        return f"All that could not be read is listed in {clean_line(str(self.path))}."

    def close(self) -> None:
        """Nothing more is added."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()


def _for_oneself(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_CLOEXEC, 0o600)
