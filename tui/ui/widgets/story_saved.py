"""Searches that are kept: they stand above the list, and are counted while the reader rests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Mount
from textual.message import Message

from tui.cleaning import clean_line
from tui.library.base import Library, Question
from tui.library.dates import today
from tui.library.marked import SavedSearch
from tui.library.marks import Marks
from tui.ui.asked import as_search
from tui.ui.choosing import Chooser
from tui.ui.messages import LetKeysGo, Say
from tui.ui.widgets.saved_searches import MOST_COUNTED, SavedSearches
from tui.ui.widgets.story_asking import CHOOSING, AskingShelf
from tui.ui.widgets.story_choice import StoryChoice
from tui.ui.widgets.story_news import LiveShelf

_SAVED = "saved"
_NEVER = (-1, date.min)
_CALM = 0.6
"""So long, in seconds, no key and no news come before a search is counted."""


class SavedShelf(AskingShelf):
    """Stories that one searches, with the searches one keeps."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "save_search", "Save this search, or call it otherwise", show=False, id="sidebar.save-search",
                group=CHOOSING),
        Binding("minus", "forget_search", "Forget this saved search", show=False, id="sidebar.forget-search",
                group=CHOOSING),
        Binding("]s", "saved(1)", "Next saved search", show=False, id="sidebar.next-saved", group=CHOOSING),
        Binding("[s", "saved(-1)", "Previous saved search", show=False, id="sidebar.previous-saved", group=CHOOSING),
    ]  # fmt: skip

    @dataclass
    class NameWanted(Message):
        """The reader wants to keep the search with these words, under a name; `name` is what it is called by now."""

        words: str
        name: str | None = None

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__(library, marks)
        self._found: dict[str, int] = {}
        self._as_of: dict[str, tuple[int, date]] = {}
        self._news = 0

    @property
    def here(self) -> SavedSearch | None:
        """The saved search whose hits are listed."""
        return next((each for each in self._marks.searches() if each.words == self.choice.search), None)

    @on(Mount)
    def _show_first(self) -> None:
        self._show_saved()

    def choose(self, **changes: Any) -> None:
        super().choose(**changes)
        self._show_saved()

    def marks_changed(self) -> None:
        super().marks_changed()
        for words in self._found:
            if _asks_marks(words):
                self._as_of[words] = _NEVER
        self._show_saved()
        self._count_saved()

    def action_save_search(self) -> None:
        if self.searching:
            here = self.here
            self.post_message(self.NameWanted(self.choice.search, here.name if here is not None else None))
        else:
            self.post_message(LetKeysGo())
            self.post_message(Say("Search for something first: / asks for words."))

    def action_forget_search(self) -> None:
        if (here := self.here) is not None:
            self._marks.forget_search(here.name)
            self._show_saved()
            self.post_message(Say(f"“{clean_line(here.name)}” is forgotten; z brings it back."))

    async def action_saved(self, step: int) -> None:
        searches = self._marks.searches()
        if not searches:
            self.post_message(Say("No search is saved yet: / searches, + saves what is searched for."))
            return
        here = self.here
        at = searches.index(here) + step if here is not None else 0 if step > 0 else -1
        await self._list_saved(searches[at % len(searches)])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "forget_search":
            return self.here is not None
        return super().check_action(action, parameters)

    def rest(self) -> None:
        """The reader pressed a key: what is being counted waits."""
        if self._asker.asking(_SAVED):
            self._count_saved()

    @on(SavedSearches.Chosen)
    async def _list_chosen(self, event: SavedSearches.Chosen) -> None:
        event.stop()
        self.stories.focus()
        await self._list_saved(SavedSearch("", event.words))

    async def _list_saved(self, search: SavedSearch) -> None:
        self.begin_search()
        self._chooser.ask_anew()
        self.say_what_makes_no_sense(as_search(search.words))
        await self.search(search.words, pause=0)

    def _show_saved(self) -> None:
        searches = self._marks.searches()
        if not self.is_attached or not (searches or self.query(SavedSearches)):
            return
        if not self.query(SavedSearches):
            self.mount(SavedSearches(self.counts.number), before=0)
        self.query_one(SavedSearches).show(searches, self._found, self.choice.search)

    @on(LiveShelf.Ready)
    def _count_first(self) -> None:
        self._count_saved()

    @on(LiveShelf.Changed)
    def _count_again(self) -> None:
        self._news += 1
        if not self._asker.asking(_SAVED):  # news that never end keep nothing from being counted
            self._count_saved()

    def _count_saved(self) -> None:
        """Count what is not known as of now, one search after the other, each when the reader rests."""
        now = self._news, today()
        waiting = [each.words for each in self._marks.searches() if self._as_of.get(each.words) != now]
        if not waiting:
            return
        words = min(waiting, key=lambda each: self._as_of.get(each, _NEVER))

        def count(question: Question) -> int:
            counter = Chooser(self._library, self._marks)  # one that knows of no marks of before
            return counter.count_to(StoryChoice(search=words), MOST_COUNTED + 1, question)

        def take(found: int) -> None:
            self._found[words], self._as_of[words] = found, now
            self._show_saved()
            self._count_saved()

        self._asker.ask_soon(_SAVED, count, take, pause=_CALM)


def _asks_marks(words: str) -> bool:
    """Whether what a search finds hangs on what the reader has marked."""
    return ":" in words and bool(as_search(words).marks)
