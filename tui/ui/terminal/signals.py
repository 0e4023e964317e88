"""End when told to: marks saved, the terminal given back, status 128 + signal, within two seconds."""

import os
import signal
import sys
import termios
import threading
from collections.abc import Callable
from typing import Any

from tui.hearing import hear
from tui.ui.terminal.dialect import dialect_of

_PATIENCE = 1.2
"""Seconds for an orderly end; then the terminal is given back the short way."""

_GIVE_BACK = (
    "\x1b[0m\x1b[?2026l\x1b[?2004l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l\x1b[?2048l\x1b[?7h"
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)

_ENDING = (signal.SIGTERM, signal.SIGQUIT, signal.SIGINT, signal.SIGHUP)

Ending = Callable[[int], None]


class Endings:
    """Signal handlers that end the program.

    `end` asks for the orderly way, as long as there is none the terminal is given back at once; `save` keeps what
    must not be lost.
    """

    def __init__(self, save: Callable[[], None]) -> None:
        self.end: Ending | None = None
        self._save = save
        self._before = _attributes()
        self._back = dialect_of(os.environ).only(_GIVE_BACK).encode()
        self._ending = False

    def install(self) -> None:
        """Take over SIGTERM, SIGQUIT, SIGINT and, unless it is ignored on purpose (`nohup`), SIGHUP."""
        for number in (signal.SIGTERM, signal.SIGQUIT, signal.SIGINT):
            signal.signal(number, self._received)
        if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._received)
        hear(self._watch)  # not from the handler: where the loop is at something long, that is not called until later

    def _received(self, number: int, _: object) -> None:
        if self._ending:
            return
        self._ending = True
        if self.end is None:
            self.give_back()
            os._exit(128 + number)
        self.end(number)

    def give_back(self) -> None:
        """Give the terminal back as it was when this was made."""
        _give_back(self._before, self._back)

    def _watch(self, number: int) -> None:
        """Leave by force where the orderly way hangs: on a terminal that takes nothing, or a loop that is busy."""
        if number not in _ENDING:
            return
        saving = threading.Thread(target=self._save, daemon=True)
        saving.start()
        threading.Event().wait(_PATIENCE)
        saving.join(0.3)
        self.give_back()
        os._exit(128 + number)


def _terminal() -> int | None:
    for stream in (sys.__stderr__, sys.__stdout__, sys.__stdin__):
        if stream is not None and stream.isatty():
            return stream.fileno()
    return None


def _attributes() -> list[Any] | None:
    terminal = _terminal()
    try:
        return termios.tcgetattr(terminal) if terminal is not None else None
    except termios.error:
        return None


def _give_back(attributes: list[Any] | None, back: bytes) -> None:
    try:
        terminal = _terminal()
        if terminal is None:
            return
        os.set_blocking(terminal, False)
        os.write(terminal, back)
        if attributes is not None:
            termios.tcsetattr(terminal, termios.TCSANOW, attributes)
        os.set_blocking(terminal, True)
    except (OSError, termios.error, ValueError):
        pass  # the terminal is gone
