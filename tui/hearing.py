"""Hear a signal at once, in another thread: the main one hears of it only between two lines of Python."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from threading import Thread


def hear(tell: Callable[[int], None]) -> Callable[[], None]:
    """From now on have `tell` called, in a thread of its own, with the number of each signal that has a handler.

    Call it in the main thread, and what it returns where nobody wants to hear any more.
    """
    hearing, told = os.pipe()
    os.set_blocking(told, False)
    before = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    Thread(target=_listen, args=(hearing, tell), name="hearing", daemon=True).start()

    def end() -> None:
        signal.set_wakeup_fd(before)
        os.close(told)

    return end


def _listen(hearing: int, tell: Callable[[int], None]) -> None:
    with open(hearing, "rb", buffering=0) as numbers:
        while number := numbers.read(1):
            tell(number[0])
