"""Where commands come from: a person at a prompt, or a file or pipe that has one a line."""

from __future__ import annotations

import os
import sys

from tui.capabilities import Capability, granted
from tui.cli import printing

_PROMPT = "> "
_LONGEST = 4_000
"""Bytes that are read of a line; nobody types more."""


class Prompt:
    """Lines, one after another. Only a person sees a prompt, and can edit and repeat what was typed."""

    def __init__(self) -> None:
        self.person = sys.stdin is not None and sys.stdin.isatty()
        """Whether a person types, who hears and answers."""
        self._edits = self.person and printing.on_terminal() and _can_edit()

    def is_there(self) -> bool:
        """Whether the terminal of a person is still there; a file or a pipe always is."""
        return not self.person or sys.stdin.isatty()

    def line(self) -> str | None:
        """The next line; None where there is no more. Raises OSError where the terminal is gone."""
        if sys.stdin is None:
            return None
        printing.finish()
        if self._edits:
            try:
                return input(_PROMPT)
            except EOFError:
                return None
        if self.person:
            printing.write(_PROMPT)
            printing.finish()
        return self._read()

    def _read(self) -> str | None:
        data = sys.stdin.buffer.readline(_LONGEST)
        if not data:
            return None
        rest = data
        while len(rest) == _LONGEST and not rest.endswith(b"\n"):
            rest = sys.stdin.buffer.readline(_LONGEST)
        return data.decode(errors="replace")


def _can_edit() -> bool:
    """Whether a line can be edited: with readline, which keeps its history to itself and is made to write no escape.

    Where no path may be chosen it is left out: it would complete the names of files.
    """
    if not granted().allows(Capability.CHOOSE_PATH):
        return False
    os.environ["TERM"] = "dumb"  # all that it asks before it writes; nothing here asks later
    try:
        import readline
    except ImportError:
        return False
    readline.set_auto_history(True)
    return True
