"""Find words in the story that is open."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message

from tui.article.spans import Span
from tui.typeset.lines import Line
from tui.ui.finder import Sought
from tui.ui.finding import Matches, find, fold
from tui.ui.messages import LeaveStory, Say, StepStory
from tui.ui.painting import Light
from tui.ui.widgets.story_notes import StoryNotes

if TYPE_CHECKING:
    from tui.article.article import Article

FINDING = Binding.Group("Finding in the story")
_LINES = ("tag", "note")
"""Actions of whoever holds the story that open a line to type in."""
_LONG = 200_000
"""A text longer than this is searched beside the drawing of the screen."""


def press_again(app: App[object], key: Key) -> None:
    """Send a key anew, to whoever has the keys now."""
    again = Key(key.key, key.character)
    again.set_sender(app)
    app.post_message(again)


class TextFind(StoryNotes):
    """A story in which matches are lit, counted and stepped through."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find(1)", "Find in the story", show=False, id="story.find", group=FINDING),
        Binding("question_mark", "find(-1)", "Find backwards, while a find is lit", show=False, id="story.find-back",
                group=FINDING),
        Binding("n", "forward(1)", "Next match, or next unread story", show=False, id="story.next-match",
                group=FINDING),
        Binding("N", "forward(-1)", "Previous match, or previous unread story", show=False,
                id="story.previous-match", group=FINDING),
        Binding("escape", "out", "End the find, or out of the story", show=False, id="story.end-find",
                group=FINDING),
    ]  # fmt: skip

    @dataclass
    class FindAsked(Message):
        """The reader wants to type what to find."""

        words: str

    def __init__(self) -> None:
        super().__init__()
        self.matches: Matches | None = None
        """What is lit; None where no find is on."""
        self._folded: str | None = None
        self._origin = 0
        self._way = 1
        self._asked = ""
        self._held: list[Key] | None = None

    @property
    def found(self) -> str | None:
        """`3/12` while a find is on."""
        return self.matches.count if self.matches is not None else None

    def set_story(self, article: Article | None, offset: int = 0) -> None:
        """Show an article; what is lit goes out with the story it was found in."""
        if article is not self.article:
            self.matches = self._folded = None
        super().set_story(article, offset)

    def lights(self, line: Line) -> list[Light]:
        """What was found, and brighter the match one stands on."""
        lights = super().lights(line)
        if self.matches is None:
            return lights
        lights += [Light(span, self.look("match")) for span in self.matches.within(line.start, line.end)]
        if self.matches.here is not None:
            lights.append(Light(self.matches.here, self.look("match-here")))
        return lights

    def catches(self, event: Key) -> bool:
        """Take a key that is meant for the line in which one types, while that is not there yet or just came."""
        there = self.screen.focused
        if self._held is not None:
            self._held.append(event)
        elif there is not None and there is not self:
            press_again(self.app, event)
        else:
            if self._asks(event.key) and self.article is not None and not self.hints:
                self._held = []
                self.set_timer(1, self.typed_ahead)
            return False
        event.stop()
        event.prevent_default()
        return True

    def _asks(self, key: str) -> bool:
        """Whether a key opens a line in which one types."""
        bound = (each for node in self.ancestors_with_self for each in node._bindings.key_to_bindings.get(key, ()))
        return any(each.action.startswith("find(") or each.action in _LINES for each in bound)

    def typed_ahead(self) -> list[Key]:
        """The keys pressed since the reader asked to find something; from now on keys mean what they say."""
        held, self._held = self._held or [], None
        return held

    def find(self, words: str) -> None:
        """Light what matches; go to the first match from where the find began."""
        self._asked = words
        self._find(words)

    def seek(self, sought: Sought | None) -> None:
        """Light what was looked for in the list, and go to where it is first found below the headline."""
        article, page = self.article, self._page
        if sought is None or article is None or page is None:
            return
        from tui.library.hits import find_hits
        from tui.library.parts import parts_of

        parts = parts_of(article) if sought.query.of_parts else None
        spans = find_hits(sought.query, article.document.text, parts=parts)
        if spans:
            headline = article.headline
            self._way, self._asked = 1, sought.typed
            self.matches = Matches(spans, sought.typed)
            self.matches.start(headline.end if headline is not None and spans[-1].start >= headline.end else 0)
            self._show_match()

    def end_find(self, *, keep: bool) -> None:
        """Put the lights out, or with `keep` leave them lit for `n` and `N`."""
        searching = self.matches is None or self.matches.words != self._asked
        if keep and (searching or (self.matches is not None and self.matches.spans)):
            self.post_message(self.Moved())
            return
        if keep:
            self.post_message(Say("Nothing was found."))
        self.workers.cancel_group(self, "find")
        if not keep and self._page is not None:
            self._go_to_row(self._page.row_at(self._origin))
        self.matches = None
        self.redraw()

    def action_find(self, way: int) -> None:
        if self.article is None:
            return
        self._way = way
        self._origin = self.top_offset
        self.post_message(self.FindAsked(self.matches.words if self.matches is not None else ""))

    def action_forward(self, step: int) -> None:
        if self.matches is None:
            self.post_message(StepStory(step, unread=True))
            return
        way = step * self._way
        around = self.matches.step(way)
        self._show_match()
        if around:
            self.post_message(Say(f"Round the {'end' if way > 0 else 'top'} of the story: match {self.found}."))

    def action_out(self) -> None:
        if self.matches is not None:
            self._origin = self.top_offset
            self.end_find(keep=False)
        else:
            self.post_message(LeaveStory())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "find" and parameters == (-1,):
            return self.matches is not None
        return super().check_action(action, parameters)

    @work(exclusive=True, group="find")
    async def _find(self, words: str) -> None:
        article, page = self.article, self._page
        if article is None or page is None:
            return
        text = article.document.text
        if self._folded is None:
            self._folded = await to_thread(fold, text) if len(text) > _LONG else fold(text)
        spans = await to_thread(find, self._folded, words) if len(text) > _LONG else find(self._folded, words)
        if self._page is not page:
            return
        seen = tuple(span for span in spans if not page.whole or page.shows(span.start))
        self.matches = Matches(seen, words)
        self.matches.start(self._origin)
        if self._way < 0 and seen and self.matches.spans[self.matches.place].start >= self._origin:
            self.matches.step(-1)
        if not seen:
            self._go_to_row(page.row_at(self._origin))
        self._show_match()

    def _show_match(self) -> None:
        here: Span | None = self.matches.here if self.matches is not None else None
        if here is not None:
            self.show_offset(here.start, here.end)
        self.redraw()
