"""The line of a story, beside it where there is room, else in its place."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.dom import DOMNode
from textual.events import DescendantFocus, Resize

from tui.library.base import Headline
from tui.library.graph import Line
from tui.ui.messages import OpenStory
from tui.ui.screens.going import RELATED
from tui.ui.screens.marking import MarkingScreen
from tui.ui.widgets.line_pane import LinePane, line_of
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.story_pane import StoryPane

BESIDE = 160
"""From this width on there is room for sidebar, line and story."""
_LINE = "line"


class LiningScreen(MarkingScreen):
    """A screen on which one walks the line of a story.

    The class `-line` tells that it is open. Where it takes the place of the story it closes when the keys go elsewhere.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("L", "line", "The line of the story, in time", show=False, id="reading.line", group=RELATED),
    ]

    @property
    def line(self) -> LinePane | None:
        """The line that is open."""
        return self.query_one(LinePane) if self.has_class("-line") else None

    @property
    def meant(self) -> Headline | None:
        """The story that a key is about: in the line the one that one stands on there."""
        return self.line.rows.highlighted if self.line is not None and self.line.has_focus_within else super().meant

    @property
    def keyed(self) -> Sequence[DOMNode]:
        """The keys of the line come first while it is open."""
        return (self.line, self.line.rows, *super().keyed) if self.line is not None else super().keyed

    @property
    def story_in_view(self) -> bool:
        """The line may stand in the place of the story."""
        return super().story_in_view and (self.line is None or self.size.width >= BESIDE)

    async def action_line(self) -> None:
        headline = self.meant
        if headline is None:
            return
        if self.line is not None and self.line.headline.story_id == headline.story_id:
            self.line.rows.focus()
            return

        def take(line: Line) -> None:
            meant = self.meant  # a list that was filled meanwhile has other objects for the same stories
            if meant is None or meant.story_id != headline.story_id:
                return
            if len(line.stories) > 1:
                self.run_worker(self._open_line(headline, line), group=_LINE)
            else:
                self.foot.say("This story stands alone: it refers to none here, and none refers to it.")

        await self._asker.ask(_LINE, line_of(self._library, headline), take)
        if self._asker.asking(_LINE):
            self.foot.say("The line of the story is being looked for.")

    async def _open_line(self, headline: Headline, line: Line) -> None:
        await self.query(LinePane).remove()
        pane = LinePane(self._library, self._marks, headline, line)
        await self.query_one(Horizontal).mount(pane, before="#page")
        self.set_focus(pane.rows)  # before what has the keys now is hidden, which would give them to anyone
        self.add_class("-line")
        self.foot.say("")

    @on(LinePane.Closed)
    def _leave_line(self) -> None:
        self._close_line()
        (self.story if self.has_class("-reading") else self.sidebar.stories).focus()

    def _close_line(self) -> None:
        self.remove_class("-line")
        self.query(LinePane).remove()

    @on(LinePane.Chosen)
    def _read_on(self, event: LinePane.Chosen) -> None:
        line, chosen = self.line, event.headline
        if line is not None and not self.has_class("-reading") and line.headline.story_id != chosen.story_id:
            self._trail.begin(line.headline.story_id)
            self._trail.arrive(line.headline.story_id, line.headline.text)
            self.post_message(OpenStory(chosen.story_id, visit=True))
        else:
            self.post_message(OpenStory(chosen.story_id, visit=self.has_class("-reading")))

    @on(LinePane.Toggled)
    def _toggle(self, event: LinePane.Toggled) -> None:
        self.sidebar.toggle(event.headline)

    @on(Sidebar.Marked)
    @on(StoryPane.Shown)
    def _draw_line_anew(self) -> None:
        if self.line is None:
            return
        if self.has_class("-reading") and self.story.headline is not None:
            self.line.open(self.story.headline)
        self.line.rows.lay_out()

    @on(Sidebar.Changed)
    def _look_at_line_again(self) -> None:
        if self.line is not None:
            self.line.look_again()

    @on(DescendantFocus)
    def _make_room(self, event: DescendantFocus) -> None:
        if self.line is not None and self.size.width < BESIDE and self.line not in event.widget.ancestors:
            self._close_line()

    def on_resize(self, event: Resize) -> None:
        if self.line is not None and event.size.width < BESIDE and self.focused is not self.line.rows:
            self._close_line()
