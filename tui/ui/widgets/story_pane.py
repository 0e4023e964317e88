"""The pane in which one reads: loads a story, keeps its place, and takes the keys."""

from asyncio import to_thread
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message
from textual.timer import Timer

from tui.article.article import Article
from tui.errors import NewsError
from tui.library.base import Headline, Library
from tui.library.marks import Marks
from tui.typeset.asides import STATE_CELLS
from tui.typeset.lines import Stop
from tui.typeset.options import DEFAULT_MEASURE, MEASURES
from tui.ui.messages import FollowReference, LeaveStory, Say, StepStory
from tui.ui.telling import telling
from tui.ui.widgets.text_find import TextFind

STORIES = Binding.Group("From story to story")
LOOKS = Binding.Group("How the story is set")
_DIGITS = "1,2,3,4,5,6,7,8,9"


class StoryPane(TextFind):
    """The story one reads."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("J", "step(1)", "Next story", show=False, id="story.next", group=STORIES),
        Binding("K", "step(-1)", "Previous story", show=False, id="story.previous", group=STORIES),
        Binding("p,[u", "unread(-1)", "Previous unread story", show=False, id="story.previous-unread", group=STORIES),
        Binding("]u", "unread(1)", "Next unread story", show=False, id="story.next-unread", group=STORIES),
        Binding(_DIGITS, "number", "Follow the reference of this number", show=False, id="story.number", group=STORIES),
        Binding("h,left", "leave", "Out, to the list", show=False, id="story.leave", group=STORIES),
        Binding("v", "raw", "The text as it was found, and back", show=False, id="story.raw", group=LOOKS),
        Binding("less_than_sign", "narrower", "Narrower", show=False, id="story.narrower", group=LOOKS),
        Binding("greater_than_sign", "wider", "Wider", show=False, id="story.wider", group=LOOKS),
    ]  # fmt: skip

    CALM = 0.5
    """How long changes are gathered before one looks again, in seconds."""

    @dataclass
    class Shown(Message):
        """Another story is on the page now."""

        headline: Headline

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__()
        self._library = library
        self._marks = marks
        self.headline: Headline | None = None
        """The story that is open, or that is being loaded."""
        self._shown: Headline | None = None
        self.pending = ""
        """Keys typed that wait for one more: `[`, `]`, or the digits of a reference."""
        self._offered_next = False
        self._looking: Timer | None = None
        self._stood: dict[str, Stop] = {}
        kept = marks.recall("measure")
        measure = int(kept) if kept is not None and kept.isdecimal() and int(kept) in MEASURES else DEFAULT_MEASURE
        self.options = replace(self.options, measure=measure)

    def open(self, headline: Headline, offset: int | None = None) -> None:
        """Show a story, where it was left or at `offset`."""
        if self.headline is not None and headline.story_id == self.headline.story_id and self.article is not None:
            self.headline = headline
            if offset is not None:
                self._go_to(offset)
            return
        self._keep_position()
        if self._shown is not None and self.here is not None:
            self._stood[self._shown.story_id] = self.here
        self.headline = headline
        self._load(headline, self._marks.position(headline.identity) if offset is None else offset)

    def look_again_soon(self) -> None:
        """Look whether the open story, or what it refers to, has changed; not for every change of many."""
        if self._looking is None:
            self._looking = self.set_timer(self.CALM, self._look_again)

    @work(exclusive=True, group="load")
    async def _load(self, headline: Headline, offset: int) -> None:
        with telling(self):
            article = await to_thread(self._library.article, headline.story_id)
            self.raw = False
            self.states = {}
            self._shown = None
            self.set_story(article, offset)
            self._shown = headline
            self.here = self._stood.get(headline.story_id)
            self.redraw()
            self.post_message(self.Shown(headline))
            await self._look_up_references(article, headline)

    @work(exclusive=True, group="again")
    async def _look_again(self) -> None:
        self._looking = None
        headline = self._shown
        if headline is None:
            return
        with suppress(NewsError):  # a story that has gone is kept on the screen until one leaves it
            article = await to_thread(self._library.article, headline.story_id)
            if self._shown is not headline or self.article is None:
                return
            if article.document != self.article.document:
                self.set_story(article, self.top_offset)
                self.post_message(Say("The story has changed; this is how it stands now."))
            await self._look_up_references(self.article, headline)

    async def _look_up_references(self, article: Article, headline: Headline) -> None:
        """Find out which references lead somewhere, after the story is on the screen."""
        states = {}
        for index, reference in enumerate(article.references[:200]):
            found = await to_thread(self._library.resolve, reference.title)
            if found is None:
                word = "not here"
            elif found.story_id == headline.story_id:
                word = "this story"
            else:
                word = "read" if self._marks.read(found.identity) else "in the folder"
            states[index] = word.rjust(STATE_CELLS)
        if article is self.article and states != self.states:
            self.states = states
            self.redraw()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._keep_position()

    async def on_key(self, event: Key) -> None:
        if event.character != " ":
            self._offered_next = False
        if self.hints:
            return
        character, pending = event.character or "", self.pending
        if character in ("]", "[") or pending:
            self._set_pending(character if character in ("]", "[") else "")
            event.stop()
            event.prevent_default()
        if pending.isdigit():
            self._more_digits(pending, character, event.key)
        elif pending:
            for binding in self._bindings.key_to_bindings.get(pending + character, ()):
                await self.run_action(binding.action)
        elif character.isdigit() and character != "0":
            event.stop()
            self._more_digits("", character, event.key)

    def action_page(self, step: int) -> None:
        if step > 0 and self.at_end:
            self.post_message(StepStory(1) if self._offered_next else self.EndReached())
            self._offered_next = not self._offered_next
        else:
            super().action_page(step)

    @dataclass
    class EndReached(Message):
        """The reader wants to go on at the end of the story; asked again, the next one is opened."""

    def action_step(self, step: int) -> None:
        self.post_message(StepStory(step))

    def action_unread(self, step: int) -> None:
        self.post_message(StepStory(step, unread=True))

    def action_number(self) -> None:
        self.post_message(Say("Type the number that stands before a reference."))

    def action_leave(self) -> None:
        self.post_message(LeaveStory())

    def action_raw(self) -> None:
        self.raw = not self.raw
        self.set_again()
        self.post_message(Say("The text as it was found; v sets it in type again." if self.raw else "Set in type."))

    def action_narrower(self) -> None:
        self._set_measure(self.options.measure - MEASURES.step)

    def action_wider(self) -> None:
        self._set_measure(self.options.measure + MEASURES.step)

    def _set_measure(self, measure: int) -> None:
        if measure not in MEASURES:
            self.post_message(Say(f"Columns are {MEASURES[0]} to {MEASURES[-1]} characters wide."))
            return
        self.options = replace(self.options, measure=measure)
        self._marks.remember("measure", str(measure))
        self.set_again()
        fits = self.measure == measure
        self.post_message(
            Say(f"{measure} characters." if fits else f"{measure} characters, of which {self.measure} fit.")
        )

    def _more_digits(self, before: str, character: str, key: str) -> None:
        """Follow by number; where longer numbers begin with what was typed, wait for one more key."""
        count = len(self.article.references) if self.article is not None else 0
        typed = before + character if character.isdigit() else before
        number = int(typed)
        if number > count or not number:
            self.post_message(Say(f"There is no reference {number} in this story."))
        elif character.isdigit() and number * 10 <= count:
            self._set_pending(typed)
        elif character.isdigit() or key == "enter":
            self.post_message(FollowReference(number - 1))

    def _set_pending(self, keys: str) -> None:
        self.pending = keys
        self.post_message(self.Moved())

    def _go_to(self, offset: int) -> None:
        if self._page is not None:
            self._page.grow_past(offset, self.size.height)
            self._go_to_row(self._page.row_at(offset))

    def _keep_position(self) -> None:
        if self._shown is not None:
            self._marks.keep_position(self._shown.identity, self.top_offset)
