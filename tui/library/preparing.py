"""Make a story ready for a library: all that can be done beside the process that writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from tui.article.document import Document
from tui.article.understand import understand
from tui.library import sameness
from tui.library.headlines import headline_of
from tui.library.keys import hash_of, key_of, story_id_of
from tui.library.packing import compressed, written
from tui.library.parts import Indexed, indexed, pack, parts_of
from tui.library.titles import key_of_title
from tui.library.words import forms_of, indexed_words, words_of

if TYPE_CHECKING:
    from tui.article.spans import Span
    from tui.library.base import Headline

_MOST_REMEMBERED = 300_000
"""So many words handed over are remembered, some 30 MB of them."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A story ready to be put into a library.

    `key` is made of what its source calls it (`tui.library.keys.key_of`): one key, one story. `content` is the hash of
    all that is stored; the same hash means that nothing changed. `headline` has the story's id; its place is still 0.
    `language` is the code that was recognised. `title_key` is the key of its headline, `references` are the titles it
    refers to, as written; their keys are made alike (`tui.library.titles.key_of_title`). `packed` is the document,
    compressed; `indexed_title` (headline and source) and `indexed_text` (the whole text) are folded for the index.
    `parts` tells where its parts stand (`tui.library.parts`), packed, and `indexed_parts` is what the indexes have of
    them; both follow from the document, and `content` is not made of them.
    `sketch` is what it is known again by in another paper (`tui.library.sameness`), packed.
    `forms` are words of the text behind their stems that this worker has not handed over before.
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
    parts: bytes
    indexed_parts: Indexed
    sketch: bytes
    forms: tuple[tuple[str, str], ...]


class Preparer:
    """Prepares one story after another, and hands each word over with its stem once, or a little more often.

    What it prepared has to be put, or prepared again by another one: it counts a word as kept that it handed over.
    """

    def __init__(self, most_remembered: int = _MOST_REMEMBERED) -> None:
        self._most = most_remembered
        self.remembered = 0
        """So many words are remembered."""
        self._handed_over: dict[str, set[str]] = {}

    def prepare(
        self, document: Document, *, name: str, changed: float | None = None, now: float | None = None
    ) -> Prepared:
        """The story that its source calls `name`: its address, else its id with the source, else its path.

        `changed` is when its file was last changed, None where that tells nothing of the story; `now` is what the
        clock says. Both are in seconds since 1970.
        """
        article = understand(document)
        key = key_of(name)
        headline = headline_of(article, story_id_of(key), changed, name=name, now=now)
        references = tuple(reference.title for reference in article.references)
        raw = written(document)
        stretches = sameness.told(article)
        words, told = words_and_told(_searched(document), stretches)
        parts = parts_of(article)
        return Prepared(
            key=key,
            content=hash_of(raw + _fingerprint(headline, article.language, references)),
            headline=headline,
            language=article.language,
            title_key=key_of_title(headline.text),
            references=references,
            packed=compressed(raw),
            indexed_title=indexed_title(headline),
            indexed_text=" ".join(words),
            parts=pack(parts),
            indexed_parts=indexed(
                parts, document.text, paper=headline.source, references=references, language=article.language
            ),
            sketch=sameness.pack(sameness.Sketch(sameness.bands_of(told), stretches)),
            forms=self._forms(words, article.language),
        )

    def _forms(self, words: list[str], language: str) -> tuple[tuple[str, str], ...]:
        known = self._handed_over.setdefault(language, set())
        new = set(words) - known
        if not new:
            return ()
        if self.remembered + len(new) > self._most:
            self._handed_over = {}
            self.remembered = 0
            known = self._handed_over.setdefault(language, set())
            new = set(words)
        known |= new
        self.remembered += len(new)
        return tuple(forms_of(sorted(new), language))


def words_and_told(text: str, stretches: Sequence[Span]) -> tuple[list[str], list[str]]:
    """All words of a text, and those that stand in the stretches as likeness is judged by them; folded in one go."""
    if any(sign in text for sign in sameness.UNSEEN) or not all(_parts_no_word(text, at) for at in chain(*stretches)):
        return words_of(text), sameness.words_told(text, stretches)
    words: list[str] = []
    told: list[str] = []
    at = 0
    for start, end in stretches:
        inside = words_of(text[start:end])
        words += words_of(text[at:start])
        words += inside
        told += inside
        at = end
    return words + words_of(text[at:]), told


def _parts_no_word(text: str, at: int) -> bool:
    return at in (0, len(text)) or text[at - 1].isspace() or text[at].isspace()


def indexed_title(headline: Headline) -> str:
    """What the index of titles has of a story: headline and source, its words with a blank between."""
    return indexed_words(f"{headline.text} {headline.source or ''}")


def indexed_references(titles: Sequence[str]) -> str:
    """What the index of references has of a story that refers to these titles."""
    return indexed_words("\n".join(titles))


def indexed_text(document: Document) -> str:
    """What the index of texts has of a story."""
    return indexed_words(_searched(document))


def _searched(document: Document) -> str:
    """The text, and below it the authors where only the format names them."""
    unnamed = [author for author in document.authors if author not in document.text]
    return "\n".join([document.text, *unnamed]) if unnamed else document.text


def _fingerprint(headline: Headline, language: str, references: tuple[str, ...]) -> bytes:
    """What is stored beside the document; the zone that this machine is in is no part of it."""
    moment = headline.moment
    when = None if moment is None else moment.isoformat() if headline.dated else moment.timestamp()
    stored = (
        headline.identity, headline.text, when, headline.source, headline.minutes, headline.quotes,
        int(headline.grain), language, references,
    )  # fmt: skip
    return repr(stored).encode(errors="surrogatepass")
