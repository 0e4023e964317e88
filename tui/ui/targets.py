"""Which stories the references of a story lead to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.library.base import Headline, Library, Question

if TYPE_CHECKING:
    from tui.article.article import Article

_MOST = 200
"""So many references of a story are looked up at once."""


def targets(
    library: Library, article: Article, headline: Headline, question: Question
) -> Mapping[int, Headline | None]:
    """The story that each of the first references means; stops early when nobody waits for it any more."""
    known = {link.title: link.target for link in library.graph.references(headline.story_id)}
    found: dict[int, Headline | None] = {}
    for index, reference in enumerate(article.references[:_MOST]):
        if question.overtaken:
            break
        found[index] = known.get(reference.title) or library.graph.resolve(reference.title, headline.place).nearest
    return found
