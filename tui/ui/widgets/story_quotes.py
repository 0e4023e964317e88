"""Go to what is said in the story one reads, and take it along."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.typeset.lines import StopKind
from tui.ui.messages import CopyText, ListQuotes, Say
from tui.ui.widgets.story_keys import StoryKeys
from tui.ui.widgets.story_stops import STOPS

TAKING = Binding.Group("Taking along")


class StoryQuotes(StoryKeys):
    """A story whose quotes one lists, goes to and copies."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("quotation_mark", "list_quotes", "All quotes of the story, by speaker", show=False,
                id="story.list-quotes", group=STOPS),
        Binding("Y", "copy_quote", "Copy the quote with who said it", show=False, id="story.copy-quote", group=TAKING),
        Binding("M", "copy_quote(True)", "Copy the quote as Markdown", show=False, id="story.copy-markdown",
                group=TAKING),
    ]  # fmt: skip

    @property
    def quote_here(self) -> int | None:
        """The place in `Article.quotes` of the quote one stands on; None where one stands on none."""
        return self.here.which if self.here is not None and self.here.kind is StopKind.QUOTE else None

    def shows(self, story_id: str) -> bool:
        """Whether this story is on the page, and not only being loaded."""
        return self._shown is not None and self._shown.story_id == story_id

    def stand_on_quote(self, start: int) -> None:
        """Stand on the quote that begins at `start`, where there is one; speech that is folded is unfolded for it."""
        stops = [stop for stop in self.stops if stop.kind is StopKind.QUOTE and stop.start == start]
        if not stops:
            return
        if self.options.fold_speech:
            self.options = replace(self.options, fold_speech=False)
            self.set_again()
        self.stand_on(stops[0])

    def action_list_quotes(self) -> None:
        self.post_message(ListQuotes())

    def action_copy_quote(self, markdown: bool = False) -> None:
        if self.quote_here is None or self.article is None or self._shown is None:
            self.post_message(Say("Stand on a quote first: ]q goes to the next one."))
            return
        from tui.ui.quoting import to_paste, utterance

        said = utterance(self.article, self.article.quotes[self.quote_here], self._shown)
        self.post_message(CopyText(*to_paste(said, self.options.wording, markdown=markdown)))
