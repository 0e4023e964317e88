"""The screen one reads on: headlines to the left, the open story to the right, one line at the foot."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus, Key, Resize
from textual.timer import Timer
from textual.widgets import Static

from tui.errors import UnreadableFile
from tui.library.base import Headline, Library
from tui.library.marks import Marks
from tui.ui.messages import FollowReference, OpenStory
from tui.ui.screens.following import FollowingScreen
from tui.ui.screens.foot import keys_here, place_in
from tui.ui.widgets.find_bar import FindBar
from tui.ui.widgets.foot_line import FootLine
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.story_list import StoryList
from tui.ui.widgets.story_pane import StoryPane
from tui.ui.widgets.text_find import press_again

SCREEN = Binding.Group("The screen")

_REFERENCES, _UNREADABLE = "references", "unreadable"
_TWO_PANES = 90
_SMALLEST = (24, 6)
_CALM = 0.12
"""How long a highlight rests before its story is shown, in seconds."""


class ReadingScreen(FollowingScreen):
    """Two panes where there is room, else one at a time."""

    AUTO_FOCUS = "StoryList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_TWO_PANES, "-wide")]  # noqa: RUF012 -- Textual's own declaration

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("U", "references", "All references of the story", show=False, id="reading.references", group=SCREEN),
        Binding("a,m", "toggle_read", "Read or unread", show=False, id="reading.toggle-read", group=SCREEN),
        Binding(
            "exclamation_mark",
            "unreadable",
            "Files that cannot be read",
            show=False,
            id="reading.unreadable",
            group=SCREEN,
        ),
        Binding("z", "undo", "Take back a read mark", show=False, id="reading.undo", group=SCREEN),
        Binding("Z", "zen", "The story alone, and back", show=False, id="reading.zen", group=SCREEN),
        Binding("q", "out", "Out; at the top, quit", show=False, id="reading.out", group=SCREEN),
        Binding("question_mark", "help", "All keys", show=False, id="reading.help", group=SCREEN),
    ]

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__(library, marks)
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Sidebar(self._library, self._marks)
            yield StoryPane(self._library, self._marks)
        yield FootLine()
        yield Static("Too small for a newspaper: Spalte needs 24 × 6.", id="too-small", markup=False)

    def on_mount(self) -> None:
        self._welcome(None)
        self._tell_foot()

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width < _SMALLEST[0] or event.size.height < _SMALLEST[1], "-tiny")
        if self.story.headline is None:
            self._preview()

    def on_key(self, _: Key) -> None:
        self.foot.say("")

    @on(DescendantFocus)
    def _know_where(self, event: DescendantFocus) -> None:
        if isinstance(event.widget, StoryPane):
            if not self.has_class("-reading") and self.story.headline is not None:
                self.post_message(OpenStory(self.story.headline.story_id))
            self.add_class("-reading")
        elif isinstance(event.widget, StoryList):
            self.remove_class("-reading", "-zen")
        self._tell_foot()

    @on(StoryList.Highlighted)
    def _preview_soon(self) -> None:
        if self._resting is not None:
            self._resting.stop()
        if self.story.article is None:
            self._preview()
        elif not self.has_class("-reading"):
            self._resting = self.set_timer(_CALM, self._preview)

    def _preview(self) -> None:
        headline = self.sidebar.stories.highlighted
        if headline is not None and self.size.width >= _TWO_PANES and not self.has_class("-reading"):
            self.story.open(headline)

    @on(StoryPane.Moved)
    @on(StoryPane.Shown)
    def _tell_foot(self) -> None:
        self.foot.tell(keys_here(self), place_in(self.story))

    @on(StoryPane.FindAsked)
    async def _ask_what_to_find(self, event: StoryPane.FindAsked) -> None:
        for bar in self.query(FindBar):
            await bar.remove()
        bar = FindBar(event.words)
        await self.mount(bar, before=self.foot)
        bar.focus()
        for key in self.story.typed_ahead():
            press_again(self.app, key)
        self._tell_foot()

    @on(FindBar.Typed)
    def _find(self, event: FindBar.Typed) -> None:
        self.story.find(event.words)

    @on(FindBar.Done)
    async def _end_find(self, event: FindBar.Done) -> None:
        self.story.end_find(keep=event.keep)
        self.story.focus()
        await self.query(FindBar).remove()
        self._tell_foot()

    def _welcome(self, stories: int | None) -> None:
        """What stands on the page while no story is open."""
        words = (self._library.name, "", "j and k move, Enter reads, ? tells all keys")
        if stories == 0:
            words = (
                f"No stories in {self._library.name} yet.",
                "",
                "Stories are files that end in .txt or have no suffix.",
            )
        if words != self.story.nothing:
            self.story.nothing = words
            self.story.refresh()

    @on(Sidebar.Counted)
    def _welcome_anew(self, event: Sidebar.Counted) -> None:
        self._welcome(event.stories)

    @on(Sidebar.Changed)
    def _look_again(self) -> None:
        self.story.look_again_soon()

    def action_out(self) -> None:
        if self.has_class("-reading"):
            self._leave()
        else:
            self.app.exit()

    def action_zen(self) -> None:
        if self.toggle_class("-zen").has_class("-zen"):
            self.story.focus()

    def action_toggle_read(self) -> None:
        if (open_now := self.story.headline) is not None:
            self.sidebar.toggle(open_now)
            self.foot.say("Marked as read." if self._marks.read(open_now.identity) else "Marked as unread.")

    def action_undo(self) -> None:
        self.sidebar.action_undo()

    async def action_references(self) -> None:
        article, headline = self.story.article, self.story.headline
        if article is None or headline is None:
            self.foot.say("This story refers to no other.")
            return

        def take(referring: Sequence[Headline]) -> None:
            from tui.ui.screens.references import ReferencesScreen

            if article.references or referring:
                self.app.push_screen(ReferencesScreen(article, self.story.states, referring), self._chosen)
            else:
                self.foot.say("This story refers to no other, and none to it.")

        await self._asker.ask(_REFERENCES, lambda _: self._library.referring(headline.story_id), take)

    async def action_unreadable(self) -> None:
        def take(files: Sequence[UnreadableFile]) -> None:
            from tui.ui.screens.unreadable import UnreadableScreen

            if files:
                self.app.push_screen(UnreadableScreen(files))
            else:
                self.foot.say("Every file could be read.")

        await self._asker.ask(_UNREADABLE, lambda _: self._library.unreadable(), take)

    def _chosen(self, chosen: int | Headline | None) -> None:
        if chosen is not None:
            self.story.focus()
            if isinstance(chosen, int):
                self.post_message(FollowReference(chosen))
            else:
                self.post_message(OpenStory(chosen.story_id, visit=True))

    def action_help(self) -> None:
        from tui.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen((self.story, self.sidebar.stories, self.sidebar, self, self.app)))
