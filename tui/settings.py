"""What a reader may set: a file of their own, with the system's below it.

Where there is no file, nothing is imported to read one. What makes no sense in a file counts as not set, and is told
in a sentence: a slip of the pen keeps nobody from reading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import NamedTuple

from tui.capabilities import Capability, granted
from tui.cleaning import clean_line
from tui.locations import settings_files
from tui.settings_file import written_in

_LONGEST_PAUSE = 5_000
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds: what a file says, else what stands here."""

    colours: str = "auto"
    """How many the terminal is sent: `auto`, `none`, `16`, `256` or `true`."""
    slow_line: str = "auto"
    """Whether bytes are spared: `auto` (over SSH), `yes` or `no`."""
    preview_pause: int | None = None
    """Milliseconds to stand on a headline until its story shows beside the list; None leaves it to the line."""
    glyphs: str = "auto"
    """Our own signs: `auto`, `ascii` or `unicode`."""
    links: str = "auto"
    """Whether addresses are told to the terminal as links: `auto` (where it is likely to know them), `yes` or `no`."""
    clipboard: bool = True
    """Whether anything may be copied."""
    opener: str = ""
    """The program that opens web addresses; without one it is the desktop's own."""
    state: str = ""
    """The folder below which accounts without a home have one each; the system's file alone can name it."""
    capabilities: tuple[str, ...] = ()
    """What all readers have who are restricted, by its names; the administrator's file alone can say it."""


_CHOICES = {
    "colours": ("auto", "none", "16", "256", "true"),
    "slow_line": ("auto", "yes", "no"),
    "glyphs": ("auto", "ascii", "unicode"),
    "links": ("auto", "yes", "no"),
}
_FOR_ALL = ("state", "capabilities")
"""What the system's file alone can set."""


class Trouble(NamedTuple):
    """What makes no sense, and in which line of the file."""

    line: int
    what: str


class Read(NamedTuple):
    """What holds, and a sentence for each thing that makes no sense."""

    settings: Settings
    troubles: Sequence[str]


def settings() -> Settings:
    """The settings that hold in this process."""
    return read_settings().settings


@cache
def read_settings() -> Read:
    """Read what holds in this process, once: the system's file, and over it the reader's own.

    Where settings may not be changed, the reader's own file counts for nothing.
    """
    system = settings_for_all()
    if not granted().allows(Capability.EDIT_CONFIG):
        return system
    own = _read(settings_files()[1], system.settings, own=True)
    return Read(own.settings, [*system.troubles, *own.troubles])


@cache
def settings_for_all() -> Read:
    """What the system's file alone says, read once."""
    return _read(settings_files()[0], Settings(), own=False)


def _read(file: str, below: Settings, *, own: bool) -> Read:
    try:
        written = written_in(file)
    except (OSError, ValueError) as error:
        return Read(
            below, [f"{clean_line(file)} cannot be read as settings ({_reason(error)}); what it sets is left out."]
        )
    if written is None:
        return Read(below, [])
    chosen, wrong = settings_in(written.text, below, own=own, doubt=written.doubt)
    return Read(chosen, [f"{clean_line(file)}, line {line}: {what}." for line, what in wrong])


def settings_in(
    text: str, below: Settings | None = None, *, own: bool = True, doubt: str | None = None
) -> tuple[Settings, Sequence[Trouble]]:
    """What the text of a file sets, where it sets nothing what is `below`; and what in it makes no sense.

    In a reader's `own` file it makes no sense to set what is the system's to say, and where there is a `doubt` that
    the administrator alone can have written it, nothing is granted by it, and no program named.
    """
    import tomllib

    below = below or Settings()
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return below, [_of_syntax(str(error), text)]
    except RecursionError:
        return below, [_of_syntax("Nested too deeply", "")]
    wrong = {name: what for name, value in said.items() if (what := _wrong(name, value, own, doubt)) is not None}
    good = {name: value for name, value in said.items() if name not in wrong}
    if "capabilities" in good:
        good["capabilities"] = tuple(dict.fromkeys(good["capabilities"]))
    return replace(below, **good), [Trouble(_line_of(name, text), what) for name, what in wrong.items()]


def _wrong(name: str, value: object, own: bool, doubt: str | None) -> str | None:
    """What is wrong with a setting; None where nothing is."""
    quoted = f"“{clean_line(name)}”"
    if name not in (names := [each.name for each in fields(Settings)]):
        from difflib import get_close_matches

        near = get_close_matches(name, names, n=1, cutoff=0.5)
        return f"{quoted} is no setting" + (f"; “{near[0]}” is" if near else f"; there are {', '.join(names)}")
    if name in _CHOICES:
        right = value in _CHOICES[name] if isinstance(value, str) else False
        return None if right else f"{quoted} is one of {_quoted(_CHOICES[name])}"
    if name == "preview_pause":
        right = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LONGEST_PAUSE
        return None if right else f"{quoted} is a number of milliseconds, from 0 to {_LONGEST_PAUSE}"
    if name == "clipboard":
        return None if isinstance(value, bool) else f"{quoted} is true or false"
    if own and name in _FOR_ALL:
        return f"{quoted} is set for the whole machine only"
    if name == "capabilities":
        return _wrong_with_grants(value, doubt)
    if name == "state":
        right = isinstance(value, str) and value.isprintable() and value.startswith("/")
        return None if right else f"{quoted} is a folder, from / on, in quotes"
    if doubt is not None and not own:
        return f"{quoted} starts nothing here: {doubt}"
    right = isinstance(value, str) and value.isprintable() and not value.startswith("-")
    return None if right else f"{quoted} is the name of a program, without options, in quotes"


def _wrong_with_grants(value: object, doubt: str | None) -> str | None:
    """What is wrong with what is granted; one wrong name, and nothing is."""
    known = ", ".join(Capability)
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        return f"“capabilities” is a list of names in quotes, of {known}"
    for name in value:
        if name not in list(Capability):
            return f"“{clean_line(name)}” is nothing that can be allowed, and so nothing is; what can be: {known}"
    return f"“capabilities” grants nothing here: {doubt}" if doubt is not None else None


def _of_syntax(error: str, text: str) -> Trouble:
    """A trouble with the form of a file, as its parser tells it."""
    found = _PLACE.search(error)
    line = int(found[1]) if found and found[1] else text.count("\n") + 1
    said = clean_line(_PLACE.sub("", error))
    return Trouble(line, f"this is no TOML ({said[:1].lower()}{said[1:]}); nothing in the file counts")


def _line_of(name: str, text: str) -> int:
    """The line in which a name is set; the first where that cannot be told."""
    found = re.search(rf"(?m)^[ \t]*\[*[ \t]*[\"']?{re.escape(name)}[\"']?[ \t]*[.=\]]", text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _quoted(choices: Sequence[str]) -> str:
    return ", ".join(f'"{choice}"' for choice in choices)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return (error.strerror or "it cannot be opened").lower()
    return "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
