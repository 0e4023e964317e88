"""Take a quote along from the story one reads."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.library.base import Headline
from tui.typeset.lines import StopKind
from tui.ui.messages import CopyText, Say
from tui.ui.widgets.story_keys import StoryKeys

TAKING = Binding.Group("Taking along")


class StoryQuotes(StoryKeys):
    """A story whose quotes one copies."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("Y", "copy_quote", "Copy the quote with who said it", show=False, id="story.copy-quote", group=TAKING),
        Binding("M", "copy_quote(True)", "Copy the quote as Markdown", show=False, id="story.copy-markdown",
                group=TAKING),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._shown: Headline | None = None

    def action_copy_quote(self, markdown: bool = False) -> None:
        if self.here is None or self.here.kind is not StopKind.QUOTE or self.article is None or self._shown is None:
            self.post_message(Say("Stand on a quote first: ]q goes to the next one."))
            return
        from tui.ui.quoting import to_paste, utterance

        said = utterance(self.article, self.article.quotes[self.here.which], self._shown)
        self.post_message(CopyText(*to_paste(said, self.options.wording, markdown=markdown)))
