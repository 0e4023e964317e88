"""What we know of the line to the terminal, and what is sent over it for that reason."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.capabilities import Capability, granted
from tui.settings import Settings
from tui.ui.terminal.description import description_of

_FROM_AFAR = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
_TRUE = ("truecolor", "24bit")
_TEXTUAL = {"truecolor": "true", "256": "256", "standard": "16"}
_MANY_COLOURS = ("256color", "kitty", "direct", "alacritty", "foot", "ghostty", "wezterm")
_NOT_MORE = ("screen", "linux", "vt", "ansi", "cons", "putty", "rxvt", "eterm")
"""Kinds that have no more colours than their name says, though `COLORTERM` may be left over from around them."""
_UNCOLOURED = ("vt",)
"""Kinds without colours, where the system has no description of them."""

_KNOW_LINKS = (
    "xterm-",
    "tmux",
    "alacritty",
    "foot",
    "ghostty",
    "wezterm",
    "contour",
    "konsole",
    "vte",
    "iterm",
    "mintty",
)
"""Terminals that know links, or pass over what they do not know; `xterm` alone is what the older ones say they are."""

_PAUSE, _PAUSE_FOR_BYTES = 0.12, 0.25
"""Seconds until a story shows beside the list: longer than a key that is held, or than keys typed one by one."""


class Line(NamedTuple):
    """What was decided, once."""

    afar: bool
    """Whether the reader sits at the other end of an SSH connection."""
    slow: bool
    """Whether bytes are spared."""
    colours: str
    """How many are sent: `none`, `16`, `256` or `true`."""
    links: bool
    """Whether the terminal is told of links."""
    pause: float
    """Seconds to stand on a headline until its story shows beside the list."""
    why: Mapping[str, str]
    """The reason for each."""

    def told(self) -> Sequence[tuple[str, str, str]]:
        """What was decided, in words: what about, how, and why."""
        return [
            ("line", "SSH" if self.afar else "this machine", self.why["afar"]),
            ("bytes", "spared" if self.slow else "as they come", self.why["slow"]),
            ("colours", "16 million" if self.colours == "true" else self.colours, self.why["colours"]),
            ("links", "told to the terminal" if self.links else "not told", self.why["links"]),
            ("story beside the list", f"after {self.pause * 1000:.0f} ms", self.why["pause"]),
        ]


def line_of(environment: Mapping[str, str], chosen: Settings) -> Line:
    """Decide, by what the environment says of the terminal and by what the reader has set."""
    told = next((name for name in _FROM_AFAR if environment.get(name)), None)
    slow, because = _slow(told, chosen)
    colours, why_colours = _colours(environment, slow, chosen)
    links, why_links = _links(environment, chosen)
    why = {
        "afar": f"{told} is set" if told else "no SSH",
        "slow": because,
        "colours": why_colours,
        "links": why_links,
    }
    if chosen.preview_pause is not None:
        pause, why["pause"] = chosen.preview_pause / 1000, "preview_pause is set"
    else:
        pause, why["pause"] = (_PAUSE_FOR_BYTES if slow else _PAUSE), "bytes are spared" if slow else "it costs little"
    return Line(told is not None, slow, colours, links, pause, why)


def for_textual(line: Line) -> Mapping[str, str]:
    """The variables by which Textual, if they are set when it is imported, sends these colours and no others."""
    if line.colours == "none":
        return {"NO_COLOR": "1"}
    return {"TEXTUAL_COLOR_SYSTEM": next(name for name, ours in _TEXTUAL.items() if ours == line.colours)}


def _slow(told: str | None, chosen: Settings) -> tuple[bool, str]:
    if chosen.slow_line != "auto":
        return chosen.slow_line == "yes", f'slow_line is "{chosen.slow_line}"'
    return (True, "SSH") if told else (False, "the line is short")


def _colours(environment: Mapping[str, str], slow: bool, chosen: Settings) -> tuple[str, str]:
    """How many colours.

    Over SSH `COLORTERM` alone is not taken for a wish: many a client sends it along unasked.
    """
    if "NO_COLOR" in environment:
        return "none", "NO_COLOR is set"
    if (system := environment.get("TEXTUAL_COLOR_SYSTEM", "")) in _TEXTUAL:
        return _TEXTUAL[system], "TEXTUAL_COLOR_SYSTEM is set"
    if chosen.colours != "auto":
        return chosen.colours, f'colours is "{chosen.colours}"'
    kind = environment.get("TERM", "").lower()
    many = kind.startswith(_MANY_COLOURS) or kind.endswith(_MANY_COLOURS)
    if not many and not _has_colours(kind):
        return "none", f"TERM is {kind}, which has none"
    fewer = kind.startswith(_NOT_MORE) and not environment.get("TMUX")
    if environment.get("COLORTERM", "").lower() in _TRUE and not fewer:
        return ("256", 'bytes are spared; colours = "true" asks for all') if slow else ("true", "COLORTERM says so")
    return ("256" if many else "16"), f"TERM is {kind}" if kind else "TERM is not set"


def _has_colours(kind: str) -> bool:
    told = description_of(kind) if kind else None
    return told.colours > 0 if told is not None else not kind.startswith(_UNCOLOURED)


def _links(environment: Mapping[str, str], chosen: Settings) -> tuple[bool, str]:
    if not granted().allows(Capability.OPEN_LINK):
        return False, "no address is opened here"
    if chosen.links != "auto":
        return chosen.links == "yes", f'links is "{chosen.links}"'
    if environment.get("STY"):
        return False, "GNU screen does not pass them on"
    kind = environment.get("TERM", "").lower()
    return kind.startswith(_KNOW_LINKS), f"TERM is {kind}" if kind else "TERM is not set"
