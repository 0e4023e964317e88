"""The sidebar: the list of stories with all that one does with it; read marks, unread ones and orders are its own."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message

from tui.cleaning import clean_line
from tui.library.base import Headline, Library, Question
from tui.library.marks import Marks
from tui.ui.choosing import MOST_SORTED
from tui.ui.messages import Say
from tui.ui.widgets.story_asking import CHOOSING
from tui.ui.widgets.story_marks import MarksShelf
from tui.ui.widgets.story_news import TOO_MANY
from tui.ui.widgets.story_order import Show

MARKING = Binding.Group("Read and unread")
_MARK = "mark"


class Sidebar(MarksShelf):
    """The stories of a library; marks, search, filter and order are its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,m", "toggle_read", "Read or unread", show=False, id="sidebar.toggle-read", group=MARKING),
        Binding("A", "read_all", "All shown are read", show=False, id="sidebar.read-all", group=MARKING),
        Binding("z", "undo", "Take back what was done last", show=False, id="sidebar.undo", group=MARKING),
        Binding("n", "forward(1)", "Next unread, or next hit", show=False, id="sidebar.next-unread", group=MARKING),
        Binding("N", "forward(-1)", "Previous unread, or previous hit", show=False, id="sidebar.previous-match",
                group=MARKING),
        Binding("p", "unread(-1)", "Previous unread", show=False, id="sidebar.previous-unread", group=MARKING),
        Binding("]u", "unread(1)", "Next unread", show=False, id="sidebar.jump-next-unread", group=MARKING),
        Binding("[u", "unread(-1)", "Previous unread", show=False, id="sidebar.jump-previous-unread", group=MARKING),
        Binding("comma", "sort", "Sort", show=False, id="sidebar.sort", group=CHOOSING),
        Binding("1", "show_only('all')", "All stories", show=False, id="sidebar.all", group=CHOOSING),
        Binding("2", "show_only('unread')", "Unread stories", show=False, id="sidebar.unread", group=CHOOSING),
        Binding("3", "show_only('read')", "Read stories", show=False, id="sidebar.read", group=CHOOSING),
        Binding("4", "show_only('kept')", "Kept stories", show=False, id="sidebar.kept", group=CHOOSING),
        Binding("5", "show_only('noted')", "Stories with notes", show=False, id="sidebar.noted", group=CHOOSING),
    ]  # fmt: skip

    @dataclass
    class Marked(Message):
        """Something was marked, or taken back."""

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__(library, marks)
        self._prefix = ""

    def toggle(self, headline: Headline) -> None:
        """Mark the story as read, or as unread again."""
        self._marks.mark(headline, not self._marks.read(headline.identity))
        self.marked()

    def action_toggle_read(self) -> None:
        if (headline := self.stories.highlighted) is not None:
            self.toggle(headline)

    async def action_read_all(self) -> None:
        choice, number = self.choice, self.counts.number

        def mark(question: Question) -> int | None:
            identities = self._chooser.identities(choice, question)
            return self._marks.mark_all(identities, True, number) if identities is not None else None

        def take(marked: int | None) -> None:
            if marked is None:
                self.post_message(Say(TOO_MANY.format(number(MOST_SORTED), "marked at once")))
            elif marked:
                self.marked()
                stories = "story is" if marked == 1 else "stories are"
                self.post_message(Say(f"{number(marked)} {stories} read now; z takes it back."))
            else:
                self.post_message(Say("No unread story is listed."))

        await self._asker.ask(_MARK, mark, take)

    def action_undo(self) -> None:
        self._undo()

    async def action_unread(self, step: int) -> None:
        def take(found: Headline | None) -> None:
            if found is None:
                self.post_message(Say(f"No unread story {'below' if step > 0 else 'above'}."))
            else:
                self.stories.go_to(found.place, only=found.story_id)

        if (here := self.stories.highlighted) is not None:
            await self.next_to(here, step, True, take)

    async def action_forward(self, step: int) -> None:
        if not self.searching:
            await self.action_unread(step)
            return
        before = self.stories.highlighted
        await self.stories.action_move(step)
        if self.stories.highlighted is before:
            words = clean_line(self.choice.search)
            self.post_message(Say(f"No hit for “{words}” {'below' if step > 0 else 'above'}."))

    async def action_sort(self) -> None:
        self.choose(order=self.choice.order.next(searching=self.searching), read=self._marks.read_identities())
        await self.gather(from_top=self.searching)

    async def action_show_only(self, show: str) -> None:
        match Show(show):
            case Show.ALL:
                meant = frozenset[str]()
            case Show.KEPT:
                meant = self._marks.kept_identities()
            case Show.NOTED:
                meant = self._marks.noted_identities()
            case Show.UNREAD | Show.READ:
                meant = self._marks.read_identities()
        self.choose(show=Show(show), kept=meant, read=self._marks.read_identities())
        await self.gather()

    async def on_key(self, event: Key) -> None:
        pending, self._prefix = self._prefix, ""
        if event.character in ("]", "["):
            self._prefix = event.character
            event.stop()
        elif pending and event.character:
            for binding in self._bindings.key_to_bindings.get(pending + event.character, ()):
                await self.run_action(binding.action)
                event.stop()

    @work(group="undo")
    async def _undo(self) -> None:
        said = await to_thread(self._marks.undo)
        if said is not None:
            self.marked()
        self.post_message(Say(said or "There is nothing to take back."))

    def marked(self) -> None:
        """Show what was marked, or taken back."""
        super().marked()
        self.post_message(self.Marked())
