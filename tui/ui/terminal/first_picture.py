"""Show at once what the last start showed first, while Textual is still being imported.

A picture is what the terminal needs to be told to show it: places, colours and printable characters, and nothing else.
It is kept per folder, size and kind of terminal, for the person alone. Whatever is wrong with it, it is left out.
"""

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from tui.settings import settings

_LARGEST = 400_000
_KEPT = 24
_ALLOWED = re.compile("(?:\x1b\\[[0-9;]*[mH]|[^\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069])*")
_MATTERS = (
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


class Album:
    """The kept pictures; `place` is the folder they are in, `shown` is what is read."""

    def __init__(
        self, place: Path, shown: Sequence[Path], environment: Mapping[str, str], size: os.terminal_size
    ) -> None:
        about = [
            *map(os.fspath, shown),
            *(environment.get(name, "") for name in _MATTERS),
            settings().glyphs,
            str(size),
        ]
        name = blake2b("\0".join(about).encode(errors="surrogateescape"), digest_size=12).hexdigest()
        self._file = place / f"{name}.picture"

    def picture(self) -> str | None:
        """The picture kept for what is read on this terminal, if it is whole: what is to be written for it."""
        try:
            with self._file.open("rb") as file:
                drawn = file.read(_LARGEST).decode()
        except (OSError, ValueError):
            return None
        return drawn if drawn and _ALLOWED.fullmatch(drawn) is not None else None

    def keep(self, drawn: str) -> None:
        """Keep the picture for the next start, and forget the oldest ones; where it cannot be kept, do without."""
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            new = self._file.with_suffix(f".{os.getpid()}")
            new.touch(mode=0o600)
            new.write_text(drawn, encoding="utf-8")
            new.replace(self._file)
            kept = sorted(self._file.parent.glob("*.picture"), key=lambda file: file.stat().st_mtime)
            for old in kept[:-_KEPT]:
                old.unlink()


def show(drawn: str, terminal: int) -> None:
    """Write what is drawn, on the screen beside the one the shell uses; Textual then draws over it."""
    show_more(f"\x1b[?1049h\x1b[?25l\x1b[2J{drawn}", terminal)


def show_more(drawn: str, terminal: int) -> None:
    """Write what is drawn over what stands there."""
    with suppress(OSError):
        os.write(terminal, drawn.encode(errors="replace"))
