"""The references of a story, as a list to choose from."""

from __future__ import annotations

from collections.abc import Mapping
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
from tui.typeset.glyphs import Glyphs

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
        """The reader wants to follow this reference, counted from 0."""

        index: int

    def __init__(self, article: Article, states: Mapping[int, str], glyphs: Glyphs) -> None:
        super().__init__(*(_option(index, article, states, glyphs) for index in range(len(article.references))))

    def on_key(self, event: Key) -> None:
        if event.character and event.character in "123456789" and int(event.character) <= self.option_count:
            event.stop()
            self.post_message(self.Chosen(int(event.character) - 1))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(event.option_index))


def _option(index: int, article: Article, states: Mapping[int, str], glyphs: Glyphs) -> Option:
    reference = article.references[index]
    state = states.get(index, "").strip() + (f" {glyphs.dot} [+]" if reference.paywalled else "")
    row = Table.grid(padding=(0, 1, 0, 0))  # a title of two rows hangs on the first
    row.add_column(no_wrap=True)
    row.add_column()
    told = Text.assemble(clean_line(reference.title), (f"\n{state}" if state else "", "italic"))
    row.add_row(Text(f"{index + 1:>2} {glyphs.arrow}", style="bold"), told)
    return Option(row)
