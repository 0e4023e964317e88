"""The pane in which one reads: loads a story, keeps its place, and takes words along."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.timer import Timer

from tui.errors import NewsError
from tui.library.base import Headline, Library, StoryNotFound
from tui.library.graph import Resolution
from tui.library.marked import found_at, words_at
from tui.library.marks import Marks
from tui.typeset.asides import STATE_CELLS
from tui.typeset.lines import Stop, StopKind
from tui.typeset.options import MEASURES
from tui.ui.asking import Asker
from tui.ui.finder import Sought
from tui.ui.messages import CopyText, LetKeysGo, OpenAddress, Say
from tui.ui.setting import MEASURE, kept_options, options_for
from tui.ui.targets import targets
from tui.ui.widgets.story_quotes import TAKING, StoryQuotes

if TYPE_CHECKING:
    from tui.article.article import Article

LOOKS = Binding.Group("How the story is set")
_STATES = "states"


class StoryPane(StoryQuotes):
    """The story one reads."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "open_address", "Open the web address", show=False, id="story.open-address", group=TAKING),
        Binding("y", "copy_address", "Copy the web address", show=False, id="story.copy-address", group=TAKING),
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

    @dataclass
    class Corrected(Message):
        """The story on the page has another headline now; what one did with it stays."""

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__()
        self._library = library
        self._marks = marks
        self.headline: Headline | None = None
        """The story that is open, or that is being loaded."""
        self.gone = False
        """Whether the library no longer has the story on the page."""
        self._looking: Timer | None = None
        self._stood: dict[str, Stop] = {}
        self._asker = Asker(self)
        self.options = kept_options(marks)

    def open(
        self,
        headline: Headline,
        offset: int | None = None,
        sought: Sought | None = None,
        leading_to: str | None = None,
    ) -> None:
        """Show a story, where it was left or at `offset`; where something is `sought`, at the first it is found at.

        Where it is said to refer to a title, one stands on that reference.
        """
        if self.headline is not None and headline.story_id == self.headline.story_id and self.article is not None:
            self.headline = headline
            if offset is not None:
                self._go_to(offset)
            self.seek(sought)
            self.stand_on_reference(leading_to)
            # Made later, so that the message is ours: Textual stops one of a parent at that parent.
            self.call_later(lambda: self.post_message(LetKeysGo()))
            return
        self._keep_position()
        if self._shown is not None and self.here is not None:
            self._stood[self._shown.story_id] = self.here
        self.headline = headline
        self.awaits_story = self.article is None
        self._load(headline, offset, sought, leading_to)

    def marks_changed(self) -> None:
        """Look at the marks anew: the story was kept, or is kept no longer, or a note was written."""
        if self._shown is not None and self.article is not None and self._take_marks(self._shown, self.article):
            self.set_again()

    def look_again_soon(self) -> None:
        """Look whether the open story, or what it refers to, has changed; not for every change of many."""
        if self._looking is None:
            self._looking = self.set_timer(self.CALM, self._look_again)

    def on_unmount(self) -> None:
        self._asker.give_up()

    @work(exclusive=True, group="load")
    async def _load(
        self, headline: Headline, offset: int | None, sought: Sought | None, leading_to: str | None
    ) -> None:
        slow = self.set_timer(self.CALM, lambda: self.post_message(Say("Opening the story: it is a long one.")))
        try:
            article, left = await to_thread(self._as_it_was_left, headline)
        except StoryNotFound:
            self.headline = self._shown
            self.post_message(Say("That story is no longer in the library.", trouble=True))
            return
        except NewsError as error:
            self.headline = self._shown
            self.notify(str(error), severity="error", markup=False)
            return
        finally:
            self.awaits_story = False
            slow.stop()
            self.post_message(LetKeysGo())
        self._show(article, headline, left if offset is None else offset)
        self.seek(sought)
        self.stand_on_reference(leading_to)
        self._look_up_references(article, headline)

    def _as_it_was_left(self, headline: Headline) -> tuple[Article, int]:
        """The story, and where in it reading stopped."""
        article = self._library.article(headline.story_id)
        return article, self._marks.position_in(headline.identity, article.document.text)

    def _show(self, article: Article, headline: Headline, offset: int) -> None:
        self.raw = False
        self.states = {}
        self._shown = None
        self.gone = False
        self._take_marks(headline, article)
        self.set_story(article, offset)
        self._shown = headline
        stood = self._stood.get(headline.story_id)
        self.here = stood if stood in self.stops else None
        self.redraw()
        self.post_message(self.Shown(headline))

    def _take_marks(self, headline: Headline, article: Article) -> bool:
        """Set the story with what the reader made of it; whether that is another thing than before."""
        before = self.options
        self.options = options_for(headline, self._marks, before)
        self.take_notes(self._marks.notes(headline.identity), article.document.text)
        return self.options != before

    @work(exclusive=True, group="again")
    async def _look_again(self) -> None:
        self._looking = None
        shown = self._shown
        if shown is None:
            return
        with suppress(NewsError):  # a story that has gone is kept on the screen until one leaves it
            now, article = await to_thread(self._as_it_is, shown.story_id, self.article)
            if self._shown is not shown or self.article is None:
                return
            self._tell_gone(now is None)
            if now is not None and article is not None:
                self._take_anew(article, shown, now)

    def _as_it_is(self, story_id: str, article: Article | None) -> tuple[Headline | None, Article | None]:
        """The story as the library has it by now; to understand a long one for nothing costs seconds."""
        now = self._library.headline(story_id)
        if now is None or article is None:
            return now, article
        document = self._library.documents([now.place]).get(now.place)
        if document is None or document == article.document:
            return now, article
        return now, self._library.article(story_id)

    def _take_anew(self, article: Article, shown: Headline, now: Headline) -> None:
        assert self.article is not None
        self._shown = self.headline = now
        if now.identity != shown.identity:
            self._marks.carry_over(shown.identity, now)
        if article.document != self.article.document:
            self._take_marks(now, article)
            self.set_story(article, self._top_in(article))
            self.post_message(Say("The story has changed: this is how it stands now, D shows what changed."))
        elif (now.also, now.papers) != (shown.also, shown.papers):
            self.marks_changed()
        if now.identity != shown.identity:
            self._keep_position()
            self.post_message(self.Corrected())
        self._look_up_references(self.article, now)

    def _top_in(self, article: Article) -> int:
        """Where the first line in view stands in a text that was corrected."""
        assert self.article is not None
        return found_at(self.top_offset, words_at(self.top_offset, self.article.document.text), article.document.text)

    def _tell_gone(self, gone: bool) -> None:
        if gone != self.gone:
            self.gone = gone
            self.post_message(Say("The story is gone from the library; this is how it stood last." if gone else ""))
            self.post_message(self.Moved())

    def look_up_references(self) -> None:
        """Find out anew which references of the open story lead somewhere."""
        if self.article is not None and self._shown is not None:
            self._look_up_references(self.article, self._shown)

    def _look_up_references(self, article: Article, headline: Headline) -> None:
        """Find out which references lead somewhere, after the story is on the screen."""

        def take(found: Mapping[int, Resolution]) -> None:
            states = {index: self._state(target, headline).rjust(STATE_CELLS) for index, target in found.items()}
            if article is self.article and states != self.states:
                self.states = states
                self.redraw()

        if article.references:
            self._asker.ask_soon(
                _STATES, lambda question: targets(self._library, self._marks, article, headline, question), take
            )

    def _state(self, found: Resolution, headline: Headline) -> str:
        if found.candidates:
            return f"one of {len(found.candidates)}"
        target = found.story
        if target is None:
            return "not here"
        if target.story_id == headline.story_id:
            return "this story"
        return "read" if self._marks.read(target.identity) else "unread"

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._keep_position()

    def action_open_address(self) -> None:
        if (url := self._address()) is not None:
            self.post_message(OpenAddress(url))

    def action_copy_address(self) -> None:
        if (url := self._address()) is not None:
            self.post_message(CopyText(url, "The address"))

    def _address(self) -> str | None:
        """The address of the reference one stands on, else of the story; says so where there is none."""
        if self.article is None:
            return None
        if self.here is not None and self.here.kind is StopKind.REFERENCE:
            url, what = self.article.references[self.here.which].url, "reference"
        else:
            url, what = self.article.document.url, "story"
        if url is None:
            self.post_message(Say(f"This {what} states no web address."))
        return url

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
        self._marks.remember(MEASURE, str(measure))
        self.set_again()
        fits = self.measure == measure
        self.post_message(
            Say(f"{measure} characters." if fits else f"{measure} characters, of which {self.measure} fit.")
        )

    def _go_to(self, offset: int) -> None:
        if self._page is not None:
            self._page.grow_past(offset, self.size.height)
            self._go_to_row(self._page.row_at(offset))

    def _keep_position(self) -> None:
        if self._shown is not None and self.article is not None:
            # Who has read to the end wants the top the next time.
            offset = 0 if self.at_end else self.top_offset
            near = words_at(offset, self.article.document.text)
            self._marks.keep_position(self._shown.identity, offset, near)
