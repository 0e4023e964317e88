"""Go to a story, and back along the way one came."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.library.base import Headline, Library
from tui.library.marks import Marks
from tui.ui.asking import Asker
from tui.ui.messages import LeaveStory, LetKeysGo, OpenStory, Say
from tui.ui.trail import Point, Trail, Visit
from tui.ui.widgets.foot_line import FootLine
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.story_pane import StoryPane
from tui.ui.widgets.way_line import WayLine

_GO = "go"

WAYS = Binding.Group("The way you came")
RELATED = Binding.Group("What belongs to the story")


class GoingScreen(Screen[None]):
    """A screen with a sidebar, a story and a foot line, and one answer to each request to go somewhere.

    The class `-reading` tells that the story has the keys, and not the list.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,B", "back", "Back along the trail, to the line", show=False, id="reading.back", group=WAYS),
        Binding("right_parenthesis", "forward", "Forward again", show=False, id="reading.forward", group=WAYS),
        Binding("W", "trail", "Where you have been, as a tree", show=False, id="reading.trail", group=WAYS),
    ]

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__()
        self._library = library
        self._marks = marks
        self._asker = Asker(self)
        self._trail = Trail()

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

    @on(OpenStory)
    async def _open(self, request: OpenStory) -> None:
        self._remember_line()
        if request.visit:
            self._trail.visit(request.story_id)
        else:
            self._trail.begin(request.story_id)
        await self._go(Visit(request.story_id), listed=not request.visit, leading_to=request.leading_to)

    async def _go(self, visit: Visit, *, listed: bool = False, leading_to: str | None = None) -> None:
        """Go to a story; one that the reader stands on in the list, or beside it, is known."""
        for known in (self.sidebar.stories.highlighted, self.story.headline) if listed else ():
            if known is not None and known.story_id == visit.story_id:
                self._arrive(known, visit, leading_to, listed=True)
                return
        await self._asker.ask(
            _GO, lambda _: self._library.headline(visit.story_id), lambda found: self._arrive(found, visit, leading_to)
        )

    def _arrive(
        self, headline: Headline | None, visit: Visit, leading_to: str | None = None, *, listed: bool = False
    ) -> None:
        if headline is None:
            self.foot.say("That story is no longer in the library.", trouble=True)
            self.post_message(LetKeysGo())
            return
        self.add_class("-reading")
        self.story.focus()
        self.story.open(headline, visit.offset, self.sidebar.sought if listed else None, leading_to)
        self._trail.arrive(headline.story_id, headline.text)
        self._tell_way()
        self._marks.mark_opened(headline)
        self.sidebar.stories.moved = True
        self.sidebar.stories.go_to(headline.place, only=headline.story_id)
        self.sidebar.marks_changed()

    @on(StoryPane.Corrected)
    def _count_again(self) -> None:
        self.sidebar.marks_changed()

    @on(LeaveStory)
    def _leave(self) -> None:
        self._remember_line()
        self.remove_class("-reading", "-zen")
        self.sidebar.stories.focus()

    def _remember_line(self) -> None:
        """Where in its text the story is being left, if it is one that was gone to."""
        here, open_now = self._trail.here, self.story.headline
        if here is not None and open_now is not None and here.story_id == open_now.story_id:
            self._trail.leave(self.story.top_offset)

    def _tell_way(self) -> None:
        """Tell above the story how one came to it, while one reads it."""
        way = self._trail.way if self.has_class("-reading") else ()
        self.query_one(WayLine).tell([point.title for point in way])

    @on(Say)
    def _say(self, request: Say) -> None:
        self.foot.say(request.text, trouble=request.trouble)

    async def action_back(self) -> None:
        if not self.has_class("-reading"):
            self.foot.say("Backspace leads back from a story; W shows where you have been.")
            return
        self._remember_line()
        visit = self._trail.back()
        if visit is None:
            self._leave()
        else:
            await self._go(visit)

    async def action_forward(self) -> None:
        self._remember_line()
        visit = self._trail.forward()
        if visit is None:
            self.foot.say("Nothing lies ahead on the trail.")
        else:
            await self._go(visit)

    def action_trail(self) -> None:
        if not self._trail.beginnings:
            self.foot.say("You have not been to any story yet.")
            return
        from tui.ui.screens.trail import TrailScreen

        self._remember_line()
        self.app.push_screen(TrailScreen(self._trail), self._return_to)

    async def _return_to(self, point: Point | None) -> None:
        if point is not None:
            self._trail.go_to(point)
            await self._go(point.visit)
