"""`spalte [PATH ...]` and `spalte --library FILE`: open the screen and read; with `--plain` in words, without one."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.capabilities import COMMANDS, Capability, granted
from tui.cli import printing
from tui.cli.arguments import for_reading

if TYPE_CHECKING:
    from pathlib import Path

_HANDFUL = 16
_ALIKE = 0.75
"""A word that is so much like a command may be meant as it."""


def run(words: Sequence[str]) -> int:
    """Open the screen on what can be read, having told what cannot; returns when the person leaves."""
    parser = for_reading()
    asked = parser.parse_intermixed_args(words)
    paths: list[str] = asked.paths
    if "-" in paths and len(paths) > 1:
        parser.error("- stands for one story from standard input, and stands alone")
    if asked.library is not None and paths:
        parser.error("--library opens a library alone, without a PATH")
    if asked.plain and paths == ["-"]:
        parser.error("--plain takes commands from standard input, and no story; `spalte show --plain -` prints one")
    if not asked.plain and not _has_screen():
        free = granted().allows(Capability.CHOOSE_PATH)
        way_out = "`spalte --plain` reads in words" if free else "`ssh -t` asks for one"
        printing.complain(f"Spalte's screen needs a terminal: {way_out}.")
        return 1
    from tui.errors import NewsError
    from tui.state_folder import settle

    settle(asked.state)
    try:
        if asked.library is not None:
            return _read_library(asked.library, plain=asked.plain)
        return _read_input() if paths == ["-"] else _read_paths(paths, plain=asked.plain)
    except NewsError as error:
        printing.complain(str(error))
        return 1


def _has_screen() -> bool:
    """Whether what is drawn would be seen; keys may come from elsewhere than standard input."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr))


def _read_library(name: str, *, plain: bool) -> int:
    from pathlib import Path

    if plain:
        from tui.cli.plain.talk import talk

        return talk((), Path(name))
    from tui.ui.start import read_news

    return read_news((), library=Path(name))


def _read_paths(names: Sequence[str], *, plain: bool) -> int:
    from pathlib import Path

    paths = [Path(name) for name in names]
    few = len(paths) <= _HANDFUL  # of more, the screen itself lists what it cannot read, and opens at once
    meant = _command_meant(names[0]) if names else None
    readable = [
        path
        for at, path in enumerate(paths)
        if _worth_opening(path, look_inside=few, alone=len(paths) == 1, meant=meant if at == 0 else None)
    ]
    if paths and not readable:
        return 1
    return _read(tuple(readable), plain=plain) or int(len(readable) < len(paths))


def _read(paths: "tuple[Path, ...]", *, plain: bool) -> int:
    if plain:
        from tui.cli.plain.talk import talk

        return talk(paths)
    from tui.ui.start import read_news

    return read_news(paths)


def _command_meant(name: str) -> str | None:
    """The command that is written almost so, where that is no path that exists."""
    from pathlib import Path

    if not name.isalpha() or Path(name).exists():
        return None
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, COMMANDS, 1, _ALIKE)), None)


def _worth_opening(path: "Path", *, look_inside: bool, alone: bool, meant: str | None) -> bool:
    """Whether there is a story at this path, or a library; where there is none, the person is told, with the command
    that may be meant.
    """
    from tui.cleaning import clean_line
    from tui.errors import NewsError
    from tui.library.open import is_library
    from tui.readers.folder import check

    try:
        if path.exists() and not path.is_dir():
            if is_library(path):
                if not alone:
                    raise NewsError(f"{clean_line(str(path))} is a library, and is opened alone.")
            elif look_inside:
                _check_file(path)
        elif look_inside or not path.exists():
            check(path)
    except NewsError as error:
        said = str(error)
        printing.complain(said if meant is None else f"{said.removesuffix('.')}; `spalte {meant}` is a command.")
        return False
    return True


def _check_file(path: "Path") -> None:
    """Return where a file is a text, packed or not, or holds records; raises UnreadableFile."""
    from tui.readers.detect import Format, format_of
    from tui.readers.packed import unpacked_story
    from tui.readers.plain import bytes_of, from_bytes

    if format_of(path) is Format.TEXT:
        from_bytes(unpacked_story(bytes_of(path), path), path)


def _read_input() -> int:
    from tui.cli.stories import story_from_standard_input

    story = story_from_standard_input()
    from tui.ui.start import read_news

    return read_news((), story=story)
