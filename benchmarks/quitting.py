"""How soon quitting gives the terminal back.

    python -m benchmarks.quitting [--stories 10000] [--runs 9] [--place DIR]

Opens the sample articles, and a library and a folder of made-up stories, on a pseudo-terminal, and quits: with `q` in
the list, and with Ctrl+Q in a story. Timed from the key until every mode of the terminal is what it was before the
start, its settings (termios) among them, and until the process is gone. All in turn, beside newsboat where it is
installed; the median and the slowest are printed.
"""

import argparse
import os
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import known, peers, shelves
from benchmarks.figures import in_turn, milliseconds, table, thousands
from benchmarks.readers import Reader, installed, reader, spalte
from benchmarks.terminal import Program
from tui.locations import samples_dir

_WIDE = (120, 36)
_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_KITTY = re.compile(rb"\x1b\[([<>])[0-9]*u")
_ON_AT_FIRST = {b"7", b"25"}
_LIST, _STORY = "q quit", "q list"
"""What the last line says in the list, and in a story."""
CTRL_Q = "\x11"
_CALM, _BREATH = 0.5, 0.0005


@dataclass(frozen=True, slots=True)
class Quit:
    """Seconds from the key until the terminal was given back, and until the process was gone."""

    given_back: float
    gone: float


def quit_by(program: Program, key: str) -> Quit:
    """Press the key that ends the program, and see it go; one that does not give the terminal back is told of."""
    pressed = time.perf_counter()
    program.press(key)
    back: float | None = None
    left = modes_left(program.all_written())
    ended = False
    while not ended:
        ended = _has_ended(program)
        if program.last_words(_BREATH):
            left = modes_left(program.all_written())
        if left or program.attributes() != program.attributes_before:
            back = None
        elif back is None:
            back = time.perf_counter()
    gone = time.perf_counter()
    if back is None:
        raise SystemExit(f"The terminal was not given back: {sorted(left)}, {program.attributes()}.")
    return Quit(back - pressed, gone - pressed)


def modes_left(written: bytes) -> frozenset[bytes]:
    """The private modes of a terminal that are other than at first after all this; 0 stands for the kitty keyboard."""
    other = set()
    for numbers, on in _MODE.findall(written):
        for number in numbers.split(b";"):
            if (on == b"h") == (number in _ON_AT_FIRST):
                other.discard(number)
            else:
                other.add(number)
    if sum(1 if sign == b">" else -1 for sign in _KITTY.findall(written)) > 0:
        other.add(b"0")
    return frozenset(other)


def _has_ended(program: Program) -> bool:
    """Whether it is gone; it is left to be waited for."""
    return os.waitid(os.P_PID, program.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def in_the_list(way: Reader, shown: str, key: str) -> Quit:
    """Open it, wait until all stands there, and quit."""
    with way.start(_WIDE) as program:
        peers.enter(program, way, shown)
        program.settle(_CALM)
        return quit_by(program, key)


def in_a_story(way: Reader, shown: str, story: str) -> Quit:
    """The same, with a story opened before."""
    with way.start(_WIDE) as program:
        program.until(shown)
        program.settle(_CALM)
        program.press("\r")
        program.until(story)
        program.settle(_CALM)
        return quit_by(program, CTRL_Q)


def measure(place: Path, stories: int, runs: int) -> dict[str, list[Quit]]:
    """The quits of each way."""
    library, folder = shelves.library(place, stories), shelves.folder(place, stories)
    home = place / "homes" / "quitting"
    home.mkdir(parents=True, exist_ok=True)
    opened = {
        "the samples": spalte([str(samples_dir())], home),
        f"a library of {thousands(stories)}": spalte(["--library", str(library)], home),
        f"a folder of {thousands(stories)}": spalte([str(folder)], home),
    }
    ways: dict[str, Callable[[], Quit]] = {}
    for name, way in opened.items():
        ways[f"Spalte, {name}, `q`"] = partial(in_the_list, way, _LIST, "q")
        ways[f"Spalte, {name}, Ctrl+Q in a story"] = partial(in_a_story, way, _LIST, _STORY)
        in_the_list(way, _LIST, "q")  # what is made of a folder the first time
    if installed("newsboat"):
        other = reader("newsboat", place, stories)
        ways[f"newsboat, {thousands(stories)}, `Q`"] = partial(
            in_the_list, other, known.of_stories(stories).newest, "Q"
        )
    return in_turn(runs, ways)


def shown(taken: dict[str, list[Quit]]) -> str:
    """The median and the slowest of each."""
    rows: list[Sequence[str]] = []
    for name, quits in taken.items():
        back, gone = [each.given_back for each in quits], [each.gone for each in quits]
        rows.append([name, *(milliseconds(pick(times)) for times in (back, gone) for pick in (median, max))])
    return table(["", "given back ms", "slowest", "gone ms", "slowest"], rows)


def main() -> None:
    """Measure and print a table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--stories", type=int, default=10_000, metavar="N")
    asked.add_argument("--runs", type=int, default=9, metavar="N")
    asked.add_argument("--place", type=Path, metavar="DIR", help="keep here what is made, and find it again")
    words = asked.parse_args()
    with shelves.place_at(words.place) as place:
        print(f"\n{shown(measure(place, words.stories, words.runs))}\n")


if __name__ == "__main__":
    main()
