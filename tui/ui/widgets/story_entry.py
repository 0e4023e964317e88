"""One story of a list, drawn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.cleaning import drawable
from tui.library.base import Headline
from tui.typeset.glyphs import ASCII, Glyphs
from tui.ui.days import Days
from tui.ui.widgets.story_rows import MARGIN


@dataclass(frozen=True, slots=True)
class Look:
    """The styles of an entry; each is whole, with a background."""

    air: Style
    heading: Style
    unread: Style
    read: Style
    calm: Style
    mark: Style
    trouble: Style
    match: Style


@dataclass(frozen=True, slots=True)
class Entry:
    """A story and how it stands in the list."""

    headline: Headline
    selected: bool
    read: bool
    lost: bool
    """Whether its file has become unreadable."""
    lit: Sequence[str] = ()
    """Words that are looked for, in folded case."""

    def strips(self, width: int, text_width: int, look: Look, glyphs: Glyphs, facts: str) -> list[Strip]:
        """Headline on one or two rows, and the calm line."""
        ascii_only = glyphs is ASCII
        bar = ((">" if ascii_only else "▌") if self.selected else " ", look.mark)
        sign = ("!", look.trouble) if self.lost else (" " if self.read else "*" if ascii_only else "●", look.mark)
        words = look.read if self.read else look.unread
        lines = two_lines(drawable(self.headline.text), text_width, glyphs.ellipsis)
        strips = []
        for number, line in enumerate(lines):
            first = sign if number == 0 else (" ", look.air)
            strips.append(_strip(width, look.air, bar, first, (" ", look.air), *self._lighted(line, words, look)))
        strips.append(_strip(width, look.air, bar, (" " * (MARGIN - 1), look.air), (facts, look.calm)))
        return strips

    def _lighted(self, line: str, words: Style, look: Look) -> Iterator[tuple[str, Style]]:
        folded = line.casefold()
        if not self.lit or len(folded) != len(line):
            yield line, words
            return
        at = 0
        for found in re.finditer("|".join(map(re.escape, self.lit)), folded):
            yield line[at : found.start()], words
            yield line[found.start() : found.end()], words + look.match
            at = found.end()
        yield line[at:], words


def heading(text: str, width: int, look: Look, glyphs: Glyphs) -> Strip:
    """The name of a day, with a rule to the right edge."""
    rule = glyphs.rule * max(0, width - cell_len(text) - 3)
    return _strip(width, look.air, (f" {text} ", look.heading), (rule, look.calm))


def facts(headline: Headline, width: int, days: Days, glyphs: Glyphs, *, dated: bool) -> str:
    """Time, source, minutes, quotes and references; in short words, signs, and then fewer, where room is short.

    With `dated` the date stands before the time, for lists that have no headings of days.
    """
    moment = headline.moment
    if headline.coarse:
        when = days.wording.moment(moment, coarse=True) if dated else ""
    elif dated:
        when = days.wording.moment(moment)
    else:
        when = "" if (moment.hour, moment.minute) == (0, 0) else days.wording.time(moment)
    source = drawable(headline.source) if headline.source else ""
    minutes = f"{headline.minutes} min"
    separator = f" {glyphs.dot} "
    signs = [
        f"{headline.quotes} {glyphs.open_quote}{glyphs.close_quote}" if headline.quotes else "",
        f"{headline.references} {glyphs.arrow}" if headline.references else "",
    ]
    quotes = _count(headline.quotes, "quote")
    for counts in (
        [quotes, _count(headline.references, "reference")],
        [quotes, _count(headline.references, "ref")],
        signs,
    ):
        said = separator.join(filter(None, (when, source, minutes, *counts)))
        if cell_len(said) <= width:
            return said
    return _cut(separator.join(filter(None, (when, source, minutes))), width, glyphs.ellipsis)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def two_lines(text: str, width: int, ellipsis: str) -> Sequence[str]:
    """`text` on one line where it fits, else on two, broken at a blank where there is one, and cut with a sign."""
    if cell_len(text) <= width:
        return (text,)
    first = _cut(text, width + 1, "")
    blank = first.rfind(" ")
    at = blank if blank > width // 3 else len(_cut(text, width, ""))
    return text[:at].rstrip(), _cut(text[at:].strip(), width, ellipsis)


def _cut(text: str, width: int, ellipsis: str) -> str:
    """As much of `text` as fits into `width` cells; whole characters only."""
    if cell_len(text) <= width:
        return text
    room = max(0, width - cell_len(ellipsis))
    kept = set_cell_size(text, room)
    if not text.startswith(kept):  # a wide character stood across the edge and was made a blank
        kept = kept[:-1]
    return (kept.rstrip() if ellipsis else kept) + ellipsis


def _strip(width: int, air: Style, *pieces: tuple[str, Style]) -> Strip:
    segments = [Segment(text, style) for text, style in pieces if text]
    return Strip(segments, sum(cell_len(text) for text, _ in pieces)).adjust_cell_length(width, air)
