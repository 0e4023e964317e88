"""Unpack what gzip or zstd packed, a little at a time."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from io import BytesIO, RawIOBase
from pathlib import Path
from typing import IO

from tui.errors import UnreadableFile
from tui.readers.plain import LARGEST, TOO_LARGE

_PIECE = 1 << 18
_OF_ZSTD = 512
"""So little of a zstd archive at a time: it may hold thirty thousand times as much, and then gives 16 MB."""
_SURE = 64 << 20
"""So many bytes any archive may hold, …"""
_MOST_TIMES = 500
"""… and more only where they are no more than so many times its own: texts become a tenth, and never a hundredth."""
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_ZSTD_SKIPPED = b"\x2a\x4d\x18"  # behind one byte: a frame of notes that may stand first


class Damaged(Exception):
    """An archive goes no further; the text is the reason, as the end of a sentence."""


def is_packed(head: bytes) -> bool:
    """Whether a file that begins so is an archive that `unpacked` opens."""
    return head.startswith((_GZIP, _ZSTD)) or head[1:4] == _ZSTD_SKIPPED


def unpacked(file: IO[bytes] | RawIOBase) -> Iterator[bytes]:
    """What is in a file that can be wound back, from where it stands, unpacked where it is packed, in small pieces.

    Raises Damaged where an archive is cut off or broken, behind all that could be unpacked before.
    """
    start = file.tell()
    head = file.read(4) or b""
    file.seek(start)
    if not is_packed(head):
        while piece := file.read(_PIECE):
            yield piece
        return
    size = 0
    for piece in _of_gzip(file) if head.startswith(_GZIP) else _of_zstd(file):
        size += len(piece)
        if size > _SURE and size > _MOST_TIMES * (file.tell() - start):
            raise Damaged(f"it unpacks to more than {_MOST_TIMES} times its size, as no archive of texts does")
        yield piece


def unpacked_story(data: bytes, path: Path) -> bytes:
    """The bytes of one story, unpacked where they are packed; raises UnreadableFile, naming `path`."""
    if not is_packed(data[:4]):
        return data
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in unpacked(BytesIO(data)):
            pieces.append(piece)
            size += len(piece)
            if size > LARGEST:
                raise UnreadableFile(path, TOO_LARGE)
    except Damaged as damaged:
        raise UnreadableFile(path, str(damaged)) from damaged
    return b"".join(pieces)


def _of_gzip(file: IO[bytes] | RawIOBase) -> Iterator[bytes]:
    try:
        with gzip.GzipFile(fileobj=file, mode="rb") as members:
            while piece := members.read1(_PIECE):
                yield piece
    except EOFError as error:
        raise Damaged("the archive is cut off") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Damaged("the archive is damaged") from error


def _of_zstd(file: IO[bytes] | RawIOBase) -> Iterator[bytes]:
    from zstandard import ZstdDecompressor, ZstdError  # late: only who has such an archive needs it

    frame = None
    try:
        while piece := file.read(_OF_ZSTD):
            while piece:
                frame = frame or ZstdDecompressor().decompressobj()
                if found := frame.decompress(piece):
                    yield found
                piece = frame.unused_data if frame.eof else b""
                frame = None if frame.eof else frame
    except ZstdError as error:
        raise Damaged("the archive is damaged") from error
    if frame is not None:
        raise Damaged("the archive is cut off")
