"""Rows with looks for a terminal that knows them, and without a single escape for all else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.cli import printing

if TYPE_CHECKING:
    from rich.text import Text


def writer() -> Callable[[Text], str]:
    """What turns a row into what is written: with looks only where standard output is a terminal."""
    if not printing.on_terminal():
        return lambda row: row.plain
    from rich.console import Console

    terminal = Console(highlight=False, markup=False, emoji=False)

    def with_looks(row: Text) -> str:
        with terminal.capture() as captured:
            terminal.print(row, no_wrap=True, overflow="ignore", crop=False, end="")
        return captured.get()

    return with_looks
