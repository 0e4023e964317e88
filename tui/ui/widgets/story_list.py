"""The list of stories: moving through it with keys and mouse; nothing on the way of a key grows with their number."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click, Key, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp

from tui.typeset.glyphs import ASCII
from tui.ui.messages import OpenStory
from tui.ui.scroll_bar import share_at
from tui.ui.widgets.story_pages import StoryPages

MOVING = Binding.Group("The list of stories")
_WHEEL = 3
_BOXES = ("search", "filter", "date")
"""Actions of whoever holds the list that open a box."""


class StoryList(StoryPages):
    """Headlines to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Next story", show=False, id="story-list.next", group=MOVING),
        Binding("k,up", "move(-1)", "Previous story", show=False, id="story-list.previous", group=MOVING),
        Binding("g,home", "end(-1)", "Top", show=False, id="story-list.top", group=MOVING),
        Binding("G,end", "end(1)", "Bottom", show=False, id="story-list.bottom", group=MOVING),
        Binding("space,pagedown", "page(1)", "Page down", show=False, id="story-list.page-down", group=MOVING),
        Binding("b,pageup", "page(-1)", "Page up", show=False, id="story-list.page-up", group=MOVING),
        Binding("enter,l,right", "open", "Read", id="story-list.open", group=MOVING),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._dragging = False
        self.set_class(self._glyphs is ASCII, "-ascii")

    def leads_on(self, key: str) -> bool:
        """Whether this key opens a story or a box, so that the keys after it are meant for that."""
        for node in self.ancestors_with_self:
            for binding in node._bindings.key_to_bindings.get(key, ()):
                return binding.action in _BOXES or (binding.action == "open" and self.highlighted is not None)
        return False

    async def action_move(self, step: int) -> None:
        await self.reach(self.index + step)
        self.move_to(self.index + step)
        self.look_ahead()

    async def action_end(self, side: int) -> None:
        await self.go_to_end(side)

    async def action_page(self, step: int) -> None:
        if not self.page_by(step):
            await self.reach(len(self.window) if step > 0 else -1)
            self.page_by(step)
        self.look_ahead()

    def action_open(self) -> None:
        if (headline := self.highlighted) is not None:
            self.post_message(OpenStory(headline.story_id))

    def on_key(self, _: Key) -> None:
        self.moved = True

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
