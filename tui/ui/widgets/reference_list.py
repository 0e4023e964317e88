"""The references of a story and those to it, as a list to choose from."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.table import Table
from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.cleaning import clean_line
from tui.library.base import Headline
from tui.typeset.glyphs import Glyphs
from tui.typeset.moments import wording

if TYPE_CHECKING:
    from tui.article.article import Article


class ReferenceList(OptionList):
    """Number, title and what is known of each; Enter or a digit chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False, id="references.down"),
        Binding("k", "cursor_up", "Up", show=False, id="references.up"),
        Binding("l,right", "select", "Follow", show=False, id="references.follow"),
        Binding("g", "first", "First", show=False, id="references.first"),
        Binding("G", "last", "Last", show=False, id="references.last"),
    ]

    @dataclass
    class Chosen(Message):
        """The reader wants to follow this reference, counted from 0, or to go to this story, which refers here."""

        chosen: int | Headline

    def __init__(
        self, article: Article, states: Mapping[int, str], referring: Sequence[Headline], glyphs: Glyphs
    ) -> None:
        self._references = len(article.references)
        self._referring = referring
        options = [_option(index, article, states, glyphs) for index in range(self._references)]
        if referring:
            options.append(Option(Text("Referred to by", style="bold"), disabled=True))
            options += [_referring(headline) for headline in referring]
        super().__init__(*options)

    def on_key(self, event: Key) -> None:
        if event.character and event.character in "123456789" and int(event.character) <= self._references:
            event.stop()
            self.post_message(self.Chosen(int(event.character) - 1))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        index = event.option_index
        beyond = index - self._references - 1
        self.post_message(self.Chosen(index if index < self._references else self._referring[beyond]))


def _option(index: int, article: Article, states: Mapping[int, str], glyphs: Glyphs) -> Option:
    reference = article.references[index]
    state = states.get(index, "").strip() + (f" {glyphs.dot} [+]" if reference.paywalled else "")
    row = Table.grid(padding=(0, 1, 0, 0))  # a title of two rows hangs on the first
    row.add_column(no_wrap=True)
    row.add_column()
    told = Text.assemble(clean_line(reference.title), (f"\n{state}" if state else "", "italic"))
    row.add_row(Text(f"{index + 1:>2} {glyphs.arrow}", style="bold"), told)
    return Option(row)


def _referring(headline: Headline) -> Option:
    row = Table.grid(padding=(0, 1, 0, 0))
    row.add_column(no_wrap=True)
    row.add_column()
    day = wording(os.environ).moment(headline.moment, headline.grain) if headline.moment is not None else ""
    source = clean_line(headline.source) if headline.source else ""
    told = ", ".join(filter(None, (day, source)))
    row.add_row("   ", Text.assemble(clean_line(headline.text), (f"\n{told}" if told else "", "italic")))
    return Option(row)
