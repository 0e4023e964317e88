"""What there is to do: the files that are there, without what the library has of them already."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import FileIO
from itertools import islice
from pathlib import Path

from tui.errors import UnreadableFile
from tui.ingest_chunks import CHUNK, Chunk, TooLong, cut
from tui.ingest_work import Records, Task, TextFile, Texts, Unreadable, Work
from tui.library.base import SourceFile, WritableLibrary
from tui.library.keys import hash_of
from tui.readers.detect import Format, format_of
from tui.readers.jsonl import TOO_LARGE, VERSION
from tui.readers.packed import Damaged, is_packed, unpacked
from tui.readers.plain import LARGEST, opened, why

_HANDFUL = 256
"""So many files are asked for together."""
_BATCH = 128
"""So many texts are worked on, and put, together."""
_NOT_ALL = "some of its lines could not be read"

Known = Mapping[str, SourceFile]


@dataclass(frozen=True, slots=True)
class Border:
    """The last border in a file that grows: its last full chunk, from `start` to `end`, and the line behind it."""

    start: int
    end: int
    line: int
    name: bytes


Borders = dict[str, Border]


@dataclass(slots=True)
class Whole:
    """A file of records while it is gone through: what is kept of it at its end."""

    kept: SourceFile
    border: Border | None = None

    def missed(self, reason: str = _NOT_ALL) -> None:
        """Not all of it is in the library."""
        self.kept = replace(self.kept, reason=reason)


@dataclass(slots=True)
class Step:
    """A part of the way: a task, or work that needs none, and the `length` in bytes that is gone through with it.

    `chunk` names the input of the task for the library. `whole` is the file of records that it is a part of; behind the
    last part stands a step that is its `end`.
    """

    task: Task | None = None
    work: Work = field(default_factory=Work)
    length: int = 0
    chunk: bytes | None = None
    whole: Whole | None = None
    end: bool = False
    forgotten: tuple[str, ...] = ()


class Plan:
    """Goes through files and finds what is to be done.

    Lines are known by the hash of the chunk they stand in, salted with what else makes stories of them: the mapping,
    and the version of the reader. A file of records that was gone through whole is known by size and time, and by that
    salt in place of its content. Of a file that only grew since its last `border` what lies before is not read again.
    """

    def __init__(self, library: WritableLibrary, mapping: Mapping[str, str], borders: Borders | None = None) -> None:
        self._library = library
        self._borders = {} if borders is None else borders
        self._mapping = mapping
        self._salt = hash_of(repr((VERSION, sorted(mapping.items()))).encode(errors="surrogatepass"))

    def steps(self, files: Iterable[Path | UnreadableFile]) -> Iterator[Step]:
        """The steps for these files, and for those that cannot be looked at."""
        files = iter(files)
        while handful := list(islice(files, _HANDFUL)):
            paths = [str(file.path if isinstance(file, UnreadableFile) else file) for file in handful]
            folders = {os.path.dirname(path) for path in paths}  # noqa: PTH120 (asked of every file there is)
            known = self._library.files([*paths, *folders])
            if opened_again := folders & known.keys():
                yield Step(forgotten=tuple(opened_again))  # they could not be looked through once
            lost = [file for file in handful if isinstance(file, UnreadableFile)]
            texts: list[TextFile] = []
            records: list[tuple[TextFile, Format]] = []
            for file in handful:
                if isinstance(file, Path):
                    try:
                        found = _looked_at(file, known)
                        if (format_ := format_of(file)) is Format.TEXT:
                            texts.append(found)
                        else:
                            records.append((found, format_))
                    except UnreadableFile as error:
                        lost.append(error)
            if lost:
                yield Step(work=_lost(lost, known))
            yield from _texts(texts)
            for each, format_ in records:
                yield from self._records(each, whole_at_once=format_ is Format.JSON)

    def name_of(self, lines: bytes) -> bytes:
        """What a chunk with these lines is called in the library."""
        return hash_of(self._salt + hash_of(lines))

    def _records(self, file: TextFile, *, whole_at_once: bool) -> Iterator[Step]:
        whole = Whole(SourceFile(file.path, file.size, file.changed, self._salt))
        if file.known is not None and replace(file.known, reason=None) == whole.kept:
            yield Step(work=_passed(file.known), length=file.size)
            return
        at = 0
        try:
            with opened(Path(file.path)) as source:
                size = LARGEST if whole_at_once else CHUNK
                try:
                    for piece in cut(unpacked(source), LARGEST, size, self._go_to_border(source, whole)):
                        step = self._piece(piece, whole, file.known)
                        if whole_at_once and isinstance(step.task, Records):
                            step.task = replace(step.task, line=None)
                        at, step.length = source.tell(), source.tell() - at
                        yield step
                except Damaged as damaged:
                    whole.missed(str(damaged))
                    yield Step(work=Work(unreadable=[Unreadable(file.path, None, str(damaged))]))
        except UnreadableFile as error:
            yield Step(work=_lost([error], {} if file.known is None else {file.path: file.known}))
            return
        yield Step(length=max(0, file.size - at), whole=whole, end=True)

    def kept(self, whole: Whole) -> None:
        """All of a file is in the library: where it grows it is read from its last border on."""
        if whole.border is not None:
            self._borders[whole.kept.path] = whole.border

    def _go_to_border(self, source: FileIO, whole: Whole) -> int:
        """Go behind the last full chunk that is known, if it is still there; the number of the line there."""
        border = self._borders.get(whole.kept.path)
        if border is not None:
            source.seek(border.start)
            if self.name_of(_all_of(source, border.end - border.start)) == border.name:
                whole.border = border
                return border.line
        source.seek(0)
        whole.border = None if is_packed(source.read(4)) else Border(0, 0, 1, b"")
        source.seek(0)
        return 1

    def _piece(self, piece: Chunk | TooLong, whole: Whole, known: SourceFile | None) -> Step:
        path = whole.kept.path
        if isinstance(piece, TooLong):
            whole.border = None
            return Step(work=Work(unreadable=[Unreadable(path, piece.line, TOO_LARGE)]), whole=whole)
        name = self.name_of(piece.data)
        if whole.border is not None and len(piece.data) >= CHUNK and piece.data.endswith(b"\n"):
            start = whole.border.end
            lines = piece.data.count(b"\n")
            whole.border = Border(start, start + len(piece.data), piece.line + lines, name)
        if self._library.has_chunk(name):
            if known is not None and known.reason == _NOT_ALL:
                whole.missed()  # perhaps not by one of these lines: who wants to know imports into a new library
            return Step(work=Work(unchanged=_lines_of(piece.data)), whole=whole)
        return Step(task=Records(path, piece.line, piece.data, self._mapping), chunk=name, whole=whole)


def _all_of(source: FileIO, size: int) -> bytes:
    pieces = []
    while size > 0 and (piece := source.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


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


def _passed(known: SourceFile) -> Work:
    """The work with a file of records that was gone through before."""
    if known.reason is None:
        return Work(passed=1)
    return Work(passed=1, unreadable=[Unreadable(known.path, None, known.reason)])


def _lost(files: Iterable[UnreadableFile], known: Known) -> Work:
    """The work with files that cannot be looked at: it is kept of each why, beside what was known of it."""
    work = Work()
    for file in files:
        path = str(file.path)
        work.unreadable.append(Unreadable(path, None, file.reason))
        kept = SourceFile(path, 0, 0, b"", file.reason)
        if kept != known.get(path):
            work.files.append(kept)
    return work


def _lines_of(data: bytes) -> int:
    return data.count(b"\n") + (not data.endswith(b"\n"))
