"""`spalte refs ID`: what a story refers to, which stories refer to it, and which are the same text."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tui.cleaning import clean_line
from tui.cli import printing
from tui.cli.rows import UNKNOWN, as_fields, as_line, in_json
from tui.cli.which import NoSuchStory, ask, marks_to_look_at
from tui.library.corrections import meant, referring

if TYPE_CHECKING:
    from tui.library.base import Headline, Library
    from tui.library.graph import Resolution
    from tui.library.marks import Marks

    Target = tuple[str, Resolution]

_ALL = 1 << 31


def run(asked: Namespace) -> int:
    """Print both directions, and the twins: a line each for people and pipes, or one object for programs."""

    def answer(library: Library) -> int:
        story = library.headline(asked.story)
        if story is None:
            raise NoSuchStory(asked.story, library.name)
        twins = library.twins.folded(story.story_id)
        with marks_to_look_at() as marks:
            origins = referring(story, library, marks, _ALL)
            targets = [
                (link.title, meant(link.title, story.place, library, marks))
                for link in library.graph.references(story.story_id)
            ]
            if asked.json:
                printing.write(in_json(_fields(story, targets, origins, twins, marks)) + "\n")
                return 0
        for line in _lines(targets, origins, twins):
            printing.write(line + "\n")
        return 0

    return ask(asked.library, answer)


def _lines(targets: Sequence[Target], origins: Sequence[Headline], twins: Sequence[Headline]) -> Iterator[str]:
    for title, target in targets:
        yield from (f"maybe\t{as_line(candidate)}" for candidate in target.candidates)
        if not target.candidates:
            yield "to\t" + (as_line(target.story) if target.story else _not_here(title))
    yield from (f"from\t{as_line(origin)}" for origin in origins)
    yield from (f"same\t{as_line(twin)}" for twin in twins)


def _not_here(title: str) -> str:
    """A line of the same fields for a story that the library lacks: its title is all that is known."""
    return "\t".join((UNKNOWN, UNKNOWN, clean_line(title), ""))


def _fields(
    story: Headline, targets: Sequence[Target], origins: Sequence[Headline], twins: Sequence[Headline], marks: Marks
) -> dict[str, Any]:
    def fields(headline: Headline) -> dict[str, Any]:
        return as_fields(headline, marks.read(headline.identity))

    return {
        "story": fields(story),
        "to": [
            {
                "title": clean_line(title),
                "story": fields(target.story) if target.story else None,
                "candidates": [fields(candidate) for candidate in target.candidates],
            }
            for title, target in targets
        ],
        "from": [fields(origin) for origin in origins],
        "same": [fields(twin) for twin in twins],
    }
