"""Set what stands beside the story: captions, references, fact boxes, and what the page left behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.article.blocks import Kind
from tui.cleaning import clean_line
from tui.typeset.body import own_words
from tui.typeset.galley import Galley
from tui.typeset.lines import Line, Role, Run
from tui.typeset.roles import Cutter, Stretch, paint, verbatim
from tui.typeset.wrap import wrap

if TYPE_CHECKING:
    from tui.article.references import Reference

STATE_CELLS = 13
"""Room for the longest word about a reference."""

_LONGEST_LABEL = 28


def set_caption(galley: Galley, block: int) -> Iterator[Line]:
    """A caption, set in from both sides, with a sign of a picture before it."""
    here = galley.article.blocks[block]
    yield from galley.flow(
        block,
        Role.CAPTION,
        galley.caption_stretches(here),
        first=(Run("  ", Role.AIR), Run(f"{galley.options.glyphs.caption} ", Role.CAPTION_SIGN)),
        hang=(Run("    ", Role.AIR),),
        width=galley.options.measure - 8,
    )


def set_facts(galley: Galley, blocks: Sequence[int]) -> Iterator[Line]:
    """A fact box in its frame, the heading in the frame where it fits."""
    glyphs, measure = galley.options.glyphs, galley.options.measure
    first = galley.article.blocks[blocks[0]]
    rest = blocks
    title = clean_line(galley.text[first.start : first.end])
    if first.kind is Kind.FACT_HEADING and cell_len(title) <= measure - 6:
        heading = verbatim(galley.text[first.start : first.end], Role.FACT_HEADING, first.start)
        rule = glyphs.rule * (measure - 5 - _cells(heading))
        top = [Run(f"{glyphs.top_left}{glyphs.rule} ", Role.FRAME), *heading]
        yield galley.row(blocks[0], [*top, Run(f" {rule}{glyphs.top_right}", Role.FRAME)], first.start, first.end)
        rest = blocks[1:]
    else:
        yield _edge(galley, blocks[0], glyphs.top_left, glyphs.top_right)
    for block in rest:
        yield from _framed(galley, block)
    yield _edge(galley, blocks[-1], glyphs.bottom_left, glyphs.bottom_right, closing=True)


def _framed(galley: Galley, block: int) -> Iterator[Line]:
    here, side, inner = galley.article.blocks[block], galley.options.glyphs.side, galley.options.measure - 4
    label = galley.text.find(":", here.start, min(here.end, here.start + _LONGEST_LABEL))
    overlays = [Stretch(here.start, label + 1, Role.FACT_LABEL)] if label > 0 else []
    base = Role.FACT_HEADING if here.kind is Kind.FACT_HEADING else Role.FACT
    cutter = Cutter(galley.text, paint(Stretch(here.start, here.end, base), overlays))
    for start, end in wrap(galley.text, here.start, here.end, inner):
        runs = cutter.cut(start, end)
        pad = Run(" " * (inner - _cells(runs)), Role.AIR)
        yield galley.row(block, [Run(f"{side} ", Role.FRAME), *runs, pad, Run(f" {side}", Role.FRAME)], start, end)


def _edge(galley: Galley, block: int, left: str, right: str, closing: bool = False) -> Line:
    here = galley.article.blocks[block]
    at = here.end if closing else here.start
    rule = galley.options.glyphs.rule * (galley.options.measure - 2)
    return galley.row(block, [Run(left + rule + right, Role.FRAME)], at, at)


def set_references(galley: Galley, blocks: Sequence[int]) -> Iterator[Line]:
    """References between two rules, the marker in the first; each with its number, and room for a word on it."""
    label = ""
    for block in blocks:
        here = galley.article.blocks[block]
        found = galley.references_in(here)
        at = here.start
        for place, (index, reference) in enumerate(found):
            title = max(at, reference.title_span.start)
            marker = clean_line(galley.text[at:title], empty="")
            if not label or (marker and _said(marker) != _said(label)):
                yield from _marker(galley, block, at, title)
                label = marker or label or " "
            at = here.end
            if place + 1 < len(found):
                following = found[place + 1][1]
                apart = following.marker.start >= reference.title_span.end
                at = following.marker.start if apart else following.title_span.start
            yield from _reference(galley, block, index, reference, title, at)
        if not found:
            yield from galley.flow(block, Role.REFERENCE_MARKER)
    end = galley.article.blocks[blocks[-1]].end
    yield galley.row(blocks[-1], [Run(galley.options.glyphs.rule * galley.options.measure, Role.FRAME)], end, end)


def _said(marker: str) -> str:
    """A marker for comparing: `LES OGSÅ:` is `les også`."""
    return marker.casefold().strip(" :–-")


def _marker(galley: Galley, block: int, start: int, end: int) -> Iterator[Line]:
    rule, measure = galley.options.glyphs.rule, galley.options.measure
    rows = list(wrap(galley.text, start, end, measure - 6))
    runs = [run for row in rows[:1] for run in verbatim(galley.text[row[0] : row[1]], Role.REFERENCE_MARKER, row[0])]
    if not runs:
        yield galley.row(block, [Run(rule * measure, Role.FRAME)], start, start)
        return
    tail = Run(" " + rule * (measure - 4 - _cells(runs)), Role.FRAME)
    yield galley.row(block, [Run(f"{rule * 2} ", Role.FRAME), *runs, tail], rows[0][0], rows[0][1])
    for row in rows[1:]:
        words = verbatim(galley.text[row[0] : row[1]], Role.REFERENCE_MARKER, row[0])
        yield galley.row(block, [Run("   ", Role.AIR), *words], row[0], row[1])


def _reference(galley: Galley, block: int, index: int, reference: Reference, start: int, end: int) -> Iterator[Line]:
    """The title and what follows it, hanging on the number."""
    glyphs, measure = galley.options.glyphs, galley.options.measure
    number = [Run(f"{index + 1} ", Role.REFERENCE_NUMBER), Run(f"{glyphs.arrow} ", Role.REFERENCE_MARKER)]
    if reference.paywalled and "+" not in galley.text[reference.start : end]:
        number.append(Run("[+] ", Role.PAYWALL))
    beside = galley.options.states and measure >= 52
    width = measure - _cells(number) - (STATE_CELLS + 2 if beside else 0)
    base = Stretch(start, end, Role.PAYWALL)
    cutter = Cutter(galley.text, paint(base, [Stretch(start, reference.title_span.end, Role.REFERENCE_TITLE)]))
    before: Sequence[Run] = number
    for place, row in enumerate(wrap(galley.text, start, end, width)):
        runs = [*before, *cutter.cut(*row)]
        if place == 0 and beside:
            yield galley.row(block, _with_state(runs, measure), *row, reference=index)
        else:
            yield galley.row(block, runs, *row)
        before = [Run(" " * _cells(number), Role.AIR)]
    if galley.options.states and not beside:
        yield galley.row(block, _with_state([], measure), end, end, reference=index)


def _with_state(runs: list[Run], measure: int) -> list[Run]:
    gap = Run(" " * (measure - STATE_CELLS - _cells(runs)), Role.AIR)
    return [*runs, gap, Run(" " * STATE_CELLS, Role.REFERENCE_STATE)]


def set_residue(galley: Galley, blocks: Sequence[int]) -> Iterator[Line]:
    """What the page left behind: one row that tells how much, and where it is opened all of it."""
    first, last = galley.article.blocks[blocks[0]], galley.article.blocks[blocks[-1]]
    count = sum(galley.text.count("\n", *galley.article.blocks[block][1:]) + 1 for block in blocks)
    glyphs, measure = galley.options.glyphs, galley.options.measure
    opened = galley.options.all_opened or blocks[0] in galley.options.opened
    told = f"{glyphs.fold} {count} {'lines' if count > 1 else 'line'} from the page"
    asked = f" {glyphs.dot} x {'folds' if opened else 'opens'}" if galley.options.keys else ""
    peek = clean_line(galley.text[first.start : min(first.end, first.start + measure)])
    room = measure - cell_len(told) - cell_len(asked) - 5
    if not opened and room >= 8:
        shown = own_words(peek, Role.FOLD, room)
        told += f": {shown[0].text}" + (glyphs.ellipsis if count > 1 or shown[0].text != peek else "")
    end = first.start if opened else last.end
    yield galley.row(blocks[0], own_words(told + asked, Role.FOLD, measure), first.start, end)
    if opened:
        indent = (Run("    ", Role.AIR),)
        for block in blocks:
            yield from galley.flow(block, Role.RESIDUE, first=indent, hang=indent, width=measure - 4)


def _cells(runs: Sequence[Run]) -> int:
    return sum(cell_len(run.text) for run in runs)
