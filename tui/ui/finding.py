"""Find words in a story: in any case, and over the end of a line."""

import re
from bisect import bisect_left

from tui.article.spans import Span

MOST = 9999
"""No more matches than this are counted."""


def fold(text: str) -> str:
    """`text` in small letters, each character still in its place; letters keep their rings and dots."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def find(folded: str, words: str) -> tuple[Span, ...]:
    """Where `words` stand in a folded text; blanks between them match any blanks, a line's end too."""
    parts = [re.escape(part) for part in fold(words).split()]
    if not parts:
        return ()
    found = re.finditer(r"\s+".join(parts), folded)
    return tuple(Span(*match.span()) for match, _ in zip(found, range(MOST), strict=False))


class Matches:
    """What was found, and which one the reader stands on."""

    def __init__(self, spans: tuple[Span, ...], words: str) -> None:
        self.spans = spans
        self.words = words
        self.place = -1
        """The match stood on; -1 before the first step."""

    @property
    def here(self) -> Span | None:
        """The match stood on."""
        return self.spans[self.place] if 0 <= self.place < len(self.spans) else None

    @property
    def count(self) -> str:
        """`3/12`, or `0/0`."""
        return f"{self.place + 1}/{len(self.spans)}"

    def start(self, offset: int) -> None:
        """Stand on the first match at or after `offset`, else on the first of all."""
        if self.spans:
            self.place = bisect_left(self.spans, (offset, 0)) % len(self.spans)

    def step(self, steps: int) -> bool:
        """Step on; True where the step went round the end of the story."""
        if not self.spans:
            return False
        going = self.place + steps
        self.place = going % len(self.spans)
        return not 0 <= going < len(self.spans)

    def within(self, start: int, end: int) -> tuple[Span, ...]:
        """The matches that show between two offsets."""
        first = bisect_left(self.spans, (start, 0))
        if first and self.spans[first - 1].end > start:
            first -= 1
        last = bisect_left(self.spans, (end, 0))
        return self.spans[first:last]
