"""What a terminal can show, judged by what it and the reader say of it."""

import locale
import os
from collections.abc import Mapping

from tui.settings import settings
from tui.typeset.glyphs import ASCII, UNICODE, Glyphs
from tui.ui.terminal.dialect import dialect_of

_DUMB = {"", "dumb", "unknown"}
_POOR_FONTS = {"linux", "vt52", "vt100", "vt102", "vt220", "cons25"}


def is_dumb(environment: Mapping[str, str]) -> bool:
    """Whether no screen can be drawn: the cursor cannot be moved, or not in the way of almost all terminals.

    So it is taken to be where nobody says what kind of terminal it is.
    """
    return environment.get("TERM", "").lower() in _DUMB or not dialect_of(environment).draws


def glyphs_for(environment: Mapping[str, str] = os.environ) -> Glyphs:
    """Our own signs: in ASCII where `SPALTE_ASCII` is set, the locale is not UTF-8, or the terminal's font is small.

    What is set as `glyphs` decides where the variable is not there.
    """
    return signs_for(environment)[0]


def signs_for(environment: Mapping[str, str] = os.environ) -> tuple[Glyphs, str]:
    """Our own signs, and why these."""
    if environment.get("SPALTE_ASCII", "0") not in ("", "0"):
        return ASCII, "SPALTE_ASCII is set"
    if (chosen := settings().glyphs) != "auto":
        return ASCII if chosen == "ascii" else UNICODE, f'glyphs is "{chosen}"'
    kind = environment.get("TERM", "").lower()
    if kind in _POOR_FONTS:
        return ASCII, f"TERM is {kind}, which has a small font"
    if not speaks_utf8(environment):
        return ASCII, "the locale is not UTF-8"
    return UNICODE, "the locale is UTF-8"


def speaks_utf8(environment: Mapping[str, str]) -> bool:
    """Whether the locale has all letters, as far as the environment tells."""
    said = environment.get("LC_ALL") or environment.get("LC_CTYPE") or environment.get("LANG") or ""
    if said.partition(".")[0] in ("C", "POSIX", ""):
        return "utf" in said.lower()
    return "utf" in (said.partition(".")[2] or locale.getencoding()).lower()
