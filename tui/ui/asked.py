"""What was typed into a box, as a question to a library, with the stories for what it asks of the reader's marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tui.library.dates import today
from tui.library.query import NOTHING, Marked, Query
from tui.ui.places_of import PlacesOf

if TYPE_CHECKING:
    from tui.library.base import Library
    from tui.library.marks import Marks


class Asked:
    """Understands the words of one box; remembers the last. Asks the library; safe from any thread."""

    def __init__(self, library: Library, marks: Marks, parse: Callable[[str], Query]) -> None:
        self._library = library
        self._marks = marks
        self._parse = parse
        self._expanded: tuple[int, str, date, Query] | None = None
        self._marked: tuple[str, dict[Marked, frozenset[str]]] = ("", {})
        self._places_of: dict[Marked, PlacesOf] = {}

    def forget_marks(self) -> None:
        """What is marked now counts the next time, also for the same words."""
        self._marked = "", {}

    def query(self, typed: str, version: int) -> Query:
        """What is meant, in the library at this version."""
        if not typed.strip():
            self._marked = "", {}
            return NOTHING
        known, day = self._expanded, today()
        if known is None or known[:3] != (version, typed, day):  # “yesterday” is another day tomorrow
            known = self._expanded = version, typed, day, self._library.expand(self._parse(typed))
        return known[3].placed(lambda asked: self._places_marked(typed, asked, version))

    def _places_marked(self, typed: str, asked: Marked, version: int) -> Sequence[int]:
        """Where stories stand that were marked so when these words were first asked for: what is read since stays."""
        from tui.library.asked_marks import marked_so, with_folded

        if self._marked[0] != typed:
            self._marked = typed, {}
        known, asked = self._marked[1], replace(asked, excluded=False)
        if asked not in known:
            known[asked] = marked_so(asked, self._marks)
        places = self._places_of.setdefault(asked, PlacesOf(self._library)).find(known[asked], version)
        return with_folded(asked, places, self._library)


def as_search(typed: str) -> Query:
    """What is asked of whole stories, while one types."""
    from tui.library.query import parse  # late: a list without a question does without

    return parse(typed, unfinished=True)


def as_filter(typed: str) -> Query:
    """What is asked of headlines, while one types."""
    from tui.library.query import parse_filter

    return parse_filter(typed)
