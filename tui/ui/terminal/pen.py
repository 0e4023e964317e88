"""Write cells to a terminal with as few moves and colours as can be."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.color import Color, ColorSystem
from rich.style import Style
from textual.strip import Strip

from tui.ui.links import target_of
from tui.ui.terminal.eight import Shade, ground_for, readable, text_for
from tui.ui.terminal.skill import Skill

Cell = tuple[str, Style | None]
"""What stands in a cell, and how; the right half of a wide character is empty."""

Run = tuple[int, int, Sequence[Cell]]
"""Cells, and where the first of them stands."""

_UNSEEN_ON_BLANKS = frozenset("123")
"""Bold, dim and italic."""
_TAKEN_BACK = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29"}
_WORTH_ERASING, _WORTH_ERASING_BETWEEN = 5, 11
"""So many blanks at the end of what is written, or between, are cheaper to erase than to write."""
_KEPT = 4_096


class Pen:
    """Writes runs of cells on a screen of this width.

    It knows where the terminal's cursor is and what colours are set, also from one frame to the next. A blank is
    written in whatever colour the pen has, if it looks the same; many blanks are erased where that looks the same.
    Without `colors` none is set; of bold, italic and so on only what is among `looks`, the numbers that set them.
    """

    def __init__(
        self,
        colors: ColorSystem | None,
        width: int,
        skill: Skill,
        *,
        links: bool = False,
        looks: frozenset[str] | None = None,
    ) -> None:
        self._inks = colors, looks
        self._width = width
        self._skill = skill
        self._links = links
        self._link = ""
        self._out: list[str] = []
        self._at: tuple[int, int] | None = None
        self._style: Style | None = None
        self._look: _Look | None = None

    def write_all(self, runs: Iterable[Run]) -> None:
        """Write runs of cells: all of one colour before those of the next, as a colour takes more than a move."""
        by_colour: dict[tuple[str, str], list[Run]] = {}
        if self._look is not None:
            by_colour[self._look.color, self._look.ground] = []
        for run in runs:
            for look, part in self._parts(*run):
                by_colour.setdefault((look.color, look.ground), []).append(part)
        for parts in by_colour.values():
            for part in parts:
                self.write(*part)

    def write(self, x: int, y: int, cells: Sequence[Cell]) -> None:
        """Write cells from a place on, to the right."""
        place, end = 0, len(cells)
        while place < end:
            blanks = self._blanks(cells, place)
            stop = place + max(1, blanks)
            if blanks >= (_WORTH_ERASING if stop == end else _WORTH_ERASING_BETWEEN):
                self.move(x + place, y)
                self._take(*cells[place])
                self._out.append("\x1b[K" if x + stop == self._width else f"\x1b[{blanks}X")
            else:
                self.move(x + place, y)
                for text, style in cells[place:stop]:
                    self._take(text, style)
                    self._out.append(text)
                self._at = (x + stop, y)
            place = stop

    def move(self, x: int, y: int) -> None:
        """Put the cursor there, the shortest way."""
        if self._at == (x, y):
            return
        column, row = f"{x + 1}" if x else "", f"{y + 1}" if y else ""
        ways = [f"\x1b[{row};{column}H" if x else f"\x1b[{row}H"]
        if self._at is not None and self._at[1] in (y, y - 1) and (self._skill.leaps or not x):
            down = "" if self._at[1] == y else "\n" if self._at[0] == 0 and not x else "\r\n"
            ways.append(down + (f"\x1b[{column}G" if x else "" if down else "\r"))
        self._out.append(min(ways, key=len))
        self._at = (x, y)

    def shift(self, first: int, end: int, by: int) -> None:
        """Move the rows from `first` to before `end` up by so many, or down; those that come in are unknown."""
        if by > 0:
            out, into = first, end - by
        else:
            out, into = end + by, first
        for row, act in ((out, "M"), (into, "L")):
            self.move(0, row)
            self._out.append(f"\x1b[{abs(by)}{act}")

    def taken(self) -> str:
        """What was written since this was asked last; after it no link is open."""
        if self._link:
            self._out.append(_link_to(""))
            self._link = ""
        written = "".join(self._out)
        self._out.clear()
        return written

    def wipe(self) -> None:
        """Leave no colour set."""
        if self._look != _PLAIN:
            self._out.append("\x1b[0m")
            self._style, self._look = None, _PLAIN

    def _parts(self, x: int, y: int, cells: Sequence[Cell]) -> Iterator[tuple["_Look", Run]]:
        """A run in parts of one colour and ground; blanks go with what they stand beside, where that looks the same."""
        start, here, only_blanks = 0, _look_of(cells[0][1], *self._inks), True
        for place, (text, style) in enumerate(cells):
            look = _look_of(style, *self._inks)
            if look is here or (look.color, look.ground) == (here.color, here.ground):
                same = True
            elif text == " ":
                same = _same_blank(here, look)
            else:
                same = only_blanks and _same_blank(here, look)
                here = look if same else here
            if not same:
                yield here, (x + start, y, cells[start:place])
                start, here, only_blanks = place, look, True
            only_blanks = only_blanks and text == " "
        yield here, (x + start, y, cells[start:])

    def _take(self, text: str, style: Style | None) -> None:
        """Set the colours for what comes next."""
        if self._links and (link := _link_of(style)) != self._link:
            self._out.append(_link_to(link))
            self._link = link
        if style is not self._style or self._look is None:
            look = _look_of(style, *self._inks)
            if self._look is None or not (text == " " and _same_blank(self._look, look)):
                self._out.append(_change(self._look, look, self._skill.takes_back))
                self._style, self._look = style, look

    def _blanks(self, cells: Sequence[Cell], start: int) -> int:
        """How many cells from there on look the same when they are erased."""
        text, style = cells[start]
        if text != " " or not self._skill.erases or (style is not None and style.link):
            return 0
        look = _look_of(style, *self._inks)
        if not look.attributes <= _UNSEEN_ON_BLANKS:
            return 0
        stop = start + 1
        while stop < len(cells) and cells[stop][0] == " ":
            other = cells[stop][1]
            if other is not style:
                if (other is not None and other.link) or not _same_blank(look, _look_of(other, *self._inks)):
                    break
                style = other
            stop += 1
        return stop - start


class _Look(NamedTuple):
    """The numbers that set a style: attributes, colour and ground."""

    attributes: frozenset[str]
    color: str
    ground: str


_PLAIN = _Look(frozenset(), "", "")


@lru_cache(_KEPT)
def _look_of(style: Style | None, colors: ColorSystem | None, looks: frozenset[str] | None) -> _Look:
    if style is None:
        return _PLAIN
    every = colors or ColorSystem.TRUECOLOR
    color = style.color.downgrade(every).get_ansi_codes() if style.color is not None else ()
    ground = style.bgcolor.downgrade(every).get_ansi_codes(foreground=False) if style.bgcolor is not None else ()
    codes = [code for code in Strip.render_ansi(style, every).split(";") if code]
    attributes = frozenset(codes[: len(codes) - len(color) - len(ground)])
    if looks is not None:
        attributes &= looks
    if colors is None:
        return _Look(attributes, "", "")
    if colors is ColorSystem.STANDARD:
        return _Look(attributes, *_of_eight(style))
    return _Look(attributes, ";".join(color), ";".join(ground))


def _of_eight(style: Style) -> tuple[str, str]:
    """The numbers of letters and ground where there are only eight colours to choose from; 9 is the terminal's own."""
    text, ground = _shade(style.color), _shade(style.bgcolor)
    over, below = None if text is None else text_for(text), None if ground is None else ground_for(ground)
    if over is not None and below is not None:
        over = readable(over, below)
    return (
        "" if style.color is None else f"3{9 if over is None else over}",
        "" if style.bgcolor is None else f"4{9 if below is None else below}",
    )


def _shade(color: Color | None) -> Shade | None:
    return None if color is None or color.is_default else color.get_truecolor()


@lru_cache(_KEPT)
def _link_of(style: Style | None) -> str:
    """Where a cell leads: checked here, whoever made the style; empty where it leads nowhere."""
    if style is None or style.link is None:
        return ""
    return target_of(style.link) or ""


def _link_to(target: str) -> str:
    return f"\x1b]8;;{target}\x1b\\"


@lru_cache(_KEPT)
def _change(old: _Look | None, new: _Look, takes_back: bool) -> str:
    """What makes the one look the other, the shorter way: what differs, or all from the beginning."""
    anew = ["0", *sorted(new.attributes), new.color, new.ground]
    if old is None:
        return _said(anew)
    ways = [anew]
    lost = old.attributes - new.attributes
    faded = (old.color and not new.color) or (old.ground and not new.ground)
    if takes_back or not (lost or faded):
        back = {_TAKEN_BACK[code] for code in lost if code in _TAKEN_BACK}
        kept = {code for code in old.attributes - lost if _TAKEN_BACK.get(code) not in back}
        parts = [*sorted(back), *sorted(new.attributes - kept)]
        parts += [mine or none for mine, theirs, none in _pairs(new, old) if mine != theirs]
        if all(code in _TAKEN_BACK for code in lost):
            ways.append(parts)
    return min(map(_said, ways), key=len)


def _pairs(new: _Look, old: _Look) -> list[tuple[str, str, str]]:
    return [(new.color, old.color, "39"), (new.ground, old.ground, "49")]


def _said(parts: list[str]) -> str:
    said = ";".join(filter(None, parts))
    return f"\x1b[{said}m" if said else ""


def _same_blank(one: _Look, other: _Look) -> bool:
    return one.ground == other.ground and (one.attributes | other.attributes) <= _UNSEEN_ON_BLANKS
