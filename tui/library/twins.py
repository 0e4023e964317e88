"""The same story more than once: as it stood before, and as it stands elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tui.article.document import Document

MOST_VERSIONS = 20
"""So many earlier forms of a story are kept, the latest."""


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier form of a story, and the moment, in UTC, when the library took another in its place."""

    moment: datetime
    document: Document


class Twins(Protocol):
    """The other forms of the stories of a library.

    Methods keep the promises of `tui.library.base.Library`: safe from any thread, as quick in a large library as in a
    small one, and LibraryTrouble where it cannot be read.
    """

    def versions(self, story_id: str) -> Sequence[Version]:
        """What stood under this very id before, the latest first; no two neighbours have the same words."""


def same_words(one: Document, other: Document) -> bool:
    """Whether a reader would see no difference: then neither is an earlier form of the other."""
    return (one.headline, one.text) == (other.headline, other.text)
