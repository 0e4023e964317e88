"""A difference on the screen: only the rows in view are drawn, and one steps from change to change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Key, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.cleaning import drawable
from tui.library.differing import Difference, Mark
from tui.typeset.glyphs import ASCII
from tui.typeset.options import DEFAULT_MEASURE, GUTTER
from tui.ui.edits import FOLD, EditRow, set_edits
from tui.ui.setting import fitting, indent
from tui.ui.terminal.abilities import glyphs_for

DIFFERENCES = Binding.Group("What differs")


def column(width: int) -> int:
    """Where the text begins in a view of this width."""
    return indent(fitting(DEFAULT_MEASURE, width), width) + GUTTER


class DifferenceView(ScrollView, can_focus=True):
    """The paragraphs of two forms in one; the change one stands on has a sign in the margin.

    A binding whose key is a bracket and a letter is pressed one after the other.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"difference--{look}" for look in (*Mark, FOLD, "here")),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "line(1)", "Down a line", show=False, id="difference.down", group=DIFFERENCES),
        Binding("k,up", "line(-1)", "Up a line", show=False, id="difference.up", group=DIFFERENCES),
        Binding("space,pagedown", "page(1)", "Page down", show=False, id="difference.page-down", group=DIFFERENCES),
        Binding("b,pageup", "page(-1)", "Page up", show=False, id="difference.page-up", group=DIFFERENCES),
        Binding("g,home", "end(-1)", "Top", show=False, id="difference.top", group=DIFFERENCES),
        Binding("G,end", "end(1)", "End", show=False, id="difference.end", group=DIFFERENCES),
        Binding("]d,n", "change(1)", "Next change", show=False, id="difference.next", group=DIFFERENCES),
        Binding("[d,N", "change(-1)", "Previous change", show=False, id="difference.previous", group=DIFFERENCES),
    ]  # fmt: skip

    class Moved(Message):
        """Another change is stood on, or others are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.said = ""
        """What stands there while there is nothing to compare."""
        self._difference: Difference | None = None
        self._rows: Sequence[EditRow] = ()
        self._begins: Sequence[int] = ()
        self._here = -1
        self._glyphs = glyphs_for()
        self._set_for = 0
        self._pending = ""

    @property
    def bracketed(self) -> bool:
        """Whether the marks have to do without colours and strokes."""
        return self._glyphs is ASCII or self.app.no_color

    @property
    def place(self) -> tuple[int, int]:
        """The number of the change one stands on, 0 before the first, and how many there are."""
        return self._here + 1, len(self._begins)

    @property
    def lines(self) -> list[str]:
        """All rows, as words."""
        return ["".join(text for _, text in row.stretches) for row in self._rows]

    def show(self, difference: Difference | None, said: str = "") -> None:
        """Show a difference from its top, or only some words."""
        self._difference, self.said, self._here = difference, said, -1
        self._lay_out()
        self.scroll_to(0, 0, animate=False, immediate=True, force=True)

    def on_resize(self, _: Resize) -> None:
        if self._measure != self._set_for:
            self._lay_out()

    def render_line(self, y: int) -> Strip:
        width, row = self.size.width, self.scroll_offset.y + y
        same = self.get_component_rich_style(f"difference--{Mark.SAME}")
        left = column(width) - GUTTER
        segments = [Segment(" " * (left + GUTTER), same)]
        if self._difference is None or not self._rows:
            segments += [Segment(drawable(self.said), same)] if y == 0 else []
        elif row < len(self._rows):
            if 0 <= self._here < len(self._begins) and self._begins[self._here] == row:
                here = self.get_component_rich_style("difference--here")
                segments = [Segment(" " * left, same), Segment(self._glyphs.here, here), Segment("  ", same)]
            segments += [
                Segment(drawable(text), self.get_component_rich_style(f"difference--{look}"))
                for look, text in self._rows[row].stretches
            ]
        return Strip(segments).adjust_cell_length(width, same)

    async def on_key(self, event: Key) -> None:
        pending, self._pending = self._pending, event.character if event.character in ("[", "]") else ""
        if pending or self._pending:
            event.stop()
            event.prevent_default()
        if pending and event.character:
            for binding in self._bindings.key_to_bindings.get(pending + event.character, ()):
                await self.run_action(binding.action)

    def action_line(self, step: int) -> None:
        self._go_to_row(self.scroll_offset.y + step)

    def action_page(self, step: int) -> None:
        self._go_to_row(self.scroll_offset.y + step * max(1, self.size.height - 2))

    def action_end(self, side: int) -> None:
        self._go_to_row(0 if side < 0 else len(self._rows))

    def action_change(self, step: int) -> None:
        here = self._here + step
        if 0 <= here < len(self._begins):
            self._here = here
            row, above, height = self._begins[here], self.scroll_offset.y, self.size.height
            if not above <= row < above + max(1, height - min(3, height // 4)):
                self._go_to_row(row - height // 3)
            self.refresh()
        self.post_message(self.Moved())

    @property
    def _measure(self) -> int:
        return fitting(DEFAULT_MEASURE, self.size.width)

    def _lay_out(self) -> None:
        self._set_for = self._measure
        self._rows = ()
        if self._difference is not None:
            self._rows = set_edits(self._difference, self._measure, self._glyphs, bracketed=self.bracketed)
        self._begins = [at for at, row in enumerate(self._rows) if row.begins]
        self._here = min(self._here, len(self._begins) - 1)
        self.virtual_size = Size(1, max(1, len(self._rows)))
        self.refresh()
        self.post_message(self.Moved())

    def _go_to_row(self, row: int) -> None:
        self.scroll_to(0, max(0, min(row, self.max_scroll_y)), animate=False, immediate=True, force=True)
