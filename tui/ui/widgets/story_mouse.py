"""The list of stories under the mouse: a click, the wheel, and the bar at the edge."""

from __future__ import annotations

from textual.events import Click, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp

from tui.ui.messages import OpenStory
from tui.ui.scroll_bar import share_at
from tui.ui.widgets.story_pages import StoryPages

_WHEEL = 3


class ClickedPages(StoryPages):
    """Stories that are clicked: once to stand on one, again to open it."""

    def __init__(self) -> None:
        super().__init__()
        self._dragging = False

    def action_open(self) -> None:
        if (headline := self.highlighted) is not None:
            self.post_message(OpenStory(headline.story_id))

    def on_click(self, event: Click) -> None:
        if self._on_bar(event.x) or (index := self.at_row(event.y)) is None:
            return
        self.moved = True
        if index == self.index:
            self.action_open()
        else:
            self.move_to(index)
            self.look_ahead()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        self._wheel(event, _WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        self._wheel(event, -_WHEEL)

    def on_mouse_down(self, event: MouseDown) -> None:
        if self._on_bar(event.x) and self.bar:
            self._dragging = True
            self.capture_mouse()
            self._drag(event.y)

    def on_mouse_move(self, event: MouseMove) -> None:
        if self._dragging:
            self._drag(event.y)

    def on_mouse_up(self, _: MouseUp) -> None:
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def _drag(self, y: int) -> None:
        self.moved = True
        self.go_to_share(share_at(self.size.height, y))

    def _wheel(self, event: MouseScrollDown | MouseScrollUp, rows: int) -> None:
        event.stop()
        self.moved = True
        self.scroll_rows(rows)
        self.look_ahead()

    def _on_bar(self, x: int) -> bool:
        return x == self.size.width - 1
