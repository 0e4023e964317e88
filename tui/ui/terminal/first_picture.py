"""Show at once what the last start showed first, while Textual is still being imported.

A picture is what the terminal needs to be told to show it: places, colours and printable characters, and nothing else.
It is kept per folder, size and kind of terminal, for the person alone. Whatever is wrong with it, it is left out.
"""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from tui.at_once import LARGEST, OTHER_SCREEN, is_harmless, told, written_for
from tui.settings import settings
from tui.ui.terminal.letters import encoding
from tui.ui.terminal.understood import understood

_KEPT = 24


class Album:
    """The kept pictures; `place` is the folder they are in, `shown` is what is read.

    They are kept under what is read and, `at_once` and in the same folder, under the words that asked for it.
    """

    def __init__(
        self,
        place: Path,
        shown: Sequence[Path],
        environment: Mapping[str, str],
        size: os.terminal_size,
        at_once: Sequence[tuple[str, bytes]] = (),
    ) -> None:
        about = [
            *map(os.fspath, shown),
            *told(environment),
            settings().glyphs,
            str(size),
        ]
        name = blake2b("\0".join(about).encode(errors="surrogateescape"), digest_size=12).hexdigest()
        self._file = place / f"{name}.picture"
        self._shown = [os.fspath(path) for path in shown]
        self._at_once = at_once

    def picture(self) -> str | None:
        """The picture kept for what is read on this terminal, if it is whole: what is to be written for it."""
        try:
            with self._file.open("rb") as file:
                drawn = file.read(LARGEST).decode()
        except (OSError, ValueError):
            return None
        return drawn if is_harmless(drawn) else None

    def keep(self, drawn: str) -> None:
        """Keep the picture for the next start, and forget the oldest ones; where it cannot be kept, do without."""
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(self._file, drawn.encode())
            for name, head in self._at_once:
                self._write(self._file.with_name(name), written_for(head, self._shown, drawn))
            kept = sorted(self._file.parent.glob("*.picture"), key=lambda file: file.stat().st_mtime)
            for old in kept[:-_KEPT]:
                old.unlink()

    def _write(self, file: Path, data: bytes) -> None:
        for left in file.parent.glob(f"{file.stem}.[0-9]*"):  # by a program that was killed
            left.unlink(missing_ok=True)
        new = file.with_suffix(f".{os.getpid()}")
        try:
            new.touch(mode=0o600)
            new.write_bytes(data)
            new.replace(file)
        except OSError:
            new.unlink(missing_ok=True)
            raise


def forget_usual(place: Path) -> None:
    """Forget what was shown at once where nothing is named: something else will be."""
    with suppress(OSError):
        for file in place.glob("usual-*.picture"):
            file.unlink()


def show(drawn: str, terminal: int) -> None:
    """Write what is drawn, on the screen beside the one the shell uses; Textual then draws over it."""
    show_more(OTHER_SCREEN + drawn, terminal)


def show_more(drawn: str, terminal: int) -> None:
    """Write what is drawn over what stands there, as far as the terminal understands it."""
    with suppress(OSError):
        os.write(terminal, understood(drawn).encode(encoding(), errors="replace"))
