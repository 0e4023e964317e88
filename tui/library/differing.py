"""What differs between two forms of a story, word by word, as a careful sub-editor marks it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tui.article.blocks import Kind

if TYPE_CHECKING:
    from tui.article.article import Article

MOST_WORDS = 12_000
"""Of each form so many words and marks are compared: that takes some hundredths of a second, and more says no more."""
_WORD = re.compile(r"\n|[^\W_]+(?:[-'’.,:/][^\W_]+)*|[^\w\s]+|_+")
_BREAK = "\n"
_ENDS = frozenset(".!?:")
PARAGRAPH = "¶"
"""Stands for a break between paragraphs that was struck out or put in, and nothing else there."""
_FAR = 60
"""So many words a change is moved, at most, to read better."""
_FEW = 4
"""So few words that stand alike between two changes may be struck out and written anew with them."""


class Mark(StrEnum):
    """What a sub-editor did to some words."""

    SAME = "same"
    OUT = "out"
    """They stand in the earlier form only."""
    IN = "in"
    """They stand in the later form only."""


class Piece(NamedTuple):
    """Words in a row with the same mark, and the blanks between them."""

    mark: Mark
    text: str


Passage = tuple[Piece, ...]
"""A paragraph."""


@dataclass(frozen=True, slots=True)
class Difference:
    """All paragraphs of both forms, in the order of the later; `cut` where they were too long to be compared whole."""

    passages: tuple[Passage, ...]
    cut: bool = False

    @property
    def changes(self) -> int:
        """In how many paragraphs something differs."""
        return sum(map(is_changed, self.passages))


class _Token(NamedTuple):
    word: str
    blank: bool
    """Whether a blank stands before it."""


def is_changed(passage: Passage) -> bool:
    """Whether anything differs in the paragraph."""
    return any(piece.mark is not Mark.SAME for piece in passage)


def paragraphs_of(article: Article) -> Sequence[str]:
    """What is compared of a story: its headline and all that its page did not leave behind."""
    text = article.document.text
    said = [text[block.start : block.end] for block in article.blocks if block.kind is not Kind.RESIDUE]
    headline = article.document.headline
    return said if headline is None or headline.strip() in text else [headline, *said]


def difference(before: Iterable[str], after: Iterable[str]) -> Difference:
    """What was struck out of the paragraphs `before`, and what was put in, to come to those `after`."""
    from rapidfuzz.distance import LCSseq  # late: who only reads does without

    one, other = (list(islice(_tokens(form), MOST_WORDS + 1)) for form in (before, after))
    cut = len(one) > MOST_WORDS or len(other) > MOST_WORDS
    one, other = one[:MOST_WORDS], other[:MOST_WORDS]
    words, others = [token.word for token in one], [token.word for token in other]
    changes: list[_Change] = []
    for step in LCSseq.opcodes(words, others):
        if step.tag != "equal":
            if changes and changes[-1].end == step.src_start and changes[-1].there_end == step.dest_start:
                step_before = changes.pop()
                changes.append(_Change(step_before.start, step.src_end, step_before.there, step.dest_end))
            else:
                changes.append(_Change(step.src_start, step.src_end, step.dest_start, step.dest_end))
    changes = _calmed(words, others, _slid(words, others, changes))
    return Difference(tuple(_passages(_marked(one, other, changes))), cut)


class _Change(NamedTuple):
    """The stretch of the earlier form that is struck out, and the stretch of the later one that stands instead."""

    start: int
    end: int
    there: int
    there_end: int


def _tokens(paragraphs: Iterable[str]) -> Iterator[_Token]:
    """Words and marks of all paragraphs, with a break behind each but the last."""
    first = True
    for paragraph in paragraphs:
        line = " ".join(unicodedata.normalize("NFC", paragraph).split())
        if not line:
            continue
        if not first:
            yield _Token(_BREAK, blank=False)
        first = False
        for found in _WORD.finditer(line):
            yield _Token(found[0], blank=found.start() > 0 and line[found.start() - 1] == " ")


def _slid(one: Sequence[str], other: Sequence[str], changes: Sequence[_Change]) -> list[_Change]:
    """The same changes where they read best, in the same order."""
    slid: list[_Change] = []
    last = _Change(0, 0, 0, 0)
    for number, change in enumerate(changes):
        then = changes[number + 1] if number + 1 < len(changes) else _Change(len(one), 0, len(other), 0)
        back = min(change.start - last.end, change.there - last.there_end)
        on = min(then.start - change.end, then.there - change.there_end)
        last = _at_its_best(one, other, change, back, on)
        slid.append(last)
    return slid


def _at_its_best(one: Sequence[str], other: Sequence[str], change: _Change, back: int, on: int) -> _Change:
    """The same change with whole paragraphs, else whole sentences, where the words allow it, and so far at most."""
    start, end, there, there_end = change
    if start != end and there != there_end:
        return change
    words, begin, stop = (other, there, there_end) if start == end else (one, start, end)
    back = min(back, _most_alike(words, begin - 1, stop - 1, -1))
    room = range(-back, min(on, _most_alike(words, begin, stop, 1)) + 1)
    by = max(room, key=lambda by: (_seam(words, begin + by) + _seam(words, stop + by), -abs(by)))
    return _Change(start + by, end + by, there + by, there_end + by)


def _most_alike(words: Sequence[str], at: int, beyond: int, way: int) -> int:
    """How far the words at two places go on alike, up to a sentence or so."""
    count = 0
    while count < _FAR and 0 <= at < len(words) and 0 <= beyond < len(words) and words[at] == words[beyond]:
        count, at, beyond = count + 1, at + way, beyond + way
    return count


def _seam(words: Sequence[str], at: int) -> int:
    """How well a text can be cut there."""
    if at in (0, len(words)) or words[at] == _BREAK:
        return 3
    if words[at - 1] == _BREAK:
        return 2
    return 1 if words[at - 1] in _ENDS else 0


def _calmed(one: Sequence[str], other: Sequence[str], changes: Sequence[_Change]) -> list[_Change]:
    """The changes, some of them joined over the few words that happen to stand alike between them.

    A lone “og” between two changes is struck out and written anew with them, as an editor would.
    """
    calm: list[_Change] = []
    for change in changes:
        last = calm[-1] if calm else change
        between = one[last.end : change.start]
        if (
            calm
            and len(between) <= min(_FEW, _size(one, other, last, -1), _size(one, other, change, 1))
            and (_BREAK not in between)
        ):
            calm[-1] = _Change(last.start, change.end, last.there, change.there_end)
        else:
            calm.append(change)
    return calm


def _size(one: Sequence[str], other: Sequence[str], change: _Change, way: int) -> int:
    """How many words change in the paragraph that the change ends in (-1), or begins in (1); a few are enough."""
    start, end, there, there_end = change
    if way < 0:
        ends = (one[max(start, end - _FEW) : end][::-1], other[max(there, there_end - _FEW) : there_end][::-1])
    else:
        ends = (one[start : min(end, start + _FEW)], other[there : min(there_end, there + _FEW)])
    return max(next((at for at, word in enumerate(words) if word == _BREAK), len(words)) for words in ends)


def _marked(
    one: Sequence[_Token], other: Sequence[_Token], changes: Iterable[_Change]
) -> Iterator[tuple[Mark, Sequence[_Token]]]:
    at = 0
    for change in changes:
        yield Mark.SAME, other[at : change.there]
        yield Mark.OUT, one[change.start : change.end]
        yield Mark.IN, other[change.there : change.there_end]
        at = change.there_end
    yield Mark.SAME, other[at:]


def _passages(marked: Iterable[tuple[Mark, Sequence[_Token]]]) -> Iterator[Passage]:
    passage: list[Piece] = []
    for mark, tokens in marked:
        alone = len(tokens) == 1 and mark is not Mark.SAME
        for token in tokens:
            if token.word != _BREAK:
                _add(passage, mark, token)
                continue
            if alone:
                _add(passage, mark, _Token(PARAGRAPH, blank=mark is Mark.OUT))
            if passage and not (alone and mark is Mark.OUT):
                yield tuple(passage)
                passage = []
    if passage:
        yield tuple(passage)


def _add(passage: list[Piece], mark: Mark, token: _Token) -> None:
    """Put a word behind others; a blank at the edge of what is marked stays outside the mark.

    Two words never touch, as the first of a paragraph and the one that it is struck out for would.
    """
    touching = bool(passage) and passage[-1].text[-1].isalnum() and token.word[0].isalnum()
    blank = (token.blank and bool(passage)) or touching
    if passage and passage[-1].mark is mark:
        passage[-1] = Piece(mark, f"{passage[-1].text}{' ' if blank else ''}{token.word}")
        return
    if blank and mark is Mark.SAME:
        passage.append(Piece(mark, f" {token.word}"))
        return
    if blank and passage[-1].mark is Mark.SAME:
        passage[-1] = Piece(Mark.SAME, f"{passage[-1].text} ")
    elif blank:
        passage.append(Piece(Mark.SAME, " "))
    passage.append(Piece(mark, token.word))
