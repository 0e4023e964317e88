"""What the keeper of a folder's library does: fill it, the newest first, and follow the folder."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Protocol

from tui.library.base import DamagedLibrary, LibraryTrouble
from tui.library.spare import FILE, spare_place
from tui.library.sqlite.library import open_library_file
from tui.library.watch import watch
from tui.upkeep import bring_up_to_date, take_the_newest

if TYPE_CHECKING:
    from tui.library.folder import FolderLibrary
    from tui.library.sqlite.library import SqliteLibrary

_LOOK_AT_OTHERS = 0.05
_LOOKS = 20
_TIMES_ANEW = 3


class Hearer(Protocol):
    """Who is told how it goes."""

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
    has_stories = _has_stories(made)
    if has_stories:
        hearer.ready(made.file)
    try:
        _keep_in_cache(made, hearer, orders)
    except LibraryTrouble as trouble:
        hearer.told(str(trouble))
        if has_stories:
            orders.ended.wait()
        else:
            _keep_in_spare(made, hearer, orders.ended)


def _keep_in_cache(made: FolderLibrary, hearer: Hearer, orders: Orders) -> None:
    with made.held(wait=False) as held:
        if held:
            _fill_and_follow(made, hearer, orders)
            return
    _wait_for_a_page(made, orders.ended)
    hearer.ready(made.file)
    with made.held(wait=True):
        _fill_and_follow(made, hearer, orders)


def _wait_for_a_page(made: FolderLibrary, stop: Event) -> None:
    """Give the one who fills the library a moment for its first page; raises LibraryTrouble where there is none."""
    for _ in range(_LOOKS):
        if _has_stories(made) or stop.wait(_LOOK_AT_OTHERS):
            return
    made.open().close()


def _fill_and_follow(made: FolderLibrary, hearer: Hearer, orders: Orders) -> None:
    """Keep the library, which we hold; one that proves to be damaged is made anew, but not for ever."""
    left = _TIMES_ANEW
    while True:
        enough = orders.next_round()
        try:
            with closing(made.open_to_fill()) as library:
                _follow(made, library, hearer, enough)
        except DamagedLibrary:
            if not left:
                raise
        if orders.ended.is_set():
            return
        if left:
            left -= 1
            made.remove()


def _keep_in_spare(made: FolderLibrary, hearer: Hearer, stop: Event) -> None:
    with spare_place() as place, closing(open_library_file(place / FILE, name=made.name, create=True)) as library:
        _follow(made, library, hearer, stop)


def _follow(made: FolderLibrary, library: SqliteLibrary, hearer: Hearer, stop: Event) -> None:
    """Have a first page in the library, then all there is, and then what changes."""
    told = ""
    if not library.state().stories:
        take_the_newest(made.paths, library)
    hearer.ready(library.path)

    def changed() -> None:
        nonlocal told
        try:
            take_the_newest(made.paths, library)
            bring_up_to_date(made.paths, library, stop)
        except DamagedLibrary:
            raise
        except LibraryTrouble as trouble:  # a full disk, say: with the next change it may be another matter
            if str(trouble) != told:
                told = str(trouble)
                hearer.told(told)

    watch(made.paths, changed, stop)


def _has_stories(made: FolderLibrary) -> bool:
    try:
        with closing(made.open()) as library:
            return library.state().stories > 0
    except LibraryTrouble:
        return False
