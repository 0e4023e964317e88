"""What the keeper of a folder's library does: fill it, the newest first, and follow the folder.

The very first time somebody waits for a picture: what only the rest needs is imported behind that.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Protocol

from tui.first_page import first_page
from tui.library.base import Batch, DamagedLibrary, LibraryTrouble
from tui.library.places import first_place
from tui.library.spare import FILE, spare_place

if TYPE_CHECKING:
    from tui.ingest_work import Work
    from tui.library.base import Headline
    from tui.library.folder import FolderLibrary
    from tui.library.sqlite.library import SqliteLibrary

_LOOK_AT_OTHERS = 0.05
_LOOKS = 20
_TIMES_ANEW = 3


class Hearer(Protocol):
    """Who is told how it goes."""

    def page(self, headlines: Sequence[Headline]) -> None:
        """The newest stories as far as one knows, before there is a library of them; they have no places yet."""

    def ready(self, file: Path) -> None:
        """The library in this file has a first page of stories; may be said again."""

    def told(self, sentence: str) -> None:
        """Something went wrong that a person should know of."""


class Orders:
    """What the keeper is told to do while it keeps: to end, or to make the library anew. Safe from any thread."""

    def __init__(self) -> None:
        self.ended = Event()
        """It shall end."""
        self._lock = Lock()
        self._round = Event()

    def end(self) -> None:
        """Have it end."""
        self.ended.set()
        with self._lock:
            self._round.set()

    def make_anew(self) -> None:
        """Have it make the library anew: one who reads it has found it damaged."""
        with self._lock:
            self._round.set()

    def next_round(self) -> Event:
        """An event that is set when what it does now shall be left."""
        with self._lock:
            if not self.ended.is_set():
                self._round = Event()
            return self._round


def keep(made: FolderLibrary, hearer: Hearer, orders: Orders) -> None:
    """Keep the library as the folder is until the orders are to end.

    One process does so for all that show the folder; others wait until it ends, and the next one takes over. Where the
    cache cannot be written, and nothing is there yet, the stories go into a library for this time only.
    """
    if made.file.exists() and _has_stories(made):
        hearer.ready(made.file)
        keeping = _Keeping(made, hearer, orders, None)
    else:
        page = first_page(made.paths)
        newest_first = reversed([story.headline for story in page.stories])
        hearer.page(sorted(newest_first, key=lambda headline: first_place(headline.moment), reverse=True))
        keeping = _Keeping(made, hearer, orders, page)
    try:
        keeping.in_cache()
    except LibraryTrouble as trouble:
        hearer.told(str(trouble))
        try:
            keeping.elsewhere()
        except LibraryTrouble as last:
            hearer.told(str(last))


class _Keeping:
    """The keeping of one library; `page` are the first stories of one that has none yet."""

    def __init__(self, made: FolderLibrary, hearer: Hearer, orders: Orders, page: Work | None) -> None:
        self._made = made
        self._hearer = hearer
        self._orders = orders
        self._page = page
        self._told = ""

    def in_cache(self) -> None:
        """Keep the library in the cache, or wait for the turn to do so; raises LibraryTrouble where that cannot be."""
        with self._made.held(wait=False) as held:
            if held:
                self._fill_and_follow()
                return
        self._wait_for_stories()
        self._hearer.ready(self._made.file)
        with self._made.held(wait=True):
            self._fill_and_follow()

    def elsewhere(self) -> None:
        """Where the library in the cache can be read but not written, leave it; else keep one for this time only."""
        if self._page is None:
            self._orders.ended.wait()
            return
        with spare_place() as place:
            from tui.library.sqlite.library import open_library_file

            with closing(open_library_file(place / FILE, name=self._made.name, create=True)) as library:
                self._follow(library, self._orders.ended)

    def _wait_for_stories(self) -> None:
        """Give the one who fills the library a moment for its first page; raises LibraryTrouble where there is none."""
        for _ in range(_LOOKS):
            if _has_stories(self._made) or self._orders.ended.wait(_LOOK_AT_OTHERS):
                return
        self._made.open().close()

    def _fill_and_follow(self) -> None:
        """Keep the library, which we hold; one that proves to be damaged is made anew, but not for ever."""
        left = _TIMES_ANEW
        while True:
            enough = self._orders.next_round()
            try:
                with closing(self._made.open_to_fill()) as library:
                    self._follow(library, enough)
            except DamagedLibrary:
                if not left:
                    raise
            if self._orders.ended.is_set():
                return
            if left:
                left -= 1
                self._made.remove()
                self._page = first_page(self._made.paths)

    def _follow(self, library: SqliteLibrary, enough: Event) -> None:
        """Have a first page in the library, then all there is, and then what changes."""
        if self._page is not None:
            library.put(Batch(self._page.stories, files=self._page.files))
        self._hearer.ready(library.path)
        from tui.library.watch import watch

        watch(self._made.paths, lambda: self._catch_up(library, enough), enough)

    def _catch_up(self, library: SqliteLibrary, enough: Event) -> None:
        from tui.upkeep import bring_up_to_date, take_the_newest

        try:
            take_the_newest(self._made.paths, library)
            bring_up_to_date(self._made.paths, library, enough)
        except DamagedLibrary:
            raise
        except LibraryTrouble as trouble:  # a full disk, say: with the next change it may be another matter
            if str(trouble) != self._told:
                self._told = str(trouble)
                self._hearer.told(self._told)


def _has_stories(made: FolderLibrary) -> bool:
    try:
        with closing(made.open()) as library:
            return library.state().stories > 0
    except LibraryTrouble:
        return False
