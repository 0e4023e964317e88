"""What a reader has chosen to see of a library: which stories, with which words, in what order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.cleaning import clean_line
from tui.ui.widgets.story_order import Order, Show

AMONG = 5_000
"""Of so many of the newest hits the best are looked for."""


@dataclass(frozen=True, slots=True)
class StoryChoice:
    """One choice.

    `filter` is what headlines and sources are to say, `search` what the stories are to say, both as typed. Where not
    all stories are to be shown, `kept` are the identities of those read, of those the reader keeps, or of those with
    notes, as they were when that was chosen: what is read since stays.
    """

    order: Order = Order.NEWEST
    show: Show = Show.ALL
    filter: str = ""
    search: str = ""
    kept: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    """In an order that unread ones come first in, those that were read when that was asked for."""

    @property
    def whole(self) -> bool:
        """Whether it is all stories there are."""
        return self.show is Show.ALL and not self.filter.strip() and not self.search.strip()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many stories there are, how many are listed, and how many of those are unread; None: not known yet."""

    stories: int
    listed: int | None = None
    unread: int | None = None
    new: int = 0
    """How many came since the reader saw the top of the list."""


def said(choice: StoryChoice, counts: Counts, number: Callable[[int], str]) -> Sequence[str]:
    """`12 new`, `1,204 stories`, `3 unread`, `newest`, and the words if there are any."""

    def known(count: int | None) -> str:
        return "…" if count is None else number(count)

    new = [f"{number(counts.new)} new"] if counts.new else []
    order = choice.order.said(number(AMONG))
    if choice.search.strip():
        only = [f"only {choice.show}"] if choice.show is not Show.ALL else []
        among = [f"in “{clean_line(choice.filter)}”"] if choice.filter.strip() else []
        return [*new, f"{known(counts.listed)} with “{clean_line(choice.search)}”", *among, *only, order]
    whole = f"{number(counts.stories)} {'story' if counts.stories == 1 else 'stories'}"
    some = f"{known(counts.listed)} of {number(counts.stories)}"
    parts = [
        whole if choice.whole or counts.listed == counts.stories else some,
        f"{known(counts.unread)} unread" if choice.show is Show.ALL else f"only {choice.show}",
        order,
    ]
    return [*new, *parts, f"with “{clean_line(choice.filter)}”"] if choice.filter.strip() else [*new, *parts]


def nothing(choice: StoryChoice) -> str:
    """What to say where nothing is listed: why that is, and the way out."""
    words = f"{choice.search} {choice.filter}".split()
    if words and choice.show is not Show.ALL:
        return f"No {choice.show} story has this; 1 looks among all, and Esc leads back."
    if words:
        return f"No story has this{'. Fewer words find more, and' if len(words) > 1 else ';'} Esc leads back."
    match choice.show:
        case Show.UNREAD:
            return "All is read; 1 lists all stories."
        case Show.READ:
            return "Nothing is read yet; 1 lists all stories."
        case Show.KEPT:
            return "No story is kept; s keeps one, and 1 lists all."
        case Show.NOTED:
            return "No story has a note; e in a story writes one, and 1 lists all."
    return "No stories are here."
