"""A program on a pseudo-terminal, timed from the outside as a person would feel it.

What it writes is taken at once and drawn only when it pauses, so that drawing here does not delay it there; each piece
keeps the time it came.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import pyte

from benchmarks.processes import family_of

PATIENCE = 600.0
"""Seconds until a program is given up."""

CALM = 0.05
"""So many seconds without a byte, and what was written before was the last."""

_BREATH = 0.002
ANSWERS = {
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[?u": b"\x1b[?0u",
}
"""What a modern terminal answers when it is asked: what it is, and that it can draw a frame at once."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came after a key: seconds from the key to the last byte, and how many bytes; none where nothing came."""

    seconds: float | None
    written: int


class Program:
    """Runs in a terminal of its own until the `with` block ends."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        patience: float = PATIENCE,
    ) -> None:
        self._named = " ".join(command)
        self._patience = patience
        self._screen = _Screen(*size)
        self._stream = _Stream(self._screen)
        self._waiting: list[tuple[float, bytes]] = []
        self._taken: list[tuple[float, bytes]] = []
        self._began = time.perf_counter()
        looks = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self._since = self._began
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            os.execvpe(command[0], list(command), {**environment, **looks})
        self.attributes_before = self.attributes()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        family = family_of(self.pid)
        _signal(family, signal.SIGTERM)
        ended = self._has_ended()
        _signal(family, signal.SIGKILL)
        if not ended:
            os.waitpid(self.pid, 0)
        os.close(self._master)

    def press(self, keys: str) -> None:
        """Type these keys; what is timed next counts from here."""
        self._draw()
        self._since = time.perf_counter()
        os.write(self._master, keys.encode())

    def until(self, *wanted: str) -> float:
        """Seconds from the last key, else from the start, until all of these texts stand on the screen together."""
        if self._shows(wanted):
            return 0.0
        end = time.perf_counter() + self._patience
        while time.perf_counter() < end:
            self._take(_BREATH)
            while self._waiting:
                came, data = self._waiting.pop(0)
                self._stream.feed(data)
                if self._shows(wanted):
                    return came - self._since
        raise SystemExit(f"{self._named} does not show {wanted}:\n{self.text()}")

    def key(self, keys: str, calm: float = CALM, patience: float = 5.0) -> Answer:
        """Type these keys and see what comes: nothing, where it does not begin within the patience."""
        before = self.written
        self.press(keys)
        last = None
        while self._take(patience if last is None else calm):
            last = self._waiting[-1][0]
        return Answer(None if last is None else last - self._since, self.written - before)

    def settle(self, calm: float = 0.3) -> None:
        """Wait until nothing has come for so many seconds."""
        while self._take(calm):
            self._draw()

    @property
    def written(self) -> int:
        """Bytes the program wrote so far."""
        return sum(len(data) for _, data in self._taken)

    def wrote(self, wanted: bytes) -> float:
        """Seconds from the start until these bytes came."""
        end = time.perf_counter() + self._patience
        seen = 0
        while time.perf_counter() < end:
            for came, data in self._taken[seen:]:
                if wanted in data:
                    return came - self._began
            seen = len(self._taken)
            self._take(_BREATH)
        raise SystemExit(f"{self._named} does not write {wanted!r}:\n{self.text()}")

    def attributes(self) -> list[Any]:
        """The settings of the terminal, as the program left them."""
        return termios.tcgetattr(self._master)

    def all_written(self) -> bytes:
        """What has been taken so far."""
        return b"".join(data for _, data in self._taken)

    def last_words(self, patience: float) -> bool:
        """Take what comes from a program that may be gone; whether there was any."""
        before = self.written
        with suppress(SystemExit):
            self._take(patience)
        return self.written > before

    def text(self) -> str:
        """What the screen shows."""
        self._draw()
        return "\n".join(self._screen.display)

    def _shows(self, wanted: Sequence[str]) -> bool:
        shown = "\n".join(self._screen.display)
        return all(text in shown for text in wanted)

    def _draw(self) -> None:
        while self._waiting:
            self._stream.feed(self._waiting.pop(0)[1])

    def _take(self, patience: float) -> bool:
        """Take all that comes until the program pauses, having waited for its beginning; whether there was any."""
        took = False
        while select.select([self._master], [], [], _BREATH if took else patience)[0]:
            try:
                data = os.read(self._master, 65_536)
            except OSError:
                raise SystemExit(f"{self._named} has ended:\n{self.text()}") from None
            self._waiting.append((time.perf_counter(), data))
            self._taken.append(self._waiting[-1])
            for question, answer in ANSWERS.items():
                if question in data:
                    os.write(self._master, answer)
            took = True
        return took

    def _has_ended(self, patience: float = 2.0) -> bool:
        end = time.perf_counter() + patience
        while time.perf_counter() < end:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return True
            if select.select([self._master], [], [], 0.01)[0]:
                with suppress(OSError):
                    os.read(self._master, 65_536)
        return False


def _signal(family: Sequence[int], number: int) -> None:
    for one in family:
        with suppress(ProcessLookupError):
            os.kill(one, number)


class _Screen(pyte.Screen):
    """pyte's screen with what `xterm-256color` can do besides: repeat a character, scroll without moving the cursor."""

    _last = " "

    def draw(self, data: str) -> None:
        super().draw(data)
        self._last = data[-1:]

    def repeat(self, count: int = 1) -> None:
        self.draw(self._last * count)

    def scroll_up(self, count: int = 1) -> None:
        self._scroll(count, self.index, (self.margins or pyte.screens.Margins(0, self.lines - 1)).bottom)

    def scroll_down(self, count: int = 1) -> None:
        self._scroll(count, self.reverse_index, (self.margins or pyte.screens.Margins(0, self.lines - 1)).top)

    def _scroll(self, count: int, move: Callable[[], None], line: int) -> None:
        here = self.cursor.y
        self.cursor.y = line
        for _ in range(count or 1):
            move()
        self.cursor.y = here


class _Stream(pyte.ByteStream):
    csi = {  # noqa: RUF012 -- pyte's own declaration
        **pyte.ByteStream.csi,
        "b": "repeat",
        "S": "scroll_up",
        "T": "scroll_down",
    }
