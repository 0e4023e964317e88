"""Have the operating system tell what happens to files, at no cost while nothing happens."""

from __future__ import annotations

import logging
import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from errno import EMFILE, ENFILE, ENOMEM, ENOSPC
from pathlib import Path

from watchdog import events
from watchdog.observers import Observer

from tui.library.sqlite.networks import network_of
from tui.library.writes import TOLD_APART, Writes

_NO_MORE = {ENOSPC, EMFILE, ENFILE, ENOMEM}
"""What the system says when it has been asked for more than it can tell of."""
_COMES_OR_GOES: list[type[events.FileSystemEvent]] = [
    events.FileCreatedEvent, events.FileDeletedEvent, events.FileMovedEvent,
    events.DirCreatedEvent, events.DirDeletedEvent, events.DirMovedEvent,
]  # fmt: skip
_ANYTHING: list[type[events.FileSystemEvent]] = [
    *_COMES_OR_GOES,
    events.FileModifiedEvent, events.FileAttribEvent, events.FileClosedEvent, events.DirAttribEvent,
]  # fmt: skip


logging.getLogger("watchdog").addHandler(logging.NullHandler())  # what it logs is never for the terminal


class Untold(Exception):
    """The system cannot tell of all that happens there."""


@dataclass(frozen=True)
class Outlook:
    """Where to look to learn what happens to some paths; another one once the paths lead elsewhere.

    `folders` are watched with all that is below them. `entries` are names by the folder they stand in: of files, of
    the folders themselves, of what is not there yet. `found` tells what stands at a path from another of its name.
    """

    folders: frozenset[Path]
    entries: Mapping[Path, frozenset[str]]
    found: Mapping[Path, tuple[int, int]]


def outlook_on(paths: Iterable[Path]) -> Outlook:
    """Where to look now to learn what happens to these paths."""
    folders: set[Path] = set()
    entries: dict[Path, set[str]] = defaultdict(set)
    found = {}
    for path in map(Path.absolute, paths):
        real = Path(os.path.realpath(path))
        for place in {path, real}:
            parent = next((parent for parent in place.parents if parent.is_dir()), None)
            if parent is not None:
                entries[parent].add(place.relative_to(parent).parts[0])
        try:
            status = real.stat()
        except OSError:
            continue
        found[path] = status.st_dev, status.st_ino
        if real.is_dir():
            folders.add(real)
    outside = {at: frozenset(names) for at, names in entries.items() if folders.isdisjoint([at, *at.parents])}
    return Outlook(frozenset(each for each in folders if folders.isdisjoint(each.parents)), outside, found)


@contextmanager
def noticing(outlook: Outlook, notice: Callable[[], object]) -> Iterator[None]:
    """While the block runs, `notice` is called in another thread whenever something happens there.

    Raises Untold where the system cannot tell, and another OSError where a folder has just gone.
    """
    if any(network_of(place) is not None for place in [*outlook.folders, *outlook.entries]):
        raise Untold
    with _reports(notice):
        writes = Writes(notice)
        try:
            observer = Observer()
        except OSError as error:
            raise _meant(error) from error
        try:
            observer.start()
            for folder in outlook.folders:
                observer.schedule(_Below(folder, notice), str(folder), recursive=True, event_filter=_ANYTHING)
            for parent, names in outlook.entries.items():
                # The last to be asked for: what is refused below a folder is not told, what is refused here is.
                entries = _Entries(parent, names, notice, writes.look_at)
                observer.schedule(entries, str(parent), event_filter=_COMES_OR_GOES if TOLD_APART else _ANYTHING)
                entries.look()
        except OSError as error:
            observer.stop()
            observer.join()
            writes.end()
            raise _meant(error) from error
        try:
            yield
        finally:
            observer.stop()
            observer.join()
            writes.end()


def _meant(error: OSError) -> Exception:
    return Untold() if error.errno in _NO_MORE else error


@contextmanager
def _reports(notice: Callable[[], object]) -> Iterator[None]:
    """Notice also when watchdog logs something: that more happened at once than the system could tell of."""
    logger, reports = logging.getLogger("watchdog"), _Reports(notice)
    logger.addHandler(reports)
    try:
        yield
    finally:
        logger.removeHandler(reports)


class _Reports(logging.Handler):
    def __init__(self, notice: Callable[[], object]) -> None:
        super().__init__(logging.WARNING)
        self._notice = notice

    def emit(self, record: logging.LogRecord) -> None:
        self._notice()


class _Below(events.FileSystemEventHandler):
    """Notices what happens below a folder, but for what is hidden: no stories are there."""

    def __init__(self, folder: Path, notice: Callable[[], object]) -> None:
        self._folder = folder
        self._notice = notice

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        if any(self._counts(Path(os.fsdecode(path))) for path in (event.src_path, event.dest_path) if path):
            self._notice()

    def _counts(self, path: Path) -> bool:
        if not path.is_relative_to(self._folder):
            return False
        return not any(part.startswith(".") for part in path.relative_to(self._folder).parts)


class _Entries(events.FileSystemEventHandler):
    """Notices which entries of a folder come and go, and the folder itself; of files among them also each change."""

    def __init__(
        self, folder: Path, names: Collection[str], notice: Callable[[], object], look_at: Callable[[Path], None]
    ) -> None:
        self._folder = folder
        self._entries = {folder / name for name in names}
        self._notice = notice
        self._look_at = look_at

    def look(self) -> None:
        """See which of the entries are there."""
        for entry in self._entries:
            self._look_at(entry)

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        paths = {Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path)}
        for entry in paths & self._entries:
            with suppress(OSError):  # gone again, which will be told; or the system is at its limit
                self._look_at(entry)
        if not paths.isdisjoint({self._folder, *self._entries}):
            self._notice()
