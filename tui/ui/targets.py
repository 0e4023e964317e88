"""Which stories the references of a story lead to, and which lead to it; as the reader said, where they said it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.library.base import Headline, Library, Question, View
from tui.library.corrections import meant, referring
from tui.library.graph import Resolution, nearest_first
from tui.library.marks import Marks

if TYPE_CHECKING:
    from tui.article.article import Article

_MOST = 200
"""So many references of a story are looked up at once."""
_REFERRING = 100
_ALIKE = 10
"""So many stories with like headlines are offered to either side in time."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around a story: what its references mean, by their index, and which stories refer to it."""

    targets: Mapping[int, Resolution]
    referring: Sequence[Headline]

    @property
    def more(self) -> bool:
        """Whether more stories than these may refer to it."""
        return len(self.referring) >= _REFERRING


def around(library: Library, marks: Marks, article: Article, headline: Headline, question: Question) -> Around:
    """Both directions of a story."""
    return Around(
        targets(library, marks, article, headline, question),
        referring(headline, library, marks, _REFERRING),
    )


def targets(
    library: Library, marks: Marks, article: Article, headline: Headline, question: Question
) -> Mapping[int, Resolution]:
    """What each of the first references means; stops early when nobody waits for it any more."""
    known = {
        link.title: Resolution(link.target)
        for link in library.graph.references(headline.story_id)
        if link.target is not None and not link.ambiguous and marks.correction(link.title) is None
    }
    found: dict[int, Resolution] = {}
    for index, reference in enumerate(article.references[:_MOST]):
        if question.overtaken:
            break
        title = reference.title
        found[index] = known.get(title) or meant(title, headline.place, library, marks)
    return found


def candidates(library: Library, title: str, near: int | None) -> Sequence[Headline]:
    """The stories that the title may mean, the nearest in time first: those that bear it, else those like it in words.

    The story at `near`, which refers, is none of them.
    """
    bearing = library.graph.resolve(title, near)
    if bearing.candidates:
        return bearing.candidates
    first = [bearing.story] if bearing.story is not None else []
    alike = {each.place: each for each in _alike(library, title, near) if each not in first and each.place != near}
    return [*first, *(alike[place] for place in nearest_first(alike, near))]


def _alike(library: Library, title: str, near: int | None) -> Sequence[Headline]:
    """Stories whose headlines have the words that say most of the title, which are the longest."""
    from tui.library.query import parse_filter
    from tui.library.words import words_of

    words = sorted(dict.fromkeys(words_of(title)), key=len, reverse=True)
    for told in filter(None, (words[:2], words[:1], words[1:2], words[2:3])):
        view = View(filter=parse_filter(" ".join(told)))
        above = library.headlines_before(view, near, _ALIKE) if near is not None else ()
        if found := [*above, *library.headlines_after(view, near, _ALIKE)]:
            return found
    return ()
