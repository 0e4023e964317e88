"""Show at once what the last start showed first, while Textual is still being imported.

A picture is what the terminal needs to be told to show it: places, colours and printable characters, and nothing else.
It is kept per folder, size and kind of terminal, for the person alone. Whatever is wrong with it, it is left out.
"""

import json
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

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


class Picture(NamedTuple):
    """What to write, and the ids of the stories that stand at the top of it."""

    drawn: str
    stories: Sequence[str]


class Album:
    """The kept pictures; `place` is the folder they are in."""

    def __init__(
        self, place: Path, shown: Sequence[Path], environment: Mapping[str, str], size: os.terminal_size
    ) -> None:
        about = [*map(os.fspath, shown), *(environment.get(name, "") for name in _MATTERS), str(size)]
        name = blake2b("\0".join(about).encode(errors="surrogateescape"), digest_size=12).hexdigest()
        self._file = place / f"{name}.picture"

    def picture(self) -> Picture | None:
        """The picture kept for this folder and terminal, if it is whole."""
        try:
            with self._file.open("rb") as file:
                head, _, body = file.read(_LARGEST).decode().partition("\n")
            stories = json.loads(head)
        except (OSError, ValueError):
            return None
        if not isinstance(stories, list) or not body or _ALLOWED.fullmatch(body) is None:
            return None
        return Picture(body, [story for story in stories if isinstance(story, str)])

    def keep(self, picture: Picture) -> None:
        """Keep the picture for the next start, and forget the oldest ones; where it cannot be kept, do without."""
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            new = self._file.with_suffix(f".{os.getpid()}")
            new.touch(mode=0o600)
            new.write_text(f"{json.dumps(list(picture.stories))}\n{picture.drawn}", encoding="utf-8")
            new.replace(self._file)
            kept = sorted(self._file.parent.glob("*.picture"), key=lambda file: file.stat().st_mtime)
            for old in kept[:-_KEPT]:
                old.unlink()


def show(drawn: str, terminal: int) -> None:
    """Write what is drawn, on the screen beside the one the shell uses; Textual then draws over it."""
    with suppress(OSError):
        os.write(terminal, f"\x1b[?1049h\x1b[?25l\x1b[2J{drawn}".encode(errors="replace"))
