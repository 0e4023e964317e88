"""`spalte quotes`: who said what, the newest first."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from tui.cleaning import clean_line
from tui.cli import arguments, printing
from tui.cli.rows import UNKNOWN, as_fields, date_of, in_json
from tui.cli.span import Span, places_of
from tui.cli.which import ask, marks_to_look_at
from tui.library.query import NOTHING, Query, parse_words
from tui.library.speech import by_name

if TYPE_CHECKING:
    from tui.library.base import Library
    from tui.library.marks import Marks
    from tui.library.speech import Said

FOUND, NOT_FOUND = 0, 1
_PAGE = 200


def run(asked: Namespace) -> int:
    """Print each quote as soon as it is found; the exit status tells whether there was one."""
    about = _query("--about", parse_words(asked.about), asked.about) if asked.about is not None else NOTHING
    speaker = _query("--speaker", by_name(asked.speaker), asked.speaker) if asked.speaker is not None else NOTHING

    def answer(library: Library) -> int:
        found = _found(library, library.expand(about), library.expand(speaker), Span(asked.since, asked.until))
        count = 0
        with marks_to_look_at() as marks:
            for said in islice(found, asked.limit or None):
                printing.write((_in_json(said, marks) if asked.json else _as_line(said)) + "\n")
                count += 1
        if library.speech.behind():
            printing.complain(
                f"{clean_line(library.name)} has stories from an older version whose quotes are not known yet: "
                "`spalte import` finds them."
            )
        printing.tell_how_many(count, "quote", "quotes", none="Nobody is quoted so.", limit=asked.limit)
        return FOUND if count else NOT_FOUND

    return ask(asked.library, answer)


def _query(option: str, query: Query, typed: str) -> Query:
    if not query:
        arguments.for_quotes().error(f"there is no word in “{typed}” behind {option}")
    return query


def _found(library: Library, about: Query, speaker: Query, span: Span) -> Iterator[Said]:
    """The quotes in the span; no more than a page of them is held."""
    lowest, highest = places_of(library, span)
    below = None
    while found := library.speech.quotes(about, speaker, lowest, highest, below, _PAGE):
        yield from (said for said in found if said.story in span)
        below = (found[-1].story.place, found[-1].n)


def _as_line(said: Said) -> str:
    """The promise to pipes: ID and date of the story, its source, who said it, and the words."""
    story = said.story
    source = clean_line(story.source, "") if story.source else ""
    speaker = clean_line(said.speaker) if said.speaker else UNKNOWN
    return "\t".join((story.story_id, date_of(story), source, speaker, clean_line(said.text)))


def _in_json(said: Said, marks: Marks) -> str:
    """The promise to programs: these keys in this order."""
    return in_json(
        {
            "speaker": clean_line(said.speaker) if said.speaker else None,
            "text": clean_line(said.text),
            "start": said.start,
            "end": said.end,
            "story": as_fields(said.story, marks.read(said.story.identity)),
        }
    )
