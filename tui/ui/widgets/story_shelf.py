"""What is chosen of a library, as a list with a line of counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from tui.library.base import Headline, Library
from tui.library.marks import Marks
from tui.ui.asking import Asker
from tui.ui.choosing import Chooser, Tally
from tui.ui.widgets.counts_line import CountsLine
from tui.ui.widgets.story_choice import StoryChoice, nothing
from tui.ui.widgets.story_list import StoryList
from tui.ui.widgets.story_pages import Stand, StoryPages
from tui.ui.widgets.story_rows import text_width

_COUNT, _NEXT = "count", "next"
_USUAL_WIDTH, _USUAL_HEIGHT = 80, 24


class StoryShelf(Vertical):
    """The stories of a library that the reader wants to see."""

    @dataclass
    class Counted(Message):
        """So many stories are in the library."""

        stories: int

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__()
        self.choice = StoryChoice()
        """What is listed, or is about to be."""
        self._library = library
        self._marks = marks
        self._chooser = Chooser(library, marks)
        self._asker = Asker(self)

    def compose(self) -> ComposeResult:
        yield CountsLine()
        yield StoryList()

    @property
    def stories(self) -> StoryList:
        """The list itself."""
        return self.query_one(StoryList)

    @property
    def counts(self) -> CountsLine:
        """The line above it."""
        return self.query_one(CountsLine)

    def on_unmount(self) -> None:
        self._asker.give_up()

    async def gather(self, *, stand: Stand | None = None, from_top: bool = False, pause: float = 0) -> None:
        """List what is chosen, from the top, or around where one is to stand, or where one stands."""
        choice, size = self.choice, self.stories.size
        room, rows = 2 * text_width(size.width or _USUAL_WIDTH), size.height or _USUAL_HEIGHT
        await self.stories.relist(
            lambda question: self._chooser.listing(choice, room, question, rows),
            stand=stand,
            from_top=from_top,
            pause=pause,
        )

    def choose(self, **changes: Any) -> None:
        """Change the choice; what there is of it is not known yet."""
        self._asker.give_up(_COUNT)
        self.choice = replace(self.choice, **changes)
        self.counts.choose(self.choice)
        self.stories.say_nothing("")

    def count(self) -> None:
        """Count what is listed, and say it."""
        choice = self.choice

        def take(tally: Tally) -> None:
            if choice != self.choice:
                return
            if tally.counts.listed is not None:
                self.stories.counted(tally.counts.listed)
                self.stories.say_nothing("" if tally.counts.listed else nothing(choice))
            self.counts.take(tally, from_top=self.stories.from_top)
            self.post_message(self.Counted(tally.counts.stories))

        self._asker.ask_soon(_COUNT, lambda question: self._chooser.count(choice, question), take)

    def marks_changed(self) -> None:
        """Look at the marks anew: a story was opened."""
        self.stories.redraw()
        self.count()

    async def next_to(self, here: Headline, step: int, unread: bool, take: Callable[[Headline | None], None]) -> None:
        """Hand on the next story from `here` in the list, or the next unread one; None where there is none."""
        choice, listing, window = self.choice, self.stories.listing, self.stories.window
        index = window.index_of(here.story_id)
        if index is not None:
            below, above = range(index + 1, len(window)), range(index - 1, -1, -1)
            for each in below if step > 0 else above:
                if not (unread and self._marks.read(window[each].identity)):
                    take(window[each])
                    return
            if window.at_bottom if step > 0 else window.at_top:
                take(None)
                return
        if listing is not None:
            await self._asker.ask(
                _NEXT, lambda question: self._chooser.next_to(choice, listing, here, step, unread, question), take
            )

    @on(StoryPages.Highlighted)
    def _see_what_is_new(self) -> None:
        if self.stories.from_top:
            self.counts.see()
