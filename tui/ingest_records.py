"""Go through files of records, chunk by chunk, and find what is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import FileIO
from pathlib import Path

from tui.errors import UnreadableFile
from tui.ingest_chunks import CHUNK, Chunk, TooLong, cut
from tui.ingest_steps import NOT_ALL, Border, Borders, Step, Whole, lost
from tui.ingest_work import Records, TextFile, Unreadable, Work
from tui.library.base import SourceFile, WritableLibrary
from tui.library.keys import hash_of
from tui.readers.jsonl import FILE_TOO_LARGE, LARGEST_FILE, TOO_LARGE, VERSION
from tui.readers.packed import Damaged, unpacked
from tui.readers.plain import LARGEST, opened


class RecordFiles:
    """Finds what the library does not have yet of files of records.

    Lines are known by the hash of the chunk they stand in, salted with what else makes stories of them: the mapping,
    and the version of the reader. A file that was gone through whole is known by size and time, and by that salt in
    place of its content. Of a file that only grew since its last border what lies before is not read again.
    """

    def __init__(self, library: WritableLibrary, mapping: Mapping[str, str], borders: Borders) -> None:
        self._library = library
        self._borders = borders
        self._mapping = mapping
        self._salt = hash_of(repr((VERSION, sorted(mapping.items()))).encode(errors="surrogatepass"))

    def steps(self, file: TextFile, *, whole_at_once: bool) -> Iterator[Step]:
        """The steps for a file, the last of them its end; `whole_at_once` where it is not one record a line."""
        whole = Whole(SourceFile(file.path, file.size, file.changed, self._salt))
        if file.known is not None and replace(file.known, reason=None) == whole.kept:
            yield Step(work=_passed(file.known), length=file.size)
            return
        at = 0
        try:
            with opened(Path(file.path)) as source:
                longest, size = (LARGEST_FILE + 1,) * 2 if whole_at_once else (LARGEST, CHUNK)
                try:
                    for piece in cut(unpacked(source), longest, size, self._go_to_border(source, whole)):
                        step = self._piece(piece, whole, file.known)
                        if whole_at_once and isinstance(step.task, Records):
                            step.task = replace(step.task, line=None)
                        elif whole_at_once and isinstance(piece, TooLong):
                            step.work = Work(unreadable=[Unreadable(file.path, None, FILE_TOO_LARGE)])
                        at, step.length = source.tell(), source.tell() - at
                        yield step
                        if whole_at_once:
                            break  # what stands behind so much was told to be too much
                except Damaged as damaged:
                    whole.missed(str(damaged))
                    yield Step(work=Work(unreadable=[Unreadable(file.path, None, str(damaged))]))
        except UnreadableFile as error:
            yield lost([error], {} if file.known is None else {file.path: file.known})
            return
        yield Step(length=max(0, file.size - at), whole=whole, end=True)

    def name_of(self, lines: bytes) -> bytes:
        """What a chunk with these lines is called in the library."""
        return hash_of(self._salt + hash_of(lines))

    def kept(self, whole: Whole) -> None:
        """All of a file is in the library: where it grows it is read from its last border on."""
        self._borders[whole.kept.path] = whole.border

    def _go_to_border(self, source: FileIO, whole: Whole) -> int:
        """Go behind the last full chunk that is known, if it is still there; the number of the line there.

        It is looked at before it is believed. In an archive, and behind a line that was too long, whose length nobody
        counted, it is not found.
        """
        border = self._borders.get(whole.kept.path)
        if border is not None:
            source.seek(border.start)
            if self.name_of(_all_of(source, border.end - border.start)) == border.name:
                whole.border = border
                return border.line
        source.seek(0)
        return 1

    def _piece(self, piece: Chunk | TooLong, whole: Whole, known: SourceFile | None) -> Step:
        path = whole.kept.path
        if isinstance(piece, TooLong):
            return Step(work=Work(unreadable=[Unreadable(path, piece.line, TOO_LARGE)]), whole=whole)
        name = self.name_of(piece.data)
        if len(piece.data) >= CHUNK and piece.data.endswith(b"\n"):
            start = whole.border.end
            lines = piece.data.count(b"\n")
            whole.border = Border(start, start + len(piece.data), piece.line + lines, name)
        if self._library.has_chunk(name):
            if known is not None and known.reason == NOT_ALL:
                whole.missed()  # perhaps not by one of these lines: who wants to know imports into a new library
            return Step(work=Work(unchanged=_lines_of(piece.data)), whole=whole)
        return Step(task=Records(path, piece.line, piece.data, self._mapping), chunk=name, whole=whole)


def _all_of(source: FileIO, size: int) -> bytes:
    pieces = []
    while size > 0 and (piece := source.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _passed(known: SourceFile) -> Work:
    """The work with a file of records that was gone through before."""
    if known.reason is None:
        return Work(passed=1)
    return Work(passed=1, unreadable=[Unreadable(known.path, None, known.reason)])


def _lines_of(data: bytes) -> int:
    return data.count(b"\n") + (not data.endswith(b"\n"))
