"""Who said what: in the open story, and in all stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui.library.base import Headline, Library
from tui.library.marks import Marks
from tui.ui.messages import ListQuotes, OpenStory
from tui.ui.screens.finding import FindingScreen
from tui.ui.trail import Point, Visit
from tui.ui.widgets.story_asking import CHOOSING
from tui.ui.widgets.story_pane import StoryPane

if TYPE_CHECKING:
    from tui.library.speech import Said
    from tui.ui.screens.said import Stood


class QuotedScreen(FindingScreen):
    """A screen that shows what was said, and goes to where it stands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("quotation_mark", "who_said_what", "Who said what in all stories", show=False, id="reading.said",
                group=CHOOSING),
    ]  # fmt: skip

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__(library, marks)
        self._quote: Said | None = None
        """The quote that the story one goes to is to be stood on."""
        self._way: tuple[Point | None, Headline | None, Stood] | None = None
        """Where a quote led to from all quotes, what was stood on in the list before, and how the quotes stood."""

    @on(ListQuotes)
    def _list_quotes(self) -> None:
        article, headline = self.story.article, self.story.shown
        if article is None or headline is None or not article.quotes:
            self.foot.say("Nobody is quoted in this story.")
            return
        from tui.ui.screens.quotes import QuotesScreen

        screen = QuotesScreen(article, headline, self.story.options.wording, self.story.quote_here)
        self.app.push_screen(screen, self._go_to_quote)

    def _go_to_quote(self, quote: int | None) -> None:
        if quote is not None and self.story.article is not None:
            self.story.focus()
            self.story.stand_on_quote(self.story.article.quotes[quote].start)

    def action_who_said_what(self) -> None:
        self._ask_who_said_what(None)

    def _ask_who_said_what(self, stood: Stood | None) -> None:
        from tui.ui.screens.said import SaidScreen

        before = self.sidebar.stories.highlighted
        screen = SaidScreen(self._library, self.story.options.wording, stood)

        def go(said: Said | None) -> None:
            if said is not None:
                self._read(said)
                self._way = self._trail.here, before, screen.stood

        self.app.push_screen(screen, go)

    def _read(self, said: Said) -> None:
        """Open the story at the quote."""
        self._remember_line()
        self._trail.begin(said.story.story_id)
        self._quote = said
        self._arrive(said.story, Visit(said.story.story_id, said.start))
        self._stand_on_quote()

    @on(StoryPane.Shown)
    def _stand_on_quote(self) -> None:
        if self._quote is not None and self.story.shows(self._quote.story.story_id):
            self.story.stand_on_quote(self._quote.start)
            self._quote = None

    @on(OpenStory)
    def _forget_way(self, request: OpenStory) -> None:
        if not request.visit:
            self._way = None  # who chooses from the list goes back to the list

    async def action_back(self) -> None:
        came_from_quotes = self.has_class("-reading") and self._way is not None and self._way[0] is self._trail.here
        await super().action_back()
        if came_from_quotes and self._way is not None:
            _, before, stood = self._way
            if before is not None:
                self.sidebar.stories.go_to(before.place, only=before.story_id)
            self._ask_who_said_what(stood)
