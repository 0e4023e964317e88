"""How fast stories come into a library, and how much room they take: `python -m benchmarks.importing FILE.jsonl`.

Imports a file of JSON lines into a new library by `spalte import`, and again into the same.
"""

import argparse
import json
import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import shelves
from benchmarks.figures import table, thousands, times

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Imported:
    """Seconds for the first time and for the second; bytes of the text that came in, and of the library.

    `peak` is the most memory that one process of the import held, in MB.
    """

    stories: int
    first: float
    again: float
    text: int
    library: int
    peak: float


def measure(lines: Path) -> Imported:
    """Import the file twice."""
    stories, text = _size_of(lines)
    with TemporaryDirectory(prefix="importing-", dir=lines.parent) as place:
        library = Path(place, "new.spalte")
        words = shelves.spalte("import", str(lines), "--library", str(library))
        first, peak = _run(words, Path(place))
        size = sum(path.stat().st_size for path in Path(place).glob("new.spalte*"))
        again, _ = _run(words, Path(place))
    return Imported(stories, first, again, text, size, peak)


def shown(taken: Imported) -> str:
    """The figures as a table."""
    rows: Sequence[Sequence[str]] = [
        ["stories", thousands(taken.stories)],
        ["raw text, headlines included, MB", f"{taken.text / _MB:.0f}"],
        ["the import, seconds", f"{taken.first:.1f}"],
        ["stories a second", f"{taken.stories / taken.first:.0f}"],
        ["the library against the raw text", times(taken.library / taken.text)],
        ["the same again, seconds", f"{taken.again:.1f}"],
        ["the most that one process held, MB", f"{taken.peak:.0f}"],
    ]
    return table(["", ""], rows)


def _size_of(lines: Path) -> tuple[int, int]:
    stories = size = 0
    with lines.open(encoding="utf-8") as file:
        for line in file:
            told = json.loads(line)
            stories += 1
            size += len(told["title"].encode()) + len(told["text"].encode())
    return stories, size


def _run(words: Sequence[str], home: Path) -> tuple[float, float]:
    """How long it takes, and how much memory the greatest of its processes held."""
    began = time.perf_counter()
    started = subprocess.Popen(words, env=dict(shelves.surroundings(home)), stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise SystemExit(f"{' '.join(words)} failed.")
    return time.perf_counter() - began, used.ru_maxrss * 1024 / _MB


def main() -> None:
    """Measure and print a table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("lines", type=Path, metavar="FILE", help="JSON lines with title and text")
    print(shown(measure(asked.parse_args().lines)))


if __name__ == "__main__":
    main()
