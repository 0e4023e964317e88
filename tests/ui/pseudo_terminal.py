"""A program on a real pseudo-terminal: what it writes, what that looks like, and what it leaves behind."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte
from pyte.screens import wcwidth

DEADLINE = 30.0
"""Seconds until a test gives up waiting; nothing waits longer than it must."""

MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
DRAWN = re.compile(rb"\x1b\[\d*(?:;\d+)?H")
KITTY = re.compile(rb"\x1b\[([<>])[0-9]*u")
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p")
_INCOMPLETE = re.compile(rb"\x1b(\[[0-9;?<>=$]*)?$")
_OFF_AT_FIRST = {7: True, 25: True}


class Screen(pyte.Screen):
    """What a terminal shows."""

    @property
    def display(self) -> list[str]:
        """The rows. What is left of a wide letter that was half written over is a blank, where pyte would fail."""
        return ["".join(self._letters(row)) for row in range(self.lines)]

    def _letters(self, row: int) -> Iterator[str]:
        column = 0
        while column < self.columns:
            letter = self.buffer[row][column].data or " "
            yield letter
            column += max(1, wcwidth(letter[0]))


class PseudoTerminal:
    """Runs one program; everything is read as it comes, and `until` waits for it."""

    def __init__(self, *arguments: str, size: tuple[int, int] = (100, 30), env: Mapping[str, str] = {}) -> None:
        self.raw = b""
        self._fed = 0
        self.seen: set[str] = set()
        """Each line that stood on the screen at some time."""
        self.screen = Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", **env}
        environment = {name: value for name, value in environment.items() if value}
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            signal.signal(signal.SIGHUP, signal.SIG_DFL)  # whoever runs the tests may have it ignored
            os.execve(sys.executable, [sys.executable, *arguments], environment)
        self._status: int | None = None
        self.attributes_before = self.attributes()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        self.hang_up()

    def attributes(self) -> list[Any]:
        """The settings of the terminal, as the program left them."""
        return termios.tcgetattr(self._master)

    def hang_up(self) -> None:
        """Close the terminal under the program."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.screen.resize(height, width)
        os.kill(self.pid, signal.SIGWINCH)

    def type(self, keys: str) -> None:
        """Type these characters."""
        os.write(self._master, keys.encode())

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self.screen.display)

    def until(self, so: str | Callable[[], bool]) -> bool:
        """Read until the screen shows this text, or until something is so; False when the deadline passes first."""
        end = time.monotonic() + DEADLINE
        while not (so in self.text() if isinstance(so, str) else so()):
            if time.monotonic() > end:
                return False
            self.read(0.05)
        return True

    def read(self, patience: float) -> bool:
        """Take what has been written, waiting a little for it; whether there was any."""
        if self._master < 0 or not select.select([self._master], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._master, 65_536)
        except OSError:
            return False
        self.raw += data
        if b"\x1b[?2026$p" in data:
            os.write(self._master, b"\x1b[?2026;2$y")
        self._feed()
        return bool(data)

    def ready(self) -> bool:
        """Wait until keys are taken: before that only a first picture stands there."""
        return self.until(lambda: DRAWN.search(self.raw.partition(b"\x1b[?7l")[2]) is not None)

    def ended(self) -> int:
        """Wait for the end; the exit status, or the number of the signal as a negative."""
        assert self.until(self._has_ended), f"still running:\n{self.text()}"
        while self.read(0.02):  # what it wrote last may still be on its way
            pass
        assert self._status is not None
        return self._status

    def stopped(self) -> bool:
        """Wait until the program is stopped, as by ctrl+z."""
        return self.until(lambda: Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T")

    def modes(self) -> dict[int, bool]:
        """The modes that are other than at first, by number; 0 stands for the kitty keyboard."""
        modes = dict(_OFF_AT_FIRST)
        for numbers, onoff in MODE.findall(self.raw):
            for number in numbers.split(b";"):
                modes[int(number)] = onoff == b"h"
        modes[0] = sum(1 if sign == b">" else -1 for sign in KITTY.findall(self.raw)) > 0
        return {number: on for number, on in modes.items() if on != _OFF_AT_FIRST.get(number, False)}

    def _has_ended(self) -> bool:
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
        return self._status is not None

    def _feed(self) -> None:
        data = self.raw[self._fed :]
        cut = _INCOMPLETE.search(data)
        if cut:
            data = data[: cut.start()]
        self._fed += len(data)
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))
        self.seen.update(self.screen.display)
