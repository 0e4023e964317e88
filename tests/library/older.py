"""A library as the first version made it: the stories and what indexes them, and nothing of their parts."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.library.shelving import id_of
from tui.library.base import Batch
from tui.library.preparing import Prepared
from tui.library.sqlite.library import open_library_file
from tui.library.sqlite.migrating import migrate, migrations

_KEPT = ("story", "body", "ref", "form", "day", "tally", "chunk", "gone", "file")


def older_library(path: Path, stories: Sequence[Prepared]) -> None:
    """Make a library at `path` that holds these stories and has had the first migration only."""
    today = path.with_suffix(".today")
    with closing(open_library_file(today, create=True)) as library:
        library.put(Batch(stories))
        places = {id_of(story): headline.place for story in stories if (headline := library.headline(id_of(story)))}
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.execute("PRAGMA auto_vacuum = INCREMENTAL")
        old.execute("PRAGMA journal_mode = WAL")
        migrate(old, migrations("library")[:1])
        old.execute("ATTACH ? AS today", (str(today),))
        for table in _KEPT:
            columns = ", ".join(row[1] for row in old.execute(f"PRAGMA table_info({table})"))
            old.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM today.{table}")
        old.execute(
            "UPDATE library SET (version, stories, added) = (SELECT version, stories, added FROM today.library)"
        )
        for story in sorted(stories, key=lambda story: places[id_of(story)]):
            place = places[id_of(story)]
            old.execute(
                "INSERT INTO fts (rowid, title, body) VALUES (?, ?, ?)",
                (place, story.indexed_title, story.indexed_text),
            )
            old.execute("INSERT INTO title_fts (rowid, title) VALUES (?, ?)", (place, story.indexed_title))
    today.unlink()
