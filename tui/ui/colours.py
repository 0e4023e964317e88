"""The colours of our own themes; without Textual, for what is drawn before it is imported."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.settings import settings
from tui.ui.terminal.eight import Shade, ground_for, readable, text_for
from tui.ui.terminal.line import line_of

NIGHT_DESK = {
    "primary": "#6fa8c9",
    "secondary": "#c3a6d8",
    "accent": "#e8b96a",
    "warning": "#e8b96a",
    "error": "#e0796f",
    "success": "#8fbf7f",
    "foreground": "#d8d4cb",
    "background": "#14171b",
    "surface": "#191d22",
    "panel": "#22272e",
}

NEWSPRINT = {
    "primary": "#1f4e79",
    "secondary": "#6b4a7d",
    "accent": "#9c3b1b",
    "warning": "#8a5a00",
    "error": "#a4262c",
    "success": "#2f6b3a",
    "foreground": "#23201b",
    "background": "#f6f1e5",
    "surface": "#f1ebdc",
    "panel": "#e6dec9",
}

OWN = {"night-desk": NIGHT_DESK, "newsprint": NEWSPRINT}
DEFAULT = "night-desk"
_CALM = "#808080"
THEME = "theme"
"""What the name of the theme is remembered under."""


class Ink(NamedTuple):
    """How the first page is coloured, as the numbers in an escape sequence; `paper` is the ground of a story."""

    ground: str = "49"
    paper: str = "49"
    text: str = "39"
    calm: str = "39"
    accent: str = "39"


def ink_for(theme: str, environment: Mapping[str, str]) -> Ink:
    """The colours of a theme of ours; none where the theme is another, or no colours are sent."""
    colours = line_of(environment, settings()).colours
    own = OWN.get(theme)
    if own is None or colours == "none":
        return Ink()
    parts = own["surface"], own["background"], own["foreground"], _CALM, own["accent"]
    if colours == "16":
        return Ink(*_of_eight(*map(_shade, parts)))
    ground, paper, *letters = map(_number if colours == "true" else _nearest, parts)
    return Ink(f"48;{ground}", f"48;{paper}", *(f"38;{each}" for each in letters))


def _of_eight(ground: Shade, paper: Shade, *letters: Shade) -> Iterator[str]:
    below = ground_for(ground), ground_for(paper)
    yield from (f"4{each}" for each in below)
    yield from (f"3{readable(text_for(each), below[0])}" for each in letters)


def _shade(color: str) -> Shade:
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _number(color: str) -> str:
    return "2;" + ";".join(map(str, _shade(color)))


def _nearest(color: str) -> str:
    """The one of 256 colours that is nearest."""
    from rich.color import Color, ColorSystem

    return f"5;{Color.parse(color).downgrade(ColorSystem.EIGHT_BIT).number}"
