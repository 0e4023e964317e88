"""Words that were said, cut to a few rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rich.cells import cell_len

from tui.article.spans import Span
from tui.cleaning import clean_line, drawable
from tui.typeset.wrap import wrap
from tui.ui.passages import pieces

_LOOKED_AT = 20_000
"""Code points of a quote that are looked at; what is longer was never said in one breath."""
_BEFORE_CUT = " ,;:–—-"
"""What does not stand before an ellipsis."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words on one line, cleaned; `lit` is what was looked for in them, in its order."""

    text: str
    lit: Sequence[Span] = ()

    def rows(self, width: int, most: int, ellipsis: str) -> Sequence[Sequence[tuple[str, bool]]]:
        """At most so many rows of that width, each in pieces that are lit or not.

        Where more was said a sign tells so; what is lit first is shown, even where that is far behind.
        """
        rows = _spans(self.text, width, most + 1)
        if len(rows) > most and self.lit and self.lit[0].start >= rows[most - 1].end - len(ellipsis):
            return self._from(self.lit[0].start, width * most // 3, ellipsis)._told(width, most, ellipsis)
        return self._told(width, most, ellipsis)

    def _told(self, width: int, most: int, ellipsis: str) -> Sequence[Sequence[tuple[str, bool]]]:
        rows = _spans(self.text, width, most + 1)
        told = [list(pieces(self.text, self.lit, row.start, row.end)) for row in rows[:most]]
        if len(rows) > most:
            told[-1] = [*self._cut(rows[most - 1], width - cell_len(ellipsis)), (ellipsis, False)]
        return told

    def _from(self, hit: int, before: int, ellipsis: str) -> Excerpt:
        """The same from some letters before a hit on, with a sign for what is left out."""
        at = self.text.find(" ", max(0, hit - before), hit) + 1 or hit
        moved = len(ellipsis) - at
        lit = [Span(span.start + moved, span.end + moved) for span in self.lit if span.start >= at]
        return replace(self, text=ellipsis + self.text[at:], lit=lit)

    def _cut(self, row: Span, width: int) -> Sequence[tuple[str, bool]]:
        """As much of a row as fits, so that a sign can stand behind it."""
        end = row.end
        while end > row.start and cell_len(self.text[row.start : end]) > width:
            end -= 1
        end = row.start + len(self.text[row.start : end].rstrip(_BEFORE_CUT))
        return list(pieces(self.text, self.lit, row.start, end))


def excerpt(words: str) -> Excerpt:
    """Words of a story, cleaned for one line."""
    return Excerpt(clean_line(drawable(words[:_LOOKED_AT])))


def _spans(text: str, width: int, most: int) -> Sequence[Span]:
    return [Span(*row) for row in islice(wrap(text, 0, len(text), max(2, width)), most)]
