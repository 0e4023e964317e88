"""What is looked for in stories, and where it stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.library.base import Headline, Library, Overtaken, Question
from tui.library.query import NOTHING, Query, Term
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
        self._lit = Query(tuple(_in_headlines((*query.terms, *also.terms))))
        self.query = query

    def __bool__(self) -> bool:
        return bool(self.query)

    def look(self, headlines: Sequence[Headline], question: Question) -> Sequence[Listed]:
        """The stories, each with what was found in its text; raises Overtaken."""
        if not self.query:
            return [Listed(headline) for headline in headlines]
        from tui.library.hits import snippet

        places = [headline.place for headline in headlines]
        documents = self._library.documents(places)
        parts = self._library.parts(places) if self.query.of_parts else {}
        listed = []
        for headline in headlines:
            if question.overtaken:
                raise Overtaken
            document = documents.get(headline.place)
            passage = None
            if document is not None:
                found = parts.get(headline.place)
                passage = Passage(*snippet(self.query, document.text, self._room, found, headline.text))
            listed.append(Listed(headline, passage))
        return listed

    @property
    def lit(self) -> Find | None:
        """Tells where in a line something stands that is looked for; None where nothing is."""
        if not self._lit:
            return None
        from tui.library.hits import find_hits

        return lambda line: find_hits(self._lit, line)


def _in_headlines(terms: Iterable[Term]) -> Iterator[Term]:
    """What is looked for in headlines, as if these were whole texts."""
    return (replace(term, field="") for term in terms if term.field in ("", "title"))
