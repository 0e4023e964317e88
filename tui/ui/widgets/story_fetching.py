"""A list of stories that fetches its next pages well before they are needed."""

from __future__ import annotations

from tui.ui.asking import Asker
from tui.ui.listing import Listing, Page
from tui.ui.widgets.story_column import StoryColumn
from tui.ui.widgets.story_window import PAGE

_AHEAD = PAGE // 2
"""When fewer stories than this are held beyond what is in view, the next page is fetched."""
BELOW, ABOVE, LIST = "below", "above", "list"
"""The kinds of questions: for a page below or above, and for another list."""


class FetchedColumn(StoryColumn):
    """Stories of a listing, of which a window is held that moves with the reader."""

    def __init__(self) -> None:
        super().__init__()
        self.listing: Listing | None = None
        """What is listed; None before anything is."""
        self._asker = Asker(self)

    def on_unmount(self) -> None:
        self._asker.give_up()

    async def reach(self, index: int) -> None:
        """Hold the story at `index` of the window, as far as there is one beyond its ends."""
        step = 1 if index >= len(self.window) else -1 if index < 0 else 0
        if step:
            self._extend(step)
            await self._asker.wait(BELOW if step > 0 else ABOVE)

    def counted(self, total: int) -> None:
        """The list has so many stories; one that is not by date knows that itself."""
        if self.listing is not None and self.listing.order.by_day and total != self.window.total:
            self.window = self.window.counted(total)
            self.refresh()

    def look_ahead(self) -> None:
        """Fetch what comes next where the reader is near the end of what is held."""
        first, last = self.in_view
        if len(self.window) - last < _AHEAD:
            self._extend(1)
        if first < _AHEAD:
            self._extend(-1)

    def _extend(self, step: int) -> None:
        window, listing = self.window, self.listing
        if listing is None or (window.at_bottom if step > 0 else window.at_top):
            return
        kind = BELOW if step > 0 else ABOVE
        if self._asker.asking(kind) or self._asker.asking(LIST):
            return
        edge = window[-1 if step > 0 else 0].place

        def take(page: Page) -> None:
            if self.listing is listing and self.window.stories and self.window[-1 if step > 0 else 0].place == edge:
                self._take(page, step)

        self._asker.ask_soon(kind, lambda question: listing.beyond(edge, step, question), take)

    def _take(self, page: Page, step: int) -> None:
        before = self.window[self._cursor].story_id
        extend = self.window.with_below if step > 0 else self.window.with_above
        window = extend(page.stories, last=page.last)
        here = window.index_of(before)
        if here is not None:
            self.replace_window(window, here - self._cursor)
