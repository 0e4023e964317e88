"""Where a text says what is asked of a field: in a quote, a caption, the lead, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.article.spans import Span
from tui.library.query import Term
from tui.library.scanning import Hit, scan
from tui.library.words import words_of

if TYPE_CHECKING:
    from tui.library.parts import Parts, Spoken

Numbered = tuple[int, Term]


def field_hits(terms: Sequence[Numbered], text: str, headline: Span, parts: Parts | None) -> Iterator[Hit]:
    """Every hit of terms that are asked of fields.

    Where the parts are not known, the whole text is looked at. Papers and languages are not written in it.
    """
    of_quotes = [each for each in terms if each[1].field in ("said", "speaker")] if parts is not None else []
    if parts is not None and of_quotes:
        yield from _in_quotes(of_quotes, text, parts.quotes)
    for each in terms:
        if each not in of_quotes:
            named = _named_in(each[1].field, parts)
            for where in _regions(each[1].field, text, headline, parts):
                yield from _of_names(_within(each, text, where), text, named) if named else _within(each, text, where)


def _regions(field: str, text: str, headline: Span, parts: Parts | None) -> Sequence[Span]:
    """Where the words of a field may stand."""
    if field == "title":
        return [headline]
    if field in ("paper", "lang"):
        return []
    if parts is not None:
        if field == "lead":
            return [parts.lead] if parts.lead is not None else []
        if field == "caption":
            return parts.captions
        if field == "photo":
            return parts.photos
    return [Span(0, len(text))]


def _in_quotes(terms: Sequence[Numbered], text: str, quotes: Sequence[Spoken]) -> Iterator[Hit]:
    """Hits in quotes: where words and speakers are asked for, in those that meet both, if there are any."""
    said = [each for each in terms if each[1].field == "said"]
    speakers = [each for each in terms if each[1].field == "speaker"]
    by = [quote for quote in quotes if _names(speakers, quote)]
    saying = [quote for quote in quotes if any(True for each in said for _ in _within(each, text, _span(quote)))]
    meeting = [quote for quote in by if quote in saying]
    for each in said:
        for quote in meeting or saying:
            yield from _within(each, text, _span(quote))
    for quote in meeting or by:
        yield from _named(speakers, text, quote)


def _named(speakers: Sequence[Numbered], text: str, quote: Spoken) -> Iterator[Hit]:
    """Where the paragraph of a quote names who said it; the quote itself where it does not."""
    start, end = text.rfind("\n", 0, quote.start) + 1, text.find("\n", quote.end)
    end = len(text) if end < 0 else end
    around = (Span(start, quote.start), Span(quote.end, end))
    hits = (hit for each in speakers for where in around for hit in _within(each, text, where))
    found = list(_of_names(hits, text, [quote.speaker or ""]))
    yield from found or [Hit(quote.start, quote.end, speakers[0][0])]


def _named_in(field: str, parts: Parts | None) -> Sequence[str]:
    """The names that the field has in this story."""
    if parts is None:
        return ()
    return parts.authors if field == "by" else parts.agencies if field == "agency" else ()


def _of_names(hits: Iterator[Hit], text: str, names: Sequence[str]) -> Iterator[Hit]:
    """Those that are words of the names: of a word that is being typed others may be begun, too."""
    words = {word for name in names for word in words_of(name)}
    return (hit for hit in hits if words.issuperset(words_of(text[hit.start : hit.end])))


def _names(speakers: Sequence[Numbered], quote: Spoken) -> bool:
    return quote.speaker is not None and any(True for _ in scan(speakers, quote.speaker))


def _within(term: Numbered, text: str, where: Span) -> Iterator[Hit]:
    for start, end, number in scan([term], text[where.start : where.end]):
        yield Hit(start + where.start, end + where.start, number)


def _span(quote: Spoken) -> Span:
    return Span(quote.start, quote.end)
