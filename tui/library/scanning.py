"""Where a text says what terms ask for, word by word."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from tui.library.query import Term
from tui.library.words import fold_in_place, without_unseen, word_spans


class Hit(NamedTuple):
    """Where the term with this number is met."""

    start: int
    end: int
    term: int


class _Words(NamedTuple):
    """What one term looks for: for each of its words all that may stand there, and how its last word may begin."""

    term: int
    words: tuple[frozenset[str], ...]
    begins: str | None

    def ends_with(self, word: str) -> bool:
        return word in self.words[-1] or (self.begins is not None and word.startswith(self.begins))


def scan(terms: Iterable[tuple[int, Term]], text: str) -> Iterator[Hit]:
    """Every hit of the numbered terms, in the order of their ends; of one word or phrase, that of the first term it
    meets.
    """
    sought = [_sought(number, term) for number, term in terms]
    single: dict[str, int] = {}
    begins: list[tuple[str, int]] = []
    for each in reversed([each for each in sought if len(each.words) == 1]):
        single |= dict.fromkeys(each.words[0], each.term)
        begins += [(each.begins, each.term)] if each.begins is not None else []
    phrases = [each for each in sought if len(each.words) > 1]
    beginnings = tuple(begin for begin, _ in begins)
    last: deque[tuple[str, int]] = deque(maxlen=max((len(each.words) for each in phrases), default=0))
    folded = fold_in_place(text) if sought else ""
    plain = without_unseen(folded) == folded
    for found in word_spans(folded, _first_possible(folded, sought) if plain else 0):
        word = found[0] if plain else without_unseen(found[0])
        term = single.get(word)
        if term is None and beginnings and word.startswith(beginnings):
            term = next(term for begin, term in reversed(begins) if word.startswith(begin))
        if term is not None:
            yield Hit(found.start(), found.end(), term)
        if phrases:
            last.append((word, found.start()))
            for phrase in phrases:
                start = _start_of(phrase, last) if phrase.ends_with(word) else None
                if start is not None:
                    yield Hit(start, found.end(), phrase.term)


def _first_possible(folded: str, sought: Sequence[_Words]) -> int:
    """Where a word begins that is the first to hold anything that is looked for; the end where none does."""
    first = len(folded)
    for each in sought:
        for form in each.words[0]:
            found = folded.find(form, 0, first + len(form))
            first = found if found >= 0 else first
    return max(folded.rfind(blank, 0, first) + 1 for blank in " \n") if first < len(folded) else first


def _sought(number: int, term: Term) -> _Words:
    forms = term.forms or tuple((word,) for word in term.words)
    words = tuple(frozenset((word, *these)) for word, these in zip(term.words, forms, strict=True))
    return _Words(number, words, term.words[-1] if term.unfinished else None)


def _start_of(phrase: _Words, last: Sequence[tuple[str, int]]) -> int | None:
    """Where the phrase begins that ends with the last word read; None where other words stand before that."""
    count = len(phrase.words)
    if len(last) < count:
        return None
    before = islice(last, len(last) - count, len(last) - 1)
    if all(word in allowed for (word, _), allowed in zip(before, phrase.words, strict=False)):
        return last[len(last) - count][1]
    return None
