"""What is looked for in stories, and where it stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.library.base import Headline, Library, Overtaken, Question
from tui.library.query import NOTHING, Query
from tui.ui.passages import Passage
from tui.ui.widgets.story_window import Listed

if TYPE_CHECKING:
    from tui.ui.widgets.story_entry import Find


class Sought(NamedTuple):
    """What is looked for in a story that is opened: as typed, and as a query with all forms of its words."""

    typed: str
    query: Query


class Finder:
    """Looks for `query` in the texts of stories, with all forms of its words; true where there is any.

    Passages fill `room` cells. In headlines what `also` asks for is lit, too.
    """

    def __init__(self, library: Library, query: Query = NOTHING, room: int = 80, also: Query = NOTHING) -> None:
        self._library = library
        self._room = room
        self._lit = Query((*query.terms, *also.terms))
        self.query = query

    def __bool__(self) -> bool:
        return bool(self.query)

    def look(self, headlines: Sequence[Headline], question: Question) -> Sequence[Listed]:
        """The stories, each with what was found in its text; raises Overtaken."""
        if not self.query:
            return [Listed(headline) for headline in headlines]
        from tui.library.hits import snippet

        documents = self._library.documents([headline.place for headline in headlines])
        listed = []
        for headline in headlines:
            if question.overtaken:
                raise Overtaken
            document = documents.get(headline.place)
            passage = Passage(*snippet(self.query, document.text, self._room)) if document is not None else None
            listed.append(Listed(headline, passage))
        return listed

    @property
    def lit(self) -> Find | None:
        """Tells where in a line something stands that is looked for; None where nothing is."""
        if not self._lit:
            return None
        from tui.library.hits import find_hits

        return lambda line: find_hits(self._lit, line)
