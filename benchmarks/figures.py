"""Figures taken in turn, and tables of them between two markers of README.md."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import TypeVar

README = Path(__file__).with_name("README.md")

Taken = TypeVar("Taken")


def in_turn(runs: int, ways: Mapping[str, Callable[[], Taken]]) -> dict[str, list[Taken]]:
    """What each way gave in each run, A B C A B C, so that what else the machine does falls on all of them."""
    taken: dict[str, list[Taken]] = {name: [] for name in ways}
    for _ in range(runs):
        for name, way in ways.items():
            taken[name].append(way())
    return taken


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so many hundredths of all are not above."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered) / 100) - 1)]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The rows as a table in Markdown; the first column is words, the others are figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def milliseconds(seconds: float) -> str:
    """With as many digits as say something."""
    value = seconds * 1000
    return f"{value:.2f}" if value < 10 else thousands(round(value))


def thousands(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}".replace(",", " ")


def times(ratio: float) -> str:
    """A ratio, as a table shows it."""
    return f"{ratio:.2f}×" if ratio < 10 else f"{thousands(round(ratio))}×"


def write(name: str, text: str) -> None:
    """Put the text between the markers of that name, in place of what stood there, and print it."""
    print(f"\n{text}\n", flush=True)
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    prose = README.read_text(encoding="utf-8")
    if begin not in prose or end not in prose:
        raise SystemExit(f"{README.name} has no place for a table: put the lines {begin} and {end} where it belongs.")
    before, rest = prose.split(begin, 1)
    README.write_text(f"{before}{begin}\n\n{text}\n\n{end}{rest.split(end, 1)[1]}", encoding="utf-8")
