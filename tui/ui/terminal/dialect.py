"""What a kind of terminal understands besides what stands in its cells: nothing else is sent, whoever writes it.

Textual asks every terminal for all that the newest ones can do. Most pass over what they do not know; a real VT100, a
console or an old program that calls itself one may write it on the screen or take it for something else.
"""

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from typing import NamedTuple

from tui.ui.terminal.description import Description, description_of


class Wish(Enum):
    """What a terminal may be asked for, in words."""

    OTHER_SCREEN = "a screen beside the shell's"
    HIDDEN_CURSOR = "no cursor"
    WHOLE_LINES = "no new line behind the last column"
    MOUSE = "the mouse"
    PASTE = "pastes told apart from typing"
    FOCUS = "whether one looks at it"
    KEYS = "every key by a name of its own"
    WHOLE_FRAMES = "frames shown at once"
    SIZE = "its size in its own words"
    POINTER = "the shape of the pointer"
    CLIPBOARD = "the clipboard"


class Dialect(NamedTuple):
    """What is understood."""

    draws: bool
    """Whether the cursor goes where the ANSI way of telling it sends it."""
    knows: frozenset[Wish]
    looks: frozenset[str] | None
    """The numbers of bold, underlined and so on; None where all are known, or passed over."""
    why: str

    def only(self, data: str) -> str:
        """What of `data` is understood. Where there is no other screen, the one there is is wiped instead."""
        if len(self.knows) == len(Wish) or not _ASKING.search(data):
            return data
        return _ASKING.sub(self._understood, data)

    def left_out(self) -> Sequence[str]:
        """What is not asked for, in words."""
        return [wish.value for wish in Wish if wish not in self.knows]

    def _understood(self, found: re.Match[str]) -> str:
        wish = _wish_of(found)
        if wish is None or wish in self.knows:
            return found.group()
        return "\x1b[H\x1b[J" if wish is Wish.OTHER_SCREEN else ""


_MODES = {
    "7": Wish.WHOLE_LINES, "25": Wish.HIDDEN_CURSOR, "1004": Wish.FOCUS, "1049": Wish.OTHER_SCREEN,
    "2004": Wish.PASTE, "2026": Wish.WHOLE_FRAMES, "2048": Wish.SIZE,
    **dict.fromkeys(("1000", "1002", "1003", "1006", "1015", "1016"), Wish.MOUSE),
}  # fmt: skip
_STRINGS = {"22": Wish.POINTER, "52": Wish.CLIPBOARD}
_ASKING = re.compile(
    r"\x1b\[\?(?P<mode>[0-9]+)(?:[hl]|\$p)"
    r"|(?P<keys>\x1b\[[<>=][0-9;]*u)"
    r"|\x1b\](?P<string>22|52);[^\x07\x1b]*(?:\x07|\x1b\\)"
)


def _wish_of(found: re.Match[str]) -> Wish | None:
    if found["keys"]:
        return Wish.KEYS
    return _MODES.get(found["mode"]) if found["mode"] else _STRINGS[found["string"]]


_ALL = frozenset(Wish)
_FAMILIES = (
    (("tmux",), _ALL - {Wish.KEYS, Wish.SIZE, Wish.POINTER}),
    (("screen",), _ALL - {Wish.KEYS, Wish.SIZE, Wish.POINTER, Wish.WHOLE_FRAMES}),
    (
        (
            "xterm", "alacritty", "contour", "foot", "ghostty", "gnome", "iterm", "kitty", "konsole", "mintty",
            "rxvt-unicode", "st-", "vte", "wezterm",
        ),
        _ALL,
    ),
)  # fmt: skip
"""Kinds that know more than any description says, by how they begin; the last ones pass over what they do not know."""

LOOKS = {"1": "bold", "2": "dim", "3": "italic", "4": "underlined", "5": "blinking", "7": "reversed", "9": "struck out"}
"""The numbers by which letters get a look."""
_NAMES = {"1": "bold", "2": "dim", "3": "sitm", "4": "smul", "5": "blink", "7": "rev", "9": "smxx"}
"""How a description calls them."""
_SURE = frozenset("1457")

_UNDESCRIBED: Sequence[tuple[str, frozenset[Wish], frozenset[str]]] = (
    ("linux", frozenset((Wish.HIDDEN_CURSOR, Wish.WHOLE_LINES)), _SURE | {"2"}),
    ("screen", frozenset(), _SURE | {"2"}),
    ("tmux", frozenset(), _SURE | {"2", "3", "9"}),
    ("vt1", frozenset((Wish.WHOLE_LINES,)), _SURE),
    ("vt", frozenset((Wish.HIDDEN_CURSOR, Wish.WHOLE_LINES)), _SURE),
)
"""What is taken for known of these where the system has no description of them."""


def dialect_of(environment: Mapping[str, str]) -> Dialect:
    """What the terminal that an environment names understands; where none is named, nothing is held against it."""
    kind = environment.get("TERM", "")
    return _dialect("tmux" if kind.startswith("screen") and environment.get("TMUX") else "", kind)


@cache
def _dialect(family: str, kind: str) -> Dialect:
    return dialect_from(family or kind, kind, description_of(kind))


def dialect_from(family: str, kind: str, told: Description | None) -> Dialect:
    """What terminals of that kind understand, as those of a family, or as their description says."""
    if not kind:
        return Dialect(True, _ALL, None, "TERM is not set")
    known = next((known for begins, known in _FAMILIES if family.startswith(begins)), None)
    draws, described, looks = _as_told(kind, told)
    why = f"TERM is {kind}"
    if known is None:
        return Dialect(draws, described, looks, why if told is not None else f"{why}, which is not known here")
    return Dialect(draws, known, None if known == _ALL else looks, why)


def _as_told(kind: str, told: Description | None) -> tuple[bool, frozenset[Wish], frozenset[str]]:
    """Whether it draws, what it knows and what looks it has, by its description or, without one, by its name."""
    if told is None:
        _, knows, looks = next(
            (each for each in _UNDESCRIBED if kind.startswith(each[0])), ("", frozenset[Wish](), _SURE)
        )
        return True, knows, looks
    say = told.strings
    reasons = {
        Wish.OTHER_SCREEN: b"?1049h" in say.get("smcup", b"") or b"?47h" in say.get("smcup", b""),
        Wish.HIDDEN_CURSOR: b"\x1b[?25l" in say.get("civis", b""),
        Wish.WHOLE_LINES: say.get("rmam") == b"\x1b[?7l",
        Wish.MOUSE: say.get("kmous") == b"\x1b[<",
        Wish.PASTE: say.get("BE") == b"\x1b[?2004h",
        Wish.CLIPBOARD: say.get("Ms", b"").startswith(b"\x1b]52;"),
    }
    looks = frozenset(number for number, name in _NAMES.items() if say.get(name) == f"\x1b[{number}m".encode())
    return (
        say.get("cup") == b"\x1b[%i%p1%d;%p2%dH",
        frozenset(wish for wish, so in reasons.items() if so),
        looks,
    )
