"""How an import is told of: how far it is, what came of it, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.cleaning import clean_line
from tui.typeset.numbers import size_in_words

if TYPE_CHECKING:
    from tui.ingest import Outcome
    from tui.ingest_work import Unreadable

Grouped = Callable[[int], str]
"""A number as a person reads it."""


@dataclass(slots=True)
class Tally:
    """What came of an import so far. `in_all` is how many bytes there are to go through."""

    in_all: int = 0
    bytes: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    passed: int = 0
    unreadable: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count an outcome in."""
        self.bytes += outcome.bytes
        self.added += outcome.added
        self.changed += outcome.changed
        self.unchanged += outcome.unchanged
        self.passed += outcome.passed
        self.unreadable += sum(found.lines for found in outcome.unreadable)

    @property
    def stories(self) -> int:
        """How many stories were looked at."""
        return self.added + self.changed + self.unchanged


def how_far(tally: Tally, seconds: float, grouped: Grouped) -> str:
    """`12 % (300 MB of 2.5 GB), 123,456 stories, 2,345 a second, 12 minutes left`."""
    parts = []
    if tally.in_all:
        share = min(100, 100 * tally.bytes // tally.in_all)
        parts.append(f"{share} % ({size_in_words(tally.bytes)} of {size_in_words(tally.in_all)})")
    parts.append(in_count(tally.stories, "story", "stories", grouped))
    if seconds > 0:
        parts.append(f"{grouped(round(tally.stories / seconds))} a second")
    if tally.bytes and (left := seconds * (tally.in_all - tally.bytes) / tally.bytes) > 0:
        parts.append(f"{time_in_words(left)} left")
    return ", ".join(parts)


def what_came(tally: Tally, library: str, seconds: float, grouped: Grouped) -> str:
    """The summary, as a sentence."""
    counted = [f"{grouped(tally.added)} added", f"{grouped(tally.changed)} changed"]
    counted += [f"{grouped(tally.unchanged)} unchanged", f"{grouped(tally.unreadable)} unreadable"]
    if tally.passed:
        counted.append(in_count(tally.passed, "file", "files", grouped) + " as before")
    return f"{clean_line(library)}: {', '.join(counted)}, in {time_in_words(seconds)}."


def named(unreadable: Unreadable) -> str:
    """`PATH:LINE: reason`, cleaned, on one line."""
    line = "" if unreadable.line is None else f":{unreadable.line}"
    return f"{clean_line(unreadable.path)}{line}: {unreadable.reason}"


def in_count(number: int, one: str, more: str, grouped: Grouped) -> str:
    """`1 file`, `1,234 files`."""
    return f"{grouped(number)} {one if number == 1 else more}"


def time_in_words(seconds: float) -> str:
    """`less than a second`, `5 seconds`, `12 minutes`, `1 h 20 min`."""
    whole = round(seconds)
    if whole < 1:
        return "less than a second"
    if whole < 100:
        return f"{whole} second{'' if whole == 1 else 's'}"
    minutes = round(seconds / 60)
    return f"{minutes} minutes" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
