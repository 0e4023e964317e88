"""Stories of an older version: in steps, the newest first, they get their parts, and find those they are one with."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.library.packing import unpack
from tui.library.parts import indexed, pack, parts_of
from tui.library.sameness import pack as pack_sketch
from tui.library.sameness import sketch_of
from tui.library.sqlite.parted import Parted
from tui.library.sqlite.troubles import DamagedRow
from tui.library.sqlite.twinning import Twinning

if TYPE_CHECKING:
    from tui.article.article import Article

_BEHIND = (
    "SELECT id, source, language, packed, parts IS NULL FROM story JOIN body USING (id)"
    " WHERE id <= ? AND (parts IS NULL OR sketch IS NULL) ORDER BY id DESC LIMIT ?"
)


def catch_up(connection: sqlite3.Connection, most: int) -> int:
    """Give so many stories their parts, within a transaction; how many there were."""
    (behind,) = connection.execute("SELECT behind FROM library").fetchone()
    if behind is None:
        return 0
    rows = connection.execute(_BEHIND, (behind, most)).fetchall()
    parted = Parted(connection)
    twinning = Twinning(connection)
    for place, source, language, packed, without_parts in rows:
        article = _understood(packed)
        if without_parts:
            _give_parts(connection, parted, place, source, language, article)
        sketch = pack_sketch(sketch_of(article))
        connection.execute("UPDATE body SET sketch = ? WHERE id = ?", (sketch, place))
        twinning.put(place, sketch)
    parted.finish()
    if twinning.finish():  # lists have other rows now
        connection.execute("UPDATE library SET version = version + 1")
    left = rows[-1][0] - 1 if len(rows) == most else None
    connection.execute("UPDATE library SET behind = ?", (left,))
    return len(rows)


def _give_parts(
    connection: sqlite3.Connection, parted: Parted, place: int, source: str | None, language: str, article: Article
) -> None:
    """What the indexes have is made of the references and the language that are kept, with which it is taken out."""
    parts = parts_of(article)
    connection.execute("UPDATE body SET parts = ? WHERE id = ?", (pack(parts), place))
    connection.execute("UPDATE story SET quotes = ?1 WHERE id = ?2 AND quotes != ?1", (len(parts.quotes), place))
    parted.put(
        place,
        indexed(
            parts, article.document.text, paper=source, references=references_of(connection, place), language=language
        ),
    )


def _understood(packed: bytes) -> Article:
    from tui.article.understand import understand  # late: who only reads does without

    try:
        return understand(unpack(packed))
    except (TypeError, ValueError) as error:
        raise DamagedRow from error


def references_of(connection: sqlite3.Connection, place: int) -> Sequence[str]:
    """The titles that the story at that place refers to, as it was put in with them."""
    titles = connection.execute("SELECT CAST(title AS TEXT) FROM ref WHERE story = ? ORDER BY n", (place,))
    return [title for (title,) in titles]
