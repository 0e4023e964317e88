"""What a kind of terminal can do besides writing where it is told, by the system's own description of it."""

from functools import cache
from typing import NamedTuple

from tui.ui.terminal.description import description_of

LIKE_XTERM = ("xterm", "foot", "ghostty", "wezterm", "alacritty")
"""Newer ones, of which older systems have no description."""


class Skill(NamedTuple):
    """What may be sent to spare bytes."""

    erases: bool = False
    """A stretch can be erased, and takes the ground that is set."""
    shifts: bool = False
    """Lines can be taken out and put in."""
    leaps: bool = False
    """The cursor goes to a column of its row."""
    takes_back: bool = False
    """One attribute or colour can be taken back without the others."""


ALL = Skill(erases=True, shifts=True, leaps=True, takes_back=True)


@cache
def skill_of(kind: str) -> Skill:
    """The skill of terminals of that kind (`TERM`); none where nothing is known of it."""
    told = description_of(kind)
    if told is None:
        return ALL if kind.startswith(LIKE_XTERM) else Skill()
    say = told.strings.get
    return Skill(
        erases=told.erases_in_colour and say("ech") == b"\x1b[%p1%dX" and say("el") == b"\x1b[K",
        shifts=say("dl") == b"\x1b[%p1%dM" and say("il") == b"\x1b[%p1%dL",
        leaps=say("hpa") == b"\x1b[%i%p1%dG",
        takes_back=say("op") == b"\x1b[39;49m" and say("rmul") == b"\x1b[24m",
    )
