"""What is found of the folders and files that Spalte keeps, and of the library that is opened where none is named."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tui.cli.doctor.report import Row, shown
from tui.cli.which import marks_to_look_at
from tui.errors import NewsError
from tui.library.last import opened_usually
from tui.library.open import is_library, open_library
from tui.library.sqlite.networks import file_system_of, network_of
from tui.locations import cache_dir, data_dir, settings_files, state_dir
from tui.settings import read_settings
from tui.state_folder import trouble
from tui.typeset.numbers import size_in_words

_LITTLE = 50_000_000
"""Bytes; with less room an import, or even a mark, may soon fail."""


def place_rows() -> Iterator[Row]:
    """Where things lie, with rights, free room and the kind of file system."""
    yield _place("own library", data_dir())
    yield _place("marks", state_dir())
    if (unkept := trouble()) is not None:
        yield Row("what is kept", "nothing", "", unkept)
    yield _place("cache", cache_dir())
    system, own = settings_files()
    for about, file in (("settings of the system", system), ("own settings", own)):
        yield Row(about, shown(Path(file)), "there" if Path(file).exists() else "not there, which is fine")
    for sentence in read_settings().troubles:
        yield Row("settings", "something makes no sense", "", sentence)


def _place(about: str, folder: Path) -> Row:
    there = next(each for each in (folder, *folder.parents) if each.exists())
    room, kind = shutil.disk_usage(there).free, file_system_of(there) or "an unknown file system"
    why = [_rights(folder) if there == folder else "not made yet", f"{size_in_words(room)} free", kind]
    missing = []
    if not os.access(there, os.W_OK | os.X_OK):
        missing.append("the right to write there")
    if room < _LITTLE:
        missing.append("room on the disk")
    if network_of(there) is not None:
        missing.append("a disk of this machine: on a network drive only one machine at a time may write")
    return Row(about, shown(folder), ", ".join(why), "; ".join(missing))


def _rights(folder: Path) -> str:
    status = folder.stat()
    whose = "yours" if status.st_uid == os.geteuid() else "not yours"
    return f"{stat.filemode(status.st_mode)}, {whose}"


def library_rows() -> Iterator[Row]:
    """How the library is that `spalte` opens without a name, and whether what was read can be told."""
    troubles: list[str] = []
    with marks_to_look_at(troubles.append) as marks:
        paths, samples = opened_usually(marks)
    yield Row("marks", "can be read" if not troubles else "cannot be read", "", " ".join(troubles))
    if samples:
        yield Row("opened without a name", "the sample stories", "nothing was opened yet, and there is no own library")
        return
    kind = "a library" if is_library(paths[0]) else "files and folders"
    yield Row("opened without a name", kind)
    yield _health(paths[0]) if len(paths) == 1 else Row("its health", "not looked at", "it is made of several folders")


def _health(path: Path) -> Row:
    try:
        with closing(open_library(path)) as library:
            state, size = library.state(), library.path.stat().st_size
    except (NewsError, OSError) as error:
        return Row("its health", "cannot be opened", "", str(error))
    found = f"{state.stories} {'story' if state.stories == 1 else 'stories'}, {size_in_words(size)}"
    return Row("its health", found, "it opens; spalte libraries --check looks at all of it")
