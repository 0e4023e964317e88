"""Set what a story is told in: paragraphs, speech, questions, headings, lists."""

import re
from collections.abc import Iterator, Sequence

from tui.typeset.galley import Galley
from tui.typeset.lines import Line, Role, Run
from tui.typeset.roles import Stretch
from tui.typeset.wrap import wrap

_OWN_BULLET = re.compile(r"(?:[-–—•*·▪■●]|\d{1,2}[.)])\s+")


def set_paragraph(galley: Galley, block: int) -> Iterator[Line]:
    """Running text; a paragraph of speech has a bar beside it, and speech and attribution their roles."""
    here = galley.article.blocks[block]
    overlays = galley.speech_stretches(here)
    dateline = galley.article.dateline
    if dateline is not None and here.start <= dateline.start < here.end:
        overlays = [Stretch(dateline.start, dateline.end, Role.DATELINE), *overlays]
        overlays.sort(key=lambda stretch: (stretch.start, -stretch.end))
    yield from galley.flow(block, Role.BODY, overlays, bar=galley.is_speech(here))


def set_question(galley: Galley, block: int) -> Iterator[Line]:
    """What the interviewer asks."""
    yield from galley.flow(block, Role.QUESTION)


def set_heading(galley: Galley, block: int) -> Iterator[Line]:
    """A section heading."""
    yield from galley.flow(block, Role.HEADING)


def set_list_item(galley: Galley, block: int) -> Iterator[Line]:
    """One item, hanging on its own sign or on a bullet of ours."""
    here = galley.article.blocks[block]
    own = _OWN_BULLET.match(galley.text, here.start, here.end)
    begin = own.end() if own is not None and own.end() < here.end else here.start
    sign = galley.text[here.start : begin].strip()
    bullet = Run(sign, Role.BULLET, here.start) if sign else Run(galley.options.glyphs.bullet, Role.BULLET)
    hang = Run(" " * (len(bullet.text) + 1), Role.AIR)
    yield from galley.flow(
        block,
        Role.BODY,
        galley.speech_stretches(here),
        first=(bullet, Run(" ", Role.AIR)),
        hang=(hang,),
        width=galley.options.measure - len(hang.text),
        begin=begin,
        bar=galley.is_speech(here),
    )


def set_folded_speech(galley: Galley, blocks: Sequence[int]) -> Iterator[Line]:
    """Paragraphs of speech folded to one row, with who speaks."""
    first, last = galley.article.blocks[blocks[0]], galley.article.blocks[blocks[-1]]
    speakers = [quote.speaker for block in blocks for quote in galley.quotes_in(galley.article.blocks[block])]
    names = ", ".join(dict.fromkeys(" ".join(speaker.split()) for speaker in speakers if speaker))
    count = f"{len(blocks)} paragraphs of speech" if len(blocks) > 1 else "1 paragraph of speech"
    words = f"{galley.options.glyphs.fold} {count}" + (f", {names}" if names else "")
    yield galley.row(blocks[0], own_words(words, Role.FOLD, galley.options.measure), first.start, last.end, bar=True)


def own_words(words: str, role: Role, width: int) -> list[Run]:
    """As many of the words as fit on one row."""
    rows = list(wrap(words, 0, len(words), width))[:1]
    return [Run(words[start:end], role) for start, end in rows]
