"""The way through the files, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from tui.errors import UnreadableFile
from tui.ingest_work import Task, Unreadable, Work
from tui.library.base import SourceFile

NOT_ALL = "some of its lines could not be read"
"""Why a file of records is not all in the library, where nothing worse is the matter."""


@dataclass(frozen=True, slots=True)
class Border:
    """The last border in a file that grows: its last full chunk, from `start` to `end`, and the line behind it."""

    start: int
    end: int
    line: int
    name: bytes


Borders = dict[str, Border]
_TOP = Border(0, 0, 1, b"")


@dataclass(slots=True)
class Whole:
    """A file of records while it is gone through: what is kept of it at its end."""

    kept: SourceFile
    border: Border = _TOP

    def missed(self, reason: str = NOT_ALL) -> None:
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


def lost(files: Iterable[UnreadableFile], known: Mapping[str, SourceFile]) -> Step:
    """The step for files that cannot be looked at: it is kept of each why, unless that is known."""
    work = Work()
    for file in files:
        path = str(file.path)
        work.unreadable.append(Unreadable(path, None, file.reason))
        kept = SourceFile(path, 0, 0, b"", file.reason)
        if kept != known.get(path):
            work.files.append(kept)
    return Step(work=work)
