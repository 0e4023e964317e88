"""Go on from a story: to the next one, to one that it refers to, to those with some words."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui.cleaning import clean_line
from tui.library.base import Headline, Library
from tui.library.marks import Marks
from tui.ui.messages import FollowReference, SearchStories, StepStory
from tui.ui.screens.meaning import MeaningScreen
from tui.ui.trail import Visit
from tui.ui.widgets.story_asking import CHOOSING
from tui.ui.widgets.story_pane import StoryPane


class FollowingScreen(MeaningScreen):
    """A screen on which one goes from story to story."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ampersand,backslash", "search", "Filter", show=False, id="reading.search", group=CHOOSING),
    ]

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__(library, marks)
        self._offered = ""

    @on(StepStory)
    async def _step(self, request: StepStory) -> None:
        def take(found: Headline | None) -> None:
            if found is None:
                way = "below" if request.step > 0 else "above"
                self.foot.say(f"No {'unread ' if request.unread else ''}story {way} in the list.")
                return
            self._remember_line()
            self._trail.visit(found.story_id)
            self._arrive(found, Visit(found.story_id), listed=True)  # at once: the next step counts from there

        await self._next(request.step, request.unread, take)

    @on(StoryPane.EndReached)
    async def _offer_next(self) -> None:
        def take(found: Headline | None) -> None:
            self.foot.say(f"space again: {found.text}" if found else "This was the last story in the list.")

        await self._next(1, False, take)

    async def _next(self, step: int, unread: bool, take: Callable[[Headline | None], None]) -> None:
        here = self.story.headline or self.sidebar.stories.highlighted
        if here is not None:
            await self.sidebar.next_to(here, step, unread, take)

    @on(FollowReference)
    def _follow(self, request: FollowReference) -> None:
        article = self.story.article
        if article is not None and request.index < len(article.references):
            self.look_up(article.references[request.index].title)

    def tell_wanted(self, title: str) -> None:
        """Say that the title leads nowhere, and what one can look for."""
        self._offered = _telling_word(title)
        self.foot.say(f"“{_short(title)}” is not here; & looks for {self._offered}.")

    @on(SearchStories)
    def _search(self, request: SearchStories) -> None:
        self.remove_class("-reading", "-zen")
        self.sidebar.ask_filter(request.words)

    def action_search(self) -> None:
        self.post_message(SearchStories(self._offered))
        self._offered = ""


def _telling_word(title: str) -> str:
    """The word that says most of what a title is about: the longest, a name before others."""
    words = [word.strip("«»“”\"'.,:;!?–-()") for word in clean_line(title).split()]
    names = [word for word in words[1:] if word[:1].isupper()] or words
    return max(names, key=len, default="")


def _short(title: str, most: int = 40) -> str:
    title = clean_line(title)
    return title if len(title) <= most else title[: most - 1].rstrip() + "…"
