"""`spalte show FILE ...`: stories on standard output, set in type or in plain lines."""

import os
import shutil
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import astuple

from rich.console import Console
from rich.text import Text

from tui.article.article import Article
from tui.cleaning import clean
from tui.cli import printing
from tui.cli.arguments import NARROWEST
from tui.cli.each import each_story
from tui.cli.linear import in_lines
from tui.typeset.glyphs import ASCII, UNICODE
from tui.typeset.moments import wording
from tui.typeset.options import DEFAULT_MEASURE, GUTTER, Options
from tui.typeset.printing import to_rows

_BETWEEN_STORIES = "\n\n"


def run(asked: Namespace) -> int:
    """Print each story that can be read, and tell which cannot."""

    def write(name: str, article: Article, first: bool) -> None:
        printing.write("" if first else _BETWEEN_STORIES)
        for line in in_lines(article) if asked.plain else _set_in_type(article, asked.width):
            printing.write(line + "\n")

    return each_story(asked.files, write)


def _set_in_type(article: Article, width: int | None) -> Iterator[str]:
    """The rows of the page; with looks only where standard output is a terminal that knows them."""
    if width is None:
        width = max(NARROWEST, min(DEFAULT_MEASURE + GUTTER, shutil.get_terminal_size().columns))
    glyphs = UNICODE if printing.can_say("".join(astuple(UNICODE))) else ASCII
    terminal = Console(highlight=False, markup=False, emoji=False) if printing.on_terminal() else None
    for row in to_rows(article, Options(width - GUTTER, glyphs, wording(os.environ), keys=False)):
        row.plain = clean(row.plain)
        yield _with_looks(terminal, row) if terminal else row.plain


def _with_looks(terminal: Console, row: Text) -> str:
    with terminal.capture() as captured:
        terminal.print(row, no_wrap=True, overflow="ignore", crop=False, end="")
    return captured.get()
