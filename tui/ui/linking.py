"""Which stretches of a story lead to a web address, for terminals that open what is clicked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from rich.style import Style

from tui.article.spans import Span
from tui.ui.links import target_of
from tui.ui.painting import Light

if TYPE_CHECKING:
    from tui.article.article import Article

_LONGEST = 500
_WRITTEN = re.compile(f'https?://[^\\s<>"“”«»]{{1,{_LONGEST}}}')
_BEHIND = ".,:;!?)]}'’…"
"""What may stand behind an address and is no part of it."""


class Linked:
    """What leads somewhere in one story: the titles it refers to, its headline, and addresses that are written out.

    An address that is written leads where it says, whatever it is part of.
    """

    def __init__(self, article: Article) -> None:
        self._text = article.document.text
        named = [(each.title_span, each.url) for each in article.references if each.url]
        if article.headline is not None and article.document.url:
            named.append((article.headline, article.document.url))
        self._named = sorted(named)
        self._ends = [span.end for span, _ in self._named]

    def near(self, start: int, end: int) -> Iterator[Light]:
        """The stretches that reach into this part of the text, each with a style that is the link and nothing else."""
        for span, url in islice(self._named, bisect_right(self._ends, start), None):
            if span.start >= end:
                break
            yield from _light(span, url)
        for found in _WRITTEN.finditer(self._text, max(0, start - _LONGEST), end + _LONGEST):
            url = found[0].rstrip(_BEHIND)
            span = Span(found.start(), found.start() + len(url))
            if span.start < end and span.end > start:
                yield from _light(span, url)


def _light(span: Span, url: str) -> Iterator[Light]:
    style = _style(url)
    if style is not None:
        yield Light(span, style)


@lru_cache(1_000)
def _style(url: str) -> Style | None:
    target = target_of(url)
    return Style(link=target) if target is not None else None
