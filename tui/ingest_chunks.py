"""Cut a file of records into chunks that keep their borders when the file grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.readers.packed import Damaged

CHUNK = 4 << 20
"""So many bytes, and on to the end of the line, are one chunk: in a library of a million stories each one touches pages
all over it, and a transaction of four times as many stories writes a third less for each."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole lines of a file; `line` is the number of the first."""

    line: int
    data: bytes


@dataclass(frozen=True, slots=True)
class TooLong:
    """A line that is longer than is allowed."""

    line: int


def cut(pieces: Iterable[bytes], longest: int, size: int, line: int = 1) -> Iterator[Chunk | TooLong]:
    """The lines of a file, from number `line` on, in chunks; how it came in pieces makes no difference.

    A chunk ends with the first line that ends `size` bytes or more behind its beginning, so that what is written behind
    it changes only the last chunk. A line longer than `longest` bytes, its end among them, stands between two chunks
    and is never held whole; `longest` is at least `size`. Where the pieces end because an archive is damaged, so do the
    chunks, with the last line that is whole.
    """
    held = bytearray()
    skipping = False
    try:
        for piece in pieces:
            if skipping:
                end = piece.find(b"\n") + 1
                if not end:
                    continue
                piece = piece[end:]
                skipping = False
            held += piece
            while end := _end_of_chunk(held, size, len(held) - len(piece)):
                yield from _parts(line, held, end, longest)
                line += held.count(b"\n", 0, end)
                del held[:end]
            if len(held) - (start := held.rfind(b"\n") + 1) > longest:
                yield from _parts(line, held, len(held), longest)
                line += held.count(b"\n", 0, start) + 1
                held.clear()
                skipping = True
    except Damaged:
        if end := held.rfind(b"\n") + 1:
            yield Chunk(line, bytes(held[:end]))
        raise
    if held:
        yield Chunk(line, bytes(held))


def _parts(line: int, held: bytearray, end: int, longest: int) -> Iterator[Chunk | TooLong]:
    """What is held up to `end` as one chunk, but for its last line where that is too long."""
    start = held.rfind(b"\n", 0, end - 1) + 1
    if end - start <= longest:
        yield Chunk(line, bytes(held[:end]))
        return
    if start:
        yield Chunk(line, bytes(held[:start]))
    yield TooLong(line + held.count(b"\n", 0, start))


def _end_of_chunk(held: bytearray, size: int, seen: int) -> int:
    """Where the first chunk ends, 0 where that is not known yet; no line that ends before `seen` is `size` away."""
    return held.find(b"\n", max(size - 1, seen if seen > size else 0)) + 1 if len(held) >= size else 0
