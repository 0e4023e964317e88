"""What there is to do: the files that are there, without what the library has of them already."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from tui.errors import UnreadableFile
from tui.ingest_records import RecordFiles
from tui.ingest_steps import Step, lost
from tui.ingest_work import TextFile, Texts, Unreadable, Work
from tui.library.base import SourceFile, WritableLibrary
from tui.readers.detect import Format, format_of
from tui.readers.plain import why

_HANDFUL = 256
"""So many files are asked for together."""
_BATCH = 128
"""So many texts are worked on, and put, together."""

Known = Mapping[str, SourceFile]


def steps_for(files: Iterable[Path | UnreadableFile], library: WritableLibrary, records: RecordFiles) -> Iterator[Step]:
    """The steps for these files, and for those that cannot be looked at."""
    files = iter(files)
    while handful := list(islice(files, _HANDFUL)):
        paths = [str(file.path if isinstance(file, UnreadableFile) else file) for file in handful]
        folders = {os.path.dirname(path) for path in paths}  # noqa: PTH120 (asked of every file there is)
        known = library.files([*paths, *folders])
        if opened_again := folders & known.keys():
            yield Step(forgotten=tuple(opened_again))  # they could not be looked through once
        yield from _handful(handful, known, records)


def _handful(handful: list[Path | UnreadableFile], known: Known, records: RecordFiles) -> Iterator[Step]:
    unseen: list[UnreadableFile] = []
    texts: list[TextFile] = []
    others: list[tuple[TextFile, Format]] = []
    for file in handful:
        if isinstance(file, UnreadableFile):
            unseen.append(file)
            continue
        try:
            found, format_ = _looked_at(file, known), format_of(file)
        except UnreadableFile as error:
            unseen.append(error)
            continue
        if format_ is Format.TEXT:
            texts.append(found)
        else:
            others.append((found, format_))
    if unseen:
        yield lost(unseen, known)
    yield from _texts(texts)
    for found, format_ in others:
        yield from records.steps(found, whole_at_once=format_ is Format.JSON)


def _looked_at(file: Path, known: Known) -> TextFile:
    path = str(file)
    try:
        status = os.stat(path)  # noqa: PTH116 (a third quicker, and asked of every file there is)
    except (OSError, ValueError) as error:
        raise UnreadableFile(file, why(error)) from error
    return TextFile(path, status.st_size, status.st_mtime_ns, known.get(path))


def _texts(files: list[TextFile]) -> Iterator[Step]:
    """The steps for texts: those of the size and time that are known are passed over."""
    passed = Work()
    bytes_passed = 0
    fresh: list[TextFile] = []
    for file in files:
        if not _is_as_known(file):
            fresh.append(file)
            continue
        bytes_passed += file.size
        if file.known is not None and file.known.reason is not None:
            passed.unreadable.append(Unreadable(file.path, None, file.known.reason))
        else:
            passed.unchanged += 1
    if bytes_passed or passed.unchanged or passed.unreadable:
        yield Step(work=passed, length=bytes_passed)
    for start in range(0, len(fresh), _BATCH):
        batch = tuple(fresh[start : start + _BATCH])
        yield Step(task=Texts(batch), length=sum(file.size for file in batch))


def _is_as_known(file: TextFile) -> bool:
    """Whether nothing changed; a file that could not even be opened is tried again."""
    known = file.known
    return known is not None and (known.size, known.changed) == (file.size, file.changed) and known.content != b""
