"""Hear of what is written to single files, without hearing of the files beside them (Linux)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

_BREATH = 0.1
"""Seconds in which all that is written to one file is one event: an importer writes a thousand times in that."""

TOLD_APART = sys.platform == "linux"
"""Whether this system tells of one file without its folder; watchdog's observers ask for the whole folder."""

if sys.platform == "linux":
    from watchdog.observers.inotify_c import CallbackId, InotifyConstants, InotifyFD, Mask

    _WRITTEN = Mask(
        InotifyConstants.IN_MODIFY
        | InotifyConstants.IN_ATTRIB
        | InotifyConstants.IN_CLOSE_WRITE
        | InotifyConstants.IN_DONT_FOLLOW
    )

    class _File:
        """One file, as watchdog's reader of inotify wants to be asked for it."""

        def __init__(self, path: Path, notice: Callable[[_File], object]) -> None:
            self._notice = notice
            self._reader = InotifyFD.get_instance()
            self._watch = self._reader.add_callback(os.fsencode(path), _WRITTEN, self, CallbackId(id(self)))

        def end(self) -> None:
            self._reader.remove_callbacks([(self._watch, CallbackId(id(self)))])

        def on_event(self, _: object) -> None:
            self._notice(self)

        def on_watch_deleted(self, _: object) -> None:
            """Its folder tells what comes in its place."""

        def on_queue_overflow(self) -> None:
            self._notice(self)


class Writes:
    """Calls `notice`, in another thread, for each change of the files it was told to look at."""

    def __init__(self, notice: Callable[[], object]) -> None:
        self._notice = notice
        self._ends: dict[Path, Callable[[], None]] = {}
        self._last: object = None
        self._ended = Event()

    def look_at(self, path: Path) -> None:
        """Listen to the file that stands at the path by now, no longer to one that stood there before.

        Raises OSError where the system cannot tell of it.
        """
        if (end := self._ends.pop(path, None)) is not None:
            end()
        if sys.platform == "linux" and path.is_file() and not path.is_symlink():
            self._ends[path] = _File(path, self._written).end

    def end(self) -> None:
        """Listen no more."""
        self._ended.set()
        while self._ends:
            self._ends.popitem()[1]()

    def _written(self, file: object) -> None:
        """Tell of it; while one file is written on and on the system gathers what is told of it."""
        self._notice()
        again, self._last = file is self._last, file
        if again:
            self._ended.wait(_BREATH)
