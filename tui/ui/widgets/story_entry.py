"""One story of a list, drawn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.cleaning import drawable
from tui.library.base import Headline
from tui.typeset.glyphs import Glyphs
from tui.ui.widgets.story_rows import MARGIN
from tui.ui.widgets.story_words import selected_sign, two_lines, unread_sign


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
        bar = (selected_sign(glyphs) if self.selected else " ", look.mark)
        sign = ("!", look.trouble) if self.lost else (" " if self.read else unread_sign(glyphs), look.mark)
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
    rule = glyphs.rule * max(0, width - cell_len(text) - 4)
    return _strip(width, look.air, (f" {text} ", look.heading), (rule, look.calm))


def _strip(width: int, air: Style, *pieces: tuple[str, Style]) -> Strip:
    segments = [Segment(text, style) for text, style in pieces if text]
    return Strip(segments, sum(cell_len(text) for text, _ in pieces)).adjust_cell_length(width, air)
