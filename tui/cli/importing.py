"""`spalte import PATH ...`: take stories into a library, and stay for what comes, if asked to."""

from __future__ import annotations

import os
import signal
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event, current_thread, main_thread
from time import monotonic
from types import FrameType
from typing import TYPE_CHECKING

from tui.cleaning import clean_line
from tui.cli import printing
from tui.cli.import_list import UnreadableList
from tui.cli.import_progress import progress
from tui.cli.import_words import Tally, what_came
from tui.errors import NewsError
from tui.locations import data_dir
from tui.typeset.numbers import grouped, thousands

if TYPE_CHECKING:
    from tui.ingest_steps import Borders
    from tui.library.base import WritableLibrary

DONE, NOT_ALL_DONE, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


class NoMapping(NewsError):
    """Words after `--map` that name no fields."""

    def __init__(self, words: str, known: tuple[str, ...]) -> None:
        super().__init__(f"“{clean_line(words)}” maps nothing: it is NAME=FIELD, and NAME one of {', '.join(known)}.")


def run(asked: Namespace) -> int:
    """Import, and tell what came of it; the exit status."""
    from tui.library.sqlite.library import open_library_file

    try:
        mapping = mapping_of(asked.map)
    except NoMapping as error:
        printing.complain(str(error))
        return WRONG_USAGE
    path = Path(asked.library) if asked.library else data_dir() / "library.spalte"
    paths = [Path(name) for name in asked.paths]
    try:
        library = open_library_file(path, writable=True, create=True)
        try:
            with _stopped_by_ctrl_c() as stop:
                return _Import(library, paths, mapping, stop).run(follow=asked.follow)
        finally:
            library.close()
    except NewsError as error:
        printing.complain(str(error))
        return NOT_ALL_DONE


def mapping_of(words: str | None) -> dict[str, str]:
    """What `--map` tells: for each role the field that has it; raises NoMapping."""
    from tui.readers.fields import ROLES, SYNONYMS

    mapping = {}
    for pair in (words or "").split(","):
        name, equals, field = pair.partition("=")
        role = SYNONYMS.get(name.strip(), name.strip())
        if role in ROLES and field.strip():
            mapping[role] = field.strip()
        elif pair.strip() or equals:
            raise NoMapping(pair, ROLES)
    return mapping


class _Import:
    """One import, round after round where it follows."""

    def __init__(self, library: WritableLibrary, paths: list[Path], mapping: Mapping[str, str], stop: Event) -> None:
        self._library = library
        self._paths = paths
        self._mapping = mapping
        self._stop = stop
        separator = thousands(os.environ)
        self._grouped = lambda number: grouped(number, separator)
        self._listed = UnreadableList(datetime.now())
        self._missed = False
        self._borders: Borders = {}

    def run(self, *, follow: bool) -> int:
        """Import once, or until told to stop; the exit status."""
        try:
            return self._rounds(follow=follow)
        finally:
            self._listed.close()

    def _rounds(self, *, follow: bool) -> int:
        self._round(first=True)
        if where := self._listed.where():
            printing.complain(where)
        if follow and not self._stop.is_set():
            from tui.library.watch import watch

            printing.complain("Waiting for what comes; ctrl+c ends it.")
            watch(self._paths, self._round, self._stop)
        if self._stop.is_set():
            printing.complain("Stopped: what was taken in is kept, and begun again it goes on where it was.")
            return INTERRUPTED
        return NOT_ALL_DONE if self._missed else DONE

    def _round(self, *, first: bool = False) -> None:
        """Take in what is there, and tell of it where there is something to tell."""
        from tui.ingest import bytes_in, ingest

        tally = Tally()
        begun = monotonic()
        with progress(self._grouped) as shown:
            shown.show(tally)
            tally.in_all = bytes_in(self._paths, self._stop)
            for outcome in ingest(
                self._paths, self._library, mapping=self._mapping, stop=self._stop, borders=self._borders
            ):
                tally.add(outcome)
                for found in outcome.unreadable:
                    self._listed.add(found)
                shown.show(tally)
        self._listed.keep()
        self._missed = self._missed or bool(tally.unreadable)
        if first or tally.added or tally.changed:
            printing.write(what_came(tally, self._library.name, monotonic() - begun, self._grouped) + "\n")
            printing.finish()


@contextmanager
def _stopped_by_ctrl_c() -> Iterator[Event]:
    """An event that the first ctrl+c sets while the block runs; the second ends it at once."""
    stop = Event()
    if current_thread() is not main_thread():
        yield stop
        return
    before = signal.getsignal(signal.SIGINT)

    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, ask_to_stop)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
