"""The library that is made of a folder: where it lies, who keeps it, and how it is made anew. It is only a cache."""

from __future__ import annotations

import fcntl
import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cleaning import clean_line
from tui.library.base import DamagedLibrary, LibraryTrouble, NewerLibrary
from tui.library.open import is_library
from tui.locations import cache_dir

if TYPE_CHECKING:
    from tui.library.sqlite.library import SqliteLibrary

SUFFIX = ".spalte"
_NOTE = ".folder"
_LONGEST_NAME = 40
_BESIDE = ("-wal", "-shm", "-journal")
_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class FolderLibrary:
    """The library in the cache that is made of `paths`, folders and files, whether or not it is there yet.

    Beside it lies a note that says what it is made of; who keeps it up to date holds a lock on that.
    """

    file: Path
    paths: tuple[Path, ...]

    @property
    def name(self) -> str:
        """The name of the folder; how many places there are besides, where it is not the only one."""
        return name_of(self.paths)

    @property
    def note(self) -> Path:
        """The file that says what the library is made of; when it was changed is when it was last used."""
        return self.file.with_suffix(_NOTE)

    def open(self) -> SqliteLibrary:
        """The library as it is, to be read; raises LibraryTrouble."""
        from tui.library.sqlite.library import open_library_file

        return open_library_file(self.file, name=self.name)

    def open_to_fill(self) -> SqliteLibrary:
        """The library, made where there is none, and made anew where it is of no use; for who holds it.

        Raises LibraryTrouble where that cannot be.
        """
        from tui.library.sqlite.library import open_library_file

        self._be_there()
        try:
            return open_library_file(self.file, name=self.name, create=True)
        except (DamagedLibrary, NewerLibrary):
            self.remove()
            self._be_there()
        return open_library_file(self.file, name=self.name, create=True)

    def remove(self) -> None:
        """Remove the library, for who holds it; a file that is no library stays. Raises LibraryTrouble."""
        if not is_library(self.file):
            return
        try:
            for beside in _BESIDE:  # first: a log that is left alone would be taken for that of the next library
                Path(f"{self.file}{beside}").unlink(missing_ok=True)
            self.file.unlink(missing_ok=True)
        except OSError as error:
            raise LibraryTrouble(
                f"{clean_line(str(self.file))} cannot be removed ({clean_line(error.strerror or '')}): "
                "see to its folder first."
            ) from error

    @contextmanager
    def held(self, *, wait: bool) -> Iterator[bool]:
        """Be the one who fills the library while the block runs; False where another one is and we do not `wait`.

        Raises LibraryTrouble where nothing can be written.
        """
        try:
            note = _locked(self.note, wait=wait)
        except OSError as error:
            raise _unwritable(self.file, error) from error
        try:
            if note is not None:
                self._sign(note)
            yield note is not None
        finally:
            if note is not None:
                os.close(note)

    def _be_there(self) -> None:
        """An empty file is a library to be, and nobody else's business."""
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.file.touch(mode=0o600)
        except OSError as error:
            raise _unwritable(self.file, error) from error

    def _sign(self, note: int) -> None:
        """Say in the note what the library is made of, and that it is used now."""
        said = json.dumps({"paths": [str(path) for path in self.paths]}).encode()
        with suppress(OSError):  # a full disk: it is the library itself that has to say so
            if os.pread(note, len(said) + 1, 0) != said:
                os.pwrite(note, said, 0)
                os.ftruncate(note, len(said))
            os.utime(note)


def folder_library(paths: Sequence[Path]) -> FolderLibrary:
    """The library of these folders and files, in whatever order they are named."""
    real = tuple(dict.fromkeys(Path(os.path.realpath(path)) for path in paths))
    ordered = sorted(real)
    about = b"\0".join(map(os.fsencode, ordered))
    name = _NOT_IN_A_NAME.sub("-", ordered[0].name).strip("-.")[:_LONGEST_NAME] or "folder"
    return FolderLibrary(_place() / f"{name}-{blake2b(about, digest_size=8).hexdigest()}{SUFFIX}", real)


def folder_libraries() -> Sequence[FolderLibrary]:
    """All that are in the cache, by name; one that does not say what it is made of has no paths."""
    try:
        files = sorted(file for file in _place().iterdir() if file.suffix == SUFFIX)
    except OSError:
        return ()
    return [FolderLibrary(file, _said(file.with_suffix(_NOTE))) for file in files]


def name_of(paths: Sequence[Path]) -> str:
    """What folders and files are called on the screen."""
    first = clean_line(paths[0].name or str(paths[0])) if paths else ""
    return f"{first} +{len(paths) - 1}" if len(paths) > 1 else first


def _unwritable(file: Path, error: OSError) -> LibraryTrouble:
    return LibraryTrouble(
        f"{clean_line(str(file.parent))} cannot be written ({clean_line(error.strerror or str(error))}): "
        "make room or give yourself the right, or name another folder in XDG_CACHE_HOME."
    )


def _place() -> Path:
    return cache_dir() / "libraries"


def _said(note: Path) -> tuple[Path, ...]:
    try:
        paths = json.loads(note.read_bytes())["paths"]
        return tuple(map(Path, paths))
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _locked(note: Path, *, wait: bool) -> int | None:
    """The note, open and locked; None where another one has it and we do not wait."""
    note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    while True:
        opened = os.open(note, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            if _is_still(note, opened):  # it may have been removed while we waited
                return opened
        except BlockingIOError:
            os.close(opened)
            return None
        except BaseException:
            os.close(opened)
            raise
        os.close(opened)


def _is_still(note: Path, opened: int) -> bool:
    try:
        return os.path.samestat(os.fstat(opened), note.stat())
    except OSError:
        return False
