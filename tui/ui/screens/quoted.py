"""Who said what: in the open story, over the page."""

from textual import on

from tui.ui.messages import ListQuotes
from tui.ui.screens.finding import FindingScreen


class QuotedScreen(FindingScreen):
    """A screen that shows what was said, and goes to where it stands."""

    @on(ListQuotes)
    def _list_quotes(self) -> None:
        article, headline = self.story.article, self.story.headline
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
