"""From a document to an article: one pass for each kind of thing, the surest first, each taking only lines that are
still free.
"""

from collections.abc import Iterable
from dataclasses import replace

from tui.article.agencies import agencies_at_end
from tui.article.article import Article
from tui.article.blocks import Block, Kind, blocks_of
from tui.article.body import body_kinds
from tui.article.boxes import find_boxes
from tui.article.bylines import find_bylines
from tui.article.captions import captions_of, find_captions
from tui.article.datelines import Dateline, dateline_of
from tui.article.document import Document
from tui.article.headlines import find_headline, may_be_lead
from tui.article.languages import Lexicon, fold, lexicon, recognise
from tui.article.lines import Line, are_airy, lines_of
from tui.article.overlong import paragraphs_from, understood_part
from tui.article.references import find_references
from tui.article.residue import find_residue
from tui.article.spans import Span
from tui.article.speech import find_speech
from tui.article.stamps import Stamp, date_header, find_stamps
from tui.article.voices import with_persons

_TOP = 14  # lines from the top where stamps stand
_END = 10  # lines from the end
_SPOKEN = frozenset((Kind.LEAD, Kind.PARAGRAPH, Kind.HEADING, Kind.QUESTION, Kind.LIST_ITEM, Kind.FACT))
_BULLETED = frozenset((Kind.LIST_ITEM, Kind.FACT))


def understand(document: Document) -> Article:
    """The story in `document`, with all that could be found in it; never raises, in time linear in the text.

    Of a text that is far longer than any story the rest is paragraphs.
    """
    text = document.text
    end = understood_part(text)
    if end < len(text):
        article = understand(replace(document, text=text[:end]))
        return replace(article, document=document, blocks=(*article.blocks, *paragraphs_from(text, end)))
    code = recognise(text)
    cues = lexicon(code)
    folded = fold(text)
    header = date_header(text, cues.zone)
    lines = _below_header(lines_of(text, folded), header)
    airy = are_airy(lines)
    kinds: list[Kind | None] = [None] * len(lines)

    places = (index for index in range(len(lines)) if index < _TOP or index >= len(lines) - _END)
    published, updated, stamped = find_stamps(lines, places, cues, header)
    _mark(kinds, stamped, Kind.STAMP)

    def free(index: int) -> bool:
        return kinds[index] is None and not captions_of(lines[index], cues, opening=index < 3)

    references, titled = find_references(lines, free, cues, airy=airy)
    for index, has_title in titled.items():
        kinds[index] = Kind.REFERENCE if has_title else Kind.RESIDUE
    _mark(kinds, find_residue(lines, kinds, cues), Kind.RESIDUE)
    headline, first, heads = find_headline(lines, kinds, cues)
    _set(kinds, heads)
    bylines, agencies, signed = find_bylines(lines, kinds, cues, first)
    _mark(kinds, signed, Kind.BYLINE)
    captions, pictured = find_captions(lines, kinds, cues, first, airy=airy)
    _mark(kinds, pictured, Kind.CAPTION)
    _set(kinds, find_boxes(lines, kinds, cues, first))
    _set(kinds, body_kinds(lines, kinds, first))
    lead, dateline, reporting = _opening(lines, kinds, cues, first)

    spoken = [index for index in range(first, len(lines)) if kinds[index] in _SPOKEN]
    bulleted = {index for index in spoken if kinds[index] in _BULLETED}
    headings = {lines[index].start for index in spoken if kinds[index] is Kind.HEADING}
    paragraphs = [lines[index] for index in spoken]
    quotes = find_speech(text, folded, lines, spoken, bulleted, cues)
    at_end = (agency for index in spoken[-3:] for agency in agencies_at_end(lines[index].text))
    parts = [
        *([Block(Kind.HEADLINE, *headline)] if headline else ()),
        *(Block(Kind.CAPTION, caption.start, caption.end) for caption in captions),
        *(Block(Kind.REFERENCE, reference.start, reference.end) for reference in references),
    ]
    blocks = blocks_of(text, lines, kinds, parts)
    return Article(
        document=document,
        language=code,
        headline=headline,
        lead=lead,
        bylines=bylines,
        agencies=tuple(dict.fromkeys([*agencies, *reporting, *at_end])),
        dateline=dateline,
        published=published,
        updated=updated,
        blocks=(*([Block(Kind.DATE, header.start, header.end)] if header else ()), *blocks),
        quotes=with_persons(text, folded, quotes, paragraphs, headings, cues),
        captions=tuple(captions),
        references=tuple(references),
    )


def _mark(kinds: list[Kind | None], indices: Iterable[int], kind: Kind) -> None:
    _set(kinds, dict.fromkeys(indices, kind))


def _set(kinds: list[Kind | None], found: dict[int, Kind]) -> None:
    for index, kind in found.items():
        kinds[index] = kind


def _below_header(lines: list[Line], header: Stamp | None) -> list[Line]:
    """The lines without the date header that opens the first."""
    if header is None or not lines:
        return lines
    first = lines[0]
    text = first.text[header.end - first.start :].lstrip()
    cut = len(first.text) - len(text)
    return [*([Line(first.start + cut, first.end, text, first.folded[cut:])] if text else ()), *lines[1:]]


def _opening(
    lines: list[Line], kinds: list[Kind | None], cues: Lexicon, first: int
) -> tuple[Span | None, Dateline | None, tuple[str, ...]]:
    """The lead, which is marked as such, the dateline and its agencies, among the first paragraphs below the
    headline.
    """
    paragraphs = [
        index
        for index in range(first, len(lines))
        if kinds[index] is Kind.PARAGRAPH and not cues.correction_words.opening(lines[index].folded)
    ]
    dateline: Dateline | None = None
    agencies: tuple[str, ...] = ()
    for index in paragraphs[:3]:
        dateline, agencies = dateline_of(lines[index])
        if dateline is not None:
            break
    if len(paragraphs) < 2:
        return None, dateline, agencies
    line = lines[paragraphs[0]]
    if not may_be_lead(line.text) or (dateline is not None and dateline.start == line.start):
        return None, dateline, agencies
    kinds[paragraphs[0]] = Kind.LEAD
    return Span(line.start, line.end), dateline, agencies
