"""The text of a file of settings, and whether the administrator alone can have written it."""

from __future__ import annotations

import os
import stat
from typing import NamedTuple

LARGEST = 64_000
ROOT = 0


class Written(NamedTuple):
    """What is in a file, and why it may be another's than the administrator's; None where it can be no other's."""

    text: str
    doubt: str | None


def written_in(file: str) -> Written | None:
    """What is in a file; None where there is none. Raises OSError or ValueError where it cannot be read."""
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        return None
    with os.fdopen(descriptor, "rb") as opened:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise ValueError("it is no file")
        raw = opened.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise ValueError(f"it is larger than {LARGEST} bytes")
    return Written(raw.decode(), _doubt("the file", status) or _doubt_about_folder(file))


def _doubt_about_folder(file: str) -> str | None:
    """Who may write the folder, or that of the file that a link leads to, may put another file in its place."""
    try:
        for path in (file, os.path.realpath(file)):
            if doubt := _doubt("the folder it is in", os.stat(os.path.dirname(path))):  # noqa: PTH116, PTH120
                return doubt
    except OSError as error:
        return f"the folder it is in cannot be looked at: {(error.strerror or 'it is gone').lower()}"
    return None


def _doubt(what: str, status: os.stat_result) -> str | None:
    if status.st_uid != ROOT:
        return f"{what} does not belong to root"
    if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        return f"others than root may write {what} (chmod go-w helps)"
    return None
