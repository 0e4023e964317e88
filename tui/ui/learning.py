"""Learn to understand stories before the first one is opened: what that takes is imported and compiled by then."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.library.base import Headline, Library

_SHORT = 50_000
"""Code points of a story that is quickly understood."""


def understood(library: Library, headline: Headline) -> Article | None:
    """The story, unless it is a long one, or gone. Raises NewsError."""
    from tui.article.understand import understand  # late: a list does without

    document = library.documents([headline.place]).get(headline.place)
    return understand(document) if document is not None and len(document.text) <= _SHORT else None
