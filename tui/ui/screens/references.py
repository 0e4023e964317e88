"""All references of a story, over the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.library.base import Headline
from tui.ui.terminal.abilities import glyphs_for
from tui.ui.widgets.reference_list import ReferenceList

if TYPE_CHECKING:
    from tui.article.article import Article


class ReferencesScreen(ModalScreen["int | Headline | None"]):
    """Answers with the index of the reference to follow, or the story that refers to this one, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,U,h,left,backspace", "dismiss(None)", "Close", id="references.close"),
    ]

    def __init__(self, article: Article, states: Mapping[int, str], referring: Sequence[Headline]) -> None:
        super().__init__()
        self._article = article
        self._states = states
        self._referring = referring

    def compose(self) -> ComposeResult:
        count = len(self._article.references)
        with Vertical():
            title = f"{count} reference{'s' if count != 1 else ''}"
            if self._referring:
                title += f", and {len(self._referring)} to this story"
            yield Static(title, id="title", markup=False)
            yield ReferenceList(self._article, self._states, self._referring, glyphs_for())
            yield Static("Enter or the number follows, Esc closes", id="keys", markup=False)

    def on_resize(self) -> None:
        """The list takes the rows that the box leaves it, and scrolls where it needs more."""
        box, references = self.query_one(Vertical), self.query_one(ReferenceList)
        around = sum(each.outer_size.height + each.styles.margin.height for each in box.query(Static))
        references.styles.max_height = max(1, self.size.height - 2 - box.gutter.height - around)

    @on(ReferenceList.Chosen)
    def _answer(self, event: ReferenceList.Chosen) -> None:
        self.dismiss(event.chosen)
