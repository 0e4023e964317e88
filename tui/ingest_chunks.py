"""Cut a file of records into chunks that keep their borders when the file grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

CHUNK = 1 << 20
"""So many bytes, and on to the end of the line, are one chunk."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole lines of a file; `line` is the number of the first."""

    line: int
    data: bytes


@dataclass(frozen=True, slots=True)
class TooLong:
    """A line that is longer than is allowed."""

    line: int


def cut(pieces: Iterable[bytes], longest: int, size: int = CHUNK) -> Iterator[Chunk | TooLong]:
    """The lines of a file in chunks; how it came in pieces makes no difference.

    A chunk ends with the first line that ends `size` bytes or more behind its beginning, so that what is written behind
    it changes only the last chunk. A line longer than `longest` stands between two chunks and is never held whole.
    """
    held = bytearray()
    line = 1
    skipping = False
    for piece in pieces:
        if skipping:
            end = piece.find(b"\n") + 1
            if not end:
                continue
            piece = piece[end:]
            skipping = False
        held += piece
        while end := _end_of_chunk(held, size, len(held) - len(piece)):
            yield Chunk(line, bytes(held[:end]))
            line += held.count(b"\n", 0, end)
            del held[:end]
        if len(held) > longest and len(held) - (start := held.rfind(b"\n") + 1) > longest:
            if start:
                yield Chunk(line, bytes(held[:start]))
                line += held.count(b"\n", 0, start)
            yield TooLong(line)
            line += 1
            held.clear()
            skipping = True
    if held:
        yield Chunk(line, bytes(held))


def _end_of_chunk(held: bytearray, size: int, seen: int) -> int:
    """Where the first chunk ends, 0 where that is not known yet; no line that ends before `seen` is `size` away."""
    return held.find(b"\n", max(size - 1, seen if seen > size else 0)) + 1 if len(held) >= size else 0
