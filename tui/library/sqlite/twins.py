"""The other forms of a story, as a library file keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from tui.library.base import Headline
from tui.library.keys import key_of_story_id
from tui.library.packing import unpack
from tui.library.sqlite.readers import Readers
from tui.library.sqlite.rows import headlines_at, in_runs, marks
from tui.library.sqlite.troubles import DamagedRow
from tui.library.twins import Version

_GROUP = """
    WITH here (id) AS (SELECT id FROM story WHERE key = ?)
    SELECT id, first FROM twin
    WHERE first = coalesce((SELECT first FROM twin JOIN here USING (id)), (SELECT id FROM here))"""
_AT_ONCE = 500
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class SqliteTwins:
    """See Twins."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def folded(self, story_id: str) -> Sequence[Headline]:
        """See Twins."""
        key = key_of_story_id(story_id)
        if key is None:
            return ()
        with self._readers.asking() as asked:
            group = asked.rows(_GROUP, (key,))
            places = {place for place, _ in group} | {first for _, first in group}
            if not all(isinstance(place, int) for place in places):
                raise DamagedRow
            here = asked.number("SELECT id FROM story WHERE key = ?", (key,))
            return headlines_at(asked, sorted(places - {here}, reverse=True))

    def folded_under(self, places: Sequence[int]) -> Sequence[int]:
        """See Twins."""
        with self._readers.asking() as asked:
            return sorted(
                place
                for few in in_runs(places, _AT_ONCE)
                for place in asked.numbers(f"SELECT id FROM twin WHERE first IN ({marks(few)})", few)
            )

    def versions(self, story_id: str) -> Sequence[Version]:
        """See Twins."""
        key = key_of_story_id(story_id)
        if key is None:
            return ()
        with self._readers.asking() as asked:
            rows = asked.rows("SELECT kept, packed FROM version WHERE key = ? ORDER BY n DESC", (key,))
        try:
            return [Version(_EPOCH + timedelta(seconds=kept), unpack(packed)) for kept, packed in rows]
        except (OverflowError, TypeError, ValueError) as error:
            raise self._readers.damaged() from error
