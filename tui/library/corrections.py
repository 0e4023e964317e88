"""What a title means to a reader who has said it: that goes before what the library makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tui.library.graph import NOBODY, Resolution, nearest_first

if TYPE_CHECKING:
    from tui.library.base import Library

NO_STORY = ""
"""The identity that a reader gives a title with who says that it means no story of the library."""


class Corrections(Protocol):
    """What a reader has said of titles; `tui.library.marks.Marks` is one."""

    def correction(self, title: str) -> str | None:
        """The identity of the story that the title was said to mean, NO_STORY for none; None where nothing was said."""


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
