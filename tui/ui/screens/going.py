"""Go to a story, and back along the way one came."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.library.base import Headline, Library
from tui.library.marks import Marks
from tui.ui.asking import Asker
from tui.ui.messages import LeaveStory, LetKeysGo, OpenStory, Say
from tui.ui.trail import Trail, Visit
from tui.ui.widgets.foot_line import FootLine
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.story_pane import StoryPane

_GO = "go"

WAYS = Binding.Group("The way you came")


class GoingScreen(Screen[None]):
    """A screen with a sidebar, a story and a foot line, and one answer to each request to go somewhere.

    The class `-reading` tells that the story has the keys, and not the list.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,B", "back", "Back along the trail, to the line", show=False, id="reading.back", group=WAYS),
        Binding("right_parenthesis", "forward", "Forward again", show=False, id="reading.forward", group=WAYS),
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
        if request.visit:
            self._trail.leave(self.story.top_offset)
            self._trail.visit(request.story_id)
        else:
            self._trail.begin(request.story_id)
        await self._go(Visit(request.story_id), listed=not request.visit)

    async def _go(self, visit: Visit, *, listed: bool = False) -> None:
        """Go to a story; one that the reader stands on in the list, or beside it, is known."""
        for known in (self.sidebar.stories.highlighted, self.story.headline) if listed else ():
            if known is not None and known.story_id == visit.story_id:
                self._arrive(known, visit, listed=True)
                return
        await self._asker.ask(
            _GO, lambda _: self._library.headline(visit.story_id), lambda found: self._arrive(found, visit)
        )

    def _arrive(self, headline: Headline | None, visit: Visit, *, listed: bool = False) -> None:
        if headline is None:
            self.foot.say("That story is no longer in the library.", trouble=True)
            self.post_message(LetKeysGo())
            return
        self.add_class("-reading")
        self.story.focus()
        self.story.open(headline, visit.offset, self.sidebar.sought if listed else None)
        self._marks.mark_read(headline.identity, True)
        self.sidebar.stories.moved = True
        self.sidebar.stories.go_to(headline.place, only=headline.story_id)
        self.sidebar.marks_changed()

    @on(StoryPane.Corrected)
    def _count_again(self) -> None:
        self.sidebar.marks_changed()

    @on(LeaveStory)
    def _leave(self) -> None:
        self._trail.leave(self.story.top_offset)
        self.remove_class("-reading", "-zen")
        self.sidebar.stories.focus()

    @on(Say)
    def _say(self, request: Say) -> None:
        self.foot.say(request.text, trouble=request.trouble)

    async def action_back(self) -> None:
        if not self.has_class("-reading"):
            return
        self._trail.leave(self.story.top_offset)
        visit = self._trail.back()
        if visit is None:
            self._leave()
        else:
            await self._go(visit)

    async def action_forward(self) -> None:
        self._trail.leave(self.story.top_offset)
        visit = self._trail.forward()
        if visit is None:
            self.foot.say("Nothing lies ahead on the trail.")
        else:
            await self._go(visit)
