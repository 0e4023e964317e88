"""An import while it goes on: a bar on a terminal, and elsewhere a line now and then."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol, TextIO, cast

from tui.cli import printing
from tui.cli.import_words import Grouped, Tally, how_far

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_TIDYING = "All is taken in; the index is brought into its best order"
_FIRST_LINE, _NEXT_LINES = 5.0, 30.0
"""Seconds until the first line, and between the others."""


class Shown(Protocol):
    """What shows how far an import is."""

    def show(self, tally: Tally) -> None:
        """It is so far now."""

    def tidying(self) -> None:
        """All is taken in, and brought into order."""

    def catching_up(self, stories: int) -> None:
        """So many stories that an older version took in are known now as this one knows them."""


@contextmanager
def progress(grouped: Grouped) -> Iterator[Shown]:
    """Show on standard error, while the block runs, how far an import is."""
    if not _on_terminal():
        yield _Lines(grouped)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    from tui.settings import settings
    from tui.ui.terminal.line import line_of

    plain = line_of(os.environ, settings()).colours in ("none", "16")  # what a bar has of colours is not among these
    columns = (BarColumn(bar_width=None), TextColumn("{task.description}", markup=False))
    console = Console(file=cast("TextIO", _AsLongAsThere(sys.stderr)), no_color=plain or None)
    with Progress(*columns, console=console, transient=True, refresh_per_second=4) as bar:
        yield _Bar(bar, grouped)


def _on_terminal() -> bool:
    from tui.ui.terminal.abilities import is_dumb

    return sys.stderr is not None and sys.stderr.isatty() and not is_dumb(os.environ)


class _AsLongAsThere:
    """Standard error, of which an import does not trip when the terminal is gone and nobody minds.

    It is sent what the terminal understands, in our own signs as they are for it.
    """

    def __init__(self, stream: TextIO) -> None:
        from tui.typeset.glyphs import ASCII
        from tui.ui.terminal.abilities import glyphs_for
        from tui.ui.terminal.understood import understood

        self._stream = stream
        self._understood = understood
        self.encoding = "ascii" if glyphs_for() is ASCII else stream.encoding

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        with suppress(OSError):
            self._stream.write(self._understood(text))
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()


class _Bar:
    def __init__(self, bar: Progress, grouped: Grouped) -> None:
        self._bar = bar
        self._task: TaskID = bar.add_task("", total=None)
        self._grouped = grouped
        self._begun = monotonic()

    def show(self, tally: Tally) -> None:
        said = how_far(tally, monotonic() - self._begun, self._grouped)
        self._bar.update(self._task, total=tally.in_all or None, completed=tally.bytes, description=said)

    def tidying(self) -> None:
        self._bar.update(self._task, total=None, description=_TIDYING)

    def catching_up(self, stories: int) -> None:
        self._bar.update(self._task, total=None, description=_caught_up(stories, self._grouped))


class _Lines:
    def __init__(self, grouped: Grouped) -> None:
        self._grouped = grouped
        self._begun = monotonic()
        self._next = self._begun + _FIRST_LINE

    def show(self, tally: Tally) -> None:
        now = monotonic()
        if now >= self._next:
            self._next = now + _NEXT_LINES
            printing.complain(f"Importing: {how_far(tally, now - self._begun, self._grouped)}.")

    def tidying(self) -> None:
        """Nobody waits for it here."""

    def catching_up(self, stories: int) -> None:
        now = monotonic()
        if now >= self._next:
            self._next = now + _NEXT_LINES
            printing.complain(f"{_caught_up(stories, self._grouped)}.")


def _caught_up(stories: int, grouped: Grouped) -> str:
    return f"Looking for quotes in stories from an older version: {grouped(stories)} done"
