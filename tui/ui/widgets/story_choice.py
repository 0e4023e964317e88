"""What a reader has chosen to see of a library: which stories, with which words, in what order."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.cleaning import clean_line
from tui.library.base import Headline
from tui.ui.widgets.story_order import Order, Read, Show, select, sort


@dataclass
class StoryChoice:
    """The choice, as it stands."""

    order: Order = Order.NEWEST
    show: Show = Show.ALL
    words: str = ""

    def of(self, headlines: Sequence[Headline], read: Read, listed: Sequence[Headline]) -> Sequence[Headline]:
        """The stories chosen, sorted; what is `listed` stays although it was read since."""
        chosen = headlines
        if self.show is not Show.ALL:
            stay = {headline.identity for headline in listed}
            wanted = self.show is Show.READ
            chosen = [one for one in headlines if read(one.identity) == wanted or one.identity in stay]
        return sort(select(chosen, Show.ALL, self.words, read), self.order, read)

    def said(self, listed: int, every: int, unread: int) -> list[str]:
        """`3 of 36`, `2 unread`, `newest`, and the words if there are any."""
        whole = f"{every} {'story' if every == 1 else 'stories'}"
        parts = [
            whole if listed == every else f"{listed} of {every}",
            f"{unread} unread" if self.show is Show.ALL else f"only {self.show}",
            str(self.order),
        ]
        return [*parts, f"with “{clean_line(self.words)}”"] if self.words else parts
