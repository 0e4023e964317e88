"""What differs between the open story and its other forms, in the marks of a sub-editor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.cleaning import clean_line
from tui.library.base import Headline
from tui.library.differing import MOST_WORDS, Difference
from tui.ui.asking import Asker
from tui.ui.forms import Form, compared
from tui.ui.terminal.abilities import glyphs_for
from tui.ui.widgets.difference_view import DIFFERENCES, DifferenceView, column

if TYPE_CHECKING:
    from tui.article.article import Article

_COMPARE = "compare"
_LOW = 9
"""With fewer rows than this the screen leaves out what it says of the marks and keys."""


class DifferencesScreen(ModalScreen[Headline | None]):
    """One form at a time beside the story; gives back the one to open, where it is a story of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "form(1)", "The next form", show=False, id="differences.next", group=DIFFERENCES),
        Binding("shift+tab", "form(-1)", "The form before", show=False, id="differences.previous", group=DIFFERENCES),
        Binding("enter,l", "open", "Open the form in the other paper", show=False, id="differences.open",
                group=DIFFERENCES),
        Binding("escape,q,D,h,left,backspace", "dismiss", "Close", show=False, id="differences.close",
                group=DIFFERENCES),
    ]  # fmt: skip

    def __init__(self, article: Article, forms: Sequence[Form]) -> None:
        super().__init__()
        self._article = article
        self._forms = forms
        self._at = 0
        self._told = ""
        self._asker = Asker(self)
        self._dot = f" {glyphs_for().dot} "

    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        yield Static(id="marks", markup=False)
        yield DifferenceView()
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        self._compare()

    def on_unmount(self) -> None:
        self._asker.give_up()

    def on_resize(self) -> None:
        self.set_class(self.size.height < _LOW, "-low")
        for each in self.query(Static):  # above the text, however wide the screen is
            each.styles.padding = (0, 1, 0, column(self.size.width))

    @property
    def view(self) -> DifferenceView:
        """Where the difference stands."""
        return self.query_one(DifferenceView)

    @property
    def form(self) -> Form:
        """The form that is laid beside the story."""
        return self._forms[self._at]

    def action_form(self, step: int) -> None:
        self._at = (self._at + step) % len(self._forms)
        self._compare()

    def action_open(self) -> None:
        if self.form.story is not None:
            self.dismiss(self.form.story)

    def _compare(self) -> None:
        form = self.form
        self.view.show(None, "Comparing…" if glyphs_for().ellipsis == "…" else "Comparing...")
        self._tell(form, "")

        def take(found: Difference) -> None:
            if form is self.form:
                self.view.show(found, "Both say the same, word for word.")
                cut = f"only the first {MOST_WORDS} words are compared" if found.cut else ""
                self._tell(form, cut)

        self._asker.ask_soon(_COMPARE, lambda _: compared(form, self._article), take)

    def _tell(self, form: Form, cut: str) -> None:
        number = f"{self._at + 1} of {len(self._forms)}" if len(self._forms) > 1 else ""
        title = self._dot.join(filter(None, (number, clean_line(form.name), cut)))
        self.query_one("#title", Static).update(Content(title))
        out, put = ("[-", "-]"), ("{+", "+}")
        if not self.view.bracketed:
            out = put = ("", "")
        self.query_one("#marks", Static).update(
            Content.assemble(
                (f"{out[0]}{form.there}{out[1]}", "$text-error strike"),
                "  ",
                (f"{put[0]}{form.here}{put[1]}", "$text-success underline"),
            )
        )
        self._tell_keys()

    @on(DifferenceView.Moved)
    def _tell_keys(self) -> None:
        here, changes = self.view.place
        place = f"change {here} of {changes}" if here else f"{changes} change{'' if changes == 1 else 's'}"
        others = [
            *(("Tab other form",) if len(self._forms) > 1 else ()),
            *(("Enter opens it",) if self.form.story else ()),
        ]
        said = self._dot.join((place, "]d next", *others, "Esc closes"))
        self.query_one("#keys", Static).update(Content(said))
