"""What was open last, as it is remembered from one start to the next."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.capabilities import Capability, granted
from tui.locations import data_dir, samples_dir

if TYPE_CHECKING:
    from tui.library.marks import Marks

_LAST = "last-paths"


def remember_opened(marks: Marks, paths: Sequence[Path]) -> None:
    """Remember that these folders and files, or this one library, are open."""
    marks.remember(_LAST, json.dumps([str(path.absolute()) for path in paths]))


def opened_last(marks: Marks) -> Sequence[Path]:
    """What was open last, as far as it is still there."""
    try:
        paths = json.loads(marks.recall(_LAST) or "[]")
    except ValueError:
        return ()
    if not isinstance(paths, list):
        return ()
    return [path for path in (Path(path) for path in paths if isinstance(path, str)) if path.exists()]


def opened_usually(marks: Marks) -> tuple[Sequence[Path], bool]:
    """What is opened where nothing is named, and whether that is only the samples.

    It is what was open last, else the reader's own library. Where no path may be chosen, none that is remembered is
    either.
    """
    last = opened_last(marks) if granted().allows(Capability.CHOOSE_PATH) else ()
    if last:
        return last, False
    own = data_dir() / "library.spalte"
    return ([own], False) if own.exists() else ([samples_dir()], True)
