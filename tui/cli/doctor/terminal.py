"""What is found of the terminal and the line to it. The screen decides by the same functions."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Mapping
from typing import TextIO

from tui.capabilities import Capability, granted
from tui.cleaning import clean_line
from tui.cli.doctor.report import Row
from tui.settings import settings
from tui.typeset.glyphs import ASCII
from tui.ui.early_list import SMALLEST, TWO_PANES
from tui.ui.links import has_clipboard, may_copy, opener_for
from tui.ui.terminal.abilities import is_dumb, signs_for
from tui.ui.terminal.description import description_of
from tui.ui.terminal.dialect import LOOKS, dialect_of
from tui.ui.terminal.letters import encoding, has_all
from tui.ui.terminal.line import line_of

_TOLD = (
    "TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "LC_CTYPE", "COLUMNS", "LINES", "SPALTE_ASCII",
    "SPALTE_NO_CLIPBOARD", "TEXTUAL_COLOR_SYSTEM", "PYTHONUTF8", "PYTHONIOENCODING",
)  # fmt: skip
"""All of the environment that is told; of nothing else more than that it is set."""
_LONGEST = 40


def terminal_rows(environment: Mapping[str, str] = os.environ) -> Iterator[Row]:
    """What the terminal is, and what it gets for that."""
    yield _kind(environment)
    streams = {"standard input": sys.stdin, "standard output": sys.stdout, "standard error": sys.stderr}
    for about, stream in streams.items():
        yield Row(about, _stream(stream))
    yield _screen(environment)
    yield _size()
    yield Row("inside", *_inside(environment))
    for about, found, why in line_of(environment, settings()).told():
        yield Row(about, found, why)
    yield from _left_out(environment)
    yield _signs(environment)
    yield _letters(environment)
    yield _clipboard(environment)
    yield _browser(environment)


def variables(environment: Mapping[str, str] = os.environ) -> Iterator[Row]:
    """What is set of a few variables that decide; no other is looked at."""
    for name in _TOLD:
        if name in environment:
            value = clean_line(environment[name], empty="")
            yield Row(name, value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…")


def _kind(environment: Mapping[str, str]) -> Row:
    kind = environment.get("TERM", "")
    if not kind:
        return Row("kind", "not told", "TERM is not set", "set TERM to what the terminal is, as xterm-256color")
    shown = clean_line(kind)[:_LONGEST]
    if is_dumb(environment):
        return Row(
            "kind",
            shown,
            "it moves no cursor as others do",
            "another terminal for the screen; spalte --plain reads in words",
        )
    described = description_of(kind) is not None
    missing = "" if described else "a description of it on this machine (often in a package called ncurses-term)"
    return Row("kind", shown, "known on this machine" if described else "not known on this machine", missing)


def _stream(stream: TextIO | None) -> str:
    if stream is None:
        return "closed"
    try:
        if stream.isatty():
            return "a terminal"
        mode = os.fstat(stream.fileno()).st_mode
    except (OSError, ValueError):
        return "closed"
    return "a pipe" if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) else "a file" if stat.S_ISREG(mode) else "a device"


def _screen(environment: Mapping[str, str]) -> Row:
    if is_dumb(environment):
        return Row("screen", "cannot be drawn", "TERM tells of no terminal that could")
    if not any(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr)):
        return Row("screen", "cannot be drawn", "no stream is a terminal", "a terminal; over SSH, ssh -t asks for one")
    return Row("screen", "can be drawn")


def _size() -> Row:
    for stream in (sys.stderr, sys.stdout, sys.stdin):
        try:
            columns, rows = os.get_terminal_size(stream.fileno())
        except (OSError, ValueError, AttributeError):
            continue
        found = f"{columns} x {rows}"
        if columns < SMALLEST[0] or rows < SMALLEST[1]:
            return Row("size", found, "too small", f"the screen needs {SMALLEST[0]} x {SMALLEST[1]}")
        both = columns >= TWO_PANES
        return Row("size", found, "list and story side by side" if both else "list and story take turns")
    return Row("size", "not known", "no stream is a terminal")


def _inside(environment: Mapping[str, str]) -> tuple[str, str]:
    if environment.get("TMUX"):
        return "tmux", "TMUX is set"
    return ("GNU screen", "STY is set") if environment.get("STY") else ("neither tmux nor screen", "")


def _signs(environment: Mapping[str, str]) -> Row:
    glyphs, why = signs_for(environment)
    if glyphs is not ASCII:
        return Row("frames and signs", "Unicode", why)
    return Row("frames and signs", "ASCII", why)


def _left_out(environment: Mapping[str, str]) -> Iterator[Row]:
    """What the terminal is not asked for, since one of its kind would not understand it."""
    if is_dumb(environment):
        return
    dialect = dialect_of(environment)
    yield Row("not asked for", ", ".join(dialect.left_out()) or "nothing", dialect.why)
    if dialect.looks is not None:
        missing = [name for number, name in LOOKS.items() if number not in dialect.looks]
        yield Row("looks left out", ", ".join(missing) or "none", dialect.why)


def _letters(environment: Mapping[str, str]) -> Row:
    if has_all(environment):
        return Row("letters", "all", f"written as {encoding()}")
    found = "those of ASCII; others are written as the nearest of them, æ as a"
    return Row("letters", found, "the locale has no others", "a locale with UTF-8, as LANG=C.UTF-8")


def _clipboard(environment: Mapping[str, str]) -> Row:
    if not may_copy(environment):
        if not has_clipboard(environment):
            why = "the terminal has no clipboard"
        elif not granted().allows(Capability.CLIPBOARD):
            why = "the restricted mode does not allow it"
        else:
            why = "SPALTE_NO_CLIPBOARD is set" if settings().clipboard else "clipboard is false"
        return Row("copying", "off", why)
    if environment.get("TMUX"):
        return Row("copying", "through tmux (OSC 52)", "if tmux hands it on: set -g set-clipboard on")
    if environment.get("STY"):
        return Row("copying", "through GNU screen (OSC 52)", "if the terminal outside takes it")
    return Row("copying", "through the terminal (OSC 52)", "if it takes it; it says nothing of that")


def _browser(environment: Mapping[str, str]) -> Row:
    if not granted().allows(Capability.OPEN_LINK):
        return Row("opening addresses", "off", "the restricted mode does not allow it")
    opener, why = opener_for(environment)
    return Row("opening addresses", os.path.basename(opener) if opener else "shown and copied instead", why)  # noqa: PTH119
