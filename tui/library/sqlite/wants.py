"""Titles that stories refer to and that no story bears."""

from __future__ import annotations

from collections.abc import Sequence

from tui.library.graph import Wanted
from tui.library.sqlite.linking import resolved
from tui.library.sqlite.readers import Asked
from tui.library.sqlite.rows import headlines_at

_UNBORNE = """
    SELECT key, count(DISTINCT story) AS stories, max(story) AS last FROM ref
    WHERE key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM story WHERE story.title_key = ref.key)
    GROUP BY key ORDER BY stories DESC, last DESC, key"""
_WRITTEN = "SELECT CAST(title AS TEXT) FROM ref WHERE key = ? AND story = ? ORDER BY n LIMIT 1"


def most_wanted(asked: Asked, limit: int) -> Sequence[Wanted]:
    """The titles that most stories refer to; a likeness is looked for only for those that may be listed."""
    wanted: list[tuple[str, int, int]] = []
    rows = iter(asked.each(_UNBORNE))
    while len(wanted) < limit and (row := next(rows, None)) is not None:
        key, stories, last = row
        ((title,),) = asked.rows(_WRITTEN, (key, last))
        if resolved(asked, title, last).nearest is None:
            wanted.append((title, stories, last))
    newest = {headline.place: headline for headline in headlines_at(asked, sorted({last for _, _, last in wanted}))}
    return [Wanted(title, stories, newest[last]) for title, stories, last in wanted if last in newest]
