"""What a reader makes of a story: keeps it, tags it, takes all of that back."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui.library.base import Headline
from tui.ui.messages import LetKeysGo
from tui.ui.screens.typing import TypingScreen
from tui.ui.tagging import completions, tagging
from tui.ui.widgets.sidebar import Sidebar

MAKING = Binding.Group("Keep, tag and note")


class MarkingScreen(TypingScreen):
    """A screen on which one marks the open story, or the one that one stands on in the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "keep", "Keep the story, or no longer", show=False, id="reading.keep", group=MAKING),
        Binding("t", "tag", "Tag the story", show=False, id="reading.tag", group=MAKING),
    ]

    @property
    def meant(self) -> Headline | None:
        """The story that a key which marks one is about."""
        return self.story.headline if self.has_class("-reading") else self.sidebar.stories.highlighted

    def action_keep(self) -> None:
        headline = self.meant
        if headline is None:
            return
        keep = not self._marks.kept(headline.identity)
        self._marks.keep(headline, keep)
        self.sidebar.marked()
        self.foot.say("Kept; 4 in the list shows what you keep." if keep else "Kept no longer.")

    async def action_tag(self) -> None:
        headline = self.meant
        if headline is None:
            self.post_message(LetKeysGo())
            return
        has, known = self._marks.tags(headline.identity), self._marks.all_tags()

        def take(typed: str) -> None:
            said = tagging(typed)
            self._marks.retag(headline, said.on, said.off)
            self.sidebar.marked()
            tags = self._marks.tags(headline.identity)
            self.foot.say(f"Tagged {' '.join(f'#{tag}' for tag in tags)}." if tags else "No tags.")

        what = f"tags, besides {', '.join(has)}; -word takes one off" if has else "tags"
        await self.ask_line(what, take, complete=lambda typed: completions(typed, known, has))

    @on(Sidebar.Marked)
    def _show_marks(self) -> None:
        self.story.marks_changed()
