"""A story by the word it was asked for with: the name of a file, or `-`."""

import sys
from pathlib import Path

from tui.article.document import Document
from tui.errors import UnreadableFile
from tui.readers.plain import LARGEST, from_bytes, read, why

_NAME = Path("standard input")


def story_named(name: str) -> Document:
    """The story in the file of that name, or the one from standard input for `-`; raises UnreadableFile."""
    return story_from_standard_input() if name == "-" else read(Path(name))


def story_from_standard_input() -> Document:
    """All of standard input as one story; raises UnreadableFile."""
    if sys.stdin is None:
        raise UnreadableFile(_NAME, "it is closed")
    try:
        data = sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableFile(_NAME, why(error)) from error
    return from_bytes(data, _NAME)
