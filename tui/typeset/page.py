"""A whole story, set row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tui.article.blocks import Kind
from tui.typeset.asides import set_caption, set_facts, set_references, set_residue
from tui.typeset.body import set_folded_speech, set_heading, set_list_item, set_paragraph, set_question
from tui.typeset.galley import Galley
from tui.typeset.header import HEADER_KINDS, set_header
from tui.typeset.lines import Line, Role, Run, Stop, StopKind
from tui.typeset.notes import Noted
from tui.typeset.options import Options
from tui.typeset.roles import verbatim
from tui.typeset.wrap import wrap

if TYPE_CHECKING:
    from tui.article.article import Article

_HEADER_LOOKAHEAD = 60
_BESIDE_THE_HEADER = frozenset((Kind.CAPTION, Kind.RESIDUE, Kind.REFERENCE))

_ALONE: Mapping[Kind, Callable[[Galley, int], Iterator[Line]]] = {
    Kind.PARAGRAPH: set_paragraph,
    Kind.QUESTION: set_question,
    Kind.HEADING: set_heading,
    Kind.LIST_ITEM: set_list_item,
    Kind.CAPTION: set_caption,
}
_TOGETHER: Mapping[Kind, Callable[[Galley, Sequence[int]], Iterator[Line]]] = {
    Kind.FACT_HEADING: set_facts,
    Kind.FACT: set_facts,
    Kind.REFERENCE: set_references,
    Kind.RESIDUE: set_residue,
}
_GOES_ON = {kind: Kind.FACT if kind is Kind.FACT_HEADING else kind for kind in _TOGETHER}


def set_blocks(article: Article, options: Options) -> Iterator[Line]:
    """The rows of the story from the top, each made when it is asked for.

    Rows stand in the order of the text, save that the header (kicker, headline, lead, byline and stamps) is put in
    a newspaper's order and before whatever stood between its parts. Everything in a block that is not blank is
    in some row, unless it is folded away, is a marker said again, or is a stamp said in other words.
    """
    galley = Galley(article, options)
    header = _header(article)
    yield from set_header(galley, header)
    in_header = set(header)
    noted = Noted(galley)
    yield from noted.of(header)
    before: Kind | None = None
    rest = [block for block in range(len(article.blocks)) if block not in in_header]
    at = 0
    while at < len(rest):
        unit = _unit(galley, rest, at)
        kind = article.blocks[rest[at]].kind
        if not (before is kind is Kind.LIST_ITEM):
            yield galley.air(rest[at])
        yield from _set(galley, unit)
        yield from noted.of(unit)
        at, before = at + len(unit), kind
    if article.blocks:
        yield from _end(galley)


def stops(article: Article) -> tuple[Stop, ...]:
    """All places a reader can stand on, in the order of the text."""
    found = [Stop(StopKind.QUOTE, index, each.start, each.end) for index, each in enumerate(article.quotes)]
    found += [Stop(StopKind.CAPTION, index, each.start, each.end) for index, each in enumerate(article.captions)]
    found += [Stop(StopKind.REFERENCE, index, *each.title_span) for index, each in enumerate(article.references)]
    in_header = set(_header(article))
    residue = False
    for index, block in enumerate(article.blocks):
        if index in in_header:
            continue
        if block.kind is Kind.HEADING:
            found.append(Stop(StopKind.HEADING, index, block.start, block.end))
        elif block.kind is Kind.RESIDUE and not residue:
            found.append(Stop(StopKind.RESIDUE, index, block.start, block.end))
        residue = block.kind is Kind.RESIDUE
    return tuple(sorted(found, key=lambda stop: (stop.start, stop.kind, stop.which)))


def set_raw(article: Article, options: Options) -> Iterator[Line]:
    """The rows of the text as it was found, line by line, understood as nothing."""
    galley = Galley(article, options)
    text, at = article.document.text, 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        rows = wrap(text, at, end, options.measure)
        shown = False
        for start, stop in rows:
            yield galley.row(-1, verbatim(text[start:stop], Role.RAW, start), start, stop)
            shown = True
        if not shown:
            yield Line((), -1, at, at)
        at = end + 1


def _end(galley: Galley) -> Iterator[Line]:
    """The sign that a story is over."""
    last, at = len(galley.article.blocks) - 1, galley.article.blocks[-1].end
    yield Line((), last, at, at)
    sign = galley.options.glyphs.end
    air = Run(" " * ((galley.options.measure - len(sign)) // 2), Role.AIR)
    yield galley.row(last, [air, Run(sign, Role.END)], at, at)


def _header(article: Article) -> list[int]:
    """The blocks of the head: those before the story begins, wherever captions and the like stand between them.

    No story begins above its lead: what stands there is a correction.
    """
    header: list[int] = []
    blocks = article.blocks[:_HEADER_LOOKAHEAD]
    lead = max((index for index, block in enumerate(blocks) if block.kind is Kind.LEAD), default=-1)
    for index, block in enumerate(blocks):
        if block.kind in HEADER_KINDS:
            header.append(index)
        elif block.kind not in _BESIDE_THE_HEADER and index > lead:
            break
    return header


def _unit(galley: Galley, rest: Sequence[int], at: int) -> Sequence[int]:
    """The blocks that are set as one, of those outside the head and from `at` on."""
    blocks, end = galley.article.blocks, at + 1
    goes_on = _GOES_ON.get(blocks[rest[at]].kind)
    if goes_on is not None:
        while end < len(rest) and blocks[rest[end]].kind is goes_on:
            end += 1
    elif galley.options.fold_speech and galley.is_speech(blocks[rest[at]]):
        while end < len(rest) and galley.is_speech(blocks[rest[end]]):
            end += 1
    return rest[at:end]


def _set(galley: Galley, unit: Sequence[int]) -> Iterator[Line]:
    here = galley.article.blocks[unit[0]]
    if here.kind in _TOGETHER:
        return _TOGETHER[here.kind](galley, unit)
    if galley.options.fold_speech and galley.is_speech(here):
        return set_folded_speech(galley, unit)
    if here.kind in _ALONE:
        return _ALONE[here.kind](galley, unit[0])
    roles = {Kind.STAMP: Role.STAMP, Kind.BYLINE: Role.BYLINE, Kind.LEAD: Role.LEAD, Kind.KICKER: Role.KICKER}
    return galley.flow(unit[0], roles.get(here.kind, Role.BODY))
