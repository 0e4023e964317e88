"""All references of a story and to it, over the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui.library.base import Headline
from tui.library.marks import Marks
from tui.ui.screens.choosing import ChoosingScreen
from tui.ui.targets import Around
from tui.ui.widgets.reference_list import ReferenceList

if TYPE_CHECKING:
    from tui.article.article import Article


class ReferencesScreen(ChoosingScreen[int | Headline]):
    """Answers with the index of the reference to follow, or the story that refers to this one.

    `question` is called with the title of a reference of which the reader wants to say what it means.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("U", "dismiss(None)", "Close", id="references.close"),
    ]

    def __init__(self, article: Article, marks: Marks, around: Around, question: Callable[[str], None]) -> None:
        self._article = article
        self._list = ReferenceList(article, marks, around)
        self._question = question
        count = len(article.references)
        title = f"{count or 'No'} reference{'s' if count != 1 else ''}"
        if around.referring:
            title += f", and {len(around.referring)} to this story"
        super().__init__(title, self._list, "Enter or the number follows, c says what it means, Esc closes")

    def show(self, around: Around) -> None:
        """Show what is known by now."""
        self._list.show(around)

    @on(ReferenceList.Followed)
    def _answer(self, event: ReferenceList.Followed) -> None:
        self.dismiss(event.chosen)

    @on(ReferenceList.Questioned)
    def _ask(self, event: ReferenceList.Questioned) -> None:
        self._question(self._article.references[event.index].title)
