"""Hear of what is written to single files, without hearing of the files beside them (Linux)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

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

        def __init__(self, path: Path, notice: Callable[[], object]) -> None:
            self._notice = notice
            self._reader = InotifyFD.get_instance()
            self._watch = self._reader.add_callback(os.fsencode(path), _WRITTEN, self, CallbackId(id(self)))

        def end(self) -> None:
            self._reader.remove_callbacks([(self._watch, CallbackId(id(self)))])

        def on_event(self, _: object) -> None:
            self._notice()

        def on_watch_deleted(self, _: object) -> None:
            """Its folder tells what comes in its place."""

        def on_queue_overflow(self) -> None:
            self._notice()


class Writes:
    """Calls `notice`, in another thread, for each change of the files it was told to look at."""

    def __init__(self, notice: Callable[[], object]) -> None:
        self._notice = notice
        self._ends: dict[Path, Callable[[], None]] = {}

    def look_at(self, path: Path) -> None:
        """Listen to the file that stands at the path by now, no longer to one that stood there before.

        Raises OSError where the system cannot tell of it.
        """
        if (end := self._ends.pop(path, None)) is not None:
            end()
        if sys.platform == "linux" and path.is_file() and not path.is_symlink():
            self._ends[path] = _File(path, self._notice).end

    def end(self) -> None:
        """Listen no more."""
        while self._ends:
            self._ends.popitem()[1]()
