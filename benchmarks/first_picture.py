"""How long the first picture of a folder takes, against the least that Textual can show.

    python -m benchmarks.first_picture [--files 10000] [--runs 15] [--place DIR]

Opens a folder of stories on a pseudo-terminal and waits for the headline of the newest, as the very first time and as
any time after; the same with an app that holds one Static. All in turn, so that what else the machine does falls on
all of them; the medians and their ratios are printed.
"""

import argparse
from pathlib import Path
from statistics import median

from benchmarks import known, million, shelves


def main() -> None:
    """Measure and print a line for each."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--files", type=int, default=10_000, metavar="N")
    asked.add_argument("--runs", type=int, default=15, metavar="N")
    asked.add_argument("--place", type=Path, metavar="DIR", help="keep here what is made, and find it again")
    words = asked.parse_args()
    with shelves.place_at(words.place) as place:
        folder = shelves.folder(place, words.files)
        wanted = [known.of_stories(words.files).newest]
        starts = million.starts(place, [str(folder)], wanted, words.runs)
    taken = {name: [start.seen for start in each] for name, each in starts.items()}
    base = median(taken[million.BARE])
    for name, times in taken.items():
        half, least = median(times), min(times)
        print(f"{name:24} {half * 1000:6.0f} ms  {half / base:5.2f}×  (quickest {least * 1000:.0f} ms)")


if __name__ == "__main__":
    main()
