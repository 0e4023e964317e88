"""A page over the page: words to scroll through, and to close."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class PageScreen(ModalScreen[None]):
    """Shows some content, which may be longer than the screen, until one closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,q,question_mark,exclamation_mark,h,left,backspace",
            "dismiss",
            "Close",
            show=False,
            id="page.close",
        ),
        Binding("j", "scroll(1)", "Down", show=False, id="page.down"),
        Binding("k", "scroll(-1)", "Up", show=False, id="page.up"),
        Binding("space", "page(1)", "Page down", show=False, id="page.page-down"),
        Binding("b", "page(-1)", "Page up", show=False, id="page.page-up"),
        Binding("g", "ends(-1)", "Top", show=False, id="page.top"),
        Binding("G", "ends(1)", "End", show=False, id="page.end"),
    ]

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(self._content, markup=False)

    @property
    def words(self) -> str:
        """All that stands on the page."""
        return self._content.plain

    @property
    def _pane(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def action_scroll(self, step: int) -> None:
        self._pane.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        self._pane.scroll_relative(y=step * max(1, self._pane.size.height - 2), animate=False)

    def action_ends(self, side: int) -> None:
        self._pane.scroll_to(y=0 if side < 0 else self._pane.max_scroll_y, animate=False)
