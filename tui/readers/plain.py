"""Read one story from a file of plain text."""

import codecs
import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from tui.article.document import Document
from tui.cleaning import clean
from tui.errors import UnreadableFile

LARGEST = 4 * 1024 * 1024
"""The most bytes that one story may have."""
MOST_LINES = 200_000

TOO_LARGE = f"it is larger than {LARGEST // (1024 * 1024)} MB, the most that Spalte opens"
TOO_MANY_LINES = f"it has more than {MOST_LINES:,} lines, the most that a story may have"
_NO_REGULAR_FILE = "it is no regular file"

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What text does not hold: NUL, and the controls that are neither white space nor ESC.
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_FEW_CONTROLS = 0.02

# Opened without waiting for a writer and without becoming our terminal; what it is, is looked at afterwards.
_WITHOUT_BLOCKING = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY


def read(path: Path) -> Document:
    """The story in the file; raises UnreadableFile where it is no regular file of text, or too large."""
    return from_bytes(bytes_of(path), path)


def from_bytes(data: bytes, path: Path) -> Document:
    """The story in the bytes of a file; `path` is only for naming it when it is no text.

    Offsets in the text count code points of the file as decoded, without its byte order mark: CRLF
    gives blank and newline, a lone CR a newline.
    """
    if len(data) > LARGEST:
        raise UnreadableFile(path, TOO_LARGE)
    text = decoded(data)
    if text is None:
        raise UnreadableFile(path, "it is not text")
    text = clean(text.replace("\r\n", " \n").replace("\r", "\n"))
    if text.count("\n") > MOST_LINES:
        raise UnreadableFile(path, TOO_MANY_LINES)
    return Document(text)


def bytes_of(path: Path) -> bytes:
    """All that is in a file; raises UnreadableFile where it is no regular file, or larger than a story may be."""
    with opened(path) as file:
        if os.fstat(file.fileno()).st_size > LARGEST:
            raise UnreadableFile(path, TOO_LARGE)
        return _all_of(file.fileno())


@contextmanager
def opened(path: Path) -> Iterator[FileIO]:
    """A regular file, open to be read; what fails meanwhile in reading it is raised as UnreadableFile, too."""
    try:
        with open(path, "rb", buffering=0, opener=_open_without_blocking) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnreadableFile(path, _NO_REGULAR_FILE)
            yield file
    except (OSError, ValueError) as error:
        raise UnreadableFile(path, why(error)) from error


def _open_without_blocking(path: str, _flags: int) -> int:
    return os.open(path, _WITHOUT_BLOCKING)


def _all_of(descriptor: int) -> bytes:
    """Everything up to the end, or one byte more than is allowed where the file grows meanwhile."""
    pieces = []
    left = LARGEST + 1
    while left > 0 and (piece := os.read(descriptor, min(left, 1 << 20))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def why(error: OSError | ValueError) -> str:
    """The reason of a failed look at a file or folder, as the end of a sentence."""
    match error:
        case FileNotFoundError():
            return "there is no such file or folder"
        case PermissionError():
            return "you have no permission to open it"
        case IsADirectoryError():
            return "it is a folder"
        case OSError(errno=errno.ENXIO):
            return _NO_REGULAR_FILE
        case OSError(strerror=str(reason)):
            return reason[:1].lower() + reason[1:]
        case _:
            return "its name is none that a file can have"


def decoded(data: bytes) -> str | None:
    """The text, by byte order mark, else UTF-8, else cp1252; None where the bytes are no text.

    Text that is UTF-8 but for less damage than there are whole letters is still read as UTF-8. A byte that means
    nothing in the encoding becomes U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data or len(data) - len(data.translate(None, _CONTROLS)) > len(data) * _FEW_CONTROLS:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        damaged = data.decode("utf-8", "replace")
        broken = damaged.count("\ufffd")
        sound = len(damaged) - len(damaged.encode("ascii", "ignore")) - broken
        cut_off = error.reason == "unexpected end of data"  # and nothing is the matter before
        return damaged if sound > broken * (not cut_off) else data.decode("cp1252", "replace")
