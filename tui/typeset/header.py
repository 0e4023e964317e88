"""Set the head of a story: kicker, headline, lead, and one line on who wrote it and when."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from tui.article.blocks import Block, Kind
from tui.article.document import Grain
from tui.article.spans import Span
from tui.article.stamps import Stamp
from tui.cleaning import clean, clean_line
from tui.typeset.galley import Galley
from tui.typeset.lines import Line, Role, Run
from tui.typeset.roles import Cutter, Stretch
from tui.typeset.wrap import wrap, wrap_evenly

_EMPTY = "There is nothing in this story."
HEADER_KINDS = frozenset((Kind.DATE, Kind.KICKER, Kind.HEADLINE, Kind.LEAD, Kind.BYLINE, Kind.STAMP))


class _Piece(NamedTuple):
    """Words for a line that is put together: from the raw text where `start` is not negative."""

    text: str
    role: Role
    start: int


def set_header(galley: Galley, blocks: Sequence[int]) -> Iterator[Line]:
    """The head from the given blocks, in a newspaper's order; it ends with a rule."""
    article, measure, glyphs = galley.article, galley.options.measure, galley.options.glyphs
    anchor = blocks[0] if blocks else 0
    by_kind = {kind: [block for block in blocks if article.blocks[block].kind is kind] for kind in HEADER_KINDS}
    at = article.blocks[anchor].start if article.blocks else 0
    yield galley.row(anchor, [Run(glyphs.thick_rule * measure, Role.RULE)], at, at)
    for block in by_kind[Kind.KICKER]:
        yield from galley.flow(block, Role.KICKER)
    for block in by_kind[Kind.HEADLINE]:
        yield from _headline(galley, block)
    if not by_kind[Kind.HEADLINE] and article.document.headline:
        yield from _joined(galley, anchor, [_Piece(clean(article.document.headline), Role.HEADLINE, -1)])
    if not article.blocks:
        yield from _joined(galley, anchor, [_Piece(_EMPTY, Role.STAMP, -1)])
    for block in by_kind[Kind.LEAD]:
        yield galley.air(block)
        yield from galley.flow(block, Role.LEAD)
    names = _names(galley, by_kind[Kind.BYLINE])
    moments = _moments(galley, [*by_kind[Kind.STAMP], *by_kind[Kind.DATE]])
    made = _marks(galley)
    if names or moments or made:
        yield Line((), anchor, at, at)
    # Who and when share a row where they fit on one.
    wide = sum(cell_len(piece.text) + 3 for piece in (*names, *moments)) - 3
    for pieces in ([*names, *moments],) if wide <= measure else (names, moments):
        yield from _joined(galley, anchor, pieces)
    yield from _joined(galley, anchor, made)
    yield galley.row(anchor, [Run(glyphs.rule * measure, Role.RULE)], at, at)


def _headline(galley: Galley, block: int) -> Iterator[Line]:
    here = galley.article.blocks[block]
    cutter = Cutter(galley.text, [Stretch(here.start, here.end, Role.HEADLINE)])
    for start, end in wrap_evenly(galley.text, here.start, here.end, galley.options.measure):
        yield galley.row(block, cutter.cut(start, end), start, end)


def _names(galley: Galley, bylines: Sequence[int]) -> list[_Piece]:
    """Who wrote it, as it stands; once, where the words below a portrait and the name beside it are the same.

    Where the text names nobody it is whom the format names.
    """
    signers = [galley.article.blocks[block] for block in bylines]
    signed = [_Piece(said_once(galley.text[each.start : each.end]), Role.BYLINE, each.start) for each in signers]
    unsigned = ", ".join(map(clean_line, galley.article.unsigned))
    return [*([_Piece(unsigned, Role.BYLINE, -1)] if unsigned else ()), *signed]


def _marks(galley: Galley) -> list[_Piece]:
    """Where else the story stands, and what the reader made of it."""
    kept = [f"{galley.options.glyphs.kept} kept"] if galley.options.kept else []
    tags = [" ".join(f"#{clean_line(tag)}" for tag in galley.options.tags)] if galley.options.tags else []
    also = [_Piece(galley.options.also, Role.STAMP, -1)] if galley.options.also else []
    return [*also, *(_Piece(said, Role.MARK, -1) for said in (*kept, *tags))]


def said_once(text: str) -> str:
    """The first half of a text that says the same words twice, else the text."""
    words = text.split()
    half = len(words) // 2
    if not half or words[:half] != words[half:]:
        return text
    first = re.match(rf"(?:\s*\S+){{{half}}}", text)
    assert first is not None
    return first.group()


def _moments(galley: Galley, stamps: Sequence[int]) -> list[_Piece]:
    """When: stamps that are understood in the reader's words, then others, and what stands around them."""
    article, pieces = galley.article, []
    published, updated, grain = article.published, article.updated, Grain.MOMENT
    if published is None and article.document.published is not None:
        published = Stamp(-1, -1, "", article.document.published)
        grain = article.document.grain
    for block in stamps:
        here = article.blocks[block]
        inside = [stamp for stamp in (published, updated) if stamp is not None and _overlaps(stamp, here)]
        if any(stamp.moment is not None for stamp in inside):
            pieces += _around(galley.text, here, inside)
        elif here.kind is Kind.STAMP or article.published is article.updated is None:
            pieces.append(_Piece(galley.text[here.start : here.end], Role.STAMP, here.start))
            published = None if published in inside else published
            updated = None if updated in inside else updated
    said = galley.options.wording.stamps(published, updated, grain)
    return [*([_Piece(clean(said), Role.STAMP, -1)] if said else ()), *pieces]


def _overlaps(stamp: Stamp, here: Block) -> bool:
    return stamp.start < here.end and here.start < stamp.end


def _around(text: str, here: Block, stamps: Sequence[Stamp]) -> list[_Piece]:
    """What a block says beside the stamps in it, as `(corrected the amount of salt)`; a weekday alone is no news."""
    pieces, at = [], here.start
    for start, end in (*sorted((stamp.start, stamp.end) for stamp in stamps), (here.end, here.end)):
        words = text[at : max(at, start)]
        if sum(len(word) > 2 for word in words.split()) > 1:
            begin = at + len(words) - len(words.lstrip())
            pieces.append(_Piece(words.strip(), Role.STAMP, begin))
        at = max(at, end)
    return pieces


def _joined(galley: Galley, block: int, pieces: Sequence[_Piece]) -> Iterator[Line]:
    """Pieces set as one running line, with dots between them."""
    dot = f" {galley.options.glyphs.dot} "
    text = dot.join(piece.text for piece in pieces)
    stretches, at, shifts = [], 0, []
    for piece in pieces:
        stretches.append(Stretch(at, at + len(piece.text), piece.role))
        shifts.append(piece.start - at if piece.start >= 0 else None)
        at += len(piece.text)
        stretches.append(Stretch(at, at + len(dot), Role.RULE))
        shifts.append(None)
        at += len(dot)
    for start, end in wrap(text, 0, len(text), galley.options.measure):
        runs = []
        for (begin, stop, role), shift in zip(stretches, shifts, strict=True):
            for run in Cutter(text, [Stretch(begin, stop, role)]).cut(start, end):
                runs.append(run._replace(start=run.start + shift if shift is not None else -1))
        placed = [run for run in runs if run.start >= 0]
        here = Span(placed[0].start, placed[-1].start + len(placed[-1].text)) if placed else _nowhere(galley, block)
        yield galley.row(block, runs, min(here), max(here))


def _nowhere(galley: Galley, block: int) -> Span:
    at = galley.article.blocks[block].start if galley.article.blocks else 0
    return Span(at, at)
