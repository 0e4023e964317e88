"""The sidebar: the list of stories, what it counts, and what one asks of it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Thread
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static

from tui.cleaning import clean_line
from tui.library.base import Headline, Library
from tui.library.marks import Marks
from tui.ui.messages import Say
from tui.ui.terminal.abilities import glyphs_for
from tui.ui.widgets.ask_box import AskBox
from tui.ui.widgets.read_marking import ReadMarking
from tui.ui.widgets.story_choice import StoryChoice
from tui.ui.widgets.story_find import StoryFind
from tui.ui.widgets.story_list import StoryList
from tui.ui.widgets.story_order import Show

MARKING = Binding.Group("Read and unread")
CHOOSING = Binding.Group("Which stories, in what order")


class Sidebar(Vertical):
    """The stories of a library, kept up to date; marks, filter, order and find are its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,m", "toggle_read", "Read or unread", show=False, id="sidebar.toggle-read", group=MARKING),
        Binding("A", "read_all", "All shown are read", show=False, id="sidebar.read-all", group=MARKING),
        Binding("z", "undo", "Take back a read mark", show=False, id="sidebar.undo", group=MARKING),
        Binding("n", "forward(1)", "Next unread, or next match", show=False, id="sidebar.next-unread", group=MARKING),
        Binding(
            "N",
            "forward(-1)",
            "Previous match, or previous unread",
            show=False,
            id="sidebar.previous-match",
            group=MARKING,
        ),
        Binding("p", "unread(-1)", "Previous unread", show=False, id="sidebar.previous-unread", group=MARKING),
        Binding("]u", "unread(1)", "Next unread", show=False, id="sidebar.jump-next-unread", group=MARKING),
        Binding("[u", "unread(-1)", "Previous unread", show=False, id="sidebar.jump-previous-unread", group=MARKING),
        Binding("ampersand,backslash", "filter", "Filter", id="sidebar.filter", group=CHOOSING),
        Binding("slash", "find", "Find in the list", show=False, id="sidebar.find", group=CHOOSING),
        Binding(
            "question_mark", "find_back", "Find backwards, while a find is lit", show=False, id="sidebar.find-back"
        ),
        Binding("escape", "clear", "End find and filter", show=False, id="sidebar.end", group=CHOOSING),
        Binding("comma", "sort", "Sort", show=False, id="sidebar.sort", group=CHOOSING),
        Binding("1", "show_only('all')", "All stories", show=False, id="sidebar.all", group=CHOOSING),
        Binding("2", "show_only('unread')", "Unread stories", show=False, id="sidebar.unread", group=CHOOSING),
        Binding("3", "show_only('read')", "Read stories", show=False, id="sidebar.read", group=CHOOSING),
    ]

    @dataclass
    class Changed(Message):
        """Stories were added, changed or removed; what stands in the library may be another now."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, Sidebar.Changed)

    @dataclass
    class Filled(Message):
        """All there is has been read."""

    @dataclass
    class Marked(Message):
        """Read marks were set or taken back."""

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__()
        self._library = library
        self._marks = marks
        self._choice = StoryChoice()
        self._find = StoryFind()
        self._finding = False
        self._prefix = ""
        self._stop = Event()
        self._marking = ReadMarking(marks)
        self._dot = f" {glyphs_for().dot} "

    def compose(self) -> ComposeResult:
        yield Static(id="counts", markup=False)
        yield StoryList()

    @property
    def stories(self) -> StoryList:
        """The list itself."""
        return self.query_one(StoryList)

    def on_mount(self) -> None:
        self.gather()
        self.call_after_refresh(self._fill)

    def on_unmount(self) -> None:
        self._stop.set()

    def gather(self) -> None:
        """Take what the library has now, choose, sort and show it; what is listed and was read since stays."""
        read = self._marks.read
        chosen = self._choice.of(self._library.headlines(), read, self.stories.headlines)
        lost = {str(error.path) for error in self._library.unreadable()}
        self.stories.show(chosen, read=read, lost=lost, by_day=self._choice.order.by_day)
        self._find = StoryFind(self._find.typed, chosen)
        self.count()

    def count(self) -> None:
        """Say how many stories there are, and how many of them are unread; or which match one stands on."""
        if self._find.lit:
            said = [f"{self._find.place(self.stories.index)} for “{clean_line(self._find.typed)}”"]
        else:
            listed = self.stories.headlines
            unread = sum(not self._marks.read(headline.identity) for headline in listed)
            said = self._choice.said(len(listed), len(self._library.headlines()), unread)
        self.query_one("#counts", Static).update(Content(self._dot.join(said)))

    def marks_changed(self) -> None:
        """Look at the marks anew: a story was opened."""
        self.stories.redraw()
        self.count()

    def neighbour(self, story_id: str | None, step: int, *, unread: bool = False) -> str | None:
        """The story `step` places from `story_id` in the list, or the nearest unread one that way."""
        stories = self.stories
        if story_id is not None:
            stories.select(story_id)
        index: int | None
        if unread:
            index = stories.nearest_unread(step)
        else:
            here = stories.highlighted
            index = stories.index + step if here is not None else None
        if index is None or not 0 <= index < len(stories.headlines):
            return None
        return stories.headlines[index].story_id

    def filter(self, words: str) -> None:
        """Show only stories with these words, and say so in the box."""
        self._ask(finding=False, text=words)

    def action_toggle_read(self) -> None:
        if (headline := self.stories.highlighted) is not None:
            self._mark([headline], not self._marks.read(headline.identity))

    def action_read_all(self) -> None:
        self._mark(self.stories.headlines, True)

    def action_undo(self) -> None:
        if self._marking.undo():
            self._marked()
        else:
            self.post_message(Say("There is no read mark to take back."))

    def action_unread(self, step: int) -> None:
        self._go(self.stories.nearest_unread(step), "unread story", step)

    def action_forward(self, step: int) -> None:
        if self._find.lit:
            stories = self.stories
            self._go(self._find.next(stories.index, step), f"“{clean_line(self._find.typed)}”", step)
            self.count()
        else:
            self.action_unread(step)

    def action_filter(self) -> None:
        self._ask(finding=False, text=self._choice.words)

    def action_find(self) -> None:
        self._ask(finding=True, text="")

    def action_find_back(self) -> None:
        self.action_forward(-1)

    def action_clear(self) -> None:
        if self._find.lit:
            self._look_for("")
        else:
            self._choice.words = ""
            self.gather()

    def action_sort(self) -> None:
        self._choice.order = self._choice.order.next()
        self.gather()

    def action_show_only(self, show: str) -> None:
        self._choice.show = Show(show)
        self.stories.show((), read=self._marks.read, by_day=True)
        self.gather()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "find_back":
                return self._find.lit
            case "clear":
                return self._find.lit or bool(self._choice.words)
            case _:
                return True

    async def on_key(self, event: Key) -> None:
        pending, self._prefix = self._prefix, ""
        if event.character in ("]", "["):
            self._prefix = event.character
            event.stop()
        elif pending and event.character:
            for binding in self._bindings.key_to_bindings.get(pending + event.character, ()):
                await self.run_action(binding.action)
                event.stop()

    @on(Input.Changed)
    def _as_typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._finding:
            self._look_for(event.value)
            if (index := self._find.from_here(self.stories.index)) is not None:
                self.stories.move_to(index)
            self.count()
        else:
            self._choice.words = event.value
            self.gather()

    @on(Input.Submitted)
    async def _to_list(self, event: Input.Submitted) -> None:
        event.stop()
        self.stories.focus()
        await event.input.remove()

    @on(AskBox.Left)
    async def _clear(self, event: AskBox.Left) -> None:
        event.stop()
        if self._finding:
            self._look_for("")
        else:
            self._choice.words = ""
            self.gather()
        self.stories.focus()
        await self.query(AskBox).remove()

    @on(Changed)
    def _take_news(self) -> None:
        self.gather()

    def _look_for(self, words: str) -> None:
        self._find = StoryFind(words, self.stories.headlines)
        self.stories.light(self._find.words)
        self.count()

    def _ask(self, *, finding: bool, text: str) -> None:
        self._finding = finding
        for box in self.query(AskBox):
            box.remove()
        box = AskBox("find" if finding else "filter", text)
        self.mount(box)
        box.focus()

    def _go(self, index: int | None, what: str, step: int) -> None:
        if index is None:
            self.post_message(Say(f"No {what} {'below' if step > 0 else 'above'}."))
        else:
            self.stories.move_to(index)

    def _mark(self, headlines: Sequence[Headline], read: bool) -> None:
        if self._marking.mark(headlines, read):
            self._marked()

    def _marked(self) -> None:
        self.marks_changed()
        self.post_message(self.Marked())

    @work(thread=True, group="library")
    def _fill(self) -> None:
        self._library.fill(self._tell, self._stop)
        if not self._stop.is_set():
            self.post_message(self.Filled())
            Thread(target=self._library.follow, args=(self._tell, self._stop), name="follow", daemon=True).start()

    def _tell(self) -> None:
        with suppress(RuntimeError):  # the loop has ended while a last story was read
            self.post_message(self.Changed())
