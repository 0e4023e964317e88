"""What opens over the page: references, files that cannot be read, and the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from tui.errors import UnreadableFile
from tui.library.base import Headline, Question
from tui.ui.messages import FollowReference, OpenStory
from tui.ui.screens.quoted import QuotedScreen

if TYPE_CHECKING:
    from tui.ui.forms import Form

SCREEN = Binding.Group("The screen")
_REFERENCES, _DIFFERENCES, _UNREADABLE = "references", "differences", "unreadable"


class OverlaidScreen(QuotedScreen):
    """A screen that shows lists over the story; what one chooses in them is opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("U", "references", "All references of the story, and to it", show=False, id="reading.references",
                group=SCREEN),
        Binding("D", "differences", "What changed in the story, and what differs elsewhere", show=False,
                id="reading.differences", group=SCREEN),
        Binding("exclamation_mark", "unreadable", "Files that cannot be read", show=False, id="reading.unreadable",
                group=SCREEN),
        Binding("question_mark", "help", "All keys", show=False, id="reading.help", group=SCREEN),
    ]  # fmt: skip

    async def action_references(self) -> None:
        article, headline = self.story.article, self.story.headline
        if article is None or headline is None:
            self.foot.say("This story refers to no other.")
            return

        def take(referring: Sequence[Headline]) -> None:
            from tui.ui.screens.references import ReferencesScreen

            if article.references or referring:
                self.app.push_screen(ReferencesScreen(article, self.story.states, referring), self._chosen)
            else:
                self.foot.say("This story refers to no other, and none to it.")

        await self._asker.ask(_REFERENCES, lambda _: self._library.graph.referring(headline.story_id), take)

    async def action_differences(self) -> None:
        article, headline, words = self.story.article, self.story.headline, self.story.options.wording
        if article is None or headline is None:
            self.foot.say("No story is open.")
            return

        def fetch(_: Question) -> Sequence[Form]:
            from tui.ui.forms import forms_of

            return forms_of(self._library, headline, words)

        def take(forms: Sequence[Form]) -> None:
            from tui.ui.screens.differences import DifferencesScreen

            if not forms:
                self.foot.say("There is one form of this story only: it never changed.")
            elif article is self.story.article:
                self.app.push_screen(DifferencesScreen(article, forms))

        await self._asker.ask(_DIFFERENCES, fetch, take)

    async def action_unreadable(self) -> None:
        def take(files: Sequence[UnreadableFile]) -> None:
            from tui.ui.screens.unreadable import UnreadableScreen

            if files:
                self.app.push_screen(UnreadableScreen(files))
            else:
                self.foot.say("Every file could be read.")

        await self._asker.ask(_UNREADABLE, lambda _: self._library.unreadable(), take)

    def _chosen(self, chosen: int | Headline | None) -> None:
        if chosen is not None:
            self.story.focus()
            if isinstance(chosen, int):
                self.post_message(FollowReference(chosen))
            else:
                self.post_message(OpenStory(chosen.story_id, visit=True))

    def action_help(self) -> None:
        from tui.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.keyed))

    @property
    def keyed(self) -> Sequence[DOMNode]:
        """Those whose keys the page of keys tells, in this order."""
        return (self.story, self.sidebar.stories, self.sidebar, self, self.app)
