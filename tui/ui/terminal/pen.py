"""Write cells to a terminal with as few moves and colours as can be."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rich.style import Style

from tui.ui.links import target_of
from tui.ui.terminal.inks import PLAIN, Inks, Look
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
    """

    def __init__(self, inks: Inks, width: int, skill: Skill, *, links: bool = False) -> None:
        self._look_of = inks.look
        self._width = width
        self._skill = skill
        self._links = links
        self._link = ""
        self._out: list[str] = []
        self._at: tuple[int, int] | None = None
        self._style: Style | None = None
        self._look: Look | None = None

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
        if self._look != PLAIN:
            self._out.append("\x1b[0m")
            self._style, self._look = None, PLAIN

    def _parts(self, x: int, y: int, cells: Sequence[Cell]) -> Iterator[tuple[Look, Run]]:
        """A run in parts of one colour and ground; blanks go with what they stand beside, where that looks the same."""
        start, here, only_blanks = 0, self._look_of(cells[0][1]), True
        for place, (text, style) in enumerate(cells):
            look = self._look_of(style)
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
            look = self._look_of(style)
            if self._look is None or not (text == " " and _same_blank(self._look, look)):
                self._out.append(_change(self._look, look, self._skill.takes_back))
                self._style, self._look = style, look

    def _blanks(self, cells: Sequence[Cell], start: int) -> int:
        """How many cells from there on look the same when they are erased."""
        text, style = cells[start]
        if text != " " or not self._skill.erases or (style is not None and style.link):
            return 0
        look = self._look_of(style)
        if not look.attributes <= _UNSEEN_ON_BLANKS:
            return 0
        stop = start + 1
        while stop < len(cells) and cells[stop][0] == " ":
            other = cells[stop][1]
            if other is not style:
                if (other is not None and other.link) or not _same_blank(look, self._look_of(other)):
                    break
                style = other
            stop += 1
        return stop - start


@lru_cache(_KEPT)
def _link_of(style: Style | None) -> str:
    """Where a cell leads: checked here, whoever made the style; empty where it leads nowhere."""
    if style is None or style.link is None:
        return ""
    return target_of(style.link) or ""


def _link_to(target: str) -> str:
    return f"\x1b]8;;{target}\x1b\\"


@lru_cache(_KEPT)
def _change(old: Look | None, new: Look, takes_back: bool) -> str:
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


def _pairs(new: Look, old: Look) -> list[tuple[str, str, str]]:
    return [(new.color, old.color, "39"), (new.ground, old.ground, "49")]


def _said(parts: list[str]) -> str:
    said = ";".join(filter(None, parts))
    return f"\x1b[{said}m" if said else ""


def _same_blank(one: Look, other: Look) -> bool:
    return one.ground == other.ground and (one.attributes | other.attributes) <= _UNSEEN_ON_BLANKS
