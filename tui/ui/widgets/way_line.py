"""The line above a story that tells how one came to it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.widgets import Static

from tui.cleaning import drawable
from tui.typeset.glyphs import Glyphs
from tui.ui.terminal.abilities import glyphs_for
from tui.ui.widgets.story_words import cut

_LEAST = 12
"""A title cut shorter than this tells nothing."""
_USUAL = 32
"""The cells of a title, where there is not room for all of all."""


class WayLine(Static):
    """The headlines one came by; it takes no room where there is none."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._titles: tuple[str, ...] = ()

    def tell(self, titles: Sequence[str]) -> None:
        """Tell these, the first of them first."""
        if (told := tuple(titles)) != self._titles:
            self._titles = told
            self.set_class(bool(told), "-on-the-way")
            self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        if self.size.width > 0:
            self.update(crumbs(self._titles, self.size.width, glyphs_for()), layout=False)


def crumbs(titles: Sequence[str], width: int, glyphs: Glyphs) -> str:
    """`… ▸ Second ▸ Third ▸`, in `width` cells: the nearest steps, which stand last, win the room."""
    between = f" {glyphs.arrow} "
    more = f"{glyphs.ellipsis}{between}"
    line, left = "", width
    usual = width if cell_len(between.join([*titles, ""])) <= width else _USUAL
    for number, title in enumerate(reversed(titles)):
        end = between.rstrip() if number == 0 else between
        before = cell_len(more) if number + 1 < len(titles) else 0
        room = left - cell_len(end) - before
        if number and room < min(_LEAST, cell_len(title)):
            return more + line
        part = cut(drawable(title), min(room, usual) if len(titles) > 1 else room, glyphs.ellipsis) + end
        line, left = part + line, left - cell_len(part)
    return line
