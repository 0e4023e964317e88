"""The pane in which one walks the line of a story: asks the library, and looks again when that changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from tui.library.base import Headline, Library, Question
from tui.library.graph import Line
from tui.library.marks import Marks
from tui.ui.asking import Asker
from tui.ui.widgets.line_rows import LineRows
from tui.ui.widgets.row_list import RowList

MOST = 500
"""So many stories of a line are shown, the nearest ones."""
_LINE = "line"
_CALM = 0.5
"""How long changes are gathered before one looks again, in seconds."""
LINE = Binding.Group("The line of the story")


class LinePane(Vertical):
    """The line of one story, in the order of time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,L,q,h,left,backspace", "close", "Close the line", show=False, id="line.close", group=LINE),
        Binding("a,m", "toggle_read", "Read or unread", show=False, id="line.toggle-read", group=LINE),
    ]

    @dataclass
    class Chosen(Message):
        """The reader wants to read this story of the line."""

        headline: Headline

    @dataclass
    class Toggled(Message):
        """The reader wants this story marked as read, or as unread again."""

        headline: Headline

    @dataclass
    class Closed(Message):
        """The reader has seen enough of the line."""

    def __init__(self, library: Library, marks: Marks, headline: Headline, line: Line) -> None:
        super().__init__()
        self.rows = LineRows(marks.read)
        """The stories."""
        self.headline = headline
        """The story whose line it is, which is marked as the open one."""
        self._library = library
        self._line = line
        self._asker = Asker(self)

    def compose(self) -> ComposeResult:
        yield Static(id="line-title", markup=False)
        yield self.rows
        yield Static(id="line-legend", markup=False)

    def on_mount(self) -> None:
        self._take(self._line, stand=True)

    def on_unmount(self) -> None:
        self._asker.give_up()

    def open(self, headline: Headline) -> None:
        """Another story is open now: mark it, or show its own line where it is not in this one."""
        if headline.story_id != self.headline.story_id or self.rows.highlighted is None:
            self.headline = headline
            if self.rows.open(headline.story_id):
                self._tell()
            else:
                self._ask(stand=True)

    def look_again(self) -> None:
        """The library has changed."""
        self._ask(stand=False, pause=_CALM)

    def _ask(self, *, stand: bool, pause: float = 0) -> None:
        fetch = line_of(self._library, self.headline)
        self._asker.ask_soon(_LINE, fetch, lambda line: self._take(line, stand=stand), pause=pause)

    def _take(self, line: Line, *, stand: bool) -> None:
        if line.stories:
            self._line = line
            self.rows.show(line, self.headline.story_id, stand=stand)
            self._tell()

    def _tell(self) -> None:
        self.query_one("#line-title", Static).update(title_of(self._line))
        self.query_one("#line-legend", Static).update(self.rows.legend)

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        event.stop()
        self.post_message(self.Chosen(self.rows.story(event.index)))

    def action_toggle_read(self) -> None:
        if (headline := self.rows.highlighted) is not None:
            self.post_message(self.Toggled(headline))

    def action_close(self) -> None:
        self.post_message(self.Closed())


def line_of(library: Library, headline: Headline) -> Callable[[Question], Line]:
    """What finds the line of the story; it asks the library, so it is not for the loop that draws."""
    return lambda question: library.graph.line(headline.story_id, MOST, question)


def title_of(line: Line) -> str:
    """`Line of the story: 12 stories`."""
    if not line.whole:
        return f"Line of the story: the nearest {len(line.stories)} of more"
    return f"Line of the story: {len(line.stories)} {'story' if len(line.stories) == 1 else 'stories'}"
