"""Titles that stories refer to and that no story bears."""

from __future__ import annotations

from collections.abc import Sequence

from tui.library.graph import Wanted
from tui.library.sqlite.linking import resolved
from tui.library.sqlite.readers import Asked
from tui.library.sqlite.rows import headlines_at

_UNBORNE = """
    SELECT key, stories, last,
        (SELECT title FROM ref WHERE ref.story = last AND ref.key = lacking.key ORDER BY n LIMIT 1)
    FROM (
        SELECT key, count(DISTINCT story) AS stories, max(story) AS last FROM ref
        WHERE key IS NOT NULL GROUP BY key
    ) AS lacking
    WHERE NOT EXISTS (SELECT 1 FROM story WHERE story.title_key = lacking.key)
    ORDER BY stories DESC, last DESC, key"""


def most_wanted(asked: Asked, limit: int) -> Sequence[Wanted]:
    """The titles that most stories refer to; a likeness is looked for only for those that may be listed."""
    wanted: list[tuple[str, int, int]] = []
    rows = iter(asked.each(_UNBORNE))
    while len(wanted) < limit and (row := next(rows, None)) is not None:
        _, stories, last, title = row
        if resolved(asked, title, last).nearest is None:
            wanted.append((title, stories, last))
    newest = {headline.place: headline for headline in headlines_at(asked, sorted({last for _, _, last in wanted}))}
    return [Wanted(title, stories, newest[last]) for title, stories, last in wanted if last in newest]
