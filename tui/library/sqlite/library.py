"""A library in one SQLite file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from tui.cleaning import clean_line
from tui.errors import UnreadableFile
from tui.library.base import (
    Batch,
    Change,
    Headline,
    Info,
    LibraryTrouble,
    Put,
    Question,
    SourceFile,
    State,
    StoryNotFound,
    View,
)
from tui.library.keys import key_of_story_id
from tui.library.query import Query
from tui.library.sqlite import account, files, forms, listing, troubles
from tui.library.sqlite.connection import bring_up_to_date, open_for_writing
from tui.library.sqlite.following import follow_file
from tui.library.sqlite.graph import SqliteGraph
from tui.library.sqlite.readers import Damaged, Readers, Value
from tui.library.sqlite.rows import COLUMNS, headline_of_row, headlines_at, in_runs, marks
from tui.library.sqlite.speech import SqliteSpeech
from tui.library.sqlite.twins import SqliteTwins

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.article.document import Document
    from tui.library.parts import Parts
    from tui.library.sqlite.writing import Writer

_AT_ONCE = 500


def open_library_file(
    path: Path,
    *,
    name: str | None = None,
    writable: bool = False,
    create: bool = False,
    damaged: Damaged | None = None,
) -> SqliteLibrary:
    """The library at `path`; with `create` it is made where there is none, or an empty file.

    Raises LibraryTrouble where that cannot be. No file is replaced. Where it proves to be damaged only when it is read,
    `damaged` is called and says what to raise.
    """
    writer = None
    if writable or create:
        from tui.library.sqlite.writing import Writer  # late: who only reads need not be able to take a story in

        writer = Writer(path, open_for_writing(path, create=create))
    else:
        bring_up_to_date(path)
    return SqliteLibrary(path, name if name is not None else clean_line(path.stem), writer, damaged)


class SqliteLibrary:
    """A library in the file at `path`. Reads over connections that cannot write; writes if it has a writer.

    Rows lie in the order of date, so that a list is a walk that stops (`walks`); the index of words is contentless, and
    its rowids are places, so that newest first costs nothing. The log is written ahead: who reads waits for no writer.
    """

    def __init__(self, path: Path, name: str, writer: Writer | None, damaged: Damaged | None = None) -> None:
        self._path = path
        self._name = name
        self._writer = writer
        self._readers = Readers(path, damaged)
        self._graph = SqliteGraph(self._readers)
        self._speech = SqliteSpeech(self._readers)
        self._twins = SqliteTwins(self._readers)
        self._first = self._edition()

    @property
    def name(self) -> str:
        """What the library is called on the screen."""
        return self._name

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def state(self) -> State:
        """See Library."""
        with self._readers.asking() as asked:
            return account.state_of(asked)

    def headlines_after(
        self, view: View, place: int | None = None, limit: int = 50, question: Question | None = None
    ) -> Sequence[Headline]:
        """See Library."""
        with self._readers.asking(question) as asked:
            return listing.page(asked, view, place, limit, onward=True)

    def headlines_before(
        self, view: View, place: int | None = None, limit: int = 50, question: Question | None = None
    ) -> Sequence[Headline]:
        """See Library."""
        with self._readers.asking(question) as asked:
            return listing.page(asked, view, place, limit, onward=False)

    def headlines_at(self, places: Sequence[int]) -> Sequence[Headline]:
        """See Library."""
        with self._readers.asking() as asked:
            return headlines_at(asked, places)

    def best(
        self, query: Query, limit: int = 50, among: int = 5_000, question: Question | None = None
    ) -> Sequence[Headline]:
        """See Library."""
        with self._readers.asking(question) as asked:
            return listing.best(asked, query, limit, among)

    def count(self, view: View, question: Question | None = None, *, most: int | None = None) -> int:
        """See Library."""
        with self._readers.asking(question) as asked:
            return listing.count(asked, view, most)

    def rank(self, place: int) -> int:
        """See Library."""
        with self._readers.asking() as asked:
            return listing.rank(asked, place)

    def at_rank(self, rank: int) -> int:
        """See Library."""
        with self._readers.asking() as asked:
            return listing.at_rank(asked, rank)

    def headline(self, story_id: str) -> Headline | None:
        """See Library."""
        key = key_of_story_id(story_id)
        if key is None:
            return None
        with self._readers.asking() as asked:
            rows = asked.rows(f"SELECT {COLUMNS} FROM story WHERE key = ?", (key,))
            return headline_of_row(rows[0]) if rows else None

    def headlines_of(self, story_ids: Collection[str]) -> Sequence[Headline]:
        """See Library."""
        keys = [key for key in map(key_of_story_id, set(story_ids)) if key is not None]
        with self._readers.asking() as asked:
            rows = (
                row
                for few in in_runs(keys, _AT_ONCE)
                for row in asked.rows(f"SELECT {COLUMNS} FROM story WHERE key IN ({marks(few)})", few)
            )
            return [headline_of_row(row) for row in rows]

    def article(self, story_id: str) -> Article:
        """See Library."""
        from tui.article.understand import understand  # late: a list does without

        headline = self.headline(story_id)
        if headline is None:
            raise StoryNotFound(clean_line(story_id))
        document = self.documents([headline.place]).get(headline.place)
        if document is None:
            raise StoryNotFound(headline.text)
        return understand(document)

    def documents(self, places: Sequence[int]) -> Mapping[int, Document]:
        """See Library."""
        from tui.library.packing import unpack  # late, as above

        rows = self._for_each("SELECT id, packed FROM body WHERE id IN", places)
        try:
            return {place: unpack(packed) for place, packed in rows}
        except (TypeError, ValueError) as error:
            raise self._readers.damaged() from error

    def parts(self, places: Sequence[int]) -> Mapping[int, Parts]:
        """See Library."""
        from tui.library.parts import unpack  # late, as above

        rows = self._for_each("SELECT id, parts FROM body WHERE parts IS NOT NULL AND id IN", places)
        try:
            return {place: unpack(packed) for place, packed in rows}
        except ValueError as error:
            raise self._readers.damaged() from error

    def expand(self, query: Query) -> Query:
        """See Library."""
        with self._readers.asking() as asked:
            return forms.expanded(asked, query)

    @property
    def graph(self) -> SqliteGraph:
        """See Library."""
        return self._graph

    @property
    def speech(self) -> SqliteSpeech:
        """See Library."""
        return self._speech

    @property
    def twins(self) -> SqliteTwins:
        """See Library."""
        return self._twins

    def identities(self, places: Sequence[int]) -> Sequence[str]:
        """See Library."""
        found = dict(self._for_each("SELECT id, identity FROM story WHERE id IN", places))
        return [found[place].hex() for place in places if place in found]

    def places(self, identities: Collection[str]) -> Sequence[int]:
        """See Library."""
        wanted = [identity for identity in map(_bytes_of, set(identities)) if identity is not None]
        return sorted(row[0] for row in self._for_each("SELECT id FROM story WHERE identity IN", wanted))

    def changes(self, since: int, limit: int = 1_000) -> Sequence[Change]:
        """See Library."""
        with self._readers.asking() as asked:
            return account.changes_of(asked, since, limit)

    def unreadable(self) -> Sequence[UnreadableFile]:
        """See Library."""
        with self._readers.asking() as asked:
            return files.unreadable(asked)

    def info(self) -> Info:
        """See Library."""
        with self._readers.asking() as asked:
            return account.info_of(asked, self._path)

    def follow(self, changed: Callable[[], None], stop: Event) -> None:
        """See Library. What changed since the library was opened is told as well."""
        follow_file(self._path, self._edition, self._first, changed, stop)

    def _edition(self) -> Hashable:
        """Another value after each change, and for a library that was made anew, which counts from the start."""
        version = self.state().version
        return self._readers.file, version

    def check(self) -> Sequence[str]:
        """What is wrong with the file, a sentence each; takes as long as to read all of it."""
        from tui.library.sqlite.checking import found_wrong  # late: it is all that has to understand stories

        return found_wrong(self._path)

    def close(self) -> None:
        """See Library."""
        self._readers.close()
        if self._writer is not None:
            self._writer.close()

    def put(self, batch: Batch) -> Put:
        """See WritableLibrary."""
        return self._writing().put(batch)

    def has_chunk(self, chunk: bytes) -> bool:
        """See WritableLibrary."""
        with self._readers.asking() as asked:
            return asked.number("SELECT 1 FROM chunk WHERE name = ?", (chunk,)) is not None

    def files(self, paths: Sequence[str]) -> Mapping[str, SourceFile]:
        """See WritableLibrary."""
        with self._readers.asking() as asked:
            return files.read_files(asked, paths)

    def all_files(self) -> Iterator[str]:
        """See WritableLibrary."""
        return files.all_paths(self._readers)

    def catch_up(self, most: int) -> int:
        """See WritableLibrary."""
        return self._writing().catch_up(most)

    def in_bulk(self) -> None:
        """See WritableLibrary."""
        self._writing().in_bulk()

    def tidy(self) -> None:
        """See WritableLibrary."""
        self._writing().tidy()

    def _writing(self) -> Writer:
        if self._writer is None:
            raise LibraryTrouble(f"{troubles.named(self._path)} was opened to be read, not to be written.")
        return self._writer

    def _for_each(self, select: str, values: Sequence[Value]) -> list[tuple[int, bytes]]:
        with self._readers.asking() as asked:
            return [row for few in in_runs(values, _AT_ONCE) for row in asked.rows(f"{select} ({marks(few)})", few)]


def _bytes_of(identity: str) -> bytes | None:
    try:
        return bytes.fromhex(identity)
    except ValueError:
        return None
