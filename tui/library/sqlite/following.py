"""Notice that the file of a library was written, whoever did it, and sleep while nothing happens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock, Timer
from typing import TYPE_CHECKING

from tui.library.base import LibraryTrouble

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent

_GATHERED = 0.25
"""Seconds of writing that are told of at once."""
_LOOK_UNTOLD = 5.0
"""Seconds between two looks where the system cannot tell of changes."""


def follow_file(path: Path, version: Callable[[], int], seen: int, changed: Callable[[], None], stop: Event) -> None:
    """Call `changed` whenever `version` is no longer what it was, until `stop` is set; at the start that is `seen`.

    `changed` is called from threads of the follower, never twice at once.
    """
    news = _News(version, seen, changed, stop)
    try:
        ended = _watched(path, news)
    except OSError:  # there is a limit of folders to watch
        news.look()
        while not stop.wait(_LOOK_UNTOLD):
            news.look()
        return
    news.look()
    stop.wait()
    ended()


class _News:
    """Tells of another version a moment after the first sign of it, so that many signs are one piece of news."""

    def __init__(self, version: Callable[[], int], seen: int, changed: Callable[[], None], stop: Event) -> None:
        self._version = version
        self._seen = seen
        self._changed = changed
        self._stop = stop
        self._looking = Lock()
        self._lock = Lock()
        self._timer: Timer | None = None

    def sign(self) -> None:
        """Something was written."""
        with self._lock:
            if self._timer is None and not self._stop.is_set():
                self._timer = Timer(_GATHERED, self._after_a_moment)
                self._timer.daemon = True
                self._timer.start()

    def look(self) -> None:
        """See whether the version is another one."""
        with self._looking:
            if self._stop.is_set():
                return
            try:
                version = self._version()
            except LibraryTrouble:
                return  # it is being made anew, or gone: who asks it next is told
            if version != self._seen:
                self._seen = version
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


def _watched(path: Path, news: _News) -> Callable[[], None]:
    """Have the system tell of what is written to the file or its log; what ends that is returned."""
    from watchdog.events import (
        FileCreatedEvent,
        FileDeletedEvent,
        FileModifiedEvent,
        FileMovedEvent,
        FileSystemEventHandler,
    )
    from watchdog.observers import Observer

    path = path.absolute()
    ours = {str(path), f"{path}-wal"}

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.src_path in ours or event.dest_path in ours:
                news.sign()

    observer = Observer()
    observer.schedule(
        Handler(),
        str(path.parent),
        event_filter=[FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent],
    )
    observer.start()

    def end() -> None:
        observer.stop()
        observer.join()
        news.end()

    return end
