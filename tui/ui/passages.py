"""What was found in a story, as a list shows it below the headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.article.spans import Span
from tui.typeset.wrap import wrap

MOST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of a story's text, cleaned; `lit` is what was looked for, in its order."""

    text: str
    lit: Sequence[Span] = ()

    def rows(self, width: int) -> Sequence[Span]:
        """The rows that it takes, as stretches of the text; what does not fit is left out."""
        rows = wrap(self.text, 0, len(self.text), max(2, width))
        return [Span(start, end) for (start, end), _ in zip(rows, range(MOST_ROWS), strict=False)]


def pieces(text: str, lit: Sequence[Span], start: int = 0, end: int | None = None) -> Iterator[tuple[str, bool]]:
    """The text from `start` to `end` in pieces, each with whether it is lit."""
    at, end = start, len(text) if end is None else end
    for span in lit:
        first, last = max(at, span.start), min(end, span.end)
        if first < last:
            yield text[at:first], False
            yield text[first:last], True
            at = last
    yield text[at:end], False
