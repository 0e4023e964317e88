"""Measure everything and write the tables of README.md anew: `python -m benchmarks`, or `make bench`.

What is made to measure with (stories in several forms, a library of a million) is kept in build/benchmarks, or where
--place says, and found again the next time; a library of your own can be named instead. With sizes made smaller it is
done sooner, and the table says what was measured.
"""

import argparse
import os
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks import following_goals, goals, importing, library, peers, shelves
from benchmarks.figures import thousands, write
from benchmarks.readers import NAMES, installed
from tui.library.sqlite.library import open_library_file

KEPT = Path("build/benchmarks")


def main() -> None:
    """Measure, table after table."""
    words = _asked()
    with shelves.place_at(words.place) as place:
        large = words.library or shelves.library(place, words.large)
        setting = goals.Setting.of(large.absolute(), place, words.runs)
        beside = _beside_peers(place, words.sizes, words.runs)
        with closing(open_library_file(large)) as asked:
            questions = library.measure(asked, words.questions)
        write("library", f"{_when()}, {thousands(setting.stories)} stories.\n\n{library.shown(questions)}")
        imported = importing.measure(shelves.json_lines(place, max(words.sizes)))
        write("import", f"{_when()}.\n\n{importing.shown(imported)}")
        _goals(setting, beside, questions, words.questions)


def _beside_peers(place: Path, sizes: Sequence[int], runs: int) -> Mapping[int, Mapping[str, Sequence[peers.Run]]]:
    taken = {size: peers.measure(place, size, runs) for size in sizes}
    missing = [f"{name} is not installed, and so is left out." for name in NAMES if not installed(name)]
    parts = [f"{thousands(size)} stories:\n\n{peers.shown(runs_of)}" for size, runs_of in taken.items()]
    write("peers", "\n\n".join([f"{_when()}, medians of {runs} runs in turn.", *missing, *parts]))
    return taken


def _goals(
    setting: goals.Setting,
    beside: Mapping[int, Mapping[str, Sequence[peers.Run]]],
    questions: Mapping[str, Sequence[float]],
    number: int,
) -> None:
    rows: list[goals.Goal] = []
    parts: Sequence[Callable[[], Sequence[goals.Goal]]] = (
        partial(goals.start, setting),
        partial(goals.key_down, setting),
        partial(goals.against_peers, beside),
        partial(goals.search, setting),
        partial(goals.newest, setting, questions),
        partial(following_goals.in_the_library, setting, questions),
        partial(following_goals.on_the_screen, setting, number),
        partial(goals.memory, setting),
        partial(goals.opening, setting),
        partial(goals.idle, setting),
    )
    for part in parts:
        found = part()
        rows += found
        print(goals.shown(found), flush=True)
    write(
        "goals", f"{_when()}, {setting.runs} runs in turn, medians where nothing else is said.\n\n{goals.shown(rows)}"
    )


def _when() -> str:
    return f"Measured on {time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, Python {platform.python_version()}"


def _asked() -> argparse.Namespace:
    words = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    words.add_argument("--sizes", type=int, nargs="+", default=peers.SIZES, metavar="N", help="stories beside others")
    words.add_argument("--large", type=int, default=1_000_000, metavar="N", help="stories in the large library")
    words.add_argument("--library", type=Path, metavar="FILE", help="a large library that is there already")
    words.add_argument("--runs", type=int, default=5, metavar="N")
    words.add_argument("--questions", type=int, default=200, metavar="N", help="of each kind, to the library")
    words.add_argument("--place", type=Path, default=KEPT, metavar="DIR", help="where what is made is kept")
    return words.parse_args()


if __name__ == "__main__":
    main()
