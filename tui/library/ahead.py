"""Read stories in a second process, while this one still starts and while it answers keys."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import IO, NoReturn

from tui.library.scan import Rows

_GENTLE = 5
"""How much the child steps back behind whoever waits for the screen."""


class Ahead:
    """A child process that makes rows and sends them. What it fails to send is missing, and no more than that."""

    def __init__(self, pid: int, pipe: IO[bytes]) -> None:
        self._pid = pid
        self._pipe = pipe

    def rows(self) -> Iterator[Rows]:
        """The rows, in the handfuls in which they were made; ends where the child has ended, however it did."""
        while not self._pipe.closed:
            try:
                yield pickle.load(self._pipe)
            except (EOFError, OSError, ValueError, pickle.UnpicklingError):
                self.end()

    def end(self) -> None:
        """Let the child go, finished or not."""
        if self._pipe.closed:
            return
        self._pipe.close()
        with suppress(OSError):
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)


def send_ahead(make: Callable[[], Iterable[Rows]]) -> Ahead | None:
    """Let a child make rows, handful by handful; None where no process can be had.

    Call it before any thread has begun: a fork takes none of them along.
    """
    reading, writing = os.pipe()
    try:
        pid = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if pid == 0:
        os.close(reading)
        _work(make, writing)
    os.close(writing)
    return Ahead(pid, os.fdopen(reading, "rb"))


def _work(make: Callable[[], Iterable[Rows]], writing: int) -> NoReturn:
    """Make and send until done, or until nobody reads; never comes back into the program that was forked."""
    try:
        with os.fdopen(writing, "wb") as pipe:
            for number, rows in enumerate(make()):
                pickle.dump(rows, pipe)
                pipe.flush()
                if number == 0:
                    os.nice(_GENTLE)
    finally:
        os._exit(0)
