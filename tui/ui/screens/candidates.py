"""Which of several stories a title means, over the page."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from tui.cleaning import clean_line, drawable
from tui.library.base import Headline
from tui.library.corrections import NO_STORY
from tui.typeset.moments import wording
from tui.ui.screens.choosing import ChoosingScreen
from tui.ui.widgets.row_list import Entry, RowList
from tui.ui.widgets.story_order import Read
from tui.ui.widgets.story_words import cut, state, two_lines


class Meant(NamedTuple):
    """What the reader chose: a story to read, and whether the title is to mean it from now on.

    `identity` is what it is to mean: a story, NO_STORY for none of all, or None for what Spalte finds itself.
    """

    headline: Headline | None
    identity: str | None
    remember: bool


class CandidateRows(RowList):
    """Stories that a title may mean, the nearest in time first; below them that it is none of them."""

    def __init__(self, candidates: Sequence[Headline], said: str | None, read: Read) -> None:
        super().__init__()
        self._candidates = candidates
        self._said = said
        self._read = read
        self._wording = wording(os.environ)
        none = "None of these" if candidates else "None"
        self._others: list[tuple[str | None, str]] = [(NO_STORY, f"{none}: its story is not in the library")]
        if said is not None:
            self._others.append((None, "Spalte is to find it out itself again"))
        self.index = next((index for index, each in enumerate(candidates) if each.identity == said), 0)

    @property
    def entries(self) -> int:
        return len(self._candidates) + len(self._others)

    def chosen(self, index: int) -> tuple[Headline | None, str | None]:
        """The story that stands there, if it is one, and the identity that the title means with it."""
        if index < len(self._candidates):
            return self._candidates[index], self._candidates[index].identity
        return None, self._others[index - len(self._candidates)][0]

    def heights(self, width: int) -> Sequence[int]:
        return [len(self.entry(index, width).rows) for index in range(self.entries)]

    def entry(self, index: int, width: int) -> Entry:
        headline, identity = self.chosen(index)
        sign = self.glyphs.here if identity == self._said and identity is not None else " "
        room = max(1, width - 2)
        if headline is None:
            words = cut(self._others[index - len(self._candidates)][1], room, self.glyphs.ellipsis)
            return Entry([[(f"{sign} ", "sign"), (words, "calm")]])
        first, *rest = two_lines(drawable(clean_line(headline.text)), room, self.glyphs.ellipsis)
        told = state(headline, self._wording, self.glyphs, read=self._read(headline.identity))
        return Entry(
            [
                [(f"{sign} ", "sign"), (first, "words")],
                *([("  ", "words"), (line, "words")] for line in rest),
                [("  ", "words"), (cut(told, room, self.glyphs.ellipsis), "calm")],
            ]
        )


class CandidatesScreen(ChoosingScreen[Meant]):
    """Answers with what the title means; where it `leads` on, Enter only goes there, and `c` remembers it too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "remember", "This one is meant", show=False, id="candidates.remember"),
    ]

    def __init__(
        self, title: str, candidates: Sequence[Headline], said: str | None, read: Read, *, leads: bool
    ) -> None:
        self._rows = CandidateRows(candidates, said, read)
        self._leads = leads
        enter = "Enter reads it, c says that it is always this one" if leads else "Enter says that it is this one"
        super().__init__(f"Which story is “{clean_line(title)}”?", self._rows, f"{enter}, Esc closes")

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        headline, identity = self._rows.chosen(event.index)
        self.dismiss(Meant(headline, identity, remember=not self._leads or headline is None))

    def action_remember(self) -> None:
        headline, identity = self._rows.chosen(self._rows.index)
        self.dismiss(Meant(headline, identity, remember=True))
