"""Rows with such looks as a terminal knows, and without a single escape for all else."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.cli import printing

if TYPE_CHECKING:
    from rich.text import Text


def writer() -> Callable[[Text], str]:
    """What turns a row into what is written: with looks only where standard output is a terminal."""
    from tui.ui.terminal.abilities import is_dumb

    if not printing.on_terminal() or is_dumb(os.environ):
        return lambda row: row.plain
    from rich.console import Console

    from tui.ui.terminal.understood import with_known_looks

    terminal = Console(highlight=False, markup=False, emoji=False)

    def with_looks(row: Text) -> str:
        with terminal.capture() as captured:
            terminal.print(row, no_wrap=True, overflow="ignore", crop=False, end="")
        return with_known_looks(captured.get())

    return with_looks
