"""The stories of a library as a list with a line of counts, kept up to date while others add to it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Event, Thread

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.library.base import Headline, Library
from tui.library.marks import Marks
from tui.typeset.glyphs import ASCII
from tui.typeset.numbers import grouped, thousands
from tui.ui.asking import Asker
from tui.ui.choosing import Chooser, Tally
from tui.ui.messages import Say
from tui.ui.terminal.abilities import glyphs_for
from tui.ui.widgets.story_choice import Counts, StoryChoice, said
from tui.ui.widgets.story_list import StoryList
from tui.ui.widgets.story_order import Order
from tui.ui.widgets.story_pages import Stand, StoryPages
from tui.ui.widgets.story_rows import text_width

_COUNT, _NEXT, _LOST = "count", "next", "lost"
TOO_MANY = "Only lists of up to {} stories {}: filter first."


class StoryShelf(Vertical):
    """What is chosen of a library. Until the first key the newest stand on top; then nothing moves under the reader."""

    @dataclass
    class Changed(Message):
        """Stories were added, changed or removed; what stands in the library may be another now."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, StoryShelf.Changed)

    @dataclass
    class Ready(Message):
        """The library has answered for the first time, and what it answered is on the screen."""

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
        self._counts: Counts | None = None
        self._added = 0
        self._seen: int | None = None
        self._again = False
        self._ready = False
        self._stop = Event()
        glyphs = glyphs_for()
        self._dot = f" {glyphs.dot} "
        self._thousands = " " if glyphs is ASCII and not thousands(os.environ).isascii() else thousands(os.environ)

    def compose(self) -> ComposeResult:
        yield Static(id="counts", markup=False)
        yield StoryList()

    @property
    def stories(self) -> StoryList:
        """The list itself."""
        return self.query_one(StoryList)

    async def on_mount(self) -> None:
        self.stories.read = self._marks.read
        await self.gather()

    def on_unmount(self) -> None:
        self._stop.set()
        self._asker.give_up()

    async def gather(self, *, stand: Stand | None = None, from_top: bool = False, pause: float = 0) -> None:
        """List what is chosen, from the top, or around where one is to stand, or where one stands."""
        choice, room = self.choice, 2 * text_width(self.stories.size.width or 80)
        await self.stories.relist(
            lambda question: self._chooser.listing(choice, room, question),
            stand=stand,
            from_top=from_top,
            pause=pause,
        )

    def count(self) -> None:
        """Count what is listed, and say it."""
        choice = self.choice
        self._asker.ask_soon(_COUNT, lambda question: self._chooser.count(choice, question), self._take_counts)

    def choose(self, **changes: object) -> None:
        """Change the choice; what is said of it is not known any more."""
        self.choice = replace(self.choice, **changes)  # type: ignore[arg-type]
        if self._counts is not None:
            self._counts = Counts(self._counts.stories, new=self._counts.new)
        self.say_counts()

    def marks_changed(self) -> None:
        """Look at the marks anew: a story was opened."""
        self.stories.redraw()
        self.count()

    def number(self, count: int) -> str:
        """A number as the reader's language writes it."""
        return grouped(count, self._thousands)

    def say_counts(self) -> None:
        """Say how many stories there are."""
        if self._counts is not None:
            parts = said(self.choice, self._counts, self.number)
            self.query_one("#counts", Static).update(Content(self._dot.join(parts)), layout=False)

    async def next_to(self, here: Headline, step: int, unread: bool, take: Callable[[Headline | None], None]) -> None:
        """Hand on the next story from `here` in the list, or the next unread one; None where there is none."""
        stories, choice, listing = self.stories, self.choice, self.stories.listing
        index = stories.window.index_of(here.story_id)
        if index is not None:
            while 0 <= (index := index + step) < len(stories.window):
                if not (unread and self._marks.read(stories.window[index].identity)):
                    return take(stories.window[index])
            if stories.window.at_bottom if step > 0 else stories.window.at_top:
                return take(None)
        if listing is not None:
            await self._asker.ask(
                _NEXT, lambda question: self._chooser.next_to(choice, listing, here, step, unread, question), take
            )
        return None

    @on(StoryPages.Listed)
    def _look_what_came(self, event: StoryPages.Listed) -> None:
        event.stop()
        listing = self.stories.listing
        if listing is not None and not self.choice.order.by_day and listing.order is Order.NEWEST:
            self.choose(order=Order.NEWEST)
            self.post_message(Say(TOO_MANY.format(self.number(10_000), "are sorted in other ways than by date")))
        self.count()
        if not self._ready:
            self._ready = True
            self._asker.ask_soon(_LOST, lambda _: self._chooser.lost(), self._take_lost)
            self.call_after_refresh(self._first_picture_stands)
        elif self._again:
            self._again = False
            self.post_message(self.Changed())

    def _take_lost(self, lost: frozenset[str]) -> None:
        if lost != self.stories.lost:
            self.stories.lost = lost
            self.stories.redraw()

    @on(Changed)
    async def _take_news(self) -> None:
        if not self._asker.asking(_LOST):
            self._asker.ask_soon(_LOST, lambda _: self._chooser.lost(), self._take_lost)
        if self.stories.relisting:
            self._again = True
        else:
            await self.gather()

    def _take_counts(self, tally: Tally) -> None:
        if tally.choice != self.choice:
            return
        self._added = tally.added
        if self._seen is None or (self.stories.from_top and self.choice.whole):
            self._seen = tally.added
        self._counts = replace(tally.counts, new=self._new)
        if tally.counts.listed is not None:
            self.stories.counted(tally.counts.listed)
        self.say_counts()
        self.post_message(self.Counted(tally.counts.stories))

    @on(StoryPages.Highlighted)
    def _see_what_is_new(self) -> None:
        if self._counts is not None and self._counts.new and self.stories.from_top:
            self._seen = self._added
            self._counts = replace(self._counts, new=0)
            self.say_counts()

    @property
    def _new(self) -> int:
        """How many stories came since the reader saw the top of the list; told of all stories, newest first."""
        plain = self.choice.whole and self.choice.order is Order.NEWEST
        return max(0, self._added - self._seen) if plain and self._seen is not None else 0

    def _first_picture_stands(self) -> None:
        self.post_message(self.Ready())
        Thread(target=self._library.follow, args=(self._tell, self._stop), name="follow", daemon=True).start()

    def _tell(self) -> None:
        with suppress(RuntimeError):  # the loop has ended while a last story came
            self.post_message(self.Changed())
