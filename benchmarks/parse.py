"""How much raw text is understood in a second: `python -m benchmarks.parse [FOLDER] [--profile]`.

Reads every story of the folder (else the samples) once, then understands them all again and again; the best round
counts. Bytes are those of the files; reading them is not in the figure.
"""

import argparse
import cProfile
import pstats
import time
from pathlib import Path

from tui.article.document import Document
from tui.article.understand import understand
from tui.errors import UnreadableFile
from tui.locations import samples_dir
from tui.readers.folder import stories_in
from tui.readers.plain import read

ENOUGH = 3.0
"""Seconds to go on for."""


def stories(folder: Path) -> list[Document]:
    """All stories that can be read."""
    found = []
    for path in stories_in([folder]):
        if isinstance(path, Path):
            try:
                found.append(read(path))
            except UnreadableFile as error:
                print(error)
    return found


def round_of(documents: list[Document]) -> float:
    """How long it takes to understand all of them once."""
    began = time.perf_counter()
    for document in documents:
        understand(document)
    return time.perf_counter() - began


def main() -> None:
    """Measure and print a line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", nargs="?", type=Path, default=samples_dir(), metavar="FOLDER")
    asked.add_argument("--profile", action="store_true", help="print where the time goes instead")
    words = asked.parse_args()
    documents = stories(words.folder)
    size = sum(len(document.text.encode()) for document in documents)
    if words.profile:
        with cProfile.Profile() as profile:
            round_of(documents)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
        return
    rounds = [round_of(documents)]
    while sum(rounds) < ENOUGH:
        rounds.append(round_of(documents))
    speed = size / min(rounds) / 1e6
    print(f"{len(documents)} stories, {size / 1e6:.2f} MB, best of {len(rounds)} rounds: {speed:.2f} MB a second")


if __name__ == "__main__":
    main()
