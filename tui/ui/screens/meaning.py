"""Go to the story that a title means, and say which one that is where it is not clear, or where it is another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on

from tui.cleaning import clean_line
from tui.library.base import Headline, Question
from tui.library.corrections import NO_STORY, meant
from tui.library.graph import Resolution
from tui.ui.messages import OpenStory
from tui.ui.screens.going import GoingScreen
from tui.ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from tui.ui.screens.candidates import Meant

_FOLLOW, _QUESTION = "follow", "question"


class MeaningScreen(GoingScreen):
    """A screen on which titles lead to stories."""

    def look_up(self, title: str) -> None:
        """Go to the story that the title means; where several bear it, let the reader choose."""
        near = self._near

        def find(_: Question) -> Resolution:
            return meant(title, near, self._library, self._marks)

        def take(found: Resolution) -> None:
            if found.story is not None:
                self.post_message(OpenStory(found.story.story_id, visit=True))
            elif found.candidates:
                self._let_choose(title, found.candidates, leads=True)
            else:
                self.tell_wanted(title)

        self._asker.ask_soon(_FOLLOW, find, take)

    def tell_wanted(self, title: str) -> None:
        """Say that the title leads nowhere; for those who build on this."""
        raise NotImplementedError

    def question(self, title: str) -> None:
        """Let the reader say which story the title means."""
        from tui.ui.targets import candidates

        near = self._near
        self._asker.ask_soon(
            _QUESTION,
            lambda _: candidates(self._library, title, near),
            lambda found: self._let_choose(title, found, leads=False),
        )

    @property
    def _near(self) -> int | None:
        return self.story.headline.place if self.story.headline is not None else None

    def _let_choose(self, title: str, found: Sequence[Headline], *, leads: bool) -> None:
        from tui.ui.screens.candidates import CandidatesScreen

        said = self._marks.correction(title)

        def take(chosen: Meant | None) -> None:
            if chosen is None:
                return
            if chosen.remember:
                self._marks.correct(title, chosen.identity)
                self.sidebar.marked()
                self.foot.say(_told(title, chosen.identity))
            if leads and chosen.headline is not None:
                self.post_message(OpenStory(chosen.headline.story_id, visit=True))

        self.app.push_screen(CandidatesScreen(title, found, said, self._marks.read, leads=leads), take)

    @on(Sidebar.Marked)
    def _look_up_again(self) -> None:
        self.story.look_up_references()


def _told(title: str, identity: str | None) -> str:
    if identity is None:
        return f"“{clean_line(title)}” means what Spalte finds; z takes it back."
    which = "no story here" if identity == NO_STORY else "this story"
    return f"“{clean_line(title)}” means {which} from now on; z takes it back."
