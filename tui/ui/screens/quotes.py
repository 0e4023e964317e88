"""The quotes of a story, over the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from tui.library.base import Headline
from tui.typeset.moments import Wording
from tui.ui.finding import find, fold
from tui.ui.messages import CopyText, Say
from tui.ui.quoting import to_paste, utterance
from tui.ui.screens.choosing import Box, ChoosingScreen
from tui.ui.speakers import by_speaker
from tui.ui.widgets.find_bar import FindBar
from tui.ui.widgets.foot_line import FootLine
from tui.ui.widgets.quote_list import Copying, QuoteList
from tui.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from tui.article.article import Article

_KEYS = (("Enter", "go there"), ("Y", "copy"), ("M", "as Markdown"), ("/", "find"), ("Esc", "close"))
_KEYS_LIT = (("n", "next"), ("N", "previous"), ("Enter", "go there"), ("Esc", "end the find"))
_TYPING = (("Enter", "keep lit"), ("Esc", "end"))


class QuotesScreen(ChoosingScreen[int]):
    """Answers with the place in `Article.quotes` of the quote to go to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "end", "End the find, or close", show=False, id="quotes.end"),
        Binding("quotation_mark", "dismiss(None)", "Close", show=False, id="quotes.close"),
        Binding("slash", "find", "Find in the quotes", show=False, id="quotes.find"),
        Binding("n", "forward(1)", "Next quote found", show=False, id="quotes.next-match"),
        Binding("N", "forward(-1)", "Previous quote found", show=False, id="quotes.previous-match"),
    ]

    def __init__(self, article: Article, headline: Headline, wording: Wording, here: int | None = None) -> None:
        self._article = article
        self._headline = headline
        self._wording = wording
        self._words = ""
        speakers = by_speaker(article)
        self.quotes = QuoteList(article, speakers)
        """The list."""
        if here is not None:
            self.quotes.index = self.quotes.quotes.index(here)
        super().__init__(_title(len(article.quotes), sum(each.name is not None for each in speakers)), self.quotes, "")

    def compose(self) -> ComposeResult:
        with Box():
            yield Static(self._title, id="title", markup=False)
            yield self.quotes
            yield FootLine()

    def on_mount(self) -> None:
        self.quotes.focus()
        self._tell()

    def on_key(self) -> None:
        self.query_one(FootLine).say("")

    @on(Say)
    def _say(self, request: Say) -> None:
        self.query_one(FootLine).say(request.text, trouble=request.trouble)

    @on(RowList.Chosen)
    def _answer(self, event: RowList.Chosen) -> None:
        self.dismiss(self.quotes.quotes[event.index])

    @on(Copying.Copied)
    def _copy(self, event: Copying.Copied) -> None:
        quote = self._article.quotes[self.quotes.quotes[event.index]]
        said = utterance(self._article, quote, self._headline)
        self.post_message(CopyText(*to_paste(said, self._wording, markdown=event.markdown)))

    async def action_find(self) -> None:
        for bar in self.query(FindBar):
            await bar.remove()
        bar = FindBar(self._words)
        bar.placeholder = "find in the quotes"
        await self.query_one(Box).mount(bar, before=self.query_one(FootLine))
        bar.focus()
        self._tell()

    @on(FindBar.Typed)
    def _find(self, event: FindBar.Typed) -> None:
        self._words = event.words
        self.quotes.light(lambda text: find(fold(text), event.words))

    @on(FindBar.Done)
    async def _end_find(self, event: FindBar.Done) -> None:
        if not event.keep or not self.quotes.lit:
            self._put_out()
        if event.keep and not self.quotes.lit:
            self.query_one(FootLine).say("Nothing was found.")
        self.quotes.focus()
        await self.query(FindBar).remove()
        self._tell()

    def action_forward(self, step: int) -> None:
        if not self.quotes.go_on(step):
            self.query_one(FootLine).say("/ finds words in the quotes.")

    def action_end(self) -> None:
        if self.quotes.lit:
            self._put_out()
            self._tell()
        else:
            self.dismiss(None)

    def _put_out(self) -> None:
        self._words = ""
        self.quotes.light(lambda _: ())

    def _tell(self) -> None:
        finding = self.set_class(bool(self.query(FindBar)), "-finding").has_class("-finding")
        keys = _TYPING if finding else _KEYS_LIT if self.quotes.lit else _KEYS
        self.query_one(FootLine).tell(keys, "")
        self.query_one(Box).fit_soon()


def _title(quotes: int, named: int) -> str:
    """`6 quotes by 3 speakers`."""
    told = f"{quotes} quote{'' if quotes == 1 else 's'}"
    return f"{told} by {named} speaker{'' if named == 1 else 's'}" if named else told
