"""Our own themes: one for the night desk, one for paper and daylight."""

from textual.theme import Theme

from tui.ui import colours

OWN = tuple(
    Theme(name=name, dark=name == "night-desk", **own)  # type: ignore[arg-type]
    for name, own in colours.OWN.items()
)
