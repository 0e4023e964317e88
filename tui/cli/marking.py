"""`spalte marks`: the stories that a reader kept, tagged or noted, with all of that; no library is asked for it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tui.cleaning import clean_line
from tui.cli import printing
from tui.cli.rows import as_line, in_json
from tui.cli.which import marks_to_look_at

if TYPE_CHECKING:
    from tui.library.marked import Known, Note
    from tui.library.marks import Marks

_INDENT = "    "


def run(asked: Namespace) -> int:
    """Print a line for each story, the newest first, and one for each note; that there is none is no failure."""
    with marks_to_look_at() as marks:
        found = sorted(_marked(marks, asked), key=_age)
        for known in found:
            printing.write(in_json(_as_fields(known, marks)) + "\n" if asked.json else _as_lines(known, marks))
        trouble = marks.trouble
    some = asked.kept or asked.noted or asked.tag
    none = "Nothing is marked so." if some else "You have kept, tagged and noted nothing yet."
    printing.tell_how_many(len(found), "story", "stories", none=none)
    return 0 if trouble is None else 1


def _marked(marks: Marks, asked: Namespace) -> Iterator[Known]:
    """The stories that have all that is asked for; without it, those that anything was made of on purpose."""
    tagged = [marks.tagged(name) for name in asked.tag]
    for known in marks.known():
        identity = known.identity
        if marks.heir(identity) is not None or not all(identity in each for each in tagged):
            continue
        if asked.kept or asked.noted or asked.tag:
            meant = (marks.kept(identity) or not asked.kept) and (marks.noted(identity) or not asked.noted)
        else:
            meant = marks.kept(identity) or marks.noted(identity) or bool(marks.tags(identity))
        if meant:
            yield known


def _age(known: Known) -> tuple[float, str]:
    """What stories are sorted by: the newest come first, those without a date last."""
    return -known.moment.timestamp() if known.moment is not None else float("inf"), known.story_id


def _as_lines(known: Known, marks: Marks) -> str:
    """The promise to pipes: the line of a list and what was made of the story; below it, indented, each note."""
    from tui.library.base import Headline

    headline = Headline(known.story_id, known.identity, known.headline, known.moment, True, known.source, 1, 0, 0)
    made = ["kept"] if marks.kept(known.identity) else []
    made += [f"#{clean_line(tag)}" for tag in marks.tags(known.identity)]
    line = f"{as_line(headline)}\t{' '.join(made)}\n"
    return line + "".join(f"{_INDENT}{_note_line(note)}\n" for note in _notes(known, marks))


def _note_line(note: Note) -> str:
    passage = clean_line(note.passage, empty="")
    return f"{clean_line(note.text)}\t{passage}" if passage else clean_line(note.text)


def _as_fields(known: Known, marks: Marks) -> dict[str, Any]:
    """The promise to programs: these keys in this order."""
    return {
        "id": known.story_id,
        "date": known.moment.isoformat() if known.moment is not None else None,
        "headline": clean_line(known.headline),
        "source": clean_line(known.source) if known.source else None,
        "read": marks.read(known.identity),
        "kept": marks.kept(known.identity),
        "tags": list(map(clean_line, marks.tags(known.identity))),
        "notes": [_note_fields(note) for note in _notes(known, marks)],
    }


def _note_fields(note: Note) -> dict[str, Any]:
    return {
        "text": clean_line(note.text),
        "passage": clean_line(note.passage, empty="") or None,
        "start": note.start,
        "end": note.end,
        "written": note.moment.isoformat() if note.moment is not None else None,
    }


def _notes(known: Known, marks: Marks) -> Sequence[Note]:
    return marks.notes(known.identity)
