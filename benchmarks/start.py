"""How long `spalte --help` takes, against Python with nothing but argparse: `python -m benchmarks.start [--runs N]`.

All in turn, so that what else the machine does falls on all; the least of all runs counts, since help does the same
each time.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence

PROGRAMS = {
    "python, nothing else": ["-c", "pass"],
    "python and argparse": ["-c", "import argparse; argparse.ArgumentParser().print_help()"],
    "spalte --help": ["-m", "tui", "--help"],
    "spalte parse --help": ["-m", "tui", "parse", "--help"],
    "spalte show --help": ["-m", "tui", "show", "--help"],
}


def seconds(words: Sequence[str]) -> float:
    """How long Python takes with these words."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def main() -> None:
    """Measure and print a table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=20, metavar="N")
    best = dict.fromkeys(PROGRAMS, float("inf"))
    for _ in range(asked.parse_args().runs):
        for name, words in PROGRAMS.items():
            best[name] = min(best[name], seconds(words))
    base = best["python and argparse"]
    for name, took in best.items():
        print(f"{name:24}{took * 1000:8.1f} ms{took / base:8.2f}x")


if __name__ == "__main__":
    main()
