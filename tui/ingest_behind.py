"""Bring stories that an older version took in up to what this version knows of a story."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

from tui.library.base import WritableLibrary

_AT_ONCE = 100
"""So many stories are one transaction: others who write wait no longer than for these."""
_MANY = 2_000
"""From so many on it is worth while to let the indexes wait until the end."""


def catch_up(library: WritableLibrary, stop: Event) -> Iterator[int]:
    """Do so in steps, each of which is kept, and tell after each how many stories it were; ends when `stop` is set."""
    done = 0
    in_bulk = False
    while not stop.is_set() and (more := library.catch_up(_AT_ONCE)):
        done += more
        if done >= _MANY and not in_bulk:
            in_bulk = True
            library.in_bulk()
        yield done
    if in_bulk:
        library.tidy()
