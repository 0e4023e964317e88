"""When two stories are one: the same text in several papers or files, cut, corrected or with a few words more."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.article.blocks import Kind
from tui.article.spans import Span
from tui.library.words import words_of

if TYPE_CHECKING:
    from tui.article.article import Article

_NOT_TOLD = {
    Kind.RESIDUE, Kind.DATE, Kind.STAMP, Kind.BYLINE, Kind.REFERENCE, Kind.CAPTION, Kind.HEADLINE, Kind.KICKER,
}  # fmt: skip
"""What papers put around the text of a wire, each its own."""
_LEAST = 30
"""A text of fewer different rows of words says too little to be known again."""
_MOST = 4_000
"""So many words of a text are looked at."""
_BEGINNING = 60
"""So many words that begin a text are looked for alone: who cuts a text keeps them."""
_ROW = 3
"""So many words in a row are what two texts may share."""
_BANDS = 4
"""Of the whole text and of its beginning each."""
_SEED = 0x5370


_SAME_ROWS = 0.6
"""So much of the shorter of two texts has to stand in the longer as well, in rows of words."""
_MANY_FIGURES = 3
"""From so many figures on that only the shorter text has, most of its figures have to be the same."""


class Sketch(NamedTuple):
    """What a library keeps of a text to know it again: its bands, and where the text itself stands."""

    bands: tuple[int, ...]
    told: tuple[Span, ...]


def sketch_of(article: Article) -> Sketch:
    """The sketch of a story that is understood; its bands are none where the text is too short to be judged."""
    stretches = told(article)
    return Sketch(bands_of(words_told(article.document.text, stretches)), stretches)


def pack(sketch: Sketch) -> bytes:
    """The sketch as a library keeps it; empty where it has no bands."""
    if not sketch.bands:
        return b""
    places = [place for stretch in sketch.told for place in stretch]
    return struct.pack(f"<B{len(sketch.bands)}i{len(places)}I", len(sketch.bands), *sketch.bands, *places)


def unpack(packed: bytes) -> Sketch:
    """The sketch that was packed; raises ValueError where it is damaged."""
    if not packed:
        return Sketch((), ())
    count = packed[0]
    try:
        numbers = struct.unpack(f"<B{count}i{(len(packed) - 1) // 4 - count}I", packed)[1:]
    except struct.error as error:
        raise ValueError("what was kept of the likeness is damaged") from error
    places = numbers[count:]
    return Sketch(tuple(numbers[:count]), tuple(map(Span, places[::2], places[1::2])))


def are_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two texts, as the words they are told in, are one story: the same text, cut, corrected or longer.

    Most of the shorter text has to stand in the longer one. A report made after a pattern is full of the same words,
    too, but its figures are others: those of another match, of another day.
    """
    shorter, longer = sorted((one, other), key=len)
    rows = rows_of(shorter)
    if len(rows) < _LEAST or len(rows & rows_of(longer)) < _SAME_ROWS * len(rows):
        return False
    figures, known = _figures(shorter), _figures(longer)
    return len(figures - known) < max(_MANY_FIGURES, len(figures) / 2)


def _figures(words: Collection[str]) -> set[str]:
    return {word for word in words if any(letter.isdecimal() for letter in word)}


def told(article: Article) -> tuple[Span, ...]:
    """Where the text itself stands, without what a paper puts around it; neighbours in one stretch."""
    stretches: list[Span] = []
    before: Kind | None = None
    for block in article.blocks:
        if block.kind not in _NOT_TOLD:
            if before is not None and before not in _NOT_TOLD:
                stretches[-1] = Span(stretches[-1].start, block.end)
            else:
                stretches.append(Span(block.start, block.end))
        before = block.kind
    return tuple(stretches)


def words_told(text: str, stretches: Iterable[Span]) -> list[str]:
    """The words of the text itself, folded."""
    return words_of("\n".join(text[start:end] for start, end in stretches))[:_MOST]


def bands_of(words: Sequence[str]) -> tuple[int, ...]:
    """Numbers of 32 bits, of which two texts that are alike have at least one in common; none for very short texts.

    Each is made of two values of a MinHash, half of them of the whole text and half of its beginning.
    """
    if len(rows_of(words)) < _LEAST:
        return ()
    from rensa import RMinHash  # type: ignore[import-untyped]  # late: who only reads does without

    found = []
    for number, part in enumerate((words, words[:_BEGINNING])):
        sketch = RMinHash(num_perm=2 * _BANDS, seed=_SEED + number)
        sketch.update([" ".join(row) for row in rows_of(part)])
        values = sketch.digest()
        found += [_mixed(one, other, number) for one, other in zip(values[::2], values[1::2], strict=True)]
    return tuple(dict.fromkeys(found))


def rows_of(words: Sequence[str]) -> set[tuple[str, ...]]:
    """All words in a row, so many at a time."""
    return set(zip(*(words[at:] for at in range(_ROW)), strict=False))


def _mixed(one: int, other: int, number: int) -> int:
    """Both values in one number with a sign: as SQLite keeps it in four bytes."""
    mixed = (one * 0x9E3779B1 ^ other * 0x85EBCA77 ^ number) & 0xFFFFFFFF
    return mixed - (1 << 32) if mixed >= 1 << 31 else mixed
