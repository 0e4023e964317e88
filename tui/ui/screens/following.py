"""Go from story to story: opening, stepping, following references, and the way back."""

from asyncio import to_thread
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.cleaning import clean_line
from tui.library.base import Headline, Library
from tui.library.marks import Marks
from tui.ui.messages import FollowReference, LeaveStory, LetKeysGo, OpenStory, Say, SearchStories, StepStory
from tui.ui.trail import Trail, Visit
from tui.ui.widgets.foot_line import FootLine
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.story_pane import StoryPane

WAYS = Binding.Group("The way you came")


class FollowingScreen(Screen[None]):
    """A screen with a sidebar, a story and a foot line, and one answer to each request to go somewhere.

    The class `-reading` tells that the story has the keys, and not the list.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,B", "back", "Back along the trail, to the line", show=False, id="reading.back", group=WAYS),
        Binding("right_parenthesis", "forward", "Forward again", show=False, id="reading.forward", group=WAYS),
        Binding("ampersand,backslash", "search", "Filter the list", show=False, id="reading.search", group=WAYS),
    ]  # fmt: skip

    def __init__(self, library: Library, marks: Marks) -> None:
        super().__init__()
        self._library = library
        self._marks = marks
        self._trail = Trail()
        self._offered = ""

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
    def _open(self, request: OpenStory) -> None:
        if request.visit:
            self._trail.leave(self.story.top_offset)
            self._trail.visit(request.story_id)
        else:
            self._trail.begin(request.story_id)
        self._go(Visit(request.story_id))

    def _go(self, visit: Visit) -> None:
        headline = self.headline_of(visit.story_id)
        if headline is None:
            self.foot.say("That story is no longer in the folder.", trouble=True)
            self.post_message(LetKeysGo())
            return
        self.add_class("-reading")
        self.story.focus()
        self.story.open(headline, visit.offset)
        self._marks.mark_read(headline.identity, True)
        self.sidebar.stories.select(visit.story_id)
        self.sidebar.marks_changed()

    @on(StoryPane.Corrected)
    def _count_again(self) -> None:
        self.sidebar.marks_changed()

    @on(StepStory)
    def _step(self, request: StepStory) -> None:
        there = self.sidebar.neighbour(self._open_now, request.step, unread=request.unread)
        if there is None:
            way = "below" if request.step > 0 else "above"
            self.foot.say(f"No {'unread ' if request.unread else ''}story {way} in the list.")
        else:
            self._open(OpenStory(there, visit=True))  # at once: the next step counts from there

    @on(StoryPane.EndReached)
    def _offer_next(self) -> None:
        there = self.sidebar.neighbour(self._open_now, 1)
        headline = self.headline_of(there) if there is not None else None
        self.foot.say(f"space again: {headline.text}" if headline else "This was the last story in the list.")

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
        self._offered = _telling_word(title)
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

    def action_back(self) -> None:
        if not self.has_class("-reading"):
            return
        self._trail.leave(self.story.top_offset)
        visit = self._trail.back()
        if visit is None:
            self._leave()
        else:
            self._go(visit)

    def action_forward(self) -> None:
        self._trail.leave(self.story.top_offset)
        visit = self._trail.forward()
        if visit is None:
            self.foot.say("Nothing lies ahead on the trail.")
        else:
            self._go(visit)

    def action_search(self) -> None:
        self.post_message(SearchStories(self._offered))
        self._offered = ""

    def headline_of(self, story_id: str) -> Headline | None:
        """How the story stands in the list; None where the library has it no more."""
        listed = self.sidebar.stories.highlighted
        if listed is not None and listed.story_id == story_id:
            return listed
        return next((each for each in self._library.headlines() if each.story_id == story_id), None)

    @property
    def _open_now(self) -> str | None:
        return self.story.headline.story_id if self.story.headline is not None else None


def _telling_word(title: str) -> str:
    """The word that says most of what a title is about: the longest, a name before others."""
    words = [word.strip("«»“”\"'.,:;!?–-()") for word in clean_line(title).split()]
    names = [word for word in words[1:] if word[:1].isupper()] or words
    return max(names, key=len, default="")


def _short(title: str, most: int = 40) -> str:
    title = clean_line(title)
    return title if len(title) <= most else title[: most - 1].rstrip() + "…"
