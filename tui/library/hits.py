"""Where a text meets a query, and a line of it that shows so."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from tui.article.spans import Span
from tui.cleaning import clean_line
from tui.library.query import Query, Term
from tui.library.words import fold_in_place, word_spans

_MOST = 1_000
_MOST_WEIGHED = 200
"""So many hits of a text are looked at for a snippet."""
_LOOKED_AT = 200_000
"""Code points at the beginning of a text that a snippet is taken from."""
_LONGEST_HEADLINE = 200
_ELLIPSIS = "…"
_BEFORE_CUT = " ,;:–—-"
"""What does not stand before an ellipsis."""


class _Hit(NamedTuple):
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


def find_hits(query: Query, text: str, most: int = _MOST) -> tuple[Span, ...]:
    """Where the query's words and phrases stand in a raw text: in order, apart from each other, at most so many.

    Words are found with the forms that the library has put into the query; an unfinished one also where a word begins
    so. What is excluded is never marked, and letters that are not composed with their marks are not found.
    """
    spans: list[Span] = []
    for hit in sorted(islice(_hits(query, text), most)):
        if spans and hit.start < spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(hit.end, spans[-1].end))
        else:
            spans.append(Span(hit.start, hit.end))
    return tuple(spans)


def snippet(query: Query, text: str, width: int) -> tuple[str, tuple[Span, ...]]:
    """One line of at most `width` characters from where a text says most of what is asked, and the hits in it.

    It is the first passage that meets the most terms, outside the headline where there is one; the beginning below
    the headline where nothing is met. An ellipsis stands where a paragraph is cut; the line is cleaned.
    """
    text = text[:_LOOKED_AT]
    body = _below_headline(text)
    hits = sorted(islice(_hits(query, text), _MOST_WEIGHED))
    below = [hit for hit in hits if hit.start >= body]
    passage = _best_passage(below or hits, width)
    floor = body if below or not hits else 0
    here = Span(passage[0].start, max(hit.end for hit in passage)) if passage else _first_word(text, floor)
    start, end = _window(text, here, floor, width)
    return _line(text, Span(start, end), find_hits(query, text[start:end]), width)


def _hits(query: Query, text: str) -> Iterator[_Hit]:
    """Every hit, in the order of their ends; of one word or phrase, that of the first term it meets."""
    sought = [_sought(number, term) for number, term in enumerate(query.terms) if not term.excluded]
    single: dict[str, int] = {}
    begins: list[tuple[str, int]] = []
    for each in reversed([each for each in sought if len(each.words) == 1]):
        single |= dict.fromkeys(each.words[0], each.term)
        begins += [(each.begins, each.term)] if each.begins is not None else []
    phrases = [each for each in sought if len(each.words) > 1]
    beginnings = tuple(begin for begin, _ in begins)
    last: deque[tuple[str, int]] = deque(maxlen=max((len(each.words) for each in phrases), default=0))
    folded = fold_in_place(text) if sought else ""
    for found in word_spans(folded, _first_possible(folded, sought)):
        word = found[0]
        term = single.get(word)
        if term is None and beginnings and word.startswith(beginnings):
            term = next(term for begin, term in reversed(begins) if word.startswith(begin))
        if term is not None:
            yield _Hit(found.start(), found.end(), term)
        if phrases:
            last.append((word, found.start()))
            for phrase in phrases:
                start = _start_of(phrase, last) if phrase.ends_with(word) else None
                if start is not None:
                    yield _Hit(start, found.end(), phrase.term)


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


def _best_passage(hits: Sequence[_Hit], width: int) -> Sequence[_Hit]:
    """The first hits that fit into a line together and meet the most terms."""
    best: tuple[int, int, int] = (0, 0, 0)
    room = width * 2 // 3
    met: dict[int, int] = {}
    first = 0
    for at, hit in enumerate(hits):
        met[hit.term] = met.get(hit.term, 0) + 1
        while first < at and hit.end - hits[first].start > room:
            gone = hits[first].term
            met[gone] -= 1
            if not met[gone]:
                del met[gone]
            first += 1
        if len(met) > best[0]:
            best = (len(met), first, at + 1)
    return hits[best[1] : best[2]]


def _below_headline(text: str) -> int:
    """Where the text goes on below its first line, where that is short and something follows."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0 or end - start > _LONGEST_HEADLINE:
        return start
    rest = text[end:]
    return end + len(rest) - len(rest.lstrip()) if rest.strip() else start


def _first_word(text: str, floor: int) -> Span:
    found = next(iter(word_spans(text, floor)), None)
    return Span(floor, floor) if found is None else Span(floor, floor + min(1, found.end() - floor))


def _window(text: str, here: Span, floor: int, width: int) -> Span:
    """The stretch around `here` that fits: a third of the room before it, more at the end of the text, from the
    paragraph's start where it can.
    """
    spare = max(0, width - (here.end - here.start) - 2 * len(_ELLIPSIS))
    following = len(text.rstrip()) - here.end
    start = max(floor, here.start - max(spare // 3, spare - following))
    paragraph = text.rfind("\n", start, here.start) + 1
    if paragraph > start:
        start = paragraph
    elif start > floor and text[start - 1] != "\n":
        start = _next_word(text, start, here.start)
    end = min(len(text), start + max(width - 2 * len(_ELLIPSIS), 1))
    if end < len(text) and not text[end].isspace():
        end = _word_before(text, max(here.end, start + 1), end)
    return Span(start, end)


def _next_word(text: str, start: int, most: int) -> int:
    """The first place from `start` on where something begins behind a blank, at most `most`."""
    if text[start - 1].isspace():
        return start
    return next((at + 1 for at in range(start, most) if text[at].isspace()), most)


def _word_before(text: str, least: int, end: int) -> int:
    """The last place up to `end` where a blank is, at least `least`; `end` where there is none."""
    return next((at for at in range(end, least - 1, -1) if text[at].isspace()), end)


def _line(text: str, here: Span, hits: Sequence[Span], width: int) -> tuple[str, tuple[Span, ...]]:
    """The stretch cleaned for one line, with an ellipsis where its paragraph goes on, and the hits as they stand in
    it.
    """
    raw = text[here.start : here.end]
    cut_before = bool(text[: here.start].rstrip(" \t")) and not text[: here.start].rstrip(" \t").endswith("\n")
    line = _ELLIPSIS if cut_before else ""
    spans: list[Span] = []
    at = 0
    for hit in hits:
        line = _joined(line, raw[at : hit.start])
        begin = len(line)
        line = _joined(line, raw[hit.start : hit.end])
        spans.append(Span(begin, len(line)))
        at = hit.end
    rest = _joined(line, raw[at:])[len(line) :]
    cut_behind = bool(text[here.end :].strip())
    line += f"{rest.rstrip(_BEFORE_CUT)}{_ELLIPSIS}" if cut_behind else rest.rstrip()
    return line[:width], tuple(Span(start, min(end, width)) for start, end in spans if start < width)


def _joined(line: str, piece: str) -> str:
    """The line with a piece behind it, cleaned as the whole would be; no blank stands at its beginning."""
    cleaned = clean_line(f"x{piece}x")[1:-1]
    return line + (cleaned if line and line != _ELLIPSIS else cleaned.lstrip(" "))
