"""Web addresses and the clipboard: what may leave the program, and how."""

import os
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from shutil import which
from typing import NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

from tui.capabilities import Capability, granted
from tui.cleaning import clean_line
from tui.errors import NewsError
from tui.settings import settings
from tui.ui.terminal.dialect import Wish, dialect_of

_LONGEST_ADDRESS = 4_000
_LONGEST_TARGET = 2_000
"""What the pickier terminals take of a link."""
_MAY_STAND = "%/:?#[]@!$&'()*+,;=~"
_LONGEST_COPY = 50_000
"""Bytes; terminals drop a longer copy without a word."""
_SCREEN_PIECE = 700
"""GNU screen hands on no longer string than 768 characters."""
_NOT_IN_AN_ADDRESS = re.compile('[\\s\\\\"<>`{}|^\u00ad\u061c\u200b-\u200f\u2060-\u206f\ufeff]')
_HOST = re.compile(r"(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*\.?|\[[0-9a-f:.]+\]")


class RefusedAddress(NewsError):
    """An address that is not opened or linked; the text says why."""


class Address(NamedTuple):
    """A web address without harm in it: as it is opened, and the host that a person has to recognise."""

    url: str
    host: str


def check_address(text: str) -> Address:
    """The web address in `text`; raises RefusedAddress where it is none, or could be another than it seems."""
    text = text.strip()
    if len(text) > _LONGEST_ADDRESS:
        raise RefusedAddress("The address is too long to be one.")
    if not text.isprintable() or _NOT_IN_AN_ADDRESS.search(text):
        raise RefusedAddress("The address has characters in it that no address has.")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise RefusedAddress(f"“{_short(text)}” is no web address.") from error
    if parts.scheme not in ("http", "https"):
        raise RefusedAddress(f"“{_short(text)}” is no web address; only http and https are opened.")
    if "@" in parts.netloc:
        raise RefusedAddress("The address has a name before the host, which hides where it leads.")
    plain = _in_ascii(host or "")
    if plain is None:
        raise RefusedAddress(f"“{_short(text)}” names no host.")
    return Address(text, plain)


def target_of(text: str) -> str | None:
    """The address in `text` as a terminal is told it: checked, in ASCII, the host as it is really called; else None."""
    try:
        address = check_address(text)
    except RefusedAddress:
        return None
    parts = urlsplit(address.url)
    place = address.host if parts.port is None else f"{address.host}:{parts.port}"
    rest = (quote(part, safe=_MAY_STAND) for part in (parts.path, parts.query, parts.fragment))
    target = urlunsplit((parts.scheme, place, *rest))
    return target if len(target) <= _LONGEST_TARGET else None


def open_outside(
    address: Address,
    environment: Mapping[str, str] = os.environ,
    *,
    find: Callable[[str], str | None] = which,
    start: Callable[[Sequence[str]], None] | None = None,
) -> bool:
    """Hand the address to the reader's browser; False where there is none to be seen, as over SSH.

    `SPALTE_OPENER`, or else what is set as `opener`, names another program than the desktop's own. It is started with
    the address as its one argument.
    Raises NotAllowed where nothing may be opened.
    """
    granted().need(Capability.OPEN_LINK)
    opener, _ = opener_for(environment, find=find)
    if opener is None:
        return False
    (start or _start)([opener, address.url])
    return True


def opener_for(
    environment: Mapping[str, str] = os.environ, *, find: Callable[[str], str | None] = which
) -> tuple[str | None, str]:
    """The program that opens web addresses where the reader can see it, and why it is that one, or none."""
    if any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")):
        return None, "SSH: it would open on the other machine"
    if sys.platform != "darwin" and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return None, "there is no desktop"
    usual = "open" if sys.platform == "darwin" else "xdg-open"
    named, why = usual, "the desktop's own"
    if settings().opener:
        named, why = settings().opener, "opener is set"
    if environment.get("SPALTE_OPENER"):
        named, why = environment["SPALTE_OPENER"], "SPALTE_OPENER is set"
    found = find(named)
    return found, why if found is not None else f"{clean_line(named)} is not there ({why})"


def may_copy(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether anything is copied here at all: allowed, not switched off, and known to the terminal."""
    return _is_copying_on(environment) and has_clipboard(environment)


def has_clipboard(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal may be one that takes something to the clipboard, or hands it on."""
    return Wish.CLIPBOARD in dialect_of(environment).knows


def _is_copying_on(environment: Mapping[str, str]) -> bool:
    allowed = granted().allows(Capability.CLIPBOARD) and settings().clipboard
    return allowed and not environment.get("SPALTE_NO_CLIPBOARD")


def copying(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """What makes a terminal put `text` on the reader's own clipboard, also from within tmux or screen.

    Raises NewsError where that is not granted or is switched off, by `SPALTE_NO_CLIPBOARD` or what is set as
    `clipboard`, where the terminal has no clipboard, or the text is too long.
    """
    granted().need(Capability.CLIPBOARD)
    if not _is_copying_on(environment):
        raise NewsError("Copying is switched off.")
    if not has_clipboard(environment):
        raise NewsError(f"A terminal of the kind “{_short(environment.get('TERM', ''))}” has no clipboard.")
    data = text.encode(errors="replace")
    if len(data) > _LONGEST_COPY:
        raise NewsError("That is too much for the clipboard of a terminal.")
    sequence = f"\x1b]52;c;{b64encode(data).decode()}\x07"
    if environment.get("TMUX"):
        doubled = sequence.replace("\x1b", "\x1b\x1b")
        return f"{sequence}\x1bPtmux;{doubled}\x1b\\"  # tmux obeys one or the other, as it is set
    if environment.get("STY"):
        pieces = [sequence[at : at + _SCREEN_PIECE] for at in range(0, len(sequence), _SCREEN_PIECE)]
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return sequence


def _in_ascii(host: str) -> str | None:
    if ":" in host:
        host = f"[{host}]"
    try:
        plain = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return plain if _HOST.fullmatch(plain) else None


def _start(command: Sequence[str]) -> None:
    try:
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise NewsError(f"{clean_line(command[0])} cannot be started.") from error


def _short(text: str) -> str:
    line = clean_line(text)
    return line if len(line) <= 60 else f"{line[:59]}…"
