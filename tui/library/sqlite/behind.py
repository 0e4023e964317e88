"""Stories that an older version took in, and that have no parts yet: they get them in steps, the newest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tui.library.packing import unpack
from tui.library.parts import indexed, pack, parts_of
from tui.library.sqlite.parted import Parted
from tui.library.sqlite.troubles import DamagedRow

_WITHOUT_PARTS = (
    "SELECT id, source, language, packed FROM story JOIN body USING (id)"
    " WHERE id <= ? AND parts IS NULL ORDER BY id DESC LIMIT ?"
)


def catch_up(connection: sqlite3.Connection, most: int) -> int:
    """Give so many stories their parts, within a transaction; how many there were."""
    (behind,) = connection.execute("SELECT behind FROM library").fetchone()
    if behind is None:
        return 0
    rows = connection.execute(_WITHOUT_PARTS, (behind, most)).fetchall()
    parted = Parted(connection)
    for place, source, language, packed in rows:
        _give_parts(connection, parted, place, source, language, packed)
    parted.finish()
    left = rows[-1][0] - 1 if len(rows) == most else None
    connection.execute("UPDATE library SET behind = ?", (left,))
    return len(rows)


def _give_parts(
    connection: sqlite3.Connection, parted: Parted, place: int, source: str | None, language: str, packed: bytes
) -> None:
    """What the indexes have is made of the references and the language that are kept, with which it is taken out."""
    from tui.article.understand import understand  # late: who only reads does without

    try:
        document = unpack(packed)
    except (TypeError, ValueError) as error:
        raise DamagedRow from error
    parts = parts_of(understand(document))
    connection.execute("UPDATE body SET parts = ? WHERE id = ?", (pack(parts), place))
    connection.execute("UPDATE story SET quotes = ?1 WHERE id = ?2 AND quotes != ?1", (len(parts.quotes), place))
    parted.put(
        place,
        indexed(parts, document.text, paper=source, references=references_of(connection, place), language=language),
    )


def references_of(connection: sqlite3.Connection, place: int) -> Sequence[str]:
    """The titles that the story at that place refers to, as it was put in with them."""
    return [title for (title,) in connection.execute("SELECT title FROM ref WHERE story = ? ORDER BY n", (place,))]
