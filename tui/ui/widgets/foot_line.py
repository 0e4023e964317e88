"""The last line of the screen: what one can press here, or what there is to say, and where one is in the story."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widgets import Static

from tui.capabilities import Capability, granted
from tui.cleaning import clean_line
from tui.ui.terminal.abilities import glyphs_for

_COPYING = ("Y", "M")
"""Keys that are left out where nothing may be copied."""


class FootLine(Static):
    """Keys by meaning on the left, the place on the right; a message stands in for the keys until the next key."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._keys: Sequence[tuple[str, str]] = ()
        self._place = ""
        self._message = ""
        self._trouble = False

    @property
    def message(self) -> str:
        """What is being said; empty where nothing is."""
        return self._message

    def tell(self, keys: Sequence[tuple[str, str]], place: str) -> None:
        """Show these keys, each with its meaning, and this place."""
        if not granted().allows(Capability.CLIPBOARD):
            keys = [each for each in keys if each[0] not in _COPYING]
        if (keys, place) != (self._keys, self._place):
            self._keys, self._place = keys, place
            self._draw()

    def say(self, text: str, *, trouble: bool = False) -> None:
        """Say one line; an empty one gives the keys their place back."""
        text = clean_line(text, empty="")
        if text != self._message:
            self._message, self._trouble = text, trouble
            self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        width = self.size.width
        if width <= 0:
            return
        beside = max(8, cell_len(self._message) + 2)
        place = self._place if cell_len(self._place) + beside <= width else ""
        room = width - cell_len(place) - (2 if place else 0)
        if self._message:
            style = "$text-error bold" if self._trouble else "$foreground bold"
            left = Content.styled(_fitting(self._message, room), style)
        else:
            left = self._fitting_keys(room)
        gap = Content(" " * (width - left.cell_length - cell_len(place)))
        self.update(Content.assemble(left, gap, place), layout=False)

    def _fitting_keys(self, room: int) -> Content:
        parts: list[Content] = []
        for key, meaning in self._keys:
            part = Content.assemble(Content.styled(key, "$text-accent bold"), f" {meaning}")
            used = sum(each.cell_length + 3 for each in parts)
            if used + part.cell_length <= room:
                parts.append(part)
        return Content("   ").join(parts)


def _fitting(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    dots = glyphs_for().ellipsis
    return set_cell_size(text, max(0, room - cell_len(dots))).rstrip() + dots
