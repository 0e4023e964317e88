"""What the system's own description of a kind of terminal (terminfo) says of it."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

_ASKED = (
    "cup", "el", "ech", "dl", "il", "hpa", "op", "smcup", "civis", "kmous", "rmam",
    "bold", "dim", "sitm", "smul", "rmul", "blink", "rev", "smxx", "BE", "Ms",
)  # fmt: skip
_PADDING = re.compile(rb"\$<[^>]*>")

_read: list[str] = []
"""The kind whose description this process has read: Python's `curses` reads no second one."""


class Description(NamedTuple):
    """The part of it that is of use here."""

    colours: int
    """How many there are; 0 where there are none."""
    erases_in_colour: bool
    """Whether what is erased takes the ground that is set."""
    strings: Mapping[str, bytes]
    """What has to be sent for what it can do, by its short name, without the pauses that old ones needed."""


@cache
def description_of(kind: str) -> Description | None:
    """The description of terminals of that kind (`TERM`); None where the system has none.

    None, too, for all kinds but the first that is found in this process.
    """
    if _read:
        return None
    try:
        import curses  # late: only a screen needs it, and not every Python has it

        curses.setupterm(kind or "unknown", 1)
    except (ImportError, curses.error):
        return None
    _read.append(kind)
    said = {name: curses.tigetstr(name) or b"" for name in _ASKED}
    return Description(
        max(0, curses.tigetnum("colors")),
        curses.tigetflag("bce") > 0,
        {name: _PADDING.sub(b"", each) for name, each in said.items() if each},
    )
