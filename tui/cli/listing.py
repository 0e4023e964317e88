"""`spalte list`: the stories of a library, one a line."""

from __future__ import annotations

from argparse import Namespace
from itertools import islice
from typing import TYPE_CHECKING

from tui.cleaning import clean_line
from tui.cli import printing
from tui.cli.rows import as_fields, as_line, in_json
from tui.cli.span import Span, stories_in
from tui.cli.which import ask, marks_to_look_at

if TYPE_CHECKING:
    from tui.library.base import Library


def run(asked: Namespace) -> int:
    """Print each story as soon as it is found; nothing but a page of them is held."""

    def answer(library: Library) -> int:
        from tui.library.base import View

        found = stories_in(library, View(oldest_first=asked.oldest_first), Span(asked.since, asked.until))
        with marks_to_look_at() as marks:
            wanted = (headline for headline in found if not (asked.unread and marks.read(headline.identity)))
            count = 0
            for headline in islice(wanted, asked.limit or None):
                read = marks.read(headline.identity)
                printing.write((in_json(as_fields(headline, read)) if asked.json else as_line(headline)) + "\n")
                count += 1
        none = f"There is no such story in {clean_line(library.name)}."
        printing.tell_how_many(count, "story", "stories", none=none, limit=asked.limit)
        return 0

    return ask(asked.library, answer)
