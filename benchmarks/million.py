"""What Spalte's screen costs, however many stories there are, and the least that Textual can show."""

import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import known, shelves
from benchmarks.figures import in_turn
from benchmarks.processes import Cost, cost
from benchmarks.readers import Reader, spalte
from benchmarks.terminal import Program

WIDE = (120, 36)
"""Room for the list and a story beside it."""

NARROW = (80, 24)
"""Room for the list alone."""

_PAGES, _BACK = [" "] * 10, ["b"] * 5
_A_STORY = ["\r", " ", *["J", "]r", "\r"] * 4, "\x7f", " ", "h"]
_SEARCH = ["/", "e", "r", "\r", "j", "j", "\r", " ", "n", "n", "h", "\x1b"]
_TOUR = [*_PAGES, "G", *_BACK, "g", *_PAGES, "@", "2012-04\r", *_PAGES, *_A_STORY, *_SEARCH, "g", *_A_STORY]
"""Pages, both ends, a date, stories, a reference and back, a search; each waits until it has settled."""

_FIRST_FRAME = b"\x1b[?2026h"
BARE, FIRST, AGAIN = "bare Textual", "Spalte, the first time", "Spalte, again"
_CALM, LONG_CALM = 0.3, 3.0
"""Seconds in which nothing comes: until an answer is whole, and until the picture for the next start is kept."""
_DOWNS = 42
_IDLE = 20.0
"""Seconds to watch a program that nobody touches."""


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from the start to what is wanted on the screen, and to the first frame that Textual drew."""

    seen: float
    drawn: float


def start_bare(place: Path) -> Start:
    """An app with one Static."""
    wanted = "The least there is"
    with bare(place, wanted) as program:
        return Start(program.until(wanted), program.wrote(_FIRST_FRAME))


def bare(place: Path, words: str) -> Program:
    """The app with one Static, with these words."""
    return Program(
        [sys.executable, "-m", "benchmarks.bare", words], shelves.surroundings(place / "homes" / "bare"), WIDE
    )


def start(way: Reader, wanted: Sequence[str], forget: Path | None = None, calm: float = _CALM) -> Start:
    """Spalte, until the wanted stands there; as if for the first time where a home is forgotten."""
    if forget is not None:
        shutil.rmtree(forget, ignore_errors=True)
    with way.start(WIDE) as program:
        seen = program.until(*wanted)
        taken = Start(seen, program.wrote(_FIRST_FRAME))
        program.settle(calm)  # whatever it keeps for the next time
        return taken


def starts(place: Path, words: Sequence[str], wanted: Sequence[str], runs: int) -> dict[str, list[Start]]:
    """The bare app, Spalte with these words for the first time, and again; in turn."""
    first, again = place / "homes" / "first", place / "homes" / "again"
    known_already = spalte(words, again)
    start(known_already, wanted, calm=LONG_CALM)
    ways: dict[str, Callable[[], Start]] = {
        BARE: partial(start_bare, place),
        FIRST: partial(start, spalte(words, first), wanted, first),
        AGAIN: partial(start, known_already, wanted),
    }
    return in_turn(runs, ways)


def moves(way: Reader, opened: known.Opened, size: tuple[int, int], before: str = "") -> Sequence[float]:
    """Seconds from each key down to the last byte it brings, from the top or from where the keys before it lead."""
    with way.start(size) as program:
        program.until(opened.newest)
        program.settle(0.5)
        if before:
            program.key(before)
            program.settle(0.5)
        answers = [program.key("j") for _ in range(_DOWNS)][2:]
    return [answer.seconds for answer in answers if answer.seconds is not None]


@dataclass(frozen=True, slots=True)
class Idle:
    """Of a program that nobody touches: how often in a second a thread of it wakes, and its share of a processor."""

    wakeups: float
    share: float


def idle(program: Program, seconds: float = _IDLE) -> Idle:
    """Watch it for so long, once it has settled."""
    program.settle(3.0)
    before = cost(program.pid)
    time.sleep(seconds)
    after = cost(program.pid)
    return Idle((after.wakeups - before.wakeups) / seconds, (after.seconds - before.seconds) / seconds)


def tour(way: Reader, opened: known.Opened) -> Cost:
    """Read for a while: pages, both ends, a date, a search, a story, a reference and back; what it has cost by then."""
    with way.start(WIDE) as program:
        program.until(opened.second, opened.text)
        for keys in _TOUR:
            program.press(keys)
            program.settle(0.25)
        return cost(program.pid)
