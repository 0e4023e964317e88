"""`spalte refs ID`: what a story refers to, and which stories refer to it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tui.cleaning import clean_line
from tui.cli import printing
from tui.cli.rows import UNKNOWN, as_fields, as_line, in_json
from tui.cli.which import NoSuchStory, ask, marks_to_look_at

if TYPE_CHECKING:
    from tui.library.base import Headline, Library

_ALL = 1 << 31


def run(asked: Namespace) -> int:
    """Print both directions: a line each for people and pipes, or one object for programs."""

    def answer(library: Library) -> int:
        story = library.headline(asked.story)
        if story is None:
            raise NoSuchStory(asked.story, library.name)
        graph = library.graph
        targets = [
            (link.title, link.target or graph.resolve(link.title, story.place).nearest)
            for link in graph.references(story.story_id)
        ]
        origins = graph.referring(story.story_id, _ALL)
        if asked.json:
            printing.write(in_json(_fields(story, targets, origins)) + "\n")
        else:
            for title, target in targets:
                printing.write("to\t" + (as_line(target) if target else _not_here(title)) + "\n")
            for origin in origins:
                printing.write("from\t" + as_line(origin) + "\n")
        return 0

    return ask(asked.library, answer)


def _not_here(title: str) -> str:
    """A line of the same fields for a story that the library lacks: its title is all that is known."""
    return "\t".join((UNKNOWN, UNKNOWN, clean_line(title), ""))


def _fields(story: Headline, targets: list[tuple[str, Headline | None]], origins: Sequence[Headline]) -> dict[str, Any]:
    with marks_to_look_at() as marks:

        def fields(headline: Headline) -> dict[str, Any]:
            return as_fields(headline, marks.read(headline.identity))

        return {
            "story": fields(story),
            "to": [
                {"title": clean_line(title), "story": fields(target) if target else None} for title, target in targets
            ],
            "from": [fields(origin) for origin in origins],
        }
