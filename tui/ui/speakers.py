"""The quotes of one story by who said them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.cleaning import clean_line, drawable
from tui.ui.quoting import speaker_of

if TYPE_CHECKING:
    from tui.article.article import Article


class Speaker(NamedTuple):
    """Who spoke, cleaned for one line; None for all those whom the text does not name.

    `quotes` are places in `Article.quotes`, in the order of the text.
    """

    name: str | None
    quotes: Sequence[int]


def by_speaker(article: Article) -> Sequence[Speaker]:
    """The speakers of a story in the order they first speak; last of all nobody, where somebody is not named."""
    names: dict[str, str] = {}
    spoken: dict[str, list[int]] = {}
    unnamed: list[int] = []
    for index, quote in enumerate(article.quotes):
        said_by = speaker_of(quote)
        if said_by is None:
            unnamed.append(index)
            continue
        name = clean_line(drawable(said_by))
        names.setdefault(name.casefold(), name)
        spoken.setdefault(name.casefold(), []).append(index)
    speakers = [Speaker(names[key], quotes) for key, quotes in spoken.items()]
    return [*speakers, Speaker(None, unnamed)] if unnamed else speakers
