"""`spalte info`: what a library holds, in words and a small picture, or as an object for programs."""

from __future__ import annotations

import os
import shutil
from argparse import Namespace
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from tui.cleaning import clean_line
from tui.cli import printing
from tui.cli.rows import in_json
from tui.cli.which import ask
from tui.cli.years import ASCII, BLOCKS, picture
from tui.typeset.numbers import grouped, size_in_words, thousands

if TYPE_CHECKING:
    from tui.library.base import Info, Library

_MOST_NAMED = 10


def run(asked: Namespace) -> int:
    """Count what there is, and print it."""

    def answer(library: Library) -> int:
        held = library.info()
        if asked.json:
            printing.write(in_json(as_fields(library.name, held)) + "\n")
        else:
            for line in in_words(library.name, held):
                printing.write(line + "\n")
        return 0

    return ask(asked.library, answer)


def as_fields(name: str, held: Info) -> dict[str, Any]:
    """The promise to programs: these keys in this order."""
    return {
        "library": clean_line(name),
        "stories": held.stories,
        "folded": held.folded,
        "undated": held.undated,
        "first": held.first.isoformat() if held.first else None,
        "last": held.last.isoformat() if held.last else None,
        "references": held.references,
        "size": held.size,
        "schema": held.schema,
        "languages": _cleaned(held.languages),
        "sources": _cleaned(held.sources),
        "years": {str(year): count for year, count in held.years.items()},
    }


def in_words(name: str, held: Info) -> Iterator[str]:
    """The same for a person, with bars for the years."""
    separator = thousands(os.environ)

    def named(counts: Mapping[str, int]) -> str:
        told = [f"{each} {grouped(count, separator)}" for each, count in islice(counts.items(), _MOST_NAMED)]
        if len(counts) > _MOST_NAMED:
            told.append(f"and {grouped(len(counts) - _MOST_NAMED, separator)} more")
        return ", ".join(told)

    span = f"{held.first:%Y-%m-%d} to {held.last:%Y-%m-%d}" if held.first and held.last else ""
    yield clean_line(name)
    for label, value in (
        ("Stories", grouped(held.stories, separator)),
        ("Folded", f"{grouped(held.folded, separator)}, the same text as another" if held.folded else ""),
        ("Span", span),
        ("Undated", grouped(held.undated, separator) if held.undated else ""),
        ("References", grouped(held.references, separator)),
        ("Languages", named(_cleaned(held.languages))),
        ("Papers", named(_cleaned(held.sources))),
        ("Size", size_in_words(held.size) if held.size is not None else ""),
    ):
        if value:
            yield f"  {label + ':':<12}{value}"
    if held.years:
        yield ""
        ink = BLOCKS if printing.can_draw(BLOCKS.parts + BLOCKS.gap) else ASCII
        width = shutil.get_terminal_size().columns - 2
        yield from ("  " + line for line in picture(held.years, width, ink, separator))


def _cleaned(counts: Mapping[str, int]) -> Mapping[str, int]:
    """The counts under names that command nothing; names that look alike then are counted together."""
    cleaned: dict[str, int] = {}
    for name, count in counts.items():
        shown = clean_line(name)
        cleaned[shown] = cleaned.get(shown, 0) + count
    return cleaned
