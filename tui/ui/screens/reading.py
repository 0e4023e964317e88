"""The screen one reads on: headlines to the left, the open story to the right, one line at the foot."""

from asyncio import to_thread
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus, Key, Resize
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from tui.library.base import Headline, Library
from tui.library.marks import Marks
from tui.ui.messages import FollowReference, LeaveStory, OpenStory, Say, SearchStories, StepStory
from tui.ui.screens.foot import keys_here, place_in
from tui.ui.trail import Trail, Visit
from tui.ui.widgets.find_bar import FindBar
from tui.ui.widgets.foot_line import FootLine
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.story_list import StoryList
from tui.ui.widgets.story_pane import StoryPane

WAYS = Binding.Group("The way you came")
SCREEN = Binding.Group("The screen")

_TWO_PANES = 90
_SMALLEST = (24, 6)
_CALM = 0.12
"""How long a highlight rests before its story is shown, in seconds."""


class ReadingScreen(Screen[None]):
    """Two panes where there is room, else one at a time; the class `-reading` tells that the story has the keys."""

    AUTO_FOCUS = "StoryList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_TWO_PANES, "-wide")]  # noqa: RUF012 -- Textual's own declaration

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "backspace,B", "back", "Back along the trail, to the very line", show=False, id="reading.back", group=WAYS
        ),
        Binding("right_parenthesis", "forward", "Forward again", show=False, id="reading.forward", group=WAYS),
        Binding("U", "references", "All references of the story", show=False, id="reading.references", group=WAYS),
        Binding("q", "out", "Out; at the top, quit", show=False, id="reading.out", group=SCREEN),
        Binding("Z", "zen", "The story alone, and back", show=False, id="reading.zen", group=SCREEN),
        Binding("ampersand,backslash", "search", "Filter the list", show=False, id="reading.search", group=SCREEN),
        Binding("a,m", "toggle_read", "Read or unread", show=False, id="reading.toggle-read", group=SCREEN),
        Binding("z", "undo", "Take back a read mark", show=False, id="reading.undo", group=SCREEN),
        Binding("question_mark", "help", "All keys", show=False, id="reading.help", group=SCREEN),
    ]

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__()
        self._library = library
        self._marks = marks
        self._trail = Trail()
        self._resting: Timer | None = None
        self._offered = ""

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Sidebar(self._library, self._marks)
            yield StoryPane(self._library, self._marks)
        yield FootLine()
        yield Static("Too small for a newspaper: Spalte needs 24 × 6.", id="too-small", markup=False)

    @property
    def story(self) -> StoryPane:
        """The pane in which one reads."""
        return self.query_one(StoryPane)

    @property
    def sidebar(self) -> Sidebar:
        """The stories to choose from."""
        return self.query_one(Sidebar)

    @property
    def foot(self) -> FootLine:
        """The last line."""
        return self.query_one(FootLine)

    def on_mount(self) -> None:
        self.story.nothing = (self._library.name, "", "j and k move, Enter reads, ? tells all keys")
        self._tell_foot()

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width < _SMALLEST[0] or event.size.height < _SMALLEST[1], "-tiny")
        if self.story.headline is None and (highlighted := self.sidebar.stories.highlighted) is not None:
            self._preview(highlighted.story_id)

    def on_key(self, _: Key) -> None:
        self.foot.say("")

    @on(DescendantFocus)
    def _know_where(self, event: DescendantFocus) -> None:
        if isinstance(event.widget, StoryPane):
            self.add_class("-reading")
        elif isinstance(event.widget, StoryList):
            self.remove_class("-reading", "-zen")
        self._tell_foot()

    @on(StoryList.Highlighted)
    def _preview_soon(self, event: StoryList.Highlighted) -> None:
        if self._resting is not None:
            self._resting.stop()
        if self.has_class("-reading"):
            return
        if self.story.article is None:
            self._preview(event.story_id)
        else:
            self._resting = self.set_timer(_CALM, lambda: self._preview(event.story_id))

    def _preview(self, story_id: str) -> None:
        headline = self._headline(story_id)
        if headline is not None and self.size.width >= _TWO_PANES and not self.has_class("-reading"):
            self.story.open(headline)

    @on(OpenStory)
    def _open(self, request: OpenStory) -> None:
        if request.visit:
            self._trail.leave(self.story.top_offset)
            self._trail.visit(request.story_id)
        else:
            self._trail.begin(request.story_id)
        self._go(Visit(request.story_id))

    def _go(self, visit: Visit) -> None:
        headline = self._headline(visit.story_id)
        if headline is None:
            self.foot.say("That story is no longer in the folder.", trouble=True)
            return
        if self._resting is not None:
            self._resting.stop()
        self.add_class("-reading")
        self.story.focus()
        self.story.open(headline, visit.offset)
        self._marks.mark_read(headline.identity, True)
        self.sidebar.stories.select(visit.story_id)
        self.sidebar.marks_changed()

    @on(StepStory)
    def _step(self, request: StepStory) -> None:
        open_now = self.story.headline
        there = self.sidebar.neighbour(open_now.story_id if open_now else None, request.step, unread=request.unread)
        if there is None:
            way = "below" if request.step > 0 else "above"
            self.foot.say(f"No {'unread ' if request.unread else ''}story {way} in the list.")
        else:
            self.post_message(OpenStory(there, visit=True))

    @on(FollowReference)
    def _follow(self, request: FollowReference) -> None:
        article = self.story.article
        if article is not None and request.index < len(article.references):
            self._look_up(article.references[request.index].title)

    @work(exclusive=True, group="follow")
    async def _look_up(self, title: str) -> None:
        found = await to_thread(self._library.resolve, title)
        if found is not None:
            self.post_message(OpenStory(found.story_id, visit=True))
            return
        self._offered = _telling_words(title)
        self.foot.say(f"“{_short(title)}” is not in this folder; & looks for {self._offered}.")

    @on(LeaveStory)
    def _leave(self) -> None:
        self._trail.leave(self.story.top_offset)
        self.remove_class("-reading", "-zen")
        self.sidebar.stories.focus()

    @on(SearchStories)
    def _search(self, request: SearchStories) -> None:
        self.remove_class("-reading", "-zen")
        self.sidebar.filter(request.words)

    @on(Say)
    def _say(self, request: Say) -> None:
        self.foot.say(request.text, trouble=request.trouble)

    @on(StoryPane.EndReached)
    def _offer_next(self) -> None:
        open_now = self.story.headline
        there = self.sidebar.neighbour(open_now.story_id if open_now else None, 1)
        headline = self._headline(there) if there is not None else None
        self.foot.say(f"space again: {headline.text}" if headline else "This was the last story in the list.")

    @on(StoryPane.Moved)
    @on(StoryPane.Shown)
    def _tell_foot(self) -> None:
        self.foot.tell(keys_here(self), place_in(self.story))

    @on(StoryPane.FindAsked)
    async def _ask_what_to_find(self, event: StoryPane.FindAsked) -> None:
        bar = FindBar(event.words)
        await self.mount(bar, before=self.foot)
        bar.focus()
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

    @on(Sidebar.Changed)
    def _look_again(self) -> None:
        self.story.look_again_soon()

    def action_back(self) -> None:
        self._trail.leave(self.story.top_offset)
        visit = self._trail.back() if self.has_class("-reading") else None
        if visit is not None:
            self._go(visit)
        elif self.has_class("-reading"):
            self._leave()

    def action_forward(self) -> None:
        self._trail.leave(self.story.top_offset)
        visit = self._trail.forward()
        if visit is not None:
            self._go(visit)
        else:
            self.foot.say("Nothing lies ahead on the trail.")

    def action_out(self) -> None:
        if self.has_class("-reading"):
            self._leave()
        else:
            self.app.exit()

    def action_zen(self) -> None:
        if self.toggle_class("-zen").has_class("-zen"):
            self.add_class("-reading")
            self.story.focus()

    def action_search(self) -> None:
        self.post_message(SearchStories(self._offered))
        self._offered = ""

    def action_toggle_read(self) -> None:
        open_now = self.story.headline
        if open_now is not None and self.sidebar.stories.select(open_now.story_id):
            self.sidebar.action_toggle_read()
            self.foot.say("Marked as read." if self._marks.read(open_now.identity) else "Marked as unread.")

    def action_undo(self) -> None:
        self.sidebar.action_undo()

    def action_references(self) -> None:
        from tui.ui.screens.references import ReferencesScreen

        if self.story.article is None or not self.story.article.references:
            self.foot.say("This story refers to no other.")
            return
        self.app.push_screen(ReferencesScreen(self.story.article, self.story.states), self._chosen)

    def action_help(self) -> None:
        from tui.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen((self.story, self.sidebar.stories, self.sidebar, self, self.app)))

    def _chosen(self, index: int | None) -> None:
        if index is not None:
            self.story.focus()
            self.post_message(FollowReference(index))

    def _headline(self, story_id: str) -> Headline | None:
        listed = self.sidebar.stories.highlighted
        if listed is not None and listed.story_id == story_id:
            return listed
        return next((each for each in self._library.headlines() if each.story_id == story_id), None)


def _telling_words(title: str) -> str:
    """The word that says most of what a title is about: the longest, a name before others."""
    words = [word.strip("«»“”\"'.,:;!?–-()") for word in title.split()]
    names = [word for word in words[1:] if word[:1].isupper()] or words
    return max(names, key=len, default="")


def _short(title: str, most: int = 40) -> str:
    title = " ".join(title.split())
    return title if len(title) <= most else title[: most - 1].rstrip() + "…"
