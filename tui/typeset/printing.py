"""A set story as Rich text, for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from tui.typeset.lines import Line, Role
from tui.typeset.options import Options
from tui.typeset.page import set_blocks

if TYPE_CHECKING:
    from tui.article.article import Article

# Only what sixteen colours have: the terminal's own theme decides what they look like.
_STYLES: dict[Role, str] = {
    Role.KICKER: "bold cyan",
    Role.HEADLINE: "bold",
    Role.LEAD: "bold",
    Role.STAMP: "dim",
    Role.RULE: "dim",
    Role.HEADING: "bold",
    Role.DATELINE: "bold",
    Role.SPEECH: "green",
    Role.SPEECH_BAR: "green",
    Role.ATTRIBUTION: "dim",
    Role.QUESTION: "bold italic",
    Role.CAPTION: "italic",
    Role.CAPTION_SIGN: "yellow",
    Role.CAPTION_CUE: "bold yellow",
    Role.CREDIT: "dim",
    Role.FACT_LABEL: "bold",
    Role.FACT_HEADING: "bold",
    Role.FRAME: "dim",
    Role.REFERENCE_MARKER: "magenta",
    Role.REFERENCE_NUMBER: "bold magenta",
    Role.REFERENCE_TITLE: "underline",
    Role.REFERENCE_STATE: "dim",
    Role.PAYWALL: "dim",
    Role.RESIDUE: "dim",
    Role.FOLD: "dim italic",
}


def to_rows(article: Article, options: Options) -> Iterator[Text]:
    """The rows of the story one by one, without line ends; styled with the sixteen colours of any terminal."""
    return (_row(line) for line in set_blocks(article, options))


def _row(line: Line) -> Text:
    row = Text(no_wrap=True, end="")
    for run in line.runs:
        row.append(run.text, _STYLES.get(run.role))
    row.rstrip()
    return row
