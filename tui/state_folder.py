"""Where what a reader does is kept: in their home, or on a server in a folder of theirs below one for all.

Nobody but the reader has a right to that folder, and nobody else can have made it, or put a link in its place.
"""

from __future__ import annotations

import os
import pwd
import re
import stat
from pathlib import Path

from tui.cleaning import clean_line
from tui.errors import NewsError
from tui.locations import keep_in, state_dir
from tui.settings import settings_for_all

_NOT_KEPT = "what you read now is not kept"
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")

_trouble: str | None = None


class NotKept(NewsError):
    """Nothing can be kept there, and why, in a sentence."""


def settle(named: str | None) -> None:
    """Keep all of this process in the reader's folder below the one that is `named`.

    Where none is, it is the one that is set for all, if this account has no home that can be written. Nothing is raised
    where that cannot be: then nothing is kept, and `trouble` says why.
    """
    global _trouble
    folder = named if named is not None else settings_for_all().settings.state
    if not folder or (named is None and _has_home()):
        return
    try:
        keep_in(folder_of_reader(Path(folder).absolute()))
    except NotKept as error:
        _trouble = str(error)


def trouble() -> str | None:
    """Why nothing can be kept, in a sentence; None where it is not known that nothing can."""
    return _trouble


def folder_of_reader(folder: Path) -> Path:
    """The folder of the account that this runs as, below one for all; made where it is not there. Raises NotKept."""
    _expect_safe(folder)
    own = folder / _account()
    try:
        own.mkdir(mode=0o700)
    except FileExistsError:
        pass
    except OSError as error:
        raise _cannot(folder, error) from error
    try:
        status = own.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid():
            raise NotKept(f"{clean_line(str(own))} is not a folder of your account: {_NOT_KEPT}.")
        if stat.S_IMODE(status.st_mode) != 0o700:
            own.chmod(0o700)  # nobody else can have put anything in its place: see _expect_safe
    except OSError as error:
        raise _cannot(own, error) from error
    return own


def _expect_safe(folder: Path) -> None:
    """Return where nobody can take away or replace what we make in the folder, but for the administrator."""
    try:
        status = folder.stat()
    except OSError as error:
        raise _cannot(folder, error) from error
    if not stat.S_ISDIR(status.st_mode):
        raise NotKept(f"{clean_line(str(folder))} is no folder: {_NOT_KEPT}.")
    if status.st_uid not in (0, os.geteuid()):
        raise NotKept(f"{clean_line(str(folder))} does not belong to root: {_NOT_KEPT}.")
    if status.st_mode & 0o022 and not status.st_mode & stat.S_ISVTX:
        raise NotKept(f"In {clean_line(str(folder))} others could replace what is yours (chmod +t helps): {_NOT_KEPT}.")


def _account() -> str:
    """The name of the account as that of a folder; its number where it has none, or one that is odd."""
    number = os.geteuid()
    try:
        name = pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)
    return name if _PLAIN.fullmatch(name) else str(number)


def _has_home() -> bool:
    """Whether what is kept can be written where it is kept without a folder for all."""
    place = state_dir()
    there = next(folder for folder in (place, *place.parents) if folder.exists())
    return os.access(there, os.W_OK | os.X_OK)


def _cannot(folder: Path, error: OSError) -> NotKept:
    why = clean_line(error.strerror or str(error)).lower()
    return NotKept(f"{clean_line(str(folder))} cannot be written ({why}): {_NOT_KEPT}.")
