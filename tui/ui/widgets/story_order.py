"""Which stories a list shows, and in what order."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from tui.library.base import Headline, by_newest

Read = Callable[[str], bool]
"""Whether the story with this identity was read."""

_LEADING_MARKS = re.compile(r"^\W+")
_NORDIC = {"æ": "z{", "ä": "z{", "ø": "z|", "ö": "z|", "å": "z}"}


class Order(StrEnum):
    """How the stories are sorted; the value is how the list says it."""

    NEWEST = "newest"
    OLDEST = "oldest"
    UNREAD = "unread first"
    LONGEST = "longest"
    TITLE = "by title"

    @property
    def by_day(self) -> bool:
        """Whether stories of one day stand together."""
        return self in (Order.NEWEST, Order.OLDEST)

    def next(self) -> "Order":
        """The order that the sort key goes to."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


class Show(StrEnum):
    """Which stories are shown; the value is how the list says it."""

    ALL = "all"
    UNREAD = "unread"
    READ = "read"


def sort(headlines: Iterable[Headline], order: Order, read: Read) -> Sequence[Headline]:
    """Headlines, given newest first, in another order."""
    match order:
        case Order.NEWEST:
            return tuple(headlines)
        case Order.OLDEST:
            return tuple(headlines)[::-1]
        case Order.UNREAD:
            return sorted(headlines, key=lambda headline: read(headline.identity))
        case Order.LONGEST:
            return sorted(headlines, key=lambda headline: -headline.minutes)
        case Order.TITLE:
            return sorted(headlines, key=lambda headline: (collate(headline.text), by_newest(headline)))


def select(headlines: Sequence[Headline], show: Show, words: str, read: Read) -> Sequence[Headline]:
    """Those that are to be shown and have every one of the `words` in headline or source."""
    if show is not Show.ALL:
        headlines = [headline for headline in headlines if read(headline.identity) == (show is Show.READ)]
    wanted = words.casefold().split()
    if wanted:
        headlines = [headline for headline in headlines if says(headline, wanted)]
    return headlines


def says(headline: Headline, wanted: Sequence[str]) -> bool:
    """Whether every word, in folded case, is part of the headline or its source."""
    said = f"{headline.text} {headline.source or ''}".casefold()
    return all(word in said for word in wanted)


def collate(title: str) -> str:
    """What to compare titles by: letters before marks and case, and æ ø å (ä ö with them) after z."""
    letters = []
    for character in title.casefold():
        if character in _NORDIC:
            letters.append(_NORDIC[character])
        else:
            letters.append(unicodedata.normalize("NFD", character)[0])
    return _LEADING_MARKS.sub("", "".join(letters))
