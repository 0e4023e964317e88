"""Who said what in all stories: a box to type in, and below it the quotes."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from tui.cleaning import clean_line
from tui.library.base import Library, Question
from tui.library.speech import Said
from tui.typeset.moments import Wording
from tui.ui.asking import Asker
from tui.ui.messages import CopyText, LetKeysGo, Say
from tui.ui.quoting import Utterance, to_paste
from tui.ui.said_pages import SaidPage, SaidWindow, Sayer
from tui.ui.saying import Saying, asked_of_quotes
from tui.ui.widgets.ask_box import AskBox, Purpose
from tui.ui.widgets.foot_line import FootLine
from tui.ui.widgets.quote_list import Copying
from tui.ui.widgets.row_list import RowList
from tui.ui.widgets.said_list import SaidList
from tui.ui.widgets.story_asking import PAUSE

_SEARCH, _PAGE, _COPY = "search", "page", "copy"
_HINT = "Words said, speaker:name, from:2019, to:2020-06; -word leaves out"
_IN_LIST = (("Enter", "read"), ("Y", "copy"), ("M", "as Markdown"), ("/", "other words"), ("Esc", "back"))
_TYPING = (("Enter", "to the quotes"), ("Esc", "back"))


class Answer(NamedTuple):
    """What was found, by whom more of it is asked for, and whether there is more that the library does not know yet."""

    sayer: Sayer
    window: SaidWindow
    behind: bool = False


class Stood(NamedTuple):
    """How the screen stood when it was left: what was typed, what was found, and where in it one was."""

    typed: str
    answer: Answer
    at: int
    scrolled: int


class SaidScreen(Screen[Said | None]):
    """Answers with the quote to read, or None."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (100, "-wide")]  # noqa: RUF012 -- Textual's own declaration
    VERTICAL_BREAKPOINTS = [(0, "-short"), (12, "-tall")]  # noqa: RUF012

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,quotation_mark,h,left,backspace", "dismiss(None)", "Back", show=False, id="said.close"),
        Binding("slash", "type", "Other words", show=False, id="said.type"),
        Binding("tab,shift+tab", "swap", "Between box and quotes", show=False, id="said.swap"),
    ]

    def __init__(self, library: Library, wording: Wording, stood: Stood | None = None, *, typed: str = "") -> None:
        super().__init__()
        self._library = library
        self._wording = wording
        self._asker = Asker(self)
        self._begun = stood
        self._box = AskBox(Purpose.SPEECH, stood.typed if stood is not None else typed)
        self._answer = stood.answer if stood is not None else Answer(Sayer(library, Saying()), SaidWindow())
        self._answered = stood is not None
        self.quotes = SaidList(wording)
        """The quotes found."""

    @property
    def stood(self) -> Stood:
        """How it stands now."""
        return Stood(self._box.value, self._answer, self.quotes.index, self.quotes.scrolled)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(f"Who said what in {self._library.name}", id="title", markup=False)
            yield self._box
            yield Static(_HINT, id="note", markup=False)
            yield self.quotes
        yield FootLine()

    def on_mount(self) -> None:
        if self._begun is not None:
            self.quotes.show(self._answer.window.quotes, self._begun.at, self._begun.scrolled)
            self.quotes.focus()
        else:
            self._box.focus()
            self._search()
        self._tell()
        self.call_after_refresh(lambda: self.post_message(LetKeysGo()))

    def on_unmount(self) -> None:
        self._asker.give_up()

    def on_key(self) -> None:
        self.query_one(FootLine).say("")

    def on_descendant_focus(self) -> None:
        self._tell()

    @on(Say)
    def _say(self, request: Say) -> None:
        self.query_one(FootLine).say(request.text, trouble=request.trouble)

    @on(Input.Changed)
    def _as_typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._begun is not None and event.value == self._begun.typed:
            return  # it only stands there again
        self._begun = None
        self._search(PAUSE)

    @on(Input.Submitted)
    def _to_quotes(self, event: Input.Submitted) -> None:
        event.stop()
        self.quotes.focus()

    @on(AskBox.Left)
    def _leave(self, event: AskBox.Left) -> None:
        event.stop()
        self.dismiss(None)

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        self.dismiss(self.quotes.found[event.index].said)

    @on(Copying.Copied)
    def _copy(self, event: Copying.Copied) -> None:
        said = self.quotes.found[event.index].said

        def fetch(_: Question) -> Utterance:
            article = self._library.article(said.story.story_id)
            return Utterance(said.text, said.speaker, said.story, article.language, article.document.url)

        def take(found: Utterance) -> None:
            self.post_message(CopyText(*to_paste(found, self._wording, markdown=event.markdown)))

        self._asker.ask_soon(_COPY, fetch, take)

    @on(SaidList.NearEnd)
    def _go_on(self, event: SaidList.NearEnd) -> None:
        answer, step = self._answer, event.step
        window = answer.window
        if not window.goes_on(step) or self._asker.asking(_PAGE) or self._asker.asking(_SEARCH):
            return

        def take(page: SaidPage) -> None:
            here = self.quotes.highlighted
            self._answer = answer._replace(window=window.with_page(page, step))
            found = self._answer.window.quotes
            self.quotes.go_on_with(found, next((at for at, each in enumerate(found) if each is here), 0))
            self._tell()

        self._asker.ask_soon(_PAGE, lambda question: answer.sayer.page(window.start(step), question), take)

    def action_type(self) -> None:
        self._box.focus()

    def action_swap(self) -> None:
        (self.quotes if self._box.has_focus else self._box).focus()

    def _search(self, pause: float = 0) -> None:
        typed = self._box.value
        self._asker.give_up(_PAGE)

        def fetch(question: Question) -> Answer:
            sayer = Sayer(self._library, asked_of_quotes(typed))
            return Answer(sayer, sayer.window(question), self._library.speech.behind())

        def take(answer: Answer) -> None:
            self._answer, self._answered = answer, True
            self.quotes.show(answer.window.quotes)
            self._tell()

        self._asker.ask_soon(_SEARCH, fetch, take, pause=pause)

    def _tell(self) -> None:
        """Say what was found, what could not be asked, and which keys matter."""
        self.query_one("#note", Static).update(self._note())
        found = self.quotes.entries
        count = f"{found} quote{'' if found == 1 else 's'}" if self._answer.window.whole else "newest first"
        self.query_one(FootLine).tell(_TYPING if self._box.has_focus else _IN_LIST, count if found else "")

    def _note(self) -> str:
        saying = self._answer.sayer.saying
        said = [clean_line(note) for note in saying.notes]
        if self._answer.behind:
            said.append(
                "An older Spalte took in some of the stories; their quotes are not known yet. An import goes on."
            )
        elif self._answered and not self.quotes.entries:
            nobody = "Nobody is quoted so; fewer words or a last name alone may find more."
            said.append(nobody if saying else f"Nobody is quoted in {self._library.name}.")
        return " ".join(said) or _HINT
