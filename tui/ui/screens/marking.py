"""What a reader makes of a story: keeps it, tags it, takes all of that back."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui.library.base import Headline
from tui.ui.screens.overlaid import OverlaidScreen
from tui.ui.widgets.sidebar import Sidebar

MAKING = Binding.Group("Keep, tag and note")


class MarkingScreen(OverlaidScreen):
    """A screen on which one marks the open story, or the one that one stands on in the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "keep", "Keep the story, or no longer", show=False, id="reading.keep", group=MAKING),
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

    @on(Sidebar.Marked)
    def _show_marks(self) -> None:
        self.story.marks_changed()
