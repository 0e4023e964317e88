"""Which stories a list shows, and in what order."""

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from tui.library.base import Headline

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
    BEST = "best"
    """Of the newest hits of a search those that say most of it; a search alone can be in this order."""

    @property
    def by_day(self) -> bool:
        """Whether stories of one day stand together."""
        return self in (Order.NEWEST, Order.OLDEST)

    def next(self, *, searching: bool) -> "Order":
        """The order that the sort key goes to."""
        orders: list[Order] = [Order.NEWEST, Order.BEST]
        if not searching:
            orders = [order for order in Order if order is not Order.BEST]
        return orders[(orders.index(self) + 1) % len(orders)]

    def said(self, among: str) -> str:
        """As the list says it; `among` so many of the newest hits are the best."""
        return f"best of the newest {among}" if self is Order.BEST else str(self)


class Show(StrEnum):
    """Which stories are shown; the value is how the list says it."""

    ALL = "all"
    UNREAD = "unread"
    READ = "read"
    KEPT = "kept"
    NOTED = "noted"


def sort_key(order: Order, read: Read) -> Callable[[Headline], Any]:
    """What to sort stories by, given newest first, in an order that is not by date."""
    match order:
        case Order.UNREAD:
            return lambda headline: read(headline.identity)
        case Order.LONGEST:
            return lambda headline: -headline.minutes
        case _:
            return lambda headline: collate(headline.text)


def collate(title: str) -> str:
    """What to compare titles by: letters before marks and case, and æ ø å (ä ö with them) after z."""
    letters = []
    for character in title.casefold():
        if character in _NORDIC:
            letters.append(_NORDIC[character])
        else:
            letters.append(unicodedata.normalize("NFD", character)[0])
    return _LEADING_MARKS.sub("", "".join(letters))
