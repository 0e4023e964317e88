"""The references of a story and those to it, as a list to choose from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message

from tui.article.identity import fold
from tui.cleaning import clean_line, drawable
from tui.library.base import Headline
from tui.library.marks import Marks
from tui.typeset.glyphs import ASCII
from tui.typeset.moments import wording
from tui.ui.targets import Around
from tui.ui.widgets.row_list import Entry, Row, RowList
from tui.ui.widgets.story_words import cut, state, two_lines

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.article.references import Reference

_MARGIN = 5
"""Cells for the number of a reference and the sign before its title."""


class ReferenceList(RowList):
    """Number, title, date and state of each; Enter or a digit chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "question", "It means another story", show=False, id="references.question"),
    ]

    @dataclass
    class Followed(Message):
        """The reader wants to follow this reference, counted from 0, or to go to this story, which refers here."""

        chosen: int | Headline

    @dataclass
    class Questioned(Message):
        """The reader wants to say what this reference means, counted from 0."""

        index: int

    def __init__(self, article: Article, marks: Marks, around: Around) -> None:
        super().__init__()
        self._references: Sequence[Reference] = article.references
        self._marks = marks
        self._around = around
        self._wording = wording(os.environ)

    @property
    def entries(self) -> int:
        return len(self._references) + len(self._around.referring)

    def show(self, around: Around) -> None:
        """Show what is known by now."""
        self._around = around
        self.lay_out()

    def heights(self, width: int) -> Sequence[int]:
        return [sum(map(len, self.entry(index, width))) for index in range(self.entries)]

    def entry(self, index: int, width: int) -> Entry:
        count = len(self._references)
        room = max(1, width - _MARGIN)
        if index < count:
            reference = self._references[index]
            words = self._two(reference.title, f"{index + 1:>2} {self.glyphs.arrow} ", room)
            above: list[Row] = [[("Refers to", "heading")]] if index == 0 else []
            return Entry([*words, *self._state(index, reference, room)], above)
        headline = self._around.referring[index - count]
        above = self._between() if index == count else []
        words = self._two(headline.text, f"   {'<' if self.glyphs is ASCII else '◂'} ", room)
        return Entry([*words, self._calm(self._facts(headline), room)], above)

    def _between(self) -> list[Row]:
        """What stands above the stories that refer to this one."""
        more = f" these {len(self._around.referring)}, and maybe more" if self._around.more else ""
        air: list[Row] = [[]] if self._references else []
        return [*air, [(f"Referred to by{more}", "heading")]]

    def _state(self, index: int, reference: Reference, room: int) -> list[Row]:
        """What is known of what the reference means; nothing before it was looked up."""
        found = self._around.targets.get(index)
        if found is None:
            return []
        paid = f" {self.glyphs.dot} [+]" if reference.paywalled else ""
        told = self._marks.correction(reference.title) is not None
        said = f" {self.glyphs.dot} as you said" if told else ""
        if found.candidates:
            return [self._calm(f"one of {len(found.candidates)} stories of this name: Enter chooses{paid}", room)]
        if found.story is None:
            wanted = "none of the stories here, as you said" if told else "wanted: not in the library"
            return [self._calm(wanted + paid, room)]
        now = clean_line(found.story.text)
        other = [self._calm(f"now “{now}”", room)] if fold(now) != fold(reference.title) else []
        return [*other, self._calm(self._facts(found.story) + said + paid, room)]

    def _facts(self, headline: Headline) -> str:
        return state(headline, self._wording, self.glyphs, read=self._marks.read(headline.identity))

    def _two(self, title: str, sign: str, room: int) -> list[Row]:
        first, *rest = two_lines(drawable(clean_line(title)), room, self.glyphs.ellipsis)
        return [[(sign, "sign"), (first, "words")], *([(" " * _MARGIN, "words"), (line, "words")] for line in rest)]

    def _calm(self, text: str, room: int) -> Row:
        return [(" " * _MARGIN, "words"), (cut(drawable(text), room, self.glyphs.ellipsis), "calm")]

    def on_key(self, event: Key) -> None:
        if event.character and event.character in "123456789" and int(event.character) <= len(self._references):
            event.stop()
            self.post_message(self.Followed(int(event.character) - 1))

    def action_choose(self) -> None:
        count = len(self._references)
        if self.entries:
            chosen = self.index if self.index < count else self._around.referring[self.index - count]
            self.post_message(self.Followed(chosen))

    def action_question(self) -> None:
        if self.index < len(self._references):
            self.post_message(self.Questioned(self.index))
