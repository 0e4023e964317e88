"""All direct speech of a story, paragraph by paragraph."""

from bisect import bisect_right
from collections.abc import Container, Iterable

from tui.article.dashes import opens_with_dash, speech_by_dash
from tui.article.languages import Lexicon
from tui.article.lines import Line, trimmed
from tui.article.marks import pairs_in
from tui.article.patterns import pattern
from tui.article.quotations import speech_in_marks
from tui.article.quotes import Quote
from tui.article.spans import Span

_MARK = pattern("[«»“”„\"‘’‚'‹›]")
_INNER_DASH = pattern(r"(?:(?<=:)|(?<=[.!?…»”])) [–—―-][\u2060]?\s(?=[^\s\d])")
_FURTHEST = 6  # paragraphs that an open mark may run over


def find_speech(
    text: str, folded: str, lines: list[Line], spoken: Iterable[int], listed: Container[int], lexicon: Lexicon
) -> list[Quote]:
    """The speech in the lines with the indices `spoken`, in order; those in `listed` are items or facts, whose dash
    is a bullet.
    """
    indices = list(spoken)
    carried = _carried(text, lines, indices)
    quotes: list[Quote] = []
    reopened = False
    for index in indices:
        line = lines[index]
        if index in carried:
            if carried[index].start < carried[index].end:  # a mark may stand alone in its line
                quotes.append(carried[index])
            continue
        dash = 0 if index in listed else opens_with_dash(line)
        said = (
            speech_by_dash(text, folded, line, dash, lexicon)
            if dash
            else _after_inner_dash(text, folded, line, lexicon)
        )
        if _MARK.search(line.text):
            marked = speech_in_marks(text, folded, line, lexicon, reopened=reopened)
            said = _merged(said, marked)
            reopened = bool(marked) and marked[-1].end == line.end
        else:
            reopened = False
        quotes += said
    return quotes


def _merged(said: list[Quote], marked: list[Quote]) -> list[Quote]:
    """Both in order, but what stands in marks only where it is not within speech by dash."""
    starts = [quote.start for quote in said]
    free = []
    for quote in marked:
        before = bisect_right(starts, quote.start) - 1
        inside = before >= 0 and said[before].end > quote.start
        around = before + 1 < len(said) and said[before + 1].start < quote.end
        if not (inside or around):
            free.append(quote)
    return sorted([*said, *free], key=lambda quote: quote.start)


def _after_inner_dash(text: str, folded: str, line: Line, lexicon: Lexicon) -> list[Quote]:
    """Speech that a dash opens in the middle of a paragraph: after a colon, or after a sentence where an attribution
    follows it.
    """
    if not (" –" in line.text or " -" in line.text or " —" in line.text or " ―" in line.text):
        return []
    for found in _INNER_DASH.finditer(text, line.start, line.end):
        rest = Line(
            found.start() + 1, line.end, text[found.start() + 1 : line.end], folded[found.start() + 1 : line.end]
        )
        dash = opens_with_dash(rest)
        if not dash:
            continue
        said = speech_by_dash(text, folded, rest, dash, lexicon)
        if said and (text[found.start() - 1] == ":" or said[0].attribution is not None):
            return said
        return []
    return []


def _carried(text: str, lines: list[Line], indices: list[int]) -> dict[int, Quote]:
    """Paragraphs of a quotation whose mark opens in one and closes in a later one, with none between that opens its
    own.
    """
    carried: dict[int, Quote] = {}
    opened: list[tuple[int, int]] = []
    for index in indices:
        line = lines[index]
        pairs, lone = pairs_in(text, line.start, line.end)
        unclosed = next((pair.open for pair in pairs if pair.close is None), None)
        if lone is not None and opened and opened[0][0] not in carried:
            first, at = opened[0]
            carried[first] = _stretch(text, at + 1, lines[first].end, at)
            for between, _ in opened[1:]:
                carried[between] = _stretch(text, lines[between].start, lines[between].end, lines[between].start)
            carried[index] = _stretch(text, line.start, lone, line.start)
            opened = []
        elif unclosed is not None:
            opened = [(index, unclosed)] if unclosed == line.start or len(pairs) == 1 else []
        elif opened and not pairs and len(opened) < _FURTHEST:
            opened.append((index, line.start))
        else:
            opened = []
    return carried


def _stretch(text: str, start: int, end: int, spoken_from: int) -> Quote:
    begin, finish = trimmed(text, start, end)
    return Quote(begin, max(begin, finish), spoken=Span(spoken_from, end))
