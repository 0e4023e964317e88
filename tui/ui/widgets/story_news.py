"""The list while others add to the library: what comes is shown, and nothing moves under the reader."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Thread

from textual import on
from textual.message import Message

from tui.errors import NewsError
from tui.library.base import Library
from tui.library.marks import Marks
from tui.ui.choosing import MOST_SORTED
from tui.ui.messages import Say
from tui.ui.widgets.story_order import Order
from tui.ui.widgets.story_pages import StoryPages
from tui.ui.widgets.story_shelf import StoryShelf

_LOST = "lost"
_FOLLOW_ANYHOW = 1.0
"""Seconds until a library is followed that has not answered yet."""
TOO_MANY = "Only lists of up to {} stories are {}: filter first."


class LiveShelf(StoryShelf):
    """Until the first key the newest stories stand on top; from then on the reader stays on a story, and on its row."""

    @dataclass
    class Changed(Message):
        """Stories were added, changed or removed; what stands in the library may be another now."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, LiveShelf.Changed)

    @dataclass
    class Ready(Message):
        """The library has answered for the first time, and what it answered is on the screen."""

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__(library, marks)
        self._again = False
        self._ready = False
        self._following = False
        self._stop = Event()

    async def on_mount(self) -> None:
        marks = self._marks
        stories = self.stories
        stories.read, stories.kept, stories.tags, stories.noted = marks.read, marks.kept, marks.tags, marks.noted
        await self.gather()
        self.set_timer(_FOLLOW_ANYHOW, self._begin_to_follow)  # one that cannot be asked yet may be made anew just now

    def on_unmount(self) -> None:
        self._stop.set()

    @on(StoryPages.Listed)
    def _look_what_came(self, event: StoryPages.Listed) -> None:
        event.stop()
        listing = self.stories.listing
        if listing is not None and listing.order is Order.NEWEST and not self.choice.order.by_day:
            self.choose(order=Order.NEWEST)
            many = self.counts.number(MOST_SORTED)
            self.post_message(Say(TOO_MANY.format(many, "sorted in other ways than by date")))
        self.call_after_refresh(self.count)
        if not self._ready:
            self._ready = True
            self._look_for_lost()
            self.call_after_refresh(self._first_picture_stands)
        elif self._again:
            self._again = False
            self.post_message(self.Changed())

    @on(Changed)
    async def _take_news(self) -> None:
        self._look_for_lost()
        if self.stories.relisting:  # an answer that never comes, because of news that never ends, is none
            self._again = True
        else:
            await self.gather()

    def _look_for_lost(self) -> None:
        def take(lost: frozenset[str]) -> None:
            if lost != self.stories.lost:
                self.stories.lost = lost
                self.stories.redraw()

        if not self._asker.asking(_LOST):
            self._asker.ask_soon(_LOST, lambda _: self._chooser.lost(), take)

    def _first_picture_stands(self) -> None:
        self.post_message(self.Ready())
        self._begin_to_follow()

    def _begin_to_follow(self) -> None:
        if not self._following:
            self._following = True
            Thread(target=self._follow, name="follow", daemon=True).start()

    def _follow(self) -> None:
        try:
            self._library.follow(lambda: self._tell(self.Changed()), self._stop)
        except NewsError as error:
            self._tell(Say(str(error), trouble=True))

    def _tell(self, message: Message) -> None:
        with suppress(RuntimeError):  # the loop has ended while a last story came
            self.post_message(message)
