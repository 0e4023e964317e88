"""Move through a story: by lines, pages and to its ends, without animation."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size

from tui.ui.widgets.story_view import StoryView

MOVING = Binding.Group("Moving")


class StoryScroll(StoryView):
    """A story with the keys that move through it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "line(1)", "Down a line", show=False, id="story.down", group=MOVING),
        Binding("k,up", "line(-1)", "Up a line", show=False, id="story.up", group=MOVING),
        Binding(
            "space,pagedown", "page(1)", "Page down; at the end, the next story", id="story.page-down", group=MOVING
        ),
        Binding("b,pageup", "page(-1)", "Page up", show=False, id="story.page-up", group=MOVING),
        Binding("d", "half(1)", "Half a page down", show=False, id="story.half-down", group=MOVING),
        Binding("u", "half(-1)", "Half a page up", show=False, id="story.half-up", group=MOVING),
        Binding("g,home", "top", "Top of the story", show=False, id="story.top", group=MOVING),
        Binding("G,end", "bottom", "End of the story", show=False, id="story.bottom", group=MOVING),
    ]

    def action_line(self, step: int) -> None:
        self._go_to_row(self.scroll_offset.y + step)

    def action_page(self, step: int) -> None:
        self._go_to_row(self.scroll_offset.y + step * max(1, self.size.height - 2))

    def action_half(self, step: int) -> None:
        self._go_to_row(self.scroll_offset.y + step * max(1, self.size.height // 2))

    def action_top(self) -> None:
        self._go_to_row(0)

    def action_bottom(self) -> None:
        if self._page is not None:
            while not self._page.whole:
                self._page.grow(10_000)
            self.virtual_size = Size(1, len(self._page.lines))
            self._go_to_row(len(self._page.lines))
