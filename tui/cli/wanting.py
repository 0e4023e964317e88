"""`spalte wanted`: the titles that stories refer to and that are not here, those first that most stories refer to."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from tui.cleaning import clean_line
from tui.cli import printing
from tui.cli.rows import as_fields, date_of, in_json
from tui.cli.which import ask, marks_to_look_at
from tui.library.wanting import still_wanted

if TYPE_CHECKING:
    from tui.library.base import Library
    from tui.library.graph import Wanted
    from tui.library.marks import Marks

_ALL = 1 << 31


def run(asked: Namespace) -> int:
    """Print a line for each title, or one object for programs; that there is none is no failure."""

    def answer(library: Library) -> int:
        with marks_to_look_at() as marks:
            found = still_wanted(library, marks, asked.limit or _ALL)
            for wanted in found:
                printing.write((_in_json(wanted, marks) if asked.json else _as_line(wanted)) + "\n")
        none = f"Nothing is wanted: every story that {clean_line(library.name)} refers to is in it."
        printing.tell_how_many(len(found), "title", "titles", none=none, limit=asked.limit)
        return 0

    return ask(asked.library, answer)


def _as_line(wanted: Wanted) -> str:
    """The promise to pipes: how many stories refer to it, ID and date of the newest of them, the title."""
    return "\t".join((str(wanted.stories), wanted.last.story_id, date_of(wanted.last), clean_line(wanted.title)))


def _in_json(wanted: Wanted, marks: Marks) -> str:
    """The promise to programs: these keys in this order."""
    last = as_fields(wanted.last, marks.read(wanted.last.identity))
    return in_json({"title": clean_line(wanted.title), "stories": wanted.stories, "last": last})
