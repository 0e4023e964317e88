"""What opens over the page: what changed in a story, files that cannot be read, and the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from tui.errors import UnreadableFile
from tui.library.base import Headline, Question
from tui.ui.messages import OpenStory
from tui.ui.screens.going import RELATED
from tui.ui.screens.referring import ReferringScreen

if TYPE_CHECKING:
    from tui.ui.forms import Form

SCREEN = Binding.Group("The screen")
_DIFFERENCES, _UNREADABLE = "differences", "unreadable"


class OverlaidScreen(ReferringScreen):
    """A screen that shows pages over the story."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("D", "differences", "What changed, and what differs elsewhere", show=False, id="reading.differences",
                group=RELATED),
        Binding("exclamation_mark", "unreadable", "Files that cannot be read", show=False, id="reading.unreadable",
                group=SCREEN),
        Binding("question_mark", "help", "All keys", show=False, id="reading.help", group=SCREEN),
    ]  # fmt: skip

    async def action_differences(self) -> None:
        if self.on_another_story():
            return
        article, headline, words = self.story.article, self.story.shown, self.story.options.wording
        if article is None or headline is None:
            self.foot.say("No story is open.")
            return

        def fetch(_: Question) -> Sequence[Form]:
            from tui.ui.forms import forms_of

            return forms_of(self._library, headline, words)

        def take(forms: Sequence[Form]) -> None:
            from tui.ui.screens.differences import DifferencesScreen

            if not forms:
                self.foot.say("This story never changed, and its text stands nowhere else.")
            elif article is self.story.article:
                self.app.push_screen(DifferencesScreen(article, forms), self._open_form)

        await self._asker.ask(_DIFFERENCES, fetch, take)

    def _open_form(self, chosen: Headline | None) -> None:
        if chosen is not None:
            self.story.focus()
            self.post_message(OpenStory(chosen.story_id, visit=True))

    async def action_unreadable(self) -> None:
        def take(files: Sequence[UnreadableFile]) -> None:
            from tui.ui.screens.unreadable import UnreadableScreen

            if files:
                self.app.push_screen(UnreadableScreen(files))
            else:
                self.foot.say("Every file could be read.")

        await self._asker.ask(_UNREADABLE, lambda _: self._library.unreadable(), take)

    def action_help(self) -> None:
        from tui.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.keyed))

    @property
    def keyed(self) -> Sequence[DOMNode]:
        """Those whose keys the page of keys tells, in this order."""
        return (self.story, self.sidebar.stories, self.sidebar, self, self.app)
