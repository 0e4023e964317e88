"""The first page of a list, written to the terminal before Textual is imported.

Only for the very first start on a folder: later ones show what the last start showed. Textual draws over it.
"""

from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len

from tui.cleaning import drawable
from tui.library.base import Headline
from tui.typeset.glyphs import Glyphs
from tui.ui.colours import Ink
from tui.ui.days import Days
from tui.ui.widgets.story_rows import Rows
from tui.ui.widgets.story_words import facts, selected_sign, two_lines, unread_sign

TWO_PANES = 90
"""From so many columns on a story stands beside the list."""
SMALLEST = (20, 5)
"""Columns and rows below which there is no reading."""
_NARROWEST, _WIDEST = 36, 54


def list_width(columns: int) -> int | None:
    """How wide the list is beside a story; None where it stands alone."""
    return max(_NARROWEST, min(_WIDEST, columns * 3 // 10)) if columns >= TWO_PANES else None


def page(
    headlines: Sequence[Headline],
    read: Callable[[str], bool],
    size: tuple[int, int],
    ink: Ink,
    days: Days,
    glyphs: Glyphs,
) -> str:
    """What to write so that the newest stories stand where the list will have them."""
    columns, lines = size
    rows = Rows(headlines, list_width(columns) or columns, by_day=True)
    drawn = [f"\x1b[0;{ink.ground}m\x1b[2J"]
    for line, text in zip(range(2, lines), _rows(headlines, read, rows, ink, days, glyphs), strict=False):
        drawn.append(f"\x1b[{line};1H{text}\x1b[0;{ink.ground}m")
    return "".join(drawn)


def _rows(
    headlines: Sequence[Headline],
    read: Callable[[str], bool],
    rows: Rows,
    ink: Ink,
    days: Days,
    glyphs: Glyphs,
) -> Iterator[str]:
    """The rows of the list, one after another; the first story is the one that one stands on."""
    text, calm, accent = ink.text, ink.calm, ink.accent
    for index, headline in enumerate(headlines):
        if rows.has_heading(index):
            name = days.heading(headline.moment, headline.grain)
            rule = glyphs.rule * max(0, rows.width - cell_len(name) - 4)
            yield f"\x1b[1;{accent}m {name} \x1b[22;{calm}m{rule}"
        bar = selected_sign(glyphs) if index == 0 else " "
        known = read(headline.identity)
        sign = " " if known else unread_sign(glyphs)
        weight = f"22;{text}" if known else f"1;{text}"
        for line in two_lines(drawable(headline.text), rows.text_width, glyphs.ellipsis):
            yield f"\x1b[22;{accent}m{bar}{sign} \x1b[{weight}m{line}"
            sign = " "
        said = facts(headline, rows.text_width, days, glyphs, dated=False)
        yield f"\x1b[22;{accent}m{bar}  \x1b[{calm}m{said}"
        yield ""
