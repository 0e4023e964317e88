"""`spalte search WORD ...`: the stories that words stand in, and where."""

from __future__ import annotations

import re
import shutil
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from tui.cleaning import clean, clean_line
from tui.cli import arguments, printing
from tui.cli.looks import writer
from tui.cli.rows import as_fields, as_line, in_json
from tui.cli.span import Span, stories_in
from tui.cli.which import ask, marks_to_look_at
from tui.library.asked_marks import marked_so, with_folded
from tui.library.fields import FIELDS
from tui.library.hits import find_hits, snippet
from tui.library.query import parse

if TYPE_CHECKING:
    from tui.article.spans import Span as Stretch
    from tui.library.base import Headline, Library
    from tui.library.marks import Marks
    from tui.library.parts import Parts
    from tui.library.query import Marked, Query

    Writer = Callable[[Headline, Query, str, Parts | None], None]

FOUND, NOT_FOUND = 0, 1
_AMONG = 5_000
_OF_FIELD = re.compile(r"(-?(\w+):)([^\"«»“”„()|]*\s[^\"«»“”„()|]*)")
_MORE = re.compile(rf"\s(-\S|(OR|AND)\s|-?(?i:{'|'.join(FIELDS)}):)")
"""What in quotes of the shell is more than the value of one field: a whole search."""
_INDENT = "    "
_ROOM = 160
"""Characters around the hits, where no terminal is narrower."""


def run(asked: Namespace) -> int:
    """Print each story as soon as it is found; the exit status tells whether there was one."""
    typed = " ".join(map(_as_one, asked.query))
    parsed = parse(typed)
    if not parsed:
        arguments.for_search().error(f"there is no word in “{typed}” to search for")
    for note in parsed.notes:
        printing.complain(note)

    def answer(library: Library) -> int:
        count = 0
        with marks_to_look_at() as marks:
            query = library.expand(parsed.placed(lambda mark: _places(mark, library, marks)))
            found = _found(library, query, Span(asked.since, asked.until), best=asked.best)
            write = _json_writer(marks, parsed.notes) if asked.json else _line_writer()
            for headline in islice(found, asked.limit or None):
                parts = library.parts([headline.place]).get(headline.place) if query.of_parts else None
                write(headline, query, _text(library, headline), parts)
                count += 1
        if query.of_parts and library.speech.behind():
            printing.complain(
                f"{clean_line(library.name)} has stories from an older version whose parts are not known yet: "
                "`spalte import` finds them."
            )
        none = f"No story has “{typed}” in it."
        printing.tell_how_many(count, "story", "stories", none=none, limit=asked.limit)
        return FOUND if count else NOT_FOUND

    return ask(asked.library, answer)


def _as_one(word: str) -> str:
    """A word of the shell: what it had in quotes behind a field belongs together, unless it is a whole search."""
    of_field = _OF_FIELD.fullmatch(word)
    if of_field is None or of_field[2].lower() not in FIELDS or _MORE.search(of_field[3]):
        return word
    return f'{of_field[1]}"{of_field[3]}"'


def _places(mark: Marked, library: Library, marks: Marks) -> Sequence[int]:
    return with_folded(mark, library.places(marked_so(mark, marks)), library)


def _found(library: Library, query: Query, span: Span, *, best: bool) -> Iterable[Headline]:
    if best:
        return (headline for headline in library.best(query, _AMONG, _AMONG) if headline in span)
    from tui.library.base import View

    return stories_in(library, View(search=query), span)


def _text(library: Library, headline: Headline) -> str:
    document = library.documents([headline.place]).get(headline.place)
    return document.text if document is not None else headline.text


def _line_writer() -> Writer:
    """Writes the line of a list, and below it where the hits are; on a terminal they stand out."""
    on_terminal = printing.on_terminal()
    room = min(_ROOM, shutil.get_terminal_size().columns - len(_INDENT)) if on_terminal else _ROOM
    shown = _in_bold() if on_terminal else _plain

    def write(headline: Headline, query: Query, text: str, parts: Parts | None) -> None:
        line, hits = snippet(query, text, room, parts)
        printing.write(f"{as_line(headline)}\n{_INDENT}{shown(clean(line), hits)}\n")

    return write


def _plain(line: str, hits: Sequence[Stretch]) -> str:
    return line


def _in_bold() -> Callable[[str, Sequence[Stretch]], str]:
    from rich.text import Text

    written = writer()

    def shown(line: str, hits: Sequence[Stretch]) -> str:
        row = Text(line)
        for hit in hits:
            row.stylize("bold", hit.start, hit.end)
        return written(row)

    return shown


def _json_writer(marks: Marks, notes: Sequence[str]) -> Writer:
    """Writes the object of a list, with the words around the hits, where the hits are in them and in the whole text,
    and what was not understood.
    """

    def write(headline: Headline, query: Query, text: str, parts: Parts | None) -> None:
        line, hits = snippet(query, text, _ROOM, parts)
        fields = as_fields(headline, marks.read(headline.identity))
        fields |= {"snippet": clean(line), "hits": _pairs(hits), "places": _pairs(find_hits(query, text, parts=parts))}
        fields["notes"] = [clean_line(note) for note in notes]
        printing.write(in_json(fields) + "\n")

    return write


def _pairs(hits: Sequence[Stretch]) -> list[list[int]]:
    return [[hit.start, hit.end] for hit in hits]
