"""Readers at terminals of their own, all at once, each at a person's pace, and how soon each key is answered.

One process sees to all of them, and draws nothing: what it takes from the machine is taken from those it measures.
"""

import fcntl
import os
import pty
import re
import selectors
import signal
import struct
import termios
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from random import Random

from benchmarks.terminal import ANSWERS

_PAUSE_IN_ANSWER = 0.02
"""So many seconds without a byte, and an answer is whole."""
_PATIENCE = 120.0
_CALM = 1.0
"""Seconds after Esc, which ends a search, until what follows cannot be taken for a sequence with it."""
_DRAWN = re.compile(rb"\x1b\[\?1004h.*\x1b\[\d+;\d+H", re.DOTALL)
_SIZE = struct.pack("HHHH", 24, 80, 0, 0)

Step = tuple[float, str, str]
"""Seconds to wait, the keys that are typed then, and what they are for."""


def as_people_read(chance: Random, words: Sequence[str]) -> Iterator[Step]:
    """Down the list, into a story, on by pages, back; now and then a search, typed letter by letter."""
    while True:
        for _ in range(chance.randint(2, 5)):
            yield chance.uniform(0.5, 1.5), "j", "down"
        yield chance.uniform(0.5, 1.5), "\r", "open"
        for _ in range(chance.randint(1, 3)):
            yield chance.uniform(1.5, 4), " ", "page"
        yield chance.uniform(1, 3), "h", "back"
        if chance.random() < 0.4:
            yield chance.uniform(0.5, 1.5), "/", "search"
            for letter in chance.choice(words):
                yield chance.uniform(0.15, 0.4), letter, "letter"
            yield chance.uniform(1, 2), "\r", "hits"
            yield chance.uniform(1, 2), "j", "down"
            yield chance.uniform(1, 2), "\x1b", "end"


Answers = Mapping[str, Sequence[float | None]]
"""By what keys were for: seconds to the end of each answer; None where none came before the next key."""


@dataclass
class Visit:
    """One reader: how soon there was a picture, and keys were taken; the exit status, None where it did not end."""

    began: float
    seen: float | None = None
    ready: float | None = None
    status: int | None = None
    said: bytes = b""
    """The end of what came."""


class _Visitor:
    def __init__(self, command: Sequence[str], environment: Mapping[str, str], steps: Iterator[Step]) -> None:
        self.visit = Visit(time.perf_counter())
        self.answers: dict[str, list[float | None]] = defaultdict(list)
        self._steps = steps
        self.due: float | None = None
        self.next: Step | None = None
        self._kind = ""
        self._sent: float | None = None
        self._last: float | None = None
        self._head = b""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, _SIZE)
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            os.execvpe(command[0], list(command), dict(environment))

    def type(self, keys: str, kind: str) -> None:
        self.count()
        self._sent, self._last, self._kind = time.perf_counter(), None, kind
        os.write(self.terminal, keys.encode())

    def count(self) -> None:
        """Note how soon the last key was answered."""
        if self._sent is None:
            return
        self.answers[self._kind].append(self._last - self._sent if self._last is not None else None)
        self._sent = None

    def take(self) -> bool:
        """Take what came; False where it was the end."""
        try:
            data = os.read(self.terminal, 65_536)
        except OSError:
            return False
        now = time.perf_counter()
        visit = self.visit
        visit.said = (visit.said + data)[-10_000:]
        if visit.ready is None:
            self._head += data
            if visit.seen is None and b"\x1b[?1049h" in self._head:
                visit.seen = now - visit.began
            if _DRAWN.search(self._head):
                visit.ready = now - visit.began
                self.advance(now)
        for question, answer in ANSWERS.items():
            if question in data:
                os.write(self.terminal, answer)
        if self._sent is not None and (self._last is None or now - self._last < _PAUSE_IN_ANSWER):
            self._last = now
        return bool(data)

    def advance(self, now: float) -> None:
        """Get ready for the next step."""
        self.next = next(self._steps)
        self.due = now + self.next[0]


class Visiting:
    """Readers who come one after the other, `apart` seconds, read for so many seconds, and leave."""

    def __init__(
        self,
        commands: Sequence[Sequence[str]],
        environment: Mapping[str, str],
        words: Sequence[str],
        seconds: float,
        apart: float,
    ) -> None:
        self._coming = list(enumerate(commands))[::-1]
        self._environment = environment
        self._words = words
        self._seconds = seconds
        self._apart = apart
        self._here: list[_Visitor] = []
        self._selector = selectors.DefaultSelector()

    def come(self) -> None:
        """Have all of them come in; returns once everybody has the screen."""
        due = time.perf_counter()
        end = due + _PATIENCE + len(self._coming) * self._apart
        while self._coming or any(each.visit.ready is None for each in self._here):
            now = time.perf_counter()
            if now > end:
                raise SystemExit(f"Not everybody has a screen: {self._who_waits()!r}")
            if self._coming and now >= due:
                number, command = self._coming.pop()
                visitor = _Visitor(command, self._environment, as_people_read(Random(number), self._words))
                self._here.append(visitor)
                self._selector.register(visitor.terminal, selectors.EVENT_READ, visitor)
                due = now + self._apart
            self._round(now)

    def read(self) -> Answers:
        """Have all of them read for a while; how soon their keys were answered."""
        for each in self._here:
            each.count()
            each.answers.clear()
        end = time.perf_counter() + self._seconds
        while (now := time.perf_counter()) < end:
            self._round(now)
        answers: dict[str, list[float | None]] = defaultdict(list)
        for each in self._here:
            for kind, seconds in each.answers.items():
                answers[kind] += seconds
        return answers

    def leave(self) -> Sequence[Visit]:
        """Have all of them leave; what became of each."""
        for each in self._here:
            each.due = None
            with suppress(OSError):
                os.write(each.terminal, b"\x1b")
        leaving = time.perf_counter() + _CALM
        while (now := time.perf_counter()) < leaving:
            self._round(now)
        for each in self._here:
            with suppress(OSError):
                os.write(each.terminal, b"Q")
        end = time.perf_counter() + _PATIENCE
        left = list(self._here)
        while left and time.perf_counter() < end:
            self._round(time.perf_counter())
            for each in list(left):
                pid, status = os.waitpid(each.pid, os.WNOHANG)
                if pid:
                    each.visit.status = os.waitstatus_to_exitcode(status)
                    left.remove(each)
        for each in left:
            os.kill(each.pid, signal.SIGKILL)
            os.waitpid(each.pid, 0)
        for each in self._here:
            os.close(each.terminal)
        return [each.visit for each in self._here]

    def _round(self, now: float) -> None:
        """Take what comes, and type what is due."""
        dues = [each.due for each in self._here if each.due is not None]
        wait = max(0.0, min([0.02, *(due - now for due in dues)]))
        for key, _ in self._selector.select(wait):
            visitor: _Visitor = key.data
            if not visitor.take():
                visitor.due = None
                self._selector.unregister(visitor.terminal)
        now = time.perf_counter()
        for each in self._here:
            if each.due is not None and each.next is not None and now >= each.due:
                with suppress(OSError):
                    each.type(each.next[1], each.next[2])
                each.advance(now)

    def _who_waits(self) -> bytes:
        return next((each.visit.said[-500:] for each in self._here if each.visit.ready is None), b"nobody came")
