"""Spalte beside newsboat and mutt with the same stories: `python -m benchmarks.peers [--sizes 100 10000] [--runs 5]`.

Each program is started afresh for each run, in turn, in a terminal of 80 × 24, and all show the newest first. A
program that is not installed is left out.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import stories
from benchmarks.figures import in_turn, milliseconds, percentile, table, thousands, times
from benchmarks.million import LONG_CALM
from benchmarks.processes import cost
from benchmarks.readers import NAMES, Reader, installed, reader
from benchmarks.shelves import place_at
from benchmarks.terminal import Program

SIZES = (100, 10_000, 100_000)
_DOWNS = 42
_PAGES = 5
_PAGE_DOWN = "\x1b[6~"


@dataclass(frozen=True, slots=True)
class Run:
    """What was timed in one run, in seconds; `peak` in MB, `written` the bytes of a key."""

    ready: float
    downs: Sequence[float]
    pages: Sequence[float]
    opened: float
    filtered: float
    searched: float
    peak: float
    written: Sequence[int]


def read_once(way: Reader, size: int) -> Run:
    """Read as a person would: look at the list, move, open a story, filter, search."""
    newest = stories.story(size - 1)
    with way.start() as program:
        ready = enter(program, way, stories.beginning(newest.headline))
        program.settle()
        moves = [program.key("j") for _ in range(_DOWNS)][2:]
        pages = [program.key(_PAGE_DOWN) for _ in range(_PAGES)] if size > 1_000 else []
        program.press(way.top)
        program.until(stories.beginning(newest.headline))
        program.settle()
        program.press("\r")
        opened = program.until(stories.beginning(newest.paragraphs[1]))
        program.settle()
        program.key(way.back)
        filtered = _find(program, way.filter, stories.TITLE_WORD, latest(size, 50, 17))
        program.key(way.unfilter)
        searched = _find(program, way.search, stories.TEXT_WORD, latest(size, 100, 41))
        peak = cost(program.pid).peak
    return Run(
        ready,
        [move.seconds for move in moves if move.seconds is not None],
        [page.seconds for page in pages if page.seconds is not None],
        opened,
        filtered,
        searched,
        peak,
        [move.written for move in moves],
    )


def _stand(way: Reader, size: int) -> None:
    """Leave the list alone for as long as it takes until the picture of it is kept for the next start."""
    with way.start() as program:
        enter(program, way, stories.beginning(stories.story(size - 1).headline))
        program.settle(LONG_CALM)


def latest(size: int, every: int, number: int) -> str:
    """The headline of the newest story whose number, divided by `every`, leaves `number`."""
    return stories.headline((size - 1 - number) // every * every + number)


def opened(way: Reader, headline: str) -> float:
    """Seconds from the start until the headline stands in the list, and nothing else."""
    with way.start() as program:
        return enter(program, way, headline)


def enter(program: Program, way: Reader, headline: str) -> float:
    """Seconds from the start until the headline stands in the list."""
    if way.lobby is None:
        return program.until(headline)
    before = program.until(way.lobby)
    program.press("\r")
    return before + program.until(headline)


def _find(program: Program, typed: tuple[str, str], word: str, wanted: str) -> float:
    """Seconds from the last of what is typed to the story on the screen."""
    before, timed = typed
    program.key(before)
    program.press(timed.format(word))
    taken = program.until(stories.beginning(wanted))
    program.settle()
    return taken


def measure(place: Path, size: int, runs: int) -> dict[str, Sequence[Run]]:
    """The runs of each program that is installed."""
    ways: dict[str, Callable[[], Run]] = {}
    for name in filter(installed, NAMES):
        way = reader(name, place, size)
        read_once(way, size)  # what a program keeps of a first time is there from now on
        _stand(way, size)
        ways[name] = partial(read_once, way, size)
    return dict(in_turn(runs, ways))


def shown(taken: dict[str, Sequence[Run]]) -> str:
    """The runs as a table, medians and their ratios to newsboat, where that is there."""
    columns: dict[str, Callable[[Sequence[Run]], float | None]] = {
        "ready ms": lambda runs: median(run.ready for run in runs),
        "key down ms": lambda runs: median(down for run in runs for down in run.downs),
        "19 of 20": lambda runs: percentile([down for run in runs for down in run.downs], 95),
        "page ms": lambda runs: median(pages) if (pages := [page for run in runs for page in run.pages]) else None,
        "open ms": lambda runs: median(run.opened for run in runs),
        "filter ms": lambda runs: median(run.filtered for run in runs),
        "search ms": lambda runs: median(run.searched for run in runs),
    }
    rows = []
    for name, runs in taken.items():
        row = [name]
        for figure in columns.values():
            value, base = figure(runs), figure(taken["newsboat"]) if "newsboat" in taken else None
            row.append("–" if value is None else milliseconds(value) + (f" ({times(value / base)})" if base else ""))
        written = median(many for run in runs for many in run.written)
        peak = median(run.peak for run in runs)
        row += [f"{written:.0f}", f"{peak:.0f}"]
        if "newsboat" in taken:
            row[-1] += f" ({times(peak / median(run.peak for run in taken['newsboat']))})"
        rows.append(row)
    return table(["", *columns, "key down bytes", "peak MB"], rows)


def main() -> None:
    """Measure and print a table for each size."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="how many stories")
    asked.add_argument("--runs", type=int, default=3, metavar="N")
    asked.add_argument("--place", type=Path, metavar="DIR", help="keep here what is made, and find it again")
    words = asked.parse_args()
    for name in NAMES:
        if not installed(name):
            print(f"{name} is not installed, and so is left out.")
    with place_at(words.place) as place:
        for size in words.sizes:
            print(f"\n{thousands(size)} stories\n\n{shown(measure(place, size, words.runs))}", flush=True)


if __name__ == "__main__":
    main()
