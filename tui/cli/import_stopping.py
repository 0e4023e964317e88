"""Told to stop while stories are taken in: what was begun is finished, or left where that takes too long."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, current_thread, main_thread
from types import FrameType

from tui.hearing import hear

SAID = "Stopped: what was taken in is kept, and begun again it goes on where it was."

_PATIENCE = 1.2
"""Seconds for an orderly end, which one long transaction may keep waiting; one that is left leaves nothing behind."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT, signal.SIGHUP)
_CURSOR_BACK = b"\r\x1b[K\x1b[?25h"


class Stop:
    """The wish to stop: `asked` is set by the first signal; the second ends all at once, and so does any `at_once`."""

    def __init__(self) -> None:
        self.asked = Event()
        self.at_once = False
        self.number: int = signal.SIGINT
        """The signal that told so."""

    @property
    def status(self) -> int:
        """The exit status, as a shell counts it."""
        return 128 + self.number


@contextmanager
def stopped_by_signals(stop: Stop) -> Iterator[None]:
    """Hear ctrl+c, and what else ends a program, as a wish to stop while the block runs.

    A hang-up that was ignored stays so. Where the block does not end soon then, the program does: another thread sees
    to that, since the one that takes in may be at something long.
    """
    if current_thread() is not main_thread():
        yield
        return
    over = Event()

    def ask_to_stop(number: int, _: FrameType | None) -> None:
        if stop.asked.is_set():
            raise KeyboardInterrupt
        stop.number = number
        stop.asked.set()
        if stop.at_once:
            raise KeyboardInterrupt

    before = {number: signal.getsignal(number) for number in _SIGNALS}

    def leave_later(number: int) -> None:
        if number in _SIGNALS and not over.wait(_PATIENCE):
            _leave(number)

    deafen = hear(leave_later)
    for number in _SIGNALS:
        if number != signal.SIGHUP or before[number] != signal.SIG_IGN:  # as under nohup, on purpose
            signal.signal(number, ask_to_stop)
    try:
        yield
    finally:
        over.set()
        for number, handler in before.items():
            signal.signal(number, handler)
        deafen()


def _leave(number: int) -> None:
    """End now; a terminal that takes nothing, or is gone, does not hold that up."""
    with suppress(OSError):
        os.set_blocking(2, False)
        os.write(2, (_CURSOR_BACK if os.isatty(2) else b"") + SAID.encode() + b"\n")
    with suppress(OSError):
        os.set_blocking(2, True)
    os._exit(128 + number)
