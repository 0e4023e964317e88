"""Files into a library, each story once, however often it is begun and wherever it is stopped."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from tui.capabilities import Capability, granted
from tui.errors import UnreadableFile
from tui.ingest_crew import Crew, Stopped
from tui.ingest_gone import gone
from tui.ingest_plan import steps_for
from tui.ingest_records import RecordFiles
from tui.ingest_steps import Borders, Step
from tui.ingest_work import Unreadable, Work
from tui.library.base import Batch, Put, WritableLibrary
from tui.readers.detect import is_import
from tui.readers.folder import stories_in

__all__ = ["Outcome", "Unreadable", "ingest", "ingest_files"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one part of the way; it is kept in the library before it is told.

    `bytes` of files are gone through with it. `unchanged` counts lines of records and texts that were here just so;
    `passed` counts files of records that were gone through before, whose lines nobody counts again.
    """

    bytes: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    passed: int = 0
    unreadable: tuple[Unreadable, ...] = ()
    tidying: bool = False
    """All is taken in; what follows may take a while, and may be interrupted or left out."""


def ingest(
    paths: Sequence[Path],
    library: WritableLibrary,
    *,
    mapping: Mapping[str, str] | None = None,
    mirror: bool = False,
    workers: int | None = None,
    stop: Event | None = None,
    borders: Borders | None = None,
) -> Iterator[Outcome]:
    """Take all stories under these paths into the library; ends early when `stop` is set.

    What the library has already is passed over. With `mirror` only texts are taken, as they are from a folder that is
    opened, and stories whose files are gone are removed. `mapping` names fields of records (`tui.readers.jsonl`).
    `workers` is the number of processes beside this one, as many as it has processors for None; few files need none.
    Who calls again and again, to follow files that grow, hands over the same `borders`: what lies before them is not
    read again. Raises LibraryTrouble.
    """
    stop = stop or Event()
    lost: set[str] = set()
    files = (found if isinstance(found, Path) else _noted(found, lost) for found in files_in(paths, mirror=mirror))
    yield from _taken(
        files, library, RecordFiles(library, mapping or {}, {} if borders is None else borders), workers, stop
    )
    if mirror and not stop.is_set():
        for batch in gone(paths, lost, library):
            if stop.is_set():
                return
            yield _outcome(Step(), Work(), library.put(batch))


def ingest_files(
    files: Iterable[Path], library: WritableLibrary, *, mapping: Mapping[str, str] | None = None
) -> Iterator[Outcome]:
    """Take the stories in these files, a handful, into the library, in this process; their paths are real ones."""
    yield from _taken(files, library, RecordFiles(library, mapping or {}, {}), 0, Event())


def files_in(paths: Iterable[Path], *, mirror: bool = False) -> Iterator[Path | UnreadableFile]:
    """The files that `ingest` takes, and what cannot be looked at."""
    return stories_in(paths) if mirror else stories_in(paths, is_import)


def _noted(lost: UnreadableFile, among: set[str]) -> UnreadableFile:
    among.add(str(lost.path))
    return lost


def _taken(
    files: Iterable[Path | UnreadableFile],
    library: WritableLibrary,
    records: RecordFiles,
    workers: int | None,
    stop: Event,
) -> Iterator[Outcome]:
    bulky = Event()

    def in_bulk() -> None:
        bulky.set()
        library.in_bulk()

    crew = Crew(_processors() if workers is None else workers, stop, in_bulk)
    try:
        for step, work in crew.work(steps_for(files, library, records)):
            put = _put(step, work, library)
            if step.end and step.whole is not None:
                records.kept(step.whole)
            yield _outcome(step, work, put)
    except Stopped:
        return
    if bulky.is_set():
        yield Outcome(tidying=True)
        library.tidy()


def _put(step: Step, work: Work, library: WritableLibrary) -> Put:
    """Let the library have what came of a step, all of it or nothing."""
    files = list(work.files)
    if step.whole is not None:
        if work.unreadable:
            step.whole.missed()
        if step.end:
            files.append(step.whole.kept)
    if not (work.stories or files or step.chunk or step.forgotten):
        return Put()
    return library.put(Batch(work.stories, step.chunk, files, forgotten=step.forgotten))


def _outcome(step: Step, work: Work, put: Put) -> Outcome:
    return Outcome(
        bytes=step.length,
        added=put.added,
        changed=put.changed,
        unchanged=put.unchanged + work.unchanged,
        removed=put.removed,
        passed=work.passed,
        unreadable=tuple(work.unreadable),
    )


def _processors() -> int:
    """How many processors this process may use; none besides its own where it may start no other program."""
    if not granted().allows(Capability.IMPORT):
        return 0
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def bytes_in(paths: Iterable[Path], stop: Event) -> int:
    """How many bytes `ingest` has to go through; what was seen of them when `stop` is set."""
    whole = 0
    for file in files_in(paths):
        if stop.is_set():
            break
        if isinstance(file, Path):
            with suppress(OSError):
                whole += os.stat(file).st_size  # noqa: PTH116 (a third quicker, and asked of every file there is)
    return whole
