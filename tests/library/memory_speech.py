"""Who said what in a library in memory: every question goes through all stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from itertools import islice

from tests.library.memory_query import meets
from tui.article.document import Document
from tui.library.base import Headline, Question
from tui.library.parts import Parts, indexed
from tui.library.query import NOTHING, Query, Term
from tui.library.speech import NameKind, Said
from tui.library.words import words_of

Story = tuple[Headline, str, Document, Parts]
"""A story, the language it is in, and what is known of it."""


class MemorySpeech:
    """See Speech."""

    def __init__(
        self,
        stories: Callable[[], Sequence[Story]],
        ask: Callable[[str], None],
        has: Callable[[Sequence[str], Term], bool],
        first_of: Callable[[int], int],
    ) -> None:
        self._stories = stories
        self._ask = ask
        self._has = has
        self._first_of = first_of

    def quotes(
        self,
        about: Query = NOTHING,
        speaker: Query = NOTHING,
        first: int | None = None,
        last: int | None = None,
        below: tuple[int, int] | None = None,
        limit: int = 50,
        question: Question | None = None,
    ) -> Sequence[Said]:
        self._ask("quotes")
        with question.asked(lambda: None) if question is not None else nullcontext():
            wanted = (
                said
                for said in self._all()
                if (first is None or said.story.place >= first)
                and (last is None or said.story.place <= last)
                and (below is None or (-said.story.place, said.n) > (-below[0], below[1]))
                and self._meets(about, said.text)
                and self._meets(speaker, said.speaker or "")
                and not self._is_said_in(said, first, last)
            )
            return list(islice(wanted, max(0, limit)))

    def names(self, kind: NameKind, beginning: str, limit: int = 20) -> Sequence[tuple[str, int]]:
        self._ask("names")
        counted: Counter[str] = Counter()
        for headline, language, document, parts in self._stories():
            named = indexed(parts, document.text, paper=None, references=(), language=language).called
            counted.update(name for of, name in named if of == kind)
            if kind == "language":
                counted[language] += 1
            elif kind == "paper" and headline.source is not None:
                counted[headline.source] += 1
        *whole, last = words_of(beginning) or [""]
        begun = [each for each in counted.items() if _begins(words_of(each[0]), whole, last)]
        return sorted(begun, key=lambda each: (-each[1], each[0]))[:limit]

    def behind(self) -> bool:
        return False

    def _all(self) -> Iterator[Said]:
        for headline, _, document, parts in self._stories():
            for n, (start, end, speaker) in enumerate(parts.quotes):
                yield Said(headline, n, start, end, document.text[start:end], speaker)

    def _is_said_in(self, said: Said, first: int | None, last: int | None) -> bool:
        """Whether the story that this one is folded under says so as well, and lies between the places."""
        place = self._first_of(said.story.place)
        return (
            place != said.story.place
            and (first is None or place >= first)
            and (last is None or place <= last)
            and any(
                (words_of(each.text), each.speaker) == (words_of(said.text), said.speaker)
                for each in self._all()
                if each.story.place == place
            )
        )

    def _meets(self, query: Query, text: str) -> bool:
        words = words_of(text)
        return meets(query, lambda term: self._has(words, term))


def _begins(words: Sequence[str], whole: Sequence[str], last: str) -> bool:
    return any(
        words[at : at + len(whole)] == list(whole) and words[at + len(whole)].startswith(last)
        for at in range(len(words) - len(whole))
    )
