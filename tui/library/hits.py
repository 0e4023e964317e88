"""Where a text meets a query, and a line of it that shows so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from tui.article.spans import Span
from tui.cleaning import clean_line, drawable
from tui.library.query import Query
from tui.library.scanning import Hit, scan
from tui.library.words import word_spans, words_of

if TYPE_CHECKING:
    from tui.library.parts import Parts

_MOST = 1_000
_MOST_WEIGHED = 200
"""So many hits of a text are looked at for a snippet."""
_LOOKED_AT = 200_000
"""Code points at the beginning of a text that a snippet is taken from."""
_LONGEST_HEADLINE = 200
_ELLIPSIS = "…"
_BEFORE_CUT = " ,;:–—-"
"""What does not stand before an ellipsis."""


def find_hits(query: Query, text: str, most: int = _MOST, parts: Parts | None = None) -> tuple[Span, ...]:
    """Where the query's words and phrases stand in a raw text: in order, apart from each other, at most so many.

    Words are found with the forms that the library has put into the query; an unfinished one also where a word begins
    so. What is excluded is never marked, and letters that are not composed with their marks are not found. What is
    asked of a field is found in its `parts` of the text alone, as far as they are known.
    """
    return _apart(sorted(islice(_hits(query, text, parts), most)))


def _hits(query: Query, text: str, parts: Parts | None) -> Iterator[Hit]:
    """Every hit: those of fields first."""
    wanted = [(number, term) for number, term in enumerate(query.terms) if not term.excluded]
    of_fields = [(number, term) for number, term in wanted if term.field]
    if of_fields:
        from tui.library.field_hits import field_hits  # late: few questions are of fields

        yield from field_hits(of_fields, text, Span(0, _below_headline(text)), parts)
    yield from scan([(number, term) for number, term in wanted if not term.field], text)


def _apart(hits: Sequence[Hit]) -> tuple[Span, ...]:
    """Hits in their order as stretches that do not overlap."""
    spans: list[Span] = []
    for hit in hits:
        if spans and hit.start < spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(hit.end, spans[-1].end))
        else:
            spans.append(Span(hit.start, hit.end))
    return tuple(spans)


def snippet(
    query: Query, text: str, width: int, parts: Parts | None = None, above: str = ""
) -> tuple[str, tuple[Span, ...]]:
    """One line of at most `width` characters from where a text says most of what is asked, and the hits in it.

    It is the first passage that meets the most terms, outside the headline where there is one; the beginning below
    the headline where nothing is met, or only a headline that stands `above` the line anyhow. An ellipsis stands where
    a paragraph is cut; the line is cleaned.
    """
    text = text[:_LOOKED_AT]
    body = _below_headline(text)
    hits = sorted(islice(_hits(query, text, parts), _MOST_WEIGHED))
    below = [hit for hit in hits if hit.start >= body]
    if not below and words_of(text[:body]) == words_of(above):
        hits = []
    passage = _best_passage(below or hits, width)
    floor = body if below or not hits else 0
    here = Span(passage[0].start, max(hit.end for hit in passage)) if passage else _first_word(text, floor)
    start, end = _window(text, here, floor, width)
    return _line(text, Span(start, end), _hits_in(query, text, Span(start, end), hits), width)


def _hits_in(query: Query, text: str, here: Span, hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The hits in a stretch of the text, counted from its start; those of words are found where many come before."""
    start, end = here
    plain = Query(tuple(term for term in query.terms if not term.field))
    inside = [*scan([(n, term) for n, term in enumerate(plain.terms) if not term.excluded], text[start:end])]
    for hit in hits:
        if query.terms[hit.term].field and hit.start < end and hit.end > start:
            inside.append(hit._replace(start=max(0, hit.start - start), end=min(end, hit.end) - start))
    return _apart(sorted(inside))


def _best_passage(hits: Sequence[Hit], width: int) -> Sequence[Hit]:
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
    cleaned = clean_line(drawable(f"x{piece}x"))[1:-1]
    return line + (cleaned if line and line != _ELLIPSIS else cleaned.lstrip(" "))
