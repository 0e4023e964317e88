"""A list over the page to choose from."""

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.ui.widgets.row_list import RowList

Answer = TypeVar("Answer")


class Box(Vertical):
    """A list with words above and below it, in the middle of the screen: it is as high as the list needs and may be."""

    def fit_soon(self) -> None:
        """Fit the list anew, when what stands around it has its size."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """The list takes the rows that the box leaves it, and scrolls where it needs more."""
        around = [each for each in self.children if each.display and not isinstance(each, RowList)]
        taken = sum(each.outer_size.height + each.styles.margin.height for each in around)
        self.query_one(RowList).styles.max_height = max(1, self.screen.size.height - self.gutter.height - taken)


class ChoosingScreen(ModalScreen[Answer | None], Generic[Answer]):
    """A title, entries to choose from, and a line that tells the keys; answers None where nothing was chosen."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]  # noqa: RUF012 -- Textual's own declaration
    VERTICAL_BREAKPOINTS = [(0, "-short"), (12, "-tall")]  # noqa: RUF012 -- Textual's own declaration

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,h,left,backspace", "dismiss(None)", "Close", show=False, id="choosing.close"),
    ]

    def __init__(self, title: str, rows: RowList, keys: str) -> None:
        super().__init__()
        self.rows = rows
        """What is chosen from."""
        self._title = title
        self._keys = keys

    def compose(self) -> ComposeResult:
        with Box():
            yield Static(self._title, id="title", markup=False)
            yield self.rows
            yield Static(self._keys, id="keys", markup=False)

    def on_resize(self) -> None:
        self.query_one(Box).fit_soon()  # the box need not get another size with the screen, but may have to
