"""Make a story ready for a library: all that can be done beside the process that writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.article.document import Document
    from tui.library.base import Headline


@dataclass(frozen=True, slots=True)
class Prepared:
    """A story ready to be put into a library.

    `key` is made of what its source calls it (`tui.library.keys.key_of`): one key, one story. `content` is the hash of
    all that is stored; the same hash means that nothing changed. `headline` has the story's id; its place is still 0.
    `language` is the code that was recognised. `title_key` is the key of its folded headline, `references` are the
    titles it refers to, as written. `packed` is the document, compressed; `indexed_title` (headline and source) and
    `indexed_text` (the whole text) are folded for the index. `forms` are words of the text with their stems that this worker has
    not handed over before.
    """

    key: int
    content: bytes
    headline: Headline
    language: str
    title_key: int
    references: tuple[str, ...]
    packed: bytes
    indexed_title: str
    indexed_text: str
    forms: tuple[tuple[str, str], ...]
