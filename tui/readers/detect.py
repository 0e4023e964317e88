"""What a file is: by its bytes first, by its name second."""

from __future__ import annotations

import json
from contextlib import suppress
from enum import Enum
from pathlib import Path

from tui.readers.folder import is_story
from tui.readers.packed import Damaged, unpacked
from tui.readers.plain import opened

_PACKED = (".gz", ".zst")
_LINES = (".jsonl", ".ndjson")
_JSON = ".json"
_LOOKED_AT = 1 << 16
_MOST_BLANKS = 1 << 24
_BLANK = b" \t\r\n\v\f\xef\xbb\xbf"


class Format(Enum):
    """How a file is read."""

    TEXT = "text"
    """One story, as plain text."""
    RECORDS = "records"
    """One story a line, as JSON."""
    JSON = "json"
    """One object or a list of them, over many lines."""


def format_of(path: Path) -> Format:
    """What a file is, packed or not; raises UnreadableFile where it cannot be opened."""
    name = _unpacked_name(path.name)
    if name.endswith(_LINES):
        return Format.RECORDS
    if not name.endswith(_JSON):
        return Format.TEXT
    with opened(path) as file:
        begins = b""
        passed = 0
        with suppress(Damaged):  # whose reader says so
            for piece in unpacked(file):
                begins = (begins + piece).lstrip(_BLANK)
                passed += len(piece)
                if len(begins) > _LOOKED_AT or passed > _MOST_BLANKS:
                    break
    if not begins.startswith((b"{", b"[")):
        return Format.TEXT
    return Format.RECORDS if _is_object(begins.partition(b"\n")[0]) else Format.JSON


def _is_object(line: bytes) -> bool:
    """Whether a line is an object of its own, as far as one looks at it."""
    if not line.startswith(b"{") or len(line) > _LOOKED_AT:
        return line.startswith(b"{")
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def is_import(name: str) -> bool:
    """Whether a file of this name, found in a folder, is taken when the folder is imported."""
    bare = _unpacked_name(name)
    return is_story(name) or (not name.startswith(".") and bare.endswith((*_LINES, _JSON, ".txt")))


def _unpacked_name(name: str) -> str:
    """A name without the suffix of its archive, in small letters."""
    name = name.lower()
    for suffix in _PACKED:
        name = name.removesuffix(suffix)
    return name
