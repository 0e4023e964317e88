"""The same story more than once: as it stood before, and as it stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from tui.article.document import Document
    from tui.library.base import Headline

MOST_VERSIONS = 20
"""So many earlier forms of a story are kept, the latest."""


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier form of a story, and the moment, in UTC, when the library took another in its place."""

    moment: datetime
    document: Document


class Standing(NamedTuple):
    """Where a story of a group stands: its place in the library, and its paper, where that is known."""

    place: int
    paper: str | None


class Twins(Protocol):
    """The other forms of the stories of a library.

    Methods keep the promises of `tui.library.base.Library`: safe from any thread, as quick in a large library as in a
    small one, and LibraryTrouble where it cannot be read.
    """

    def folded(self, story_id: str) -> Sequence[Headline]:
        """The other stories with the same text, the newest first: those under it, or those it stands under and with."""

    def folded_under(self, places: Sequence[int]) -> Sequence[int]:
        """The places, ascending, of the stories that are folded under those at these places."""

    def versions(self, story_id: str) -> Sequence[Version]:
        """What stood under this very id before, the latest first; no two neighbours have the same words."""


def same_words(one: Document, other: Document) -> bool:
    """Whether a reader would see no difference: then neither is an earlier form of the other."""
    return (one.headline, one.text) == (other.headline, other.text)


def first_of(group: Iterable[Standing]) -> Standing:
    """The story that stands for a group of the same: of the paper whose story is the earliest, the newest form."""
    ordered = sorted(group)
    earliest = ordered[0]
    same = [each for each in ordered if each.paper == earliest.paper] if earliest.paper is not None else [earliest]
    return same[-1]


def paper_of(document: Document) -> str | None:
    """The paper that a story stands in, as its address tells; None where it has none."""
    try:
        host = urlsplit(document.url or "").hostname
    except ValueError:  # a bracket in the wrong place
        return None
    return host.removeprefix("www.") if host else None
