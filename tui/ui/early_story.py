"""The newest story, written beside the early list before Textual is imported, where the screen will have it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.typeset.lines import Role
from tui.typeset.page import set_blocks
from tui.ui.page import Page
from tui.ui.setting import fitting, indent

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.typeset.options import Options
    from tui.ui.colours import Ink

_BOLD = frozenset((Role.HEADLINE, Role.HEADING, Role.DATELINE, Role.QUESTION, Role.FACT_LABEL, Role.FACT_HEADING))
_ITALIC = frozenset((Role.LEAD, Role.STAMP, Role.CAPTION, Role.QUESTION))
_ACCENT = frozenset((Role.HEADLINE, Role.BULLET))
_TEXT = frozenset((Role.LEAD, Role.BODY, Role.DATELINE, Role.SPEECH, Role.QUESTION, Role.FACT, Role.FACT_LABEL))


def story_page(article: Article, offset: int, options: Options, left: int, size: tuple[int, int], ink: Ink) -> str:
    """What to write so that the story stands from column `left` on, with what is at `offset` of its text on top."""
    width, height = size[0] - left, size[1] - 1
    measure = fitting(options.measure, width)
    page = Page(set_blocks(article, replace(options, measure=measure)))
    page.grow_past(offset, 2 * height)
    top = max(0, min(page.row_at(offset), len(page.lines) - height))
    air = " " * indent(measure, width)
    drawn = []
    for row in range(height):
        runs = page.lines[top + row].runs if top + row < len(page.lines) else ()
        text = "".join(f"\x1b[0;{ink.paper};{_looks(run.role, ink)}m{run.text}" for run in runs)
        drawn.append(f"\x1b[{row + 1};{left + 1}H\x1b[0;{ink.paper}m\x1b[K{air}{text}")
    return "".join([*drawn, "\x1b[0m"])


def _looks(role: Role, ink: Ink) -> str:
    colour = ink.accent if role in _ACCENT else ink.text if role in _TEXT else ink.calm
    return f"{'1;' if role in _BOLD else ''}{'3;' if role in _ITALIC else ''}{colour}"
