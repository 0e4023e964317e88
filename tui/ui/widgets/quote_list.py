"""The quotes of one story, under the names of those who said them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message

from tui.article.spans import Span
from tui.ui.excerpts import Excerpt, excerpt
from tui.ui.speakers import Speaker
from tui.ui.widgets.row_list import Entry, Row, RowList
from tui.ui.widgets.story_words import selected_sign

if TYPE_CHECKING:
    from tui.article.article import Article

MARGIN = 4
"""Cells left of the words: the bar of the one stood on, a blank, the mark that opens speech, a blank."""
_MOST_ROWS = 3
NOBODY = "Nobody named"
Find = Callable[[str], Sequence[Span]]


class Copying(RowList):
    """Quotes that one copies."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--match", "row-list--mark"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("Y", "copy", "Copy the quote with who said it", show=False, id="quotes.copy"),
        Binding("M", "copy(True)", "Copy the quote as Markdown", show=False, id="quotes.copy-markdown"),
    ]

    @dataclass
    class Copied(Message):
        """The reader wants to take the quote at `index` along."""

        index: int
        markdown: bool

    def action_copy(self, markdown: bool = False) -> None:
        if self.entries:
            self.post_message(self.Copied(self.index, markdown))

    def _look(self, part: str, *, lit: bool) -> Style:
        return super()._look(part, lit=lit and part != "match")  # what was found is lit brighter than a row

    def words(self, excerpt: Excerpt, width: int, most: int) -> Sequence[Row]:
        """The rows of a quote, with a mark before the first."""
        rows = excerpt.rows(width - MARGIN, most, self.glyphs.ellipsis)
        mark = self.glyphs.open_quote
        told: list[Row] = []
        for number, row in enumerate(rows):
            before = [("  ", "words"), (mark if number == 0 else " ", "mark"), (" ", "words")]
            told.append([*before, *((text, "match" if lit else "words") for text, lit in row)])
        return told

    def stood_on(self, rows: Sequence[Row], index: int) -> Sequence[Row]:
        """The rows with a bar before them, where the reader stands on them."""
        if index != self.index:
            return rows
        return [[(selected_sign(self.glyphs), "sign"), (row[0][0][1:], row[0][1]), *row[1:]] for row in rows]


class QuoteList(Copying):
    """The quotes by speaker: `quotes` are their places in `Article.quotes`, in the order they stand here."""

    def __init__(self, article: Article, speakers: Sequence[Speaker]) -> None:
        super().__init__()
        self.quotes = [index for speaker in speakers for index in speaker.quotes]
        self._heads = {speaker.quotes[0]: speaker for speaker in speakers}
        text = article.document.text
        self._excerpts = [excerpt(text[each.start : each.end]) for each in (article.quotes[at] for at in self.quotes)]

    @property
    def entries(self) -> int:
        return len(self.quotes)

    def heights(self, width: int) -> Sequence[int]:
        return [
            len(self._heading(index)) + len(self.words(self._excerpts[index], width, _MOST_ROWS))
            for index in range(self.entries)
        ]

    def entry(self, index: int, width: int) -> Entry:
        rows = self.words(self._excerpts[index], width, _MOST_ROWS)
        return Entry(self.stood_on(rows, index), self._heading(index))

    def light(self, find: Find) -> None:
        """Light what `find` finds in each quote, and stand on the next that has any."""
        self._excerpts = [replace(each, lit=find(each.text)) for each in self._excerpts]
        self.lay_out(self._next(self.index, 1))

    def go_on(self, step: int) -> bool:
        """Stand on the next quote with something lit (`-1`: the one before), round the end; False where none has."""
        found = self._next(self.index + step, step)
        if found is not None:
            self.move_to(found)
        return found is not None

    @property
    def lit(self) -> int:
        """How many quotes have something lit."""
        return sum(bool(each.lit) for each in self._excerpts)

    def _next(self, start: int, step: int) -> int | None:
        around = (at % self.entries for at in range(start, start + step * self.entries, step))
        return next((at for at in around if self._excerpts[at].lit), None)

    def _heading(self, index: int) -> Sequence[Row]:
        head = self._heads.get(self.quotes[index])
        if head is None:
            return ()
        count = len(head.quotes)
        told = f"{count} quote{'' if count == 1 else 's'}"
        name = (head.name, "heading") if head.name is not None else (NOBODY, "calm")
        air: Sequence[Row] = [[]] if index else []
        return [*air, [name, (f" {self.glyphs.dot} {told}", "calm")]]
