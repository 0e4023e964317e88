"""What opens over the page: references, files that cannot be read, and the keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.errors import UnreadableFile
from tui.library.base import Headline
from tui.ui.messages import FollowReference, OpenStory
from tui.ui.screens.quoted import QuotedScreen

SCREEN = Binding.Group("The screen")
_REFERENCES, _UNREADABLE = "references", "unreadable"


class OverlaidScreen(QuotedScreen):
    """A screen that shows lists over the story; what one chooses in them is opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("U", "references", "All references of the story, and to it", show=False, id="reading.references",
                group=SCREEN),
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

        self.app.push_screen(HelpScreen((self.story, self.sidebar.stories, self.sidebar, self, self.app)))
