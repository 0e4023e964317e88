"""Letters for a terminal that has those of ASCII only: one for one, so that each stays in its cell.

To such a terminal the bytes of other letters are not only wrong. Some of them are commands where eight bits count, so
that a text could command it.
"""

import os
import sys
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import normalize

from tui.settings import settings
from tui.ui.terminal.abilities import speaks_utf8

_LIKE = {
    **dict.fromkeys("–—―‐‑−─━═▁▔▀▄", "-"), **dict.fromkeys("«»“”„‟", '"'), **dict.fromkeys("‘’‚‛‹›´", "'"),
    **dict.fromkeys("│┃▌▎▏▊▋▍▐▕", "|"), **dict.fromkeys("█▓▒░▦", "#"), **dict.fromkeys("•●·▪■", "*"),
    "…": "~", "→": ">", "←": "<", "×": "x", "€": "E", "æ": "a", "Æ": "A", "ø": "o", "Ø": "O", "œ": "o", "Œ": "O",
    "ß": "s", "ð": "d", "Ð": "D", "þ": "t", "Þ": "T", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i",
}  # fmt: skip


def has_all(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether letters may be written as they are.

    That is so in every locale but those without letters, as C. Where `glyphs` is set to Unicode, the locale is wrong.
    """
    if speaks_utf8(environment) or settings().glyphs == "unicode":
        return True
    return encoding() not in ("utf-8", "ascii", "us-ascii")  # Python takes UTF-8 where the locale says nothing


def encoding() -> str:
    """How letters are written to the terminal."""
    for stream in (sys.__stderr__, sys.__stdout__):
        if stream is not None and stream.isatty():
            return stream.encoding.lower()
    return "utf-8"


def like(text: str) -> str:
    """`text` in letters of ASCII that take as many cells; ? for what has no likeness."""
    return text if text.isascii() else "".join(map(_like, text))


@lru_cache(4_096)
def _like(character: str) -> str:
    if character.isascii():
        return character
    if known := _LIKE.get(character):
        return known
    from rich.cells import cell_len  # late: what is shown first does not wait for it

    cells = cell_len(character)
    bare = normalize("NFKD", character)[:1]
    return bare if cells == 1 and bare.isascii() and bare.isprintable() else "?" * cells
