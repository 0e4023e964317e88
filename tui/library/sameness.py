"""When two stories are one: the same text in several papers or files, cut, corrected or with a few words more."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.article.blocks import Kind
from tui.article.spans import Span
from tui.library.exchanged import exchanged, figures_of
from tui.library.words import words_of

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.article.blocks import Block

_AROUND = {
    Kind.RESIDUE, Kind.DATE, Kind.STAMP, Kind.BYLINE, Kind.REFERENCE, Kind.CAPTION, Kind.HEADLINE, Kind.KICKER,
}  # fmt: skip
"""What papers put around the text of a wire, each its own."""
_NEVER_TOLD = {Kind.RESIDUE, Kind.REFERENCE}
_TOO_LONG = 300
"""A headline or caption of more letters is a text without paragraphs."""
_LEAST = 25
"""A text of fewer different rows of words says too little to be known again."""
_MOST = 4_000
"""So many words of a text are looked at."""
_BEGINNING = 80
"""So many words begin a text. They are looked for alone, too: who cuts a text keeps them."""
_ROW = 3
"""So many words in a row are what two texts may share."""
_LONG_ROW = 6
"""So many in a row are hardly ever written twice: one of them is enough to look closer."""
_BANDS = 4
"""Of the whole text and of its beginning each."""
_SEED = 0x5370
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Signs without a width, which some papers put between the letters of long words."""
_UNSEEN = re.compile(f"[{UNSEEN}]")

# How much of the shorter text has to stand in the longer one as well, in rows of words. Measured: docs/twins.md.
_SHARED = 0.5
"""Where both begin alike."""
_BEGUN_ALIKE = 0.2
_OF_BOTH = 0.95
"""So much the part of the shorter and that of the longer text have to be together."""
_LITTLE = 0.35
"""Where less of the longer text is in the shorter one, it has to open with it: an overview has the first words of many
stories."""
_OPENING = 10
"""So many words open a text. Half of their rows have to be shared."""
_SHARED_BELOW = 0.75
"""Where one begins otherwise: with another lead, or with news, below which it repeats what was told before."""
_OF_THE_LONGER = 0.4
"""Then so much of the longer text has to be in the shorter one."""
_EXCHANGED = 2
"""So many words may always be others."""
_PATTERN = 30
"""Twice as many words alike allow four times as many others: patterns are short."""
_A_DAY = 3
"""Another day counts like so many words: a figure is corrected more often."""


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

    A later story that repeats what was told before is another one, and so is a notice made after the same pattern: its
    names, figures and days are others.
    """
    shorter, longer = sorted((list(one), list(other)), key=lambda words: (len(words), words))
    return _stand_alike(shorter, longer) and not _of_a_pattern(shorter, longer)


def _stand_alike(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    rows, others = rows_of(shorter), rows_of(longer)
    shared = len(rows & others)
    if shared < _LEAST or shared < _SHARED * len(rows):
        return False
    of_shorter, of_longer = shared / len(rows), shared / len(others)
    begin_alike = min(_part_in(longer[:_BEGINNING], rows), _part_in(shorter[:_BEGINNING], others)) >= _BEGUN_ALIKE
    if begin_alike:
        opens_alike = of_longer >= _LITTLE or _part_in(longer[:_OPENING], rows) >= _SHARED
        return opens_alike and of_shorter + of_longer >= _OF_BOTH
    return of_shorter >= _SHARED_BELOW and of_longer >= _OF_THE_LONGER


def _of_a_pattern(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    alike, places, figures, days = exchanged(shorter, longer)
    unknown = len(figures_of(shorter) - figures_of(longer))
    others = places + figures + unknown + _A_DAY * days
    return others > max(_EXCHANGED, (alike / _PATTERN) ** 2)


def _part_in(words: Sequence[str], others: set[tuple[str, ...]]) -> float:
    rows = rows_of(words)
    return len(rows & others) / len(rows)


def told(article: Article) -> tuple[Span, ...]:
    """Where the text itself stands, without what a paper puts around it; neighbours in one stretch."""
    stretches: list[Span] = []
    goes_on = False
    for block in article.blocks:
        is_told = _is_told(block)
        if is_told and goes_on:
            stretches[-1] = Span(stretches[-1].start, block.end)
        elif is_told:
            stretches.append(Span(block.start, block.end))
        goes_on = is_told
    return tuple(stretches)


def words_told(text: str, stretches: Iterable[Span]) -> list[str]:
    """The words of the text itself, folded."""
    return words_of(_UNSEEN.sub("", "\n".join(text[start:end] for start, end in stretches)))[:_MOST]


def bands_of(words: Sequence[str]) -> tuple[int, ...]:
    """Numbers of 32 bits, of which two texts that are alike have at least one in common; none for very short texts.

    They are the values of two MinHashes, of the whole text and of its beginning: each stands for one long row.
    """
    words = words[:_MOST]
    rows = list(map(" ".join, zip(*(words[at:] for at in range(_LONG_ROW)), strict=False)))
    if len(set(words)) < _LEAST + _LONG_ROW and len(set(rows)) < _LEAST:  # so many words begin as many rows
        return ()
    from rensa import RMinHash  # type: ignore[import-untyped]  # late: who only reads does without

    found: list[int] = []
    for number, part in enumerate((rows, rows[: _BEGINNING - _LONG_ROW + 1])):
        sketch = RMinHash(num_perm=_BANDS, seed=_SEED + number)
        sketch.update(part)
        found += map(_signed, sketch.digest())
    return tuple(dict.fromkeys(found))


def rows_of(words: Sequence[str]) -> set[tuple[str, ...]]:
    """All words in a row, so many at a time."""
    return set(zip(*(words[at:] for at in range(_ROW)), strict=False))


def _is_told(block: Block) -> bool:
    if block.kind in _AROUND:
        return block.kind not in _NEVER_TOLD and block.end - block.start > _TOO_LONG
    return True


def _signed(value: int) -> int:
    """As SQLite keeps it in four bytes."""
    return value - (1 << 32) if value >= 1 << 31 else value
