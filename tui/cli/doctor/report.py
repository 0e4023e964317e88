"""What is found: rows under headings, for a person or a program, without what names a person or a machine."""

from __future__ import annotations

import os
import pwd
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tui.cleaning import clean_line

_LABEL = 24


class Row(NamedTuple):
    """Something that was found: what it is about, how it is, why so, and what could be done about it."""

    about: str
    found: str
    why: str = ""
    missing: str = ""


class Section(NamedTuple):
    """Rows that belong together."""

    heading: str
    rows: Sequence[Row]


def in_words(sections: Sequence[Section]) -> Iterator[str]:
    """A heading, a line for each row, and at the end all that is missing once more."""
    for heading, rows in sections:
        yield heading
        for row in rows:
            yield f"  {row.about:<{_LABEL}}{row.found}" + (f"  ({row.why})" if row.why else "")
        yield ""
    missing = [f"{row.about}: {row.missing}" for _, rows in sections for row in rows if row.missing]
    yield "Missing" if missing else "Nothing is missing."
    yield from (f"  {line}" for line in missing)


def as_fields(sections: Sequence[Section]) -> dict[str, Any]:
    """The promise to programs: an object for each heading, and in it one for each row, with these keys."""
    return {
        heading.lower(): {
            row.about: {"found": row.found, "why": row.why or None, "missing": row.missing or None} for row in rows
        }
        for heading, rows in sections
    }


def without_names(sections: Sequence[Section]) -> Sequence[Section]:
    """The same without the home, the account and the machine in any of it, and cleaned."""
    hide = hiding()
    return [Section(heading, [Row(*map(hide, row)) for row in rows]) for heading, rows in sections]


def hiding() -> Callable[[str], str]:
    """What takes the names out of a text: the home is ~, an account in a path USER, the machine HOST."""
    try:
        account = pwd.getpwuid(os.getuid())
        name, homes = account.pw_name, [account.pw_dir]
    except KeyError:
        name, homes = "", []
    homes += [os.environ.get("HOME", ""), *(os.path.realpath(home) for home in [*homes, os.environ.get("HOME", "")])]
    known = sorted({home.rstrip("/") for home in homes if len(home.rstrip("/")) > 1}, key=len, reverse=True)
    machine = os.uname().nodename

    def hide(text: str) -> str:
        text = clean_line(text, empty="")
        for home in known:
            text = re.sub(rf"{re.escape(home)}(?![^/\s:;,.)])", "~", text)
        if name:
            text = re.sub(rf"(?<=/){re.escape(name)}(?![\w-])", "USER", text)
        return re.sub(rf"(?<![\w.-]){re.escape(machine)}(?![\w-])", "HOST", text) if len(machine) > 1 else text

    return hide


def shown(path: Path) -> str:
    """A path, cleaned."""
    return clean_line(str(path))
