"""What a title means to a reader who has said it: that goes before what the library makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from tui.library.graph import NOBODY, Resolution, nearest_first

if TYPE_CHECKING:
    from tui.library.base import Headline, Library

NO_STORY = ""
"""The identity that a reader gives a title with who says that it means no story of the library."""


class Corrections(Protocol):
    """What a reader has said of titles; `tui.library.marks.Marks` is one."""

    def correction(self, title: str) -> str | None:
        """The identity of the story that the title was said to mean, NO_STORY for none; None where nothing was said."""

    def corrections(self) -> Mapping[str, str]:
        """All titles of which something was said, folded, with the identities that they were said to mean."""


def meant(title: str, near: int | None, library: Library, corrections: Corrections) -> Resolution:
    """What a title means: as the reader said, else as the library resolves it (`tui.library.graph.Graph.resolve`).

    Where the story that the reader meant is not here, nothing was said. `near` is the place of the story that refers.
    """
    identity = corrections.correction(title)
    if identity is None:
        return library.graph.resolve(title, near)
    if identity == NO_STORY:
        return NOBODY
    places = nearest_first(library.places([identity]), near)
    found = library.headlines_at(places[:1])
    return Resolution(found[0]) if found else library.graph.resolve(title, near)


def referring(story: Headline, library: Library, corrections: Corrections, limit: int = 100) -> Sequence[Headline]:
    """The stories that refer to this one, newest first: by titles that the reader said mean it, too.

    Those are left out that refer to it only by titles of which the reader said something else.
    """
    found = library.graph.referring(story.story_id, limit)
    said = corrections.corrections()
    if not said:
        return found
    told = {each.place: each for each in found if _leads(each, story, library, corrections)}
    for title, identity in said.items():
        if identity == story.identity:
            mentioning = library.graph.mentioning(title, limit)
            told |= {each.place: each for each in mentioning if each.place != story.place}
    return [told[place] for place in sorted(told, reverse=True)][:limit]


def _leads(origin: Headline, story: Headline, library: Library, corrections: Corrections) -> bool:
    """Whether a story that refers to another still does with what the reader said."""
    titles = [link.title for link in library.graph.references(origin.story_id)]
    if all(corrections.correction(title) is None for title in titles):
        return True
    found = [meant(title, origin.place, library, corrections) for title in titles]
    return any(story.identity == each.identity for one in found for each in (one.story, *one.candidates) if each)
