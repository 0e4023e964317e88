"""The bytes that reading sends over a line, beside newsboat, mutt and less with the same content.

    python -m benchmarks.sent [--place DIR]

Every program is told that it is at the far end of an SSH connection, and shows the same thousand stories, the newest
of which is a long one. It is typed: 60 keys down, 5 pages of the list, back to the top, open, 4 pages of the story,
back, a filter. Then, in the long story alone, pages down beside less, which reads what `spalte show` prints of it.
"""

import argparse
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks import stories
from benchmarks.figures import table, thousands, times
from benchmarks.peers import enter
from benchmarks.readers import NAMES, Reader, installed, reader
from benchmarks.shelves import place_at, spalte, surroundings
from benchmarks.terminal import Program

SIZES = ((80, 24), (200, 50))
_STORIES = 1_000
_JOINED = 40
_AFAR = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
_PAGE_DOWN = "\x1b[6~"
_CALM = 0.15
"""So long after the last byte the next key is pressed: sooner than a story shows beside the list."""
_PAGES = 12


def long_last(number: int) -> stories.Story:
    """The story of that number; the newest goes on through the texts of many others."""
    told = stories.story(number)
    if number != _STORIES - 1:
        return told
    more = [paragraph for other in range(_JOINED) for paragraph in stories.story(other).paragraphs[1:]]
    return replace(told, paragraphs=[*told.paragraphs, *(text for text in more if not text.startswith("Les også"))])


def scenario(way: Reader, size: tuple[int, int]) -> Mapping[str, int]:
    """The bytes of each part of it."""
    newest = long_last(_STORIES - 1)
    wanted = stories.beginning(stories.headline((_STORIES - 1 - 17) // 50 * 50 + 17))
    sent = {}
    with Program(way.command, {**way.environment, **_AFAR}, size) as program:
        enter(program, way, stories.beginning(newest.headline))
        program.settle(1.0)
        sent["60 keys down"] = sum(program.key("j", _CALM).written for _ in range(60))
        sent["5 pages"] = sum(program.key(_PAGE_DOWN, _CALM).written for _ in range(5))
        program.key(way.top, _CALM)
        program.until(stories.beginning(newest.headline))
        program.settle(1.0)
        sent["open"] = program.key("\r", 0.5).written
        sent["4 pages of it"] = sum(program.key(" ", _CALM).written for _ in range(4))
        sent["back"] = program.key(way.back, 0.5).written
        before, typed = way.filter
        sent["filter"] = program.key(before, _CALM).written + program.key(typed.format(stories.TITLE_WORD), 0.5).written
        program.until(wanted)
    return sent


def pages(program: Program, wanted: str) -> float:
    """The bytes of a page down in a story, the median of some."""
    with program:
        program.until(wanted)
        program.settle(1.0)
        return median(program.key(" ", _CALM).written for _ in range(_PAGES))


def beside_less(place: Path, size: tuple[int, int]) -> tuple[float, float]:
    """A page down in the long story, here and in less."""
    home = place / "homes" / "alone"
    home.mkdir(parents=True, exist_ok=True)
    told = long_last(_STORIES - 1)
    file = place / "long.txt"
    file.write_text(f"{told.headline}\n\n{told.text}\n", encoding="utf-8")
    environment = {**surroundings(home), **_AFAR}
    printed = place / "long.printed"
    set_in_type = subprocess.run(spalte("show", str(file)), env=environment, capture_output=True, check=True)
    printed.write_bytes(set_in_type.stdout)
    wanted = stories.beginning(told.headline)
    ours = Program([*spalte(str(file)), "--unrestricted"], environment, size)
    with ours:
        ours.until(wanted)
        ours.settle(1.0)
        ours.key("\r", 0.5)
        here = median(ours.key(" ", _CALM).written for _ in range(_PAGES))
    return here, pages(Program(["less", str(printed)], environment, size), wanted)


def ours_unrestricted(way: Reader) -> Reader:
    """Over SSH with no shell above it the screen would be restricted, and read another home."""
    return replace(way, command=[*way.command, "--unrestricted"]) if way.name == "Spalte" else way


def shown(taken: Mapping[str, Mapping[str, int]]) -> str:
    """The parts and their sum, and the ratio to newsboat."""
    base = sum(taken["newsboat"].values()) if "newsboat" in taken else None
    rows: list[Sequence[str]] = []
    for name, sent in taken.items():
        total = sum(sent.values())
        rows.append(
            [name, *map(thousands, sent.values()), thousands(total) + (f" ({times(total / base)})" if base else "")]
        )
    return table(["", *next(iter(taken.values())), "all"], rows)


def main() -> None:
    """Measure and print a table for each size of the terminal."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--place", type=Path, metavar="DIR", help="keep here what is made, and find it again")
    words = asked.parse_args()
    with place_at(words.place) as kept:
        place = kept / "long"
        for size in SIZES:
            ways = [ours_unrestricted(reader(name, place, _STORIES, long_last)) for name in filter(installed, NAMES)]
            for way in ways:
                with Program(
                    way.command, {**way.environment, **_AFAR}, size
                ) as program:  # what is kept of a first time
                    enter(program, way, stories.beginning(stories.headline(_STORIES - 1)))
                    program.settle(1.0)
            taken = {way.name: scenario(way, size) for way in ways}
            ours, less = beside_less(place, size)
            columns, rows = size
            print(f"\n{columns} × {rows}, bytes\n\n{shown(taken)}\n")
            print(f"A page down in a story: {ours:.0f}, in less {less:.0f} ({times(ours / less)})", flush=True)


if __name__ == "__main__":
    main()
