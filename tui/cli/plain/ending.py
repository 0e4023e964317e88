"""End when told to: marks saved, status 128 + signal, within two seconds."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from threading import Event, Thread
from types import FrameType
from typing import NoReturn

from tui.capabilities import Capability, granted
from tui.hearing import hear

_PATIENCE = 1.2
"""Seconds for an orderly end, which a long question to a library may keep waiting."""

_ENDING = (signal.SIGTERM, signal.SIGQUIT, signal.SIGHUP)


class Ended(BaseException):
    """A signal came that ends the program."""

    def __init__(self, number: int) -> None:
        self.status = 128 + number


def end_on_signals(save: Callable[[], None]) -> None:
    """Raise Ended when a signal comes that ends us; where that takes too long, `save`, and end at once."""

    def receive(number: int, _: FrameType | None) -> NoReturn:
        for each in _ENDING:
            signal.signal(each, signal.SIG_IGN)
        raise Ended(number)

    hear(lambda number: _end(number, save) if number in _ENDING else None)
    for number in (signal.SIGTERM, signal.SIGQUIT):
        signal.signal(number, receive)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # as under nohup, on purpose
        signal.signal(signal.SIGHUP, receive)
    if not granted().allows(Capability.SUSPEND):
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)


def _end(number: int, save: Callable[[], None]) -> None:
    saving = Thread(target=save, name="saving", daemon=True)
    Event().wait(_PATIENCE)
    saving.start()
    saving.join(0.3)
    os._exit(128 + number)
