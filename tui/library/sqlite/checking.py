"""Whether the file of a library is sound, and all that it says of one story agrees."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tui.cleaning import clean_line
from tui.library.base import LibraryTrouble
from tui.library.sqlite import troubles
from tui.library.sqlite.comparing import disagreements
from tui.library.sqlite.connection import open_for_reading, open_for_writing

_TO_AGREE = {
    "the count of stories is not the number of rows": "SELECT stories = (SELECT count(*) FROM story) FROM library",
    "there are stories without a text": "SELECT NOT EXISTS (SELECT 1 FROM story WHERE id NOT IN (SELECT id FROM body))",
    "there are texts without a story": "SELECT NOT EXISTS (SELECT 1 FROM body WHERE id NOT IN (SELECT id FROM story))",
    "the index of words is not of the stories that are here": (
        "SELECT (SELECT count(*) FROM fts_docsize) = (SELECT count(*) FROM story)"
        " AND NOT EXISTS (SELECT 1 FROM story WHERE id NOT IN (SELECT id FROM fts_docsize))"
    ),
    "there are references without a story": (
        "SELECT NOT EXISTS (SELECT 1 FROM ref WHERE story NOT IN (SELECT id FROM story))"
    ),
    "a story does not have its references": (
        "SELECT (SELECT coalesce(sum(refs), 0) FROM story) = (SELECT count(*) FROM ref)"
    ),
    "the days do not have the stories that are here": (
        "SELECT NOT EXISTS (SELECT id / 92160 - (id % 92160 < 0) AS of, count(*) AS stories FROM story GROUP BY of"
        " EXCEPT SELECT day, stories FROM day)"
        " AND (SELECT coalesce(sum(stories), 0) FROM day) = (SELECT count(*) FROM story)"
    ),
    "what is folded is not counted so": (
        "SELECT folded = (SELECT count(*) FROM twin) AND folded = (SELECT coalesce(sum(folded), 0) FROM day)"
        " AND folded = (SELECT coalesce(sum(also), 0) FROM story) FROM library"
    ),
    "a story is folded under one that is not here, or is folded itself": (
        "SELECT NOT EXISTS (SELECT 1 FROM twin WHERE id NOT IN (SELECT id FROM story)"
        " OR first NOT IN (SELECT id FROM story) OR first IN (SELECT id FROM twin))"
    ),
    "a story is not said to stand for as many as are folded under it": (
        "SELECT NOT EXISTS (SELECT 1 FROM story WHERE also != (SELECT count(*) FROM twin WHERE first = story.id))"
    ),
    "a day does not have the stories that are folded on it": (
        "SELECT NOT EXISTS (SELECT id / 92160 - (id % 92160 < 0) AS of, count(*) AS folded FROM twin GROUP BY of"
        " EXCEPT SELECT day, folded FROM day)"
    ),
    "a story does not have its earlier forms": (
        "SELECT NOT EXISTS (SELECT 1 FROM story WHERE versions !="
        " (SELECT count(*) FROM version WHERE version.key = story.key))"
    ),
    "there are earlier forms without a story": (
        "SELECT NOT EXISTS (SELECT 1 FROM version WHERE key NOT IN (SELECT key FROM story))"
    ),
    "likeness is kept of stories that are not here": (
        "SELECT NOT EXISTS (SELECT 1 FROM band WHERE id NOT IN (SELECT id FROM story))"
    ),
    "the tallies do not have the stories that are here": (
        "SELECT NOT EXISTS (SELECT 1 FROM (VALUES ('language'), ('year')) AS kinds"
        " WHERE (SELECT coalesce(sum(stories), 0) FROM tally WHERE kind = column1) != (SELECT count(*) FROM story))"
    ),
    "a story does not have its parts": (
        "SELECT behind IS NOT NULL OR NOT EXISTS (SELECT 1 FROM body WHERE parts IS NULL) FROM library"
    ),
    "the ledger tells of stories that never came": (
        "SELECT (SELECT coalesce(sum(added), 0) FROM chunk) <= added AND stories <= added FROM library"
    ),
    "a change is later than the last one": (
        "SELECT version >= (SELECT coalesce(max(changed), 0) FROM story)"
        " AND version >= (SELECT coalesce(max(version), 0) FROM gone) FROM library"
    ),
    "a story is here and gone": "SELECT NOT EXISTS (SELECT 1 FROM gone JOIN story USING (key))",
}
"""What has to hold, and what is said where it does not."""
_INDEXES = {"fts": "words", "title_fts": "titles", "part_fts": "parts", "quote_fts": "quotes", "ref_fts": "references"}


def found_wrong(path: Path) -> Sequence[str]:
    """What is wrong with the library, a sentence each; none where it is sound."""
    try:
        return [*_of_the_file(path), *_of_the_indexes(path)]
    except LibraryTrouble as trouble:
        return [str(trouble)]
    except troubles.FAILURES as error:
        return [str(troubles.trouble(path, error))]


def _of_the_file(path: Path) -> list[str]:
    with closing(open_for_reading(path)) as connection:
        wrong = [clean_line(row[0]) for row in connection.execute("PRAGMA integrity_check")]
        if wrong != ["ok"]:
            return [f"{troubles.damaged(path)} ({reason})" for reason in wrong]
        connection.execute("PRAGMA query_only = 0")  # what is compared is gathered in memory; the file is open to read
        connection.execute("BEGIN")  # somebody may be writing
        disagree = [what for what, sql in _TO_AGREE.items() if not connection.execute(sql).fetchone()[0]]
        if not disagree:
            disagree += disagreements(connection)
        return [f"{troubles.named(path)} is not as it should be: {what}." for what in disagree]


def _of_the_indexes(path: Path) -> list[str]:
    """FTS5 checks its indexes as a command that writes, though it writes nothing."""
    wrong = []
    try:
        opened = open_for_writing(path, create=False)
    except LibraryTrouble:
        return []  # read only: what could be read was sound
    with closing(opened) as connection:
        for index, what in _INDEXES.items():
            try:
                connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
            except sqlite3.DatabaseError as error:
                wrong.append(f"The index of {what} in {troubles.named(path)} is damaged ({clean_line(str(error))}).")
    return wrong
