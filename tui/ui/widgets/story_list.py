"""The list of stories and its keys; nothing on the way of a key grows with their number."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key

from tui.typeset.glyphs import ASCII
from tui.ui.widgets.story_mouse import ClickedPages

MOVING = Binding.Group("The list of stories")
_BOXES = ("search", "filter", "date", "tag", "save_search", "who_said_what")
"""Actions of whoever holds the list that open a box or a line to type in."""


class StoryList(ClickedPages):
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

    def on_key(self, _: Key) -> None:
        self.moved = True
