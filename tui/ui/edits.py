"""A difference set in rows: what was struck out, what was put in, and as little as can be of what stayed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.cleaning import clean
from tui.library.differing import PARAGRAPH, Difference, Mark, Passage, Piece, is_changed
from tui.typeset.glyphs import ASCII, Glyphs
from tui.typeset.wrap import wrap

_AROUND = 12
"""So many words that stayed are shown before and behind a change."""
_BRACKETS = {Mark.OUT: ("[-", "-]"), Mark.IN: ("{+", "+}")}
FOLD = "fold"
"""The look of a row that stands for paragraphs that stayed; others look as their mark is called."""


class EditRow(NamedTuple):
    """A row of stretches, each with its look; `begins` tells that a change begins in it."""

    stretches: tuple[tuple[str, str], ...]
    begins: bool = False


def set_edits(difference: Difference, width: int, glyphs: Glyphs, *, bracketed: bool) -> list[EditRow]:
    """The rows of a difference, an empty one between two paragraphs; `bracketed` marks need no colours and strokes."""
    rows: list[EditRow] = []
    same = 0
    for passage in (*difference.passages, None):
        if passage is not None and not is_changed(passage):
            same += 1
            continue
        if same:
            said = f"{glyphs.fold} {same} paragraph{'' if same == 1 else 's'} the same {glyphs.fold}"
            rows += (*_air(rows), EditRow(((FOLD, said[:width]),)))
            same = 0
        if passage is not None:
            rows += (*_air(rows), *_set(passage, width, glyphs, bracketed=bracketed))
    return rows


def _air(rows: Sequence[EditRow]) -> Sequence[EditRow]:
    return (EditRow(()),) if rows else ()


def _set(passage: Passage, width: int, glyphs: Glyphs, *, bracketed: bool) -> Iterator[EditRow]:
    """One paragraph. A change is one that goes from words struck out to those put in instead."""
    text, spans, begins = "", [], []
    before = Mark.SAME
    for at, piece in enumerate(passage):
        opened, closed = _BRACKETS.get(piece.mark, ("", "")) if bracketed else ("", "")
        said = f"{opened}{_shown(passage, at, glyphs)}{closed}"
        if piece.mark is not Mark.SAME and before is Mark.SAME:
            begins.append(len(text))
        if piece.mark is not Mark.SAME or piece.text.strip():
            before = piece.mark
        spans.append((len(text), len(text) + len(said), piece.mark))
        text += said
    text = clean(text)
    for start, end in wrap(text, 0, len(text), width):
        stretches = [
            (str(mark), text[max(first, start) : min(last, end)])
            for first, last, mark in spans
            if first < end and start < last
        ]
        yield EditRow(tuple(stretches), any(start <= begin < end for begin in begins))


def _shown(passage: Passage, at: int, glyphs: Glyphs) -> str:
    """The words of a piece; of many that stayed only those next to a change."""
    piece: Piece = passage[at]
    text = piece.text.replace(PARAGRAPH, "(new paragraph)") if glyphs is ASCII else piece.text
    words = text.split(" ")
    behind, before = at > 0, at + 1 < len(passage)
    if piece.mark is not Mark.SAME or len(words) <= _AROUND * (behind + before) + 2:
        return text
    first = words[:_AROUND] if behind else []
    last = words[-_AROUND:] if before else []
    return " ".join([*first, glyphs.fold, *last])
