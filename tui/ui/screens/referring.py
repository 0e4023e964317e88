"""What the open story refers to, what refers to it, and what stories refer to in vain."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui.library.base import Headline, Library, Question
from tui.library.graph import Wanted
from tui.library.marks import Marks
from tui.ui.messages import FollowReference, OpenStory
from tui.ui.screens.going import RELATED
from tui.ui.screens.quoted import QuotedScreen
from tui.ui.targets import Around, around
from tui.ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.ui.screens.references import ReferencesScreen

_AROUND = "around"


class ReferringScreen(QuotedScreen):
    """A screen that lists the references of a story over it; what one chooses in them is opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("U", "references", "All references of the story, and to it", show=False, id="reading.references",
                group=RELATED),
        Binding("w", "wanted", "Wanted stories: titles that are not here", show=False, id="reading.wanted",
                group=RELATED),
    ]  # fmt: skip

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__(library, marks)
        self._references: ReferencesScreen | None = None

    def on_another_story(self) -> bool:
        """Whether one stands in the list on another story than the open one, and so means that; one is told."""
        there = None if self.has_class("-reading") else self.sidebar.stories.highlighted
        here = self.story.headline
        if there is None or (here is not None and here.story_id == there.story_id):
            return False
        self.foot.say("Open the story first: Enter reads it.")
        return True

    async def action_references(self) -> None:
        if self.on_another_story():
            return
        article, headline = self.story.article, self.story.shown
        if article is None or headline is None:
            self.foot.say("This story refers to no other.")
            return

        def take(found: Around) -> None:
            from tui.ui.screens.references import ReferencesScreen

            if self.story.headline is None or self.story.headline.story_id != headline.story_id:
                return  # one is on another story by now
            if article.references or found.referring:
                self._references = ReferencesScreen(article, self._marks, found, self.question)
                self.app.push_screen(self._references, self._follow_chosen)
            else:
                self.foot.say("This story refers to no other, and none to it.")

        await self._asker.ask(_AROUND, self._around(article, headline), take)

    def action_wanted(self) -> None:
        from tui.ui.screens.wanted import WantedScreen

        self.app.push_screen(WantedScreen(self._library, self._marks), self._read_referring)

    def _read_referring(self, chosen: Wanted | None) -> None:
        if chosen is not None:
            reading = self.has_class("-reading")
            self.post_message(OpenStory(chosen.last.story_id, visit=reading, leading_to=chosen.title))

    @on(Sidebar.Changed)
    def _look_for_wanted_again(self) -> None:
        from tui.ui.screens.wanted import WantedScreen

        if isinstance(self.app.screen, WantedScreen):
            self.app.screen.look_again()

    @on(Sidebar.Marked)
    @on(Sidebar.Changed)
    def _look_at_references_again(self) -> None:
        """A story that was wanted may have come, or the reader has said what a title means."""
        listed, article, headline = self._references, self.story.article, self.story.shown
        if listed is not None and listed.is_attached and article is not None and headline is not None:
            self._asker.ask_soon(_AROUND, self._around(article, headline), listed.show)

    def _around(self, article: Article, headline: Headline) -> Callable[[Question], Around]:
        return lambda question: around(self._library, self._marks, article, headline, question)

    def _follow_chosen(self, chosen: int | Headline | None) -> None:
        self._references = None
        if chosen is not None:
            self.story.focus()
            if isinstance(chosen, int):
                self.post_message(FollowReference(chosen))
            else:
                here = self.story.shown
                leading_to = here.text if here is not None else None
                self.post_message(OpenStory(chosen.story_id, visit=True, leading_to=leading_to))
