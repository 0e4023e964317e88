"""Finding words in the open story, with a line to type them in."""

from textual import on

from tui.ui.early_list import TWO_PANES
from tui.ui.screens.following import FollowingScreen
from tui.ui.screens.foot import keys_here, place_in
from tui.ui.widgets.find_bar import FindBar
from tui.ui.widgets.search_box import SearchBox
from tui.ui.widgets.sidebar import Sidebar
from tui.ui.widgets.story_pane import StoryPane
from tui.ui.widgets.text_find import press_again


class FindingScreen(FollowingScreen):
    """A screen on which one finds words, and whose last line tells how that goes."""

    @property
    def story_in_view(self) -> bool:
        """Whether one sees the open story."""
        return self.has_class("-reading") or self.size.width >= TWO_PANES

    @on(StoryPane.Moved)
    @on(StoryPane.Shown)
    @on(Sidebar.Counted)
    def _tell_foot(self) -> None:
        self.foot.tell(keys_here(self), place_in(self.story) if self.story_in_view else "")

    @on(SearchBox.HelpWanted)
    def _tell_what_to_type(self) -> None:
        from tui.ui.screens.search_help import SearchHelpScreen

        self.app.push_screen(SearchHelpScreen())

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
