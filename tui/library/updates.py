"""When stories are updates of one another: a wire sends a story again under its title, or with a mark before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from tui.article.identity import fold
from tui.library.places import IN_A_MINUTE, is_dated

MARKS = (
    "ny", "ny versjon", "rettelse", "retting", "korrigert", "korreksjon", "oppdatert", "oppdatering",
    "oppdatert versjon", "utvidet", "siste", "hast", "update", "updated", "correction", "uppdaterad", "rättelse",
    "opdateret",
)  # fmt: skip
"""What a wire sets before the title of a story that it sends again, folded, without the colon."""

FEW = 12
"""What more stories bear than these is the title of a column or of the weather, and makes no update."""
_LONGEST = 3
"""Days from the first to the last form of one story; a run that goes on longer is a column, too."""
_DAY = 24 * 60 * IN_A_MINUTE
_MARKED = re.compile(rf"(?:{'|'.join(sorted(MARKS, key=len, reverse=True))})\s*:\s*(?=\S)")


def plain(title: str) -> str:
    """The folded title without the mark of an update before it."""
    folded = fold(title)
    return _MARKED.sub("", folded, count=1) if _MARKED.match(folded) else folded


def titles_of_updates(title: str) -> tuple[str, ...]:
    """The folded titles that forms of this story may bear: without a mark first, then with each; none for no title."""
    bare = plain(title)
    return (bare, *(f"{mark}: {bare}" for mark in MARKS)) if bare else ()


def updates(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Each update among all the stories of one such title, and the form before it, by their places.

    Forms follow each other on the same day or the next. A title that more than a few stories bear, or that comes again
    day after day, makes no updates.
    """
    ordered = sorted(place for place in places if is_dated(place))
    if len(ordered) > FEW:
        return
    run: list[tuple[int, int]] = []
    for before, after in pairwise(ordered):
        if after // _DAY - before // _DAY <= 1:
            run.append((after, before))
            continue
        yield from _of_one_story(run)
        run = []
    yield from _of_one_story(run)


def _of_one_story(run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return run if run and run[-1][0] // _DAY - run[0][1] // _DAY <= _LONGEST else []
