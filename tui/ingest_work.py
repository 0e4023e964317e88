"""The work on the text: what can be done beside the process that writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import UnreadableFile
from tui.library.base import SourceFile
from tui.library.keys import hash_of
from tui.library.preparing import Preparer
from tui.readers.packed import unpacked_story
from tui.readers.plain import bytes_of, from_bytes

if TYPE_CHECKING:
    from tui.library.preparing import Prepared
    from tui.readers.jsonl import Record, UnreadableRecord


_MOST_NAMED = 100
"""So many lines of one task are named one by one: of a file that holds anything but stories there are millions."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file, or a line of one, that is no story; `reason` is cleaned, `path` is for opening, not for showing."""

    path: str
    line: int | None
    reason: str
    lines: int = 1
    """So many lines it stands for, from that one on."""


@dataclass(frozen=True, slots=True)
class Records:
    """Lines of JSON to be read, `line` is the number of the first; or one piece of JSON, then `line` is None."""

    path: str
    line: int | None
    data: bytes
    mapping: Mapping[str, str]

    @property
    def bytes(self) -> int:
        """So many bytes are to be read."""
        return len(self.data)

    def parts(self) -> Iterator[Records]:
        """Its lines, one by one, without those that are blank."""
        if self.line is None:
            yield self
            return
        for number, line in enumerate(self.data.split(b"\n"), self.line):
            if line and not line.isspace():
                yield Records(self.path, number, line, self.mapping)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text to be read, as its folder describes it; `known` is what is known of it."""

    path: str
    size: int
    changed: int
    known: SourceFile | None


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts to be read."""

    files: tuple[TextFile, ...]

    @property
    def bytes(self) -> int:
        """So many bytes are to be read."""
        return sum(file.size for file in self.files)

    def parts(self) -> Iterator[Texts]:
        """Its files, one by one."""
        return (Texts((file,)) for file in self.files)


Task = Records | Texts


@dataclass(slots=True)
class Work:
    """What came of a task: stories, what is to be kept of files, and what could not be read."""

    stories: list[Prepared] = field(default_factory=list)
    files: list[SourceFile] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    unchanged: int = 0
    """Stories that were passed over because their file holds what it held."""
    passed: int = 0
    """Files of records that were passed over because they were gone through before."""

    def add(self, other: Work) -> None:
        """Take the other in."""
        self.stories += other.stories
        self.files += other.files
        self.unreadable += other.unreadable
        self.unchanged += other.unchanged
        self.passed += other.passed


class Worker:
    """Does tasks; has to be one and the same for tasks whose work is taken in the order they were done in."""

    def __init__(self) -> None:
        self._preparer = Preparer()

    def do(self, task: Task) -> Work:
        """Read and understand what the task names."""
        return self._records(task) if isinstance(task, Records) else self._texts(task)

    def _records(self, task: Records) -> Work:
        from tui.readers.jsonl import UnreadableRecord  # late: the first picture of a folder does without

        work = Work()
        unnamed: list[int | None] = []
        for part in task.parts():
            for found in _records_in(part):
                if not isinstance(found, UnreadableRecord):
                    work.stories.append(self._preparer.prepare(found.document, name=found.name))
                elif len(work.unreadable) < _MOST_NAMED:
                    work.unreadable.append(Unreadable(part.path, part.line, found.reason))
                else:
                    unnamed.append(part.line)
        if unnamed:
            reason = f"{len(unnamed):,} more from here on are no stories either"
            work.unreadable.append(Unreadable(task.path, unnamed[0], reason, len(unnamed)))
        return work

    def _texts(self, task: Texts) -> Work:
        work = Work()
        for file in task.files:
            content = b""
            try:
                data = bytes_of(Path(file.path))
                content = hash_of(data)
                if file.known is not None and file.known.content == content and file.known.reason is None:
                    work.unchanged += 1
                else:
                    work.stories.append(self._story(file, data))
                reason = None
            except UnreadableFile as error:
                reason = error.reason
                work.unreadable.append(Unreadable(file.path, None, reason))
            found = SourceFile(file.path, file.size, file.changed, content, reason)
            if found != file.known:
                work.files.append(found)
        return work

    def _story(self, file: TextFile, data: bytes) -> Prepared:
        path = Path(file.path)
        document = from_bytes(unpacked_story(data, path), path)
        return self._preparer.prepare(document, name=file.path, changed=file.changed / 1e9)


def _records_in(part: Records) -> Iterable[Record | UnreadableRecord]:
    from tui.readers.jsonl import UnreadableRecord, read_record, read_records

    if part.line is None:
        return read_records(part.data, part.mapping)
    try:
        return (read_record(part.data, part.mapping),)
    except UnreadableRecord as error:
        return (error,)
