"""Notice that the file of a library was written, whoever did it, and sleep while nothing happens."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable
from pathlib import Path
from random import uniform
from threading import Event, Lock, Timer
from time import monotonic

from tui.library.base import LibraryTrouble

_LATER = 0.7
"""Seconds until what it takes to follow is imported: not while the first keys are answered."""
_GATHERED = 0.25
"""Seconds of writing that are told of at once."""
_SPREAD, _WIDEST = 6.0, 3.0
"""Up to so many seconds more, as it falls out, for each task that a processor has, and at most: whoever reads asks anew
at each piece of news, and there may be hundreds of them on one machine, who would all ask at once.
"""
_APART, _BUSY, _AT_MOST = 2.0, 10.0, 10.0
"""Seconds between two pieces of news while it is written on and on: so many, or for each task that a processor has."""
_LOOK_UNTOLD = 5.0
"""Seconds between two looks where the system cannot tell of changes."""


def follow_file(
    path: Path, edition: Callable[[], Hashable], seen: Hashable, changed: Callable[[], None], stop: Event
) -> None:
    """Call `changed` whenever `edition` is no longer what it was, until `stop` is set; at the start that is `seen`.

    `changed` is called from threads of the follower, never twice at once.
    """
    if stop.wait(_LATER):
        return
    from tui.library.notices import Untold, noticing, outlook_on  # late: what it needs takes its time to be imported

    news = _News(edition, seen, changed, stop)
    real = Path(os.path.realpath(path))
    try:
        with noticing(outlook_on([path, real, Path(f"{real}-wal")]), news.sign):
            news.look()
            stop.wait()
    except (Untold, OSError):
        news.look()
        while not stop.wait(_LOOK_UNTOLD):
            news.look()
    news.end()


class _News:
    """Tells of another edition a moment after the first sign of it, so that many signs are one piece of news."""

    def __init__(
        self, edition: Callable[[], Hashable], seen: Hashable, changed: Callable[[], None], stop: Event
    ) -> None:
        self._edition = edition
        self._seen = seen
        self._changed = changed
        self._stop = stop
        self._looking = Lock()
        self._lock = Lock()
        self._timer: Timer | None = None
        self._free = 0.0
        """From when on there may be news again."""

    def sign(self) -> None:
        """Something was written."""
        with self._lock:
            if self._timer is None and not self._stop.is_set():
                first = _GATHERED + uniform(0.0, min(_SPREAD * _load(), _WIDEST))
                self._timer = Timer(max(first, self._free - monotonic()), self._after_a_moment)
                self._timer.daemon = True
                self._timer.start()

    def look(self) -> None:
        """See whether the edition is another one."""
        with self._looking:
            if self._stop.is_set():
                return
            try:
                edition = self._edition()
            except LibraryTrouble:
                return  # it is being made anew, or gone: who asks it next is told
            if edition != self._seen:
                self._seen = edition
                self._free = monotonic() + _pause()
                self._changed()

    def end(self) -> None:
        """Wait for no more."""
        with self._lock:
            timer = self._timer
        if timer is not None:
            timer.cancel()
            timer.join()

    def _after_a_moment(self) -> None:
        with self._lock:
            self._timer = None
        self.look()


def _pause() -> float:
    """Seconds until the next news: more where processors are busy, and not for all the same, to spread them."""
    return min(max(_APART, _BUSY * _load()), _AT_MOST) * uniform(0.5, 1.5)


def _load() -> float:
    """How many tasks there are for each processor, of the last minute."""
    return os.getloadavg()[0] / (os.cpu_count() or 1)
