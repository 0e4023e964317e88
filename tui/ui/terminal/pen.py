"""Write cells to a terminal with as few moves and colours as can be."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip

from tui.ui.links import target_of

Cell = tuple[str, Style | None]
"""What stands in a cell, and how; the right half of a wide character is empty."""

_UNSEEN_ON_BLANKS = frozenset("123")
"""Bold, dim and italic."""
_KEPT = 4_096


class Pen:
    """Writes runs of cells; a blank is written in whatever colour the pen has, if it looks the same."""

    def __init__(self, colors: ColorSystem, *, links: bool = False) -> None:
        self._colors = colors
        self._links = links
        self._link = ""
        self._out: list[str] = []
        self._at: tuple[int, int] | None = None
        self._style: Style | None = None
        self._look: _Look | None = None

    def write(self, x: int, y: int, cells: Iterable[Cell]) -> None:
        """Write cells from a place on, to the right."""
        if self._at != (x, y):
            self._out.append(f"\x1b[{y + 1};{x + 1}H")
        for text, style in cells:
            if style is not self._style or self._look is None:
                look = _look_of(style, self._colors)
                if self._links and (link := _link_of(style)) != self._link:
                    self._out.append(f"\x1b]8;;{link}\x1b\\")
                    self._link = link
                if self._look is None or not (text == " " and _same_blank(self._look, look)):
                    self._out.append(_change(self._look, look))
                    self._style, self._look = style, look
            self._out.append(text)
            x += 1
        self._at = (x, y)

    def written(self) -> str:
        """All of it; after that the terminal has no colour set, and no link is open."""
        if self._link:
            self._out.append("\x1b]8;;\x1b\\")
        if self._look is not None and self._look != _PLAIN:
            self._out.append("\x1b[0m")
        return "".join(self._out)


class _Look(NamedTuple):
    """The numbers that set a style: attributes, colour and ground."""

    attributes: frozenset[str]
    color: str
    ground: str


_PLAIN = _Look(frozenset(), "", "")


@lru_cache(_KEPT)
def _look_of(style: Style | None, colors: ColorSystem) -> _Look:
    if style is None:
        return _PLAIN
    color = style.color.downgrade(colors).get_ansi_codes() if style.color is not None else ()
    ground = style.bgcolor.downgrade(colors).get_ansi_codes(foreground=False) if style.bgcolor is not None else ()
    codes = [code for code in Strip.render_ansi(style, colors).split(";") if code]
    return _Look(frozenset(codes[: len(codes) - len(color) - len(ground)]), ";".join(color), ";".join(ground))


@lru_cache(_KEPT)
def _link_of(style: Style | None) -> str:
    """Where a cell leads: checked here, whoever made the style; empty where it leads nowhere."""
    if style is None or style.link is None:
        return ""
    return target_of(style.link) or ""


@lru_cache(_KEPT)
def _change(old: _Look | None, new: _Look) -> str:
    """What makes the one look the other: only what differs, unless something has to be taken away."""
    lost = old is None or old.attributes - new.attributes
    if old is None or lost or (old.color and not new.color) or (old.ground and not new.ground):
        parts = ["0", *sorted(new.attributes), new.color, new.ground]
    else:
        parts = sorted(new.attributes - old.attributes)
        parts += [mine for mine, theirs in ((new.color, old.color), (new.ground, old.ground)) if mine != theirs]
    said = ";".join(filter(None, parts))
    return f"\x1b[{said}m" if said else ""


def _same_blank(one: _Look, other: _Look) -> bool:
    return one.ground == other.ground and (one.attributes | other.attributes) <= _UNSEEN_ON_BLANKS
