"""`spalte show ID|FILE ...`: stories on standard output, set in type or in plain lines."""

from __future__ import annotations

import os
import shutil
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import astuple
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tui.article.article import Article
from tui.cleaning import clean
from tui.cli import printing
from tui.cli.arguments import NARROWEST
from tui.cli.each import each_story, in_file
from tui.cli.linear import in_lines
from tui.cli.looks import writer
from tui.cli.which import NoSuchStory, chosen_library
from tui.library.keys import key_of_story_id
from tui.typeset.glyphs import ASCII, UNICODE
from tui.typeset.moments import wording
from tui.typeset.options import DEFAULT_MEASURE, GUTTER, Options
from tui.typeset.printing import to_rows

if TYPE_CHECKING:
    from tui.library.base import Library

_BETWEEN_STORIES = "\n\n"


def run(asked: Namespace) -> int:
    """Print each story that can be read, and tell which cannot."""

    def write(name: str, article: Article, first: bool) -> None:
        printing.write("" if first else _BETWEEN_STORIES)
        for line in in_lines(article) if asked.plain else _set_in_type(article, asked.width):
            printing.write(line + "\n")

    with ExitStack() as opened:
        return each_story(asked.files, write, _finder(asked.library, opened))


def _finder(named: str | None, opened: ExitStack) -> Callable[[str], Article]:
    """What gives the story of a file or an ID; a file of that name wins. The library is opened for the first ID."""

    @cache
    def library() -> Library:
        return opened.enter_context(chosen_library(named))

    def find(name: str) -> Article:
        if key_of_story_id(name) is None or Path(name).exists():
            return in_file(name)
        if library().headline(name) is None:
            raise NoSuchStory(name, library().name)
        return library().article(name)

    return find


def _set_in_type(article: Article, width: int | None) -> Iterator[str]:
    """The rows of the page; with looks only where standard output is a terminal that knows them."""
    if width is None:
        width = max(NARROWEST, min(DEFAULT_MEASURE + GUTTER, shutil.get_terminal_size().columns))
    glyphs = UNICODE if printing.can_draw("".join(astuple(UNICODE))) else ASCII
    written = writer()
    for row in to_rows(article, Options(width - GUTTER, glyphs, wording(os.environ), keys=False)):
        row.plain = clean(row.plain)
        yield written(row)
