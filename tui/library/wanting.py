"""Titles that stories refer to and that are not here, as far as the reader has not said what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.library.corrections import Corrections, meant

if TYPE_CHECKING:
    from tui.library.base import Library, Question
    from tui.library.graph import Wanted


def still_wanted(
    library: Library, corrections: Corrections, limit: int, question: Question | None = None
) -> Sequence[Wanted]:
    """The first titles that are wanted (see `tui.library.graph.Graph.wanted`); with a `question` raises Overtaken."""
    said = 0
    while True:
        wanted = library.graph.wanted(limit + said, question)
        left = [each for each in wanted if not _is_said(each, library, corrections)]
        if len(left) >= limit or len(wanted) < limit + said:
            return left[:limit]
        said = len(wanted) - len(left)


def _is_said(wanted: Wanted, library: Library, corrections: Corrections) -> bool:
    """Whether the reader said which story the title means; the library has been asked already, and knows none."""
    return (
        corrections.correction(wanted.title) is not None
        and meant(wanted.title, wanted.last.place, library, corrections).story is not None
    )
