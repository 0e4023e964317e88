"""What a file is: by its bytes first, by its name second."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from tui.readers.folder import is_story
from tui.readers.packed import Damaged, unpacked
from tui.readers.plain import opened

_PACKED = (".gz", ".zst")
_RECORDS = (".jsonl", ".ndjson", ".json")
_LOOKED_AT = 1 << 16
_BLANK = b" \t\r\n\v\f\xef\xbb\xbf"


class Format(Enum):
    """How a file is read."""

    TEXT = "text"
    """One story, as plain text."""
    RECORDS = "records"
    """One story a line, as JSON."""


def format_of(path: Path) -> Format:
    """What a file is, packed or not; raises UnreadableFile where it cannot be opened."""
    if not has_name_of_records(path.name):
        return Format.TEXT
    with opened(path) as file:
        try:
            for piece in unpacked(file):
                begins = piece[:_LOOKED_AT].lstrip(_BLANK)
                if begins:
                    return Format.RECORDS if begins.startswith(b"{") else Format.TEXT
        except Damaged:
            return Format.RECORDS  # whose reader says so
    return Format.TEXT


def has_name_of_records(name: str) -> bool:
    """Whether a file of this name may hold records."""
    return _unpacked_name(name).endswith(_RECORDS)


def is_import(name: str) -> bool:
    """Whether a file of this name, found in a folder, is taken when the folder is imported."""
    bare = _unpacked_name(name)
    return is_story(name) or (not name.startswith(".") and bare.endswith((*_RECORDS, ".txt")))


def _unpacked_name(name: str) -> str:
    """A name without the suffix of its archive, in small letters."""
    name = name.lower()
    for suffix in _PACKED:
        name = name.removesuffix(suffix)
    return name
