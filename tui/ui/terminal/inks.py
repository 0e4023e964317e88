"""How a style looks on a terminal: in the colours that are sent, and of bold, italic and so on what it knows."""

from typing import NamedTuple

from rich.color import Color, ColorSystem
from rich.style import Style
from textual.strip import Strip

from tui.ui.terminal.eight import Shade, ground_for, light_of, readable, text_for

_REVERSED = "7"


class Look(NamedTuple):
    """The numbers that set a style: attributes, colour and ground."""

    attributes: frozenset[str]
    color: str
    ground: str


PLAIN = Look(frozenset(), "", "")


class Paper(NamedTuple):
    """What text stands on as a rule: from how dark to how light."""

    darkest: float
    lightest: float


class Inks:
    """Turns styles into looks.

    Without `colors` none is set; what stands on another ground than `paper` is reversed then, as something that is
    chosen, found or typed in is often told by its ground alone. Of bold, italic and so on there is what is among
    `looks`, the numbers that set them.
    """

    def __init__(
        self, colors: ColorSystem | None, looks: frozenset[str] | None = None, paper: Paper | None = None
    ) -> None:
        self._colors = colors
        self._looks = looks
        self._paper = paper
        self._known: dict[Style | None, Look] = {None: PLAIN}

    def look(self, style: Style | None) -> Look:
        """The look of a style; the same object for the same style."""
        known = self._known.get(style)
        if known is None:
            assert style is not None
            known = self._known[style] = self._find(style)
        return known

    def _find(self, style: Style) -> Look:
        colors = self._colors or ColorSystem.TRUECOLOR
        color = style.color.downgrade(colors).get_ansi_codes() if style.color is not None else ()
        ground = style.bgcolor.downgrade(colors).get_ansi_codes(foreground=False) if style.bgcolor is not None else ()
        codes = [code for code in Strip.render_ansi(style, colors).split(";") if code]
        attributes = frozenset(codes[: len(codes) - len(color) - len(ground)])
        if self._colors is None:
            color = ground = ()
            if self._stands_out(style.bgcolor):
                attributes |= {_REVERSED}
        elif colors is ColorSystem.STANDARD:
            color, ground = _of_eight(style)
        if self._looks is not None:
            attributes &= self._looks
        return Look(attributes, ";".join(color), ";".join(ground))

    def _stands_out(self, ground: Color | None) -> bool:
        shade = _shade(ground)
        return (
            shade is not None
            and self._paper is not None
            and not self._paper.darkest <= light_of(shade) <= self._paper.lightest
        )


def _of_eight(style: Style) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers of letters and ground where there are only eight colours to choose from; 9 is the terminal's own."""
    text, ground = _shade(style.color), _shade(style.bgcolor)
    over, below = None if text is None else text_for(text), None if ground is None else ground_for(ground)
    if over is not None and below is not None:
        over = readable(over, below)
    return (
        () if style.color is None else (f"3{9 if over is None else over}",),
        () if style.bgcolor is None else (f"4{9 if below is None else below}",),
    )


def _shade(color: Color | None) -> Shade | None:
    return None if color is None or color.is_default else color.get_truecolor()
