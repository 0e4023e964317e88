"""Whether what a library keeps besides its stories is what its stories make of it: gone through one by one."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator

from tui.library.packing import unpack as unpack_document
from tui.library.parts import MOST_QUOTES, indexed
from tui.library.parts import unpack as unpack_parts
from tui.library.preparing import indexed_references, indexed_title
from tui.library.sameness import unpack as unpack_sketch
from tui.library.sqlite.behind import references_of
from tui.library.sqlite.naming import Named
from tui.library.sqlite.rows import COLUMNS, headline_of_row, listed
from tui.library.sqlite.twinning import days_of
from tui.library.twins import paper_of

_STORIES = f"SELECT {COLUMNS}, language, packed, parts, sketch FROM story LEFT JOIN body USING (id) ORDER BY id"
_BANDS = (
    "SELECT count(*) FROM json_each(?) AS wanted CROSS JOIN band"
    " ON days = ? AND band.value = wanted.value AND band.id = ?"
)
_PACKED = "SELECT id, packed FROM body WHERE id IN (SELECT id FROM twin UNION SELECT first FROM twin) ORDER BY id"
_GROUPS = "SELECT first, twin.id, papers FROM twin JOIN story ON story.id = first ORDER BY first"
_INDEXES = {"title_fts": "titles", "part_fts": "parts", "quote_fts": "quotes", "ref_fts": "references"}
_WORD = re.compile(r"[^\W_]")


def disagreements(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong, as the end of a sentence. The library shall stand still meanwhile: a transaction is begun.

    A story that cannot be understood any more ends it, since nothing can be counted without it; so does damage, which
    raises sqlite3.DatabaseError.
    """
    made = _Made(connection)
    try:
        made.go_through()
        torn = _torn_versions(connection)
    except (TypeError, ValueError):
        yield "the text of a story cannot be unpacked"
        return
    if torn:
        yield "an earlier form of a story cannot be unpacked"
    yield from made.wrong()
    yield from _wrong_papers(connection)


class _Made:
    """What the stories make of the tables and indexes beside them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._named = Named()
        self._tally: Counter[tuple[str, str]] = Counter()
        self._indexed: Counter[str] = Counter()
        self._bands = 0
        self._wrong: dict[str, None] = {}

    def go_through(self) -> None:
        """See all stories; raises ValueError or TypeError where one is damaged."""
        for *row, language, packed, parts, sketch in self._connection.execute(_STORIES):
            headline = headline_of_row(row)
            references = references_of(self._connection, headline.place)
            if len(references) != headline.references:
                self._wrong["a story does not have its references"] = None
            moment = headline.moment if headline.dated else None
            self._tally["language", language] += 1
            self._tally["year", str(moment.year) if moment is not None else ""] += 1
            if headline.source is not None:
                self._tally["source", headline.source] += 1
            self._indexed["title_fts"] += _has_word(indexed_title(headline))
            self._indexed["ref_fts"] += _has_word(indexed_references(references))
            text = unpack_document(packed).text
            if parts is not None:
                known = indexed(
                    unpack_parts(parts), text, paper=headline.source, references=references, language=language
                )
                self._named.count(known.called, 1)
                self._indexed["part_fts"] += _has_word(*known.columns)
                self._indexed["quote_fts"] += sum(_has_word(*quote) for quote in known.quotes)
                if len(known.quotes) != min(headline.quotes, MOST_QUOTES):
                    self._wrong["a story does not have its quotes"] = None
            if sketch:
                self._look_at_bands(headline.place, unpack_sketch(sketch).bands)

    def wrong(self) -> Iterator[str]:
        """Where the tables have something else."""
        yield from self._wrong
        if self._bands != self._connection.execute("SELECT count(*) FROM band").fetchone()[0]:
            yield "likeness is kept of stories that are not so"
        tally = {(kind, name): stories for kind, name, stories in self._connection.execute("SELECT * FROM tally")}
        if self._tally != +Counter(tally) or min(tally.values(), default=0) < 0:
            yield "the tallies are not of the stories that are here"
        if self._named.differs(self._connection):
            yield "the names are not counted in the stories that are here"
        for index, what in _INDEXES.items():
            if self._indexed[index] != _rows_in(self._connection, index):
                yield f"the index of {what} is not of the stories that are here"

    def _look_at_bands(self, place: int, bands: tuple[int, ...]) -> None:
        wanted = set(bands)
        self._bands += len(wanted)
        (found,) = self._connection.execute(_BANDS, (listed(wanted), days_of(place), place)).fetchone()
        if found != len(wanted):
            self._wrong["likeness is not kept of a story"] = None


def _has_word(*texts: str) -> bool:
    """Whether an index without contents knows at all of a row with these folded texts."""
    return any(_WORD.search(text) is not None for text in texts)


def _rows_in(connection: sqlite3.Connection, index: str) -> int | None:
    """In how many rows of the index a word stands; None where it is damaged."""
    connection.execute(f"CREATE VIRTUAL TABLE temp.seen_{index} USING fts5vocab(main, {index}, instance)")
    try:
        rows: int = connection.execute(f"SELECT count(DISTINCT doc) FROM seen_{index}").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return None
    return rows


def _torn_versions(connection: sqlite3.Connection) -> bool:
    try:
        for (packed,) in connection.execute("SELECT packed FROM version"):
            unpack_document(packed)
    except (TypeError, ValueError):
        return True
    return False


def _wrong_papers(connection: sqlite3.Connection) -> Iterator[str]:
    """Whether a story that stands for others says in how many other papers they are."""
    papers = {place: paper_of(unpack_document(packed)) for place, packed in connection.execute(_PACKED)}
    groups: dict[int, tuple[int, set[str | None]]] = {}
    for first, place, said in connection.execute(_GROUPS):
        groups.setdefault(first, (said, set()))[1].add(papers.get(place))
    if any(said != len(others - {None, papers.get(first)}) for first, (said, others) in groups.items()):
        yield "a story is folded in other papers than its row says"
