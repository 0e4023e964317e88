"""The screen one reads on: headlines to the left, the open story to the right, one line at the foot."""

import os
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Key, Resize
from textual.timer import Timer
from textual.widgets import Static

from tui.library.base import Library
from tui.library.marks import Marks
from tui.settings import settings
from tui.ui.early_list import SMALLEST, TWO_PANES
from tui.ui.messages import OpenStory
from tui.ui.screens.lining import BESIDE, LiningScreen
from tui.ui.screens.overlaid import SCREEN
from tui.ui.terminal.line import line_of
from tui.ui.widgets.foot_line import FootLine
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.story_list import StoryList
from tui.ui.widgets.story_pane import StoryPane
from tui.ui.widgets.way_line import WayLine

_TALL = 12
"""So many rows leave one for how one came to the story."""


class ReadingScreen(LiningScreen):
    """Two panes where there is room, else one at a time."""

    AUTO_FOCUS = "StoryList"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (_TALL, "-tall")]  # noqa: RUF012 -- Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 -- Textual's own declaration
        (0, "-narrow"),
        (TWO_PANES, "-wide"),
        (BESIDE, "-broad"),
    ]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,m", "toggle_read", "Read or unread", show=False, id="reading.toggle-read", group=SCREEN),
        Binding("z", "undo", "Take back what was done last", show=False, id="reading.undo", group=SCREEN),
        Binding("Z", "zen", "The story alone, and back", show=False, id="reading.zen", group=SCREEN),
        Binding("q", "out", "Out; at the top, quit", show=False, id="reading.out", group=SCREEN),
    ]

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__(library, marks)
        self._resting: Timer | None = None
        self._pause = line_of(os.environ, settings()).pause

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Sidebar(self._library, self._marks)
            with Vertical(id="page"):
                yield WayLine()
                yield StoryPane(self._library, self._marks)
        yield FootLine()
        yield Static("Too small for a newspaper: Spalte needs 20 × 5.", id="too-small", markup=False)

    def on_mount(self) -> None:
        self._welcome(None)
        self._tell_foot()

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1], "-tiny")
        if self.story.headline is None:
            self._preview()

    def on_key(self, _: Key) -> None:
        self.foot.say("")

    @on(DescendantFocus)
    def _know_where(self, event: DescendantFocus) -> None:
        if isinstance(event.widget, StoryPane):
            if not self.has_class("-reading") and self.story.headline is not None:
                self.post_message(OpenStory(self.story.headline.story_id))
            self.add_class("-reading")
        elif isinstance(event.widget, StoryList):
            self.remove_class("-reading", "-zen")
        self._tell_foot()
        self._tell_way()

    @on(StoryList.Highlighted)
    def _preview_soon(self) -> None:
        if self._resting is not None:
            self._resting.stop()
        if self.story.headline is None:
            self._preview()
        elif not self.has_class("-reading"):
            self._resting = self.set_timer(self._pause, self._preview)

    def _preview(self) -> None:
        headline = self.sidebar.stories.highlighted
        if headline is not None and self.size.width >= TWO_PANES and not self.has_class("-reading"):
            self.story.open(headline)

    def _welcome(self, stories: int | None) -> None:
        """What stands on the page while no story is open."""
        words = (self._library.name, "", "j and k move, Enter reads, ? tells all keys")
        if stories == 0:
            words = (
                f"No stories in {self._library.name} yet.",
                "",
                "Stories are files that end in .txt or have no suffix.",
            )
        if words != self.story.nothing:
            self.story.nothing = words
            self.story.refresh()

    @on(Sidebar.Counted)
    def _welcome_anew(self, event: Sidebar.Counted) -> None:
        self._welcome(event.stories)

    @on(Sidebar.Changed)
    def _look_again(self) -> None:
        self.story.look_again_soon()

    def action_out(self) -> None:
        if self.has_class("-reading"):
            self._leave()
        else:
            self.app.exit()

    def action_zen(self) -> None:
        if self.story.headline is None:
            self.foot.say("No story is open that could stand alone: Enter opens the one you stand on.")
        elif self.toggle_class("-zen").has_class("-zen"):
            self.story.focus()

    def action_toggle_read(self) -> None:
        if (open_now := self.story.headline) is not None:
            self.sidebar.toggle(open_now)
            self.foot.say("Marked as read." if self._marks.read(open_now.identity) else "Marked as unread.")

    def action_undo(self) -> None:
        self.sidebar.action_undo()
