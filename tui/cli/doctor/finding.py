"""Look at everything, and print it."""

from __future__ import annotations

import os
import platform
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version

import tui
from tui.capabilities import Capability, granted
from tui.cli import printing
from tui.cli.doctor.places import library_rows, place_rows
from tui.cli.doctor.report import Row, Section, as_fields, in_words, without_names
from tui.cli.doctor.terminal import terminal_rows, variables
from tui.cli.rows import in_json
from tui.forced import is_forced
from tui.locations import settings_files
from tui.settings import settings_for_all
from tui.state_folder import settle

_PARTS = ("textual", "rich", "rapidfuzz", "rensa", "watchdog", "PyStemmer", "zstandard")


def run(asked: Namespace) -> int:
    """Print what was found. That something is missing is no failure: it is told."""
    settle(None)
    sections = without_names(sections_found())
    if asked.json:
        printing.write(in_json(as_fields(sections)) + "\n")
        return 0
    for line in in_words(sections):
        printing.write(line + "\n")
    return 0


def sections_found() -> Sequence[Section]:
    """Everything, names and all."""
    return [
        Section("Versions", list(_versions())),
        Section("Terminal", list(terminal_rows())),
        Section("Environment", list(variables())),
        Section("Places", list(place_rows())),
        Section("Library", list(library_rows())),
        Section("Restricted mode", list(_restriction())),
    ]


def _versions() -> Iterator[Row]:
    yield Row("spalte", tui.__version__)
    yield Row("python", platform.python_version(), platform.python_implementation())
    import sqlite3

    yield Row("sqlite", sqlite3.sqlite_version)
    for name in _PARTS:
        try:
            yield Row(name.lower(), version(name))
        except PackageNotFoundError:
            yield Row(name.lower(), "not installed", "", "install Spalte anew, with pipx or uv")
    yield Row("system", f"{platform.system()} {platform.release()}", platform.machine())
    yield Row("encoding of names", sys.getfilesystemencoding())


def _restriction() -> Iterator[Row]:
    allowed = [each.value for each in Capability if granted().allows(each)]
    everything = len(allowed) == len(Capability)
    yield Row("allowed", "everything" if everything else ", ".join(allowed) or "nothing but reading")
    for_all = settings_for_all().settings.capabilities
    yield Row(
        "all who are restricted",
        ", ".join(for_all) or "nothing but reading",
        f"{settings_files()[0]} says so" if for_all else "",
    )
    forced = is_forced(os.environ)
    yield Row(
        "spalte by itself", "restricted" if forced else "not restricted", "an SSH server starts it" if forced else ""
    )
