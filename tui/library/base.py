"""What every library of stories can do, and what it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Lock
from typing import TYPE_CHECKING, Protocol

from tui.article.document import Grain
from tui.errors import NewsError, UnreadableFile
from tui.library.query import NOTHING, Query

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.article.document import Document
    from tui.library.graph import Graph
    from tui.library.parts import Parts
    from tui.library.preparing import Prepared
    from tui.library.speech import Speech
    from tui.library.twins import Twins


class StoryNotFound(NewsError):
    """A story that the library no longer has."""

    def __init__(self, headline: str) -> None:
        super().__init__(f"“{headline}” is no longer in the library.")


class LibraryTrouble(NewsError):
    """A library that cannot be opened, read or written; the text says why, and what one can do."""


class DamagedLibrary(LibraryTrouble):
    """A library whose file is broken."""


class NewerLibrary(LibraryTrouble):
    """A library from a later version of this program."""


class Overtaken(Exception):
    """The question was given up while it was asked; nobody waits for the answer."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A story as it stands in a list, without its body.

    `story_id` names the story for ever: it is made of what its source calls it (`tui.library.keys`), and is the same
    after the library was built anew. `identity` stays the same when the story moves or is corrected
    (`tui.article.identity`), and marks are kept under it; two stories with one headline on one day share it.
    `text` and `source` are cleaned for one line.
    `moment` is when the story was published, else updated, as the page or its format states it, with a time zone; where
    neither states anything it is when the file was last changed, and `dated` is False; None where nothing is known.
    `grain` tells how exactly it is known. `minutes` is the time to read it, at least 1; `quotes` and `references`
    count what stands in it.
    `place` is where the library has put it (`tui.library.places`): of two stories the one with the greater place is
    the newer, and no two share one. A story whose date is corrected gets another place. `versions` counts the earlier
    forms of it that are kept (`tui.library.twins`). `also` counts the stories that are folded under it: the same text,
    in so many other `papers`, or in other files.
    """

    story_id: str
    identity: str
    text: str
    moment: datetime | None
    dated: bool
    source: str | None
    minutes: int
    quotes: int
    references: int
    grain: Grain = Grain.MOMENT
    place: int = 0
    versions: int = 0
    also: int = 0
    papers: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """Which stories of a library, and which end first.

    `filter` has to be met by headline or source, `search` by the whole text, headline included; an empty query is met
    by all. `within` and `without` hold places in ascending order: only those, and none of those.
    """

    filter: Query = NOTHING
    search: Query = NOTHING
    oldest_first: bool = False
    within: Sequence[int] | None = None
    without: Sequence[int] | None = None

    @property
    def whole(self) -> bool:
        """Whether every story of the library is in it."""
        return not self.filter and not self.search and self.within is None and not self.without


EVERYTHING = View()
"""All stories, newest first."""


@dataclass(frozen=True, slots=True)
class State:
    """What a library says of itself at no cost, however large it is.

    `version` is another number after each change, and greater after a later one; `stories` are in the library now;
    `added` have come in over the life of the library, those that are gone again included. `folded` of the stories are
    the same as another one, under which they stand in lists.
    """

    version: int
    stories: int
    added: int
    folded: int = 0

    @property
    def listed(self) -> int:
        """How many stories the list of all of them has."""
        return self.stories - self.folded


@dataclass(frozen=True, slots=True)
class Change:
    """A story that came, changed or went; `version` is the state of the library with that change."""

    story_id: str
    version: int
    gone: bool


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that stories were read from, as it was then.

    `path` is absolute, undecodable bytes as surrogate escapes. `changed` is in nanoseconds since 1970. `content` is
    the hash of its bytes (`tui.library.keys.hash_of`). `reason` tells, cleaned, why nothing could be read from it;
    None where it could.
    """

    path: str
    size: int
    changed: int
    content: bytes
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What goes into a library in one transaction: all of it or nothing.

    `chunk` names the piece of input by its bytes; when the library knows a chunk of that name already, the whole
    batch is passed over. `files` are kept beside the stories; `removed` are keys of stories to take out.
    """

    stories: Sequence[Prepared] = ()
    chunk: bytes | None = None
    files: Sequence[SourceFile] = ()
    removed: Collection[int] = ()
    forgotten: Collection[str] = ()
    """Paths of files that are there no longer."""


@dataclass(frozen=True, slots=True)
class Put:
    """What a batch did: stories that are new, that were here and are another now, and that were here just so."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Info:
    """What a library holds. Counts are of stories; the mappings go from the most to the least, years in their order.

    `undated` stories are in no year; `folded` ones stand in lists under another one with the same text. `size` is the
    bytes on the disk, None where that cannot be told.
    """

    stories: int
    references: int
    undated: int
    first: datetime | None
    last: datetime | None
    years: Mapping[int, int]
    languages: Mapping[str, int]
    sources: Mapping[str, int]
    size: int | None
    schema: int
    folded: int = 0


class Question:
    """One question to a library, which another thread may give up while it is asked.

    Use each for one question only. Whoever answers raises Overtaken once it was given up.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._interrupt: Callable[[], None] | None = None
        self._overtaken = False

    def overtake(self) -> None:
        """Nobody waits for the answer any more: the library is interrupted at its work."""
        with self._lock:
            self._overtaken = True
            if self._interrupt is not None:
                self._interrupt()

    @property
    def overtaken(self) -> bool:
        """Whether it was given up."""
        return self._overtaken

    @contextmanager
    def asked(self, interrupt: Callable[[], None]) -> Iterator[None]:
        """For whoever answers: while the block runs, `interrupt` is called when the question is given up.

        Raises Overtaken at the start of the block where that has happened before.
        """
        with self._lock:
            if self._overtaken:
                raise Overtaken
            self._interrupt = interrupt
        try:
            yield
        finally:
            with self._lock:
                self._interrupt = None


class Library(Protocol):
    """Stories to list, find and open.

    Methods are synchronous, safe from any thread, and cost the same however many stories there are, unless they say
    otherwise. They raise LibraryTrouble where the library cannot be read; with a `question` also Overtaken.
    """

    @property
    def name(self) -> str:
        """What the library is called on the screen, cleaned for one line."""

    def state(self) -> State:
        """How it stands now."""

    def headlines_after(
        self, view: View, place: int | None = None, limit: int = 50, question: Question | None = None
    ) -> Sequence[Headline]:
        """The stories of the view that come next below `place`, in the order of the view; from its top for None.

        No story has to stand at `place`.
        """

    def headlines_before(
        self, view: View, place: int | None = None, limit: int = 50, question: Question | None = None
    ) -> Sequence[Headline]:
        """The stories of the view right above `place`, in the order of the view; its last ones for None."""

    def headlines_at(self, places: Sequence[int]) -> Sequence[Headline]:
        """The stories at these places, in the order given; left out where there is none."""

    def best(
        self, query: Query, limit: int = 50, among: int = 5_000, question: Question | None = None
    ) -> Sequence[Headline]:
        """Of the `among` newest stories that meet the query those that say most of it, the best first."""

    def count(self, view: View, question: Question | None = None, *, most: int | None = None) -> int:
        """How many stories are in the view; takes longer the more there are, unless it is the whole library.

        With `most` no more than so many are counted.
        """

    def rank(self, place: int) -> int:
        """How many stories of the whole library are newer than `place`."""

    def at_rank(self, rank: int) -> int:
        """The place of the story that so many are newer than; the nearest there is. 0 where there is no story."""

    def headline(self, story_id: str) -> Headline | None:
        """The story as it stands in a list; None where it is not here."""

    def headlines_of(self, story_ids: Collection[str]) -> Sequence[Headline]:
        """The stories with these ids, in any order; left out where there is none."""

    def article(self, story_id: str) -> Article:
        """The story, understood anew from what is stored; raises StoryNotFound."""

    def documents(self, places: Sequence[int]) -> Mapping[int, Document]:
        """What is stored of the stories at these places, for snippets; left out where there is none."""

    def parts(self, places: Sequence[int]) -> Mapping[int, Parts]:
        """Where the parts of these stories stand in their texts; left out where that is not known."""

    def expand(self, query: Query) -> Query:
        """The query with every form of its words that the library holds (`Term.forms`), for finding and for marking."""

    @property
    def graph(self) -> Graph:
        """Who refers to whom."""

    @property
    def speech(self) -> Speech:
        """Who said what, and who is named."""

    @property
    def twins(self) -> Twins:
        """The same story as it stood before, and as it stands elsewhere."""

    def identities(self, places: Sequence[int]) -> Sequence[str]:
        """The identities of the stories at these places."""

    def places(self, identities: Collection[str]) -> Sequence[int]:
        """The places, ascending, of the stories with these identities; costs a little for each."""

    def changes(self, since: int, limit: int = 1_000) -> Sequence[Change]:
        """What changed after the state with version `since`, the earliest first; each story once, as it is now."""

    def unreadable(self) -> Sequence[UnreadableFile]:
        """What could not be read, each named once, in the order of their names."""

    def info(self) -> Info:
        """What it holds; takes longer the more there is."""

    def follow(self, changed: Callable[[], None], stop: Event) -> None:
        """Call `changed` after each change, whoever made it, until `stop` is set; may gather several."""

    def close(self) -> None:
        """Let go of it; nothing may be asked afterwards."""


class WritableLibrary(Library, Protocol):
    """A library that takes stories. One process writes at a time; others wait for it, each for one transaction."""

    def put(self, batch: Batch) -> Put:
        """Take a batch in; returns once it is kept. Raises LibraryTrouble where that cannot be, and keeps nothing."""

    def has_chunk(self, chunk: bytes) -> bool:
        """Whether a batch of this name was put."""

    def files(self, paths: Sequence[str]) -> Mapping[str, SourceFile]:
        """What is known of these files."""

    def all_files(self) -> Iterator[str]:
        """The paths of all files known, in no order, without holding them all in memory."""

    def catch_up(self, most: int) -> int:
        """Give so many stories that an older version took in what this one knows of a story; how many there were.

        It is one transaction, which is kept. There are none left, and never were any in a new library, when it is 0.
        """

    def in_bulk(self) -> None:
        """Very many stories are about to come: put them quickly, and let searching wait for `tidy` to be its best."""

    def tidy(self) -> None:
        """Bring what was put in bulk into its best order; may take a while, may be left out, may be interrupted."""
