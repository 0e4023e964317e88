"""Show what the last start with the same words showed first, before anything else is imported.

All that a start takes lies behind it. So nothing is imported here but what Python has loaded by then, and words are not
understood: what belongs to them was kept by a start that did. Whatever is wrong with it, it is left out.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MATTERS = (
    "TERM",
    "COLORTERM",
    "NO_COLOR",
    "TEXTUAL_COLOR_SYSTEM",
    "LC_ALL",
    "LC_TIME",
    "LC_CTYPE",
    "LANG",
    "SPALTE_ASCII",
)
"""Variables on which it hangs what a screen looks like."""

LARGEST = 400_000
OTHER_SCREEN = "\x1b[?1049h\x1b[?25l\x1b[2J"
"""To the screen beside the one that the shell uses."""
_BACK = b"\x1b[0m\x1b[?1049l\x1b[?25h"
_FROM_AFAR = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
_RESTRICTING = ("--restricted", "--allow")
_PATH = "\0"

_TERMINAL = 2
_writer: int | None = None
"""The process that wrote a picture, as long as nobody else is to give the terminal back."""

_places: "list[tuple[str, bytes]]" = []
"""How the picture of this start is kept for the same words, and for none: as the environment was in the beginning."""


def show_at_once(words: "Sequence[str]") -> None:
    """Write the picture that belongs to these words, where there is one and a terminal to show it on."""
    global _writer
    try:
        if not all(map(os.isatty, (0, 1, _TERMINAL))) or not may_show(words, os.environ):
            return
        size = os.get_terminal_size(_TERMINAL)
        _places[:] = [kept_as(each, os.environ, size) for each in ((words, ()) if words else ((),))]
        drawn = picture_for(words, os.environ, size)
        if drawn is None:
            return
        data = (OTHER_SCREEN + drawn).encode(sys.__stderr__.encoding if sys.__stderr__ else "utf-8", "replace")
        _writer = os.getpid()
        os.write(_TERMINAL, data)
    except (OSError, ValueError):
        return
    _end_when_told()


def places() -> "Sequence[tuple[str, bytes]]":
    """The files in which the next starts look for the picture of this one, and how they begin: see `kept_as`."""
    return tuple(_places)


def take_over() -> bool:
    """Whether a picture stands there; from now on whoever asks gives the terminal back."""
    global _writer
    stood, _writer = _writer is not None, None
    return stood


def take_back() -> None:
    """Give the terminal back, where a picture stands on it that no screen came for."""
    global _writer
    writer, _writer = _writer, None
    if writer == os.getpid():
        os.write(_TERMINAL, _BACK)


def may_show(words: "Sequence[str]", environment: "Mapping[str, str]") -> bool:
    """Whether this start is surely not a restricted one, of which the environment may say nothing before it is cut.

    From afar it is sure where a shell has put the program into a group of its own: see `tui.forced`.
    """
    if any(word.partition("=")[0] in _RESTRICTING for word in words):
        return False
    if "--unrestricted" in words:
        return True
    if not any(name in environment for name in (*_FROM_AFAR, "SSH_ORIGINAL_COMMAND")):
        return True
    return "SSH_ORIGINAL_COMMAND" not in environment and os.getpgrp() != os.getsid(0)


def picture_for(words: "Sequence[str]", environment: "Mapping[str, str]", size: "tuple[int, int]") -> str | None:
    """The picture kept for these words, if it is whole and what it shows is still there."""
    place = _cache(environment)
    if place is None:
        return None
    name, head = kept_as(words, environment, size)
    try:
        file = os.open(f"{place}/pictures/{name}", os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        kept = os.read(file, LARGEST)
    finally:
        os.close(file)
    if not kept.startswith(head):
        return None
    shown, _, drawn = kept[len(head) :].decode(errors="surrogateescape").partition("\n")
    there = all(os.path.exists(path) for path in shown.split(_PATH))  # noqa: PTH110 -- pathlib would have to be loaded
    return drawn if there and is_harmless(drawn) else None


def kept_as(words: "Sequence[str]", environment: "Mapping[str, str]", size: "tuple[int, int]") -> tuple[str, bytes]:
    """The name of the file with the picture for these words, and how the file begins.

    All that it hangs on is in the beginning; the name only has to be another one, as a rule.
    """
    parts = [*words, os.getcwd() if words else ""]  # noqa: PTH109
    parts += told(environment)
    parts += [str(any(map(environment.get, _FROM_AFAR))), *_settings(environment), f"{size[0]} {size[1]}"]
    head = os.fsencode("\0".join(parts).replace("\n", "\0\0")) + b"\n"
    number = 0
    for byte in head:
        number = (number * 1_000_003 ^ byte) & 0xFFFF_FFFF_FFFF_FFFF
    return f"{'early' if words else 'usual'}-{number:016x}.picture", head


def told(environment: "Mapping[str, str]") -> "list[str]":
    """All that an environment says of what a screen looks like; the number stands for what is drawn for that."""
    inside = "tmux" if environment.get("TMUX") else ""
    return ["2", inside, *(environment.get(name, "") for name in MATTERS)]


def written_for(head: bytes, shown: "Sequence[str]", drawn: str) -> bytes:
    """What is in such a file; `shown` are the addresses of what the picture shows."""
    return head + os.fsencode(_PATH.join(shown)) + b"\n" + drawn.encode()


def is_harmless(drawn: str) -> bool:
    """Whether there are only places, colours and printable characters in what is drawn, and something at all."""
    for piece in drawn.split("\x1b")[1:]:
        rest = piece[1:].lstrip("0123456789;")
        if piece[:1] != "[" or rest[:1] not in ("m", "H"):
            return False
    letters = set(drawn) - {"\x1b"}
    return bool(letters) and not any(
        letter < " " or "\x7f" <= letter <= "\x9f" or "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069"
        for letter in letters
    )


def _cache(environment: "Mapping[str, str]") -> str | None:
    """The cache folder, as `tui.locations` has it."""
    return _folder(environment, "XDG_CACHE_HOME", ".cache")


def _folder(environment: "Mapping[str, str]", variable: str, usual: str) -> str | None:
    if (named := environment.get(variable, "")).startswith("/"):
        return f"{named}/spalte"
    home = environment.get("HOME", "")
    return f"{home}/{usual}/spalte" if home.startswith("/") else None


def _settings(environment: "Mapping[str, str]") -> "list[str]":
    """Which settings there are: when each file of them was written, and how long it is."""
    told = []
    for folder in ("/etc/spalte", _folder(environment, "XDG_CONFIG_HOME", ".config")):
        try:
            status = os.stat(f"{folder}/settings.toml")  # noqa: PTH116
            told.append(f"{status.st_mtime_ns} {status.st_size}")
        except OSError:
            told.append("")
    return told


def _end_when_told() -> None:
    """Until the screen has its own way of ending: give the terminal back when a signal comes."""
    import signal

    def end(number: int, _: object) -> None:
        take_back()
        os._exit(128 + number)

    for number in (signal.SIGTERM, signal.SIGQUIT, signal.SIGHUP):
        if signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, end)
