"""Look through folders and files for stories, and read each into a row."""

from __future__ import annotations

import heapq
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import UnreadableFile
from tui.library.base import Headline

if TYPE_CHECKING:
    from tui.article.document import Document

PAGE = 12
"""So many stories are enough for a first picture."""
_LOOKED_AT_FIRST = 20_000
"""So many files are looked at before the first picture, however many there are."""
_OF_ONE_FOLDER = 2_000
"""… and so many where they all lie in one folder, and their names tell which."""
_HANDFUL = 64

Fingerprint = tuple[int, int, int]
"""Time of the last change, size and inode: another one means another text."""
Read = Callable[[Path], "Document"]
Find = Callable[[Sequence[Path]], Iterable[Path | UnreadableFile]]
Glance = Callable[[Sequence[Path], int], Sequence[str]]
"""Which so many files of a large folder are likely to be the newest, without a look at any; empty for a small one."""


class Row(NamedTuple):
    """What was found in a file: the headline of its story, or why there is none."""

    story_id: str
    fingerprint: Fingerprint
    found: Headline | str


Rows = list[Row]


class Scan:
    """Finds the files of stories under some paths and reads them; keeps nothing."""

    def __init__(self, paths: Sequence[Path], read: Read, find: Find, glance: Glance) -> None:
        self._paths = tuple(paths)
        self._glance = glance
        self._find = find
        self.read = read

    def found(self) -> Iterator[tuple[Path, Fingerprint] | UnreadableFile]:
        """The files that are there, and what cannot be looked at."""
        for path in self._find(self._paths):
            if isinstance(path, UnreadableFile):
                yield path
            elif (fingerprint := _fingerprint(path)) is not None:
                yield path, fingerprint

    def row(self, path: Path, fingerprint: Fingerprint) -> Row:
        """The story in a file, understood."""
        from tui.article.understand import understand  # late: a first picture does without
        from tui.library.headlines import headline_of

        try:
            found = headline_of(understand(self.read(path)), str(path), fingerprint[0] / 1e9)
        except UnreadableFile as error:
            return Row(str(path), fingerprint, error.reason)
        return Row(str(path), fingerprint, found)

    def first_rows(self) -> Rows:
        """A page of those changed last, as far as some of the files tell."""
        likely: Iterable[str | Path] = self._glance(self._paths, _OF_ONE_FOLDER)
        if not likely:
            likely = (path for path in islice(self._find(self._paths), _LOOKED_AT_FIRST) if isinstance(path, Path))
        aged = ((fingerprint, str(path)) for path in likely if (fingerprint := _fingerprint(path)) is not None)
        return [self.row(Path(path), fingerprint) for fingerprint, path in heapq.nlargest(PAGE, aged)]

    def all_rows(self, likely: Sequence[str] = ()) -> Iterator[Rows]:
        """All rows there are, in handfuls; the first is for a first picture.

        `likely` names the stories that are likely to stand at the top; without enough of them those changed last do.
        """
        paths = map(Path, likely[:PAGE])
        first = [self.row(path, mark) for path in paths if (mark := _fingerprint(path)) is not None]
        if len(first) < PAGE // 2:
            first = self.first_rows()
        yield first
        made = {row.story_id for row in first}
        others = (each for each in self.found() if not isinstance(each, UnreadableFile) and str(each[0]) not in made)
        while handful := [self.row(path, fingerprint) for path, fingerprint in islice(others, _HANDFUL)]:
            yield handful


def _fingerprint(path: str | Path) -> Fingerprint | None:
    try:
        status = os.stat(path)  # noqa: PTH116 (a third quicker, and asked of every file there is)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
