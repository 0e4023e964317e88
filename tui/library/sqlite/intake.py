"""The stories of one transaction: what is new, what is another now, and every table and index that has to know."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.library.base import Headline, Put
from tui.library.packing import unpack
from tui.library.parts import indexed
from tui.library.parts import unpack as unpack_parts
from tui.library.places import first_place
from tui.library.preparing import indexed_references, indexed_text, indexed_title
from tui.library.sqlite.behind import references_of
from tui.library.sqlite.forms import ending_of
from tui.library.sqlite.listing import DAY
from tui.library.sqlite.parted import Parted
from tui.library.sqlite.placing import FreePlaces
from tui.library.sqlite.rows import COLUMNS, headline_of_row, seconds_of
from tui.library.sqlite.troubles import DamagedRow
from tui.library.sqlite.twinning import Twinning
from tui.library.sqlite.versions import Versions
from tui.library.titles import key_of_title, says_something
from tui.library.twins import same_words

if TYPE_CHECKING:
    from tui.article.document import Document
    from tui.library.preparing import Prepared

_Row = tuple[int | str | bytes | None, ...]
_WHOLE = f"SELECT {COLUMNS}, language, packed, parts, sketch FROM story LEFT JOIN body USING (id) WHERE id = ?"
_UNINDEX = (
    "INSERT INTO fts (fts, rowid, title, body) VALUES ('delete', ?, ?, ?)",
    "INSERT INTO title_fts (title_fts, rowid, title) VALUES ('delete', ?, ?)",
    "INSERT INTO ref_fts (ref_fts, rowid, titles) VALUES ('delete', ?, ?)",
)
_INSERT = {
    "story": f"INSERT INTO story ({COLUMNS}, content, title_key, changed, language) VALUES ({'?, ' * 18}?)",
    "body": "INSERT INTO body (id, packed, parts, sketch) VALUES (?, ?, ?, ?)",
    "fts": "INSERT INTO fts (rowid, title, body) VALUES (?, ?, ?)",
    "title_fts": "INSERT INTO title_fts (rowid, title) VALUES (?, ?)",
    "ref": "INSERT INTO ref (story, n, title, key) VALUES (?, ?, ?, ?)",
    "ref_fts": "INSERT INTO ref_fts (rowid, titles) VALUES (?, ?)",
    "form": "INSERT OR IGNORE INTO form (stem, ending) VALUES (?, ?)",
}


class Intake:
    """Stories on their way in. Nothing is whole before `finish`.

    Rows wait until then, to go in by place: FTS5 begins a new piece of its index whenever a place is smaller than the
    one before. A story that is here in another form is taken out first, with the words that it was put in with.
    """

    def __init__(self, connection: sqlite3.Connection, places: FreePlaces) -> None:
        self._connection = connection
        self._places = places
        self._versions = Versions(connection)
        self._twinning = Twinning(connection)
        self._known: dict[int, tuple[int, bytes]] = {}
        self._waiting: dict[str, list[_Row]] = {table: [] for table in _INSERT}
        self._came: set[int] = set()
        self._unindexed: list[tuple[int, str, str, str]] = []
        self._parted = Parted(connection)
        self._days: Counter[int] = Counter()
        self._tally: Counter[tuple[str, str]] = Counter()
        self._version = _version_of(connection)
        self._done: Counter[str] = Counter()

    def known(self, keys: str) -> None:
        """Look up which of these keys (as JSON) the library has already."""
        rows = self._connection.execute(
            "SELECT story.key, story.id, content FROM json_each(?) AS one CROSS JOIN story ON story.key = one.value",
            (keys,),
        )
        self._known = {key: (place, content) for key, place, content in rows}

    def take(self, story: Prepared) -> None:
        """Put a story in, unless it is here just so."""
        self._waiting["form"] += ((stem, ending_of(stem, form)) for stem, form in story.forms)
        if story.key in self._came:
            self._flush()  # twice in one batch: the later one is right
        before = self._known.get(story.key)
        if before is not None and before[1] == story.content:
            self._done["unchanged"] += 1
            return
        first = first_place(story.headline.moment)
        if before is None:
            self._done["added"] += 1
            self._put(story, self._places.take(first), 0)
            return
        self._done["changed"] += 1
        self._places.hold(before[0])
        headline, document = self._take_out(before[0])
        versions = headline.versions
        if not same_words(document, unpack(story.packed)):
            versions = self._versions.keep(story.key, document)
        stays = first_place(headline.moment) == first
        self._put(story, before[0] if stays else self._places.take(first), versions)

    def remove(self, key: int) -> None:
        """Take a story out, if it is here."""
        before = self._known.pop(key, None)
        if before is None:
            return
        self._take_out(before[0])
        self._versions.drop(key)
        self._version += 1
        self._connection.execute("REPLACE INTO gone (key, version) VALUES (?, ?)", (key, self._version))
        self._done["removed"] += 1

    def finish(self) -> Put:
        """Write all that waits, and the counts."""
        self._flush()
        self._parted.finish()
        self._connection.executemany(
            "INSERT INTO day (day, stories) VALUES (?1, ?2) ON CONFLICT (day) DO UPDATE SET stories = stories + ?2",
            [each for each in self._days.items() if each[1]],
        )
        self._connection.executemany(
            "INSERT INTO tally (kind, name, stories) VALUES (?1, ?2, ?3)"
            " ON CONFLICT (kind, name) DO UPDATE SET stories = stories + ?3",
            [(kind, name, more) for (kind, name), more in self._tally.items() if more],
        )
        self._twinning.finish()
        done = Put(**self._done)
        if done.added or done.changed or done.removed:
            self._connection.execute(
                "UPDATE library SET version = ?, stories = stories + ?, added = added + ?",
                (self._version, done.added - done.removed, done.added),
            )
        return done

    def _put(self, story: Prepared, place: int, versions: int) -> None:
        headline = story.headline
        published, zone = seconds_of(headline.moment)
        self._version += 1
        self._waiting["story"].append((
            place, story.key, bytes.fromhex(headline.identity), headline.text, published, zone, headline.dated,
            headline.grain, headline.source, headline.minutes, headline.quotes, headline.references,
            versions, 0, 0, story.content, _key(headline.text), self._version, story.language,
        ))  # fmt: skip
        self._waiting["body"].append((place, story.packed, story.parts, story.sketch))
        self._twinning.put(place, story.sketch)
        self._parted.put(place, story.indexed_parts)
        self._waiting["fts"].append((place, story.indexed_title, story.indexed_text))
        self._waiting["title_fts"].append((place, story.indexed_title))
        self._waiting["ref"] += ((place, n, title, _key(title)) for n, title in enumerate(story.references))
        if story.references:
            self._waiting["ref_fts"].append((place, indexed_references(story.references)))
        self._came.add(story.key)
        self._known[story.key] = (place, story.content)
        self._count(headline, story.language, place, 1)

    def _take_out(self, place: int) -> tuple[Headline, Document]:
        """Take the story at that place out of everything; what it was."""
        *row, language, packed, parts, sketch = self._connection.execute(_WHOLE, (place,)).fetchone()
        headline = headline_of_row(row)
        references = references_of(self._connection, place)
        try:
            document = unpack(packed)
            if parts is not None:
                self._parted.take_out(place, indexed(
                    unpack_parts(parts), document.text,
                    paper=headline.source, references=references, language=language,
                ))  # fmt: skip
        except (TypeError, ValueError) as error:
            raise DamagedRow from error
        self._unindexed.append((place, indexed_title(headline), indexed_text(document), indexed_references(references)))
        for statement in ("story WHERE id", "body WHERE id", "ref WHERE story"):
            self._connection.execute(f"DELETE FROM {statement} = ?", (place,))
        self._twinning.take_out(place, sketch)
        self._count(headline, language, place, -1)
        return headline, document

    def _count(self, headline: Headline, language: str, place: int, more: int) -> None:
        self._days[place // DAY] += more
        self._tally["language", language] += more
        if headline.source is not None:
            self._tally["source", headline.source] += more
        moment = headline.moment if headline.dated else None
        self._tally["year", str(moment.year) if moment is not None else ""] += more

    def _flush(self) -> None:
        for place, title, text, references in sorted(self._unindexed):
            self._connection.execute(_UNINDEX[0], (place, title, text))
            self._connection.execute(_UNINDEX[1], (place, title))
            if references:
                self._connection.execute(_UNINDEX[2], (place, references))
        self._unindexed.clear()
        self._parted.flush()
        self._twinning.flush()
        for table, rows in self._waiting.items():
            self._connection.executemany(_INSERT[table], sorted(rows) if table != "form" else sorted(set(rows)))
            rows.clear()
        if self._came:
            self._clear_gone(self._came)
            self._came.clear()
        self._places.kept()

    def _clear_gone(self, keys: Iterable[int]) -> None:
        if self._connection.execute("SELECT 1 FROM gone LIMIT 1").fetchone() is not None:
            self._connection.executemany("DELETE FROM gone WHERE key = ?", [(key,) for key in keys])


def _version_of(connection: sqlite3.Connection) -> int:
    """The number of the last change."""
    rows = connection.execute("SELECT version FROM library").fetchall()
    if len(rows) != 1 or not isinstance(rows[0][0], int):
        raise DamagedRow
    version: int = rows[0][0]
    return version


def _key(title: str) -> int | None:
    return key_of_title(title) if says_something(title) else None
