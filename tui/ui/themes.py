"""Our own themes: one for the night desk, one for paper and daylight."""

from collections.abc import Mapping

from textual.color import Color
from textual.theme import Theme

from tui.ui import colours
from tui.ui.terminal.eight import light_of
from tui.ui.terminal.inks import Paper

_NEAR = 10
"""By so much, of 255, the grounds of text differ without one noticing."""
_MIDDLE = 128

OWN = tuple(
    Theme(name=name, dark=name == "night-desk", **own)  # type: ignore[arg-type]
    for name, own in colours.OWN.items()
)


def paper_of(variables: Mapping[str, str]) -> Paper:
    """What text stands on in a theme, by its variables: its three grounds, what is near them, and what goes further."""
    found = [Color.parse(variables[name]).rgb for name in ("background", "surface", "panel") if name in variables]
    lights = list(map(light_of, found)) or [0, 255]
    darkest, lightest = min(lights) - _NEAR, max(lights) + _NEAR
    return Paper(0 if lightest < _MIDDLE else darkest, 255 if darkest > _MIDDLE else lightest)
