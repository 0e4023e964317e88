"""One story of a list, drawn."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.article.spans import Span
from tui.cleaning import drawable
from tui.typeset.glyphs import Glyphs
from tui.ui.passages import pieces
from tui.ui.widgets.story_rows import MARGIN
from tui.ui.widgets.story_window import Listed
from tui.ui.widgets.story_words import selected_sign, two_lines, unread_sign

Find = Callable[[str], Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Look:
    """The styles of an entry; each is whole, with a background."""

    air: Style
    heading: Style
    unread: Style
    read: Style
    passage: Style
    calm: Style
    mark: Style
    trouble: Style
    match: Style


@dataclass(frozen=True, slots=True)
class Entry:
    """A story and how it stands in the list."""

    listed: Listed
    selected: bool
    read: bool
    lost: bool
    """Whether its file has become unreadable."""
    lit: Find | None = None
    """Tells what of a line is looked for."""
    kept: bool = False

    def strips(self, width: int, text_width: int, look: Look, glyphs: Glyphs, facts: str) -> list[Strip]:
        """Headline on one or two rows, what was found on as many, and the calm line."""
        bar = (selected_sign(glyphs) if self.selected else " ", look.mark)
        sign = ("!", look.trouble) if self.lost else (" " if self.read else unread_sign(glyphs), look.mark)
        words = look.read if self.read else look.unread
        margin = (" " * (MARGIN - 1), look.air)
        strips = []
        for number, line in enumerate(two_lines(drawable(self.listed.headline.text), text_width, glyphs.ellipsis)):
            first = sign if number == 0 else (" ", look.air)
            lit = self.lit(line) if self.lit is not None else ()
            drawn = _lighted(pieces(line, lit), words, look)
            strips.append(_strip(width, look.air, bar, first, (" ", look.air), *drawn))
        passage = self.listed.passage
        if passage is not None:
            for start, end in passage.rows(text_width):
                drawn = _lighted(pieces(passage.text, passage.lit, start, end), look.passage, look)
                strips.append(_strip(width, look.air, bar, margin, *drawn))
        kept = (glyphs.kept.ljust(MARGIN - 1), look.mark) if self.kept else margin
        strips.append(_strip(width, look.air, bar, kept, (facts, look.calm)))
        return strips


def _lighted(drawn: Iterator[tuple[str, bool]], words: Style, look: Look) -> Iterator[tuple[str, Style]]:
    return ((text, words + look.match if lit else words) for text, lit in drawn)


def heading(text: str, width: int, look: Look, glyphs: Glyphs) -> Strip:
    """The name of a day, with a rule to the right edge."""
    rule = glyphs.rule * max(0, width - cell_len(text) - 4)
    return _strip(width, look.air, (f" {text} ", look.heading), (rule, look.calm))


def _strip(width: int, air: Style, *pieces: tuple[str, Style]) -> Strip:
    segments = [Segment(text, style) for text, style in pieces if text]
    return Strip(segments, sum(cell_len(text) for text, _ in pieces)).adjust_cell_length(width, air)
