"""Keep what a story was before its source brought another text."""

from __future__ import annotations

import sqlite3
from time import time

from tui.article.document import Document
from tui.library.packing import pack
from tui.library.twins import MOST_VERSIONS


class Versions:
    """Earlier forms on their way into the file, each at once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def keep(self, key: int, before: Document) -> int:
        """Keep a form whose place another one takes; how many are kept now."""
        last = self._connection.execute("SELECT max(n) FROM version WHERE key = ?", (key,)).fetchone()[0] or 0
        self._connection.execute(
            "INSERT INTO version (key, n, kept, packed) VALUES (?, ?, ?, ?)", (key, last + 1, int(time()), pack(before))
        )
        self._connection.execute("DELETE FROM version WHERE key = ? AND n <= ?", (key, last + 1 - MOST_VERSIONS))
        count: int = self._connection.execute("SELECT count(*) FROM version WHERE key = ?", (key,)).fetchone()[0]
        return count

    def drop(self, key: int) -> None:
        """The story is gone, and what it was before with it."""
        self._connection.execute("DELETE FROM version WHERE key = ?", (key,))
