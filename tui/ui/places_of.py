"""Where the stories stand that a reader has read, without asking for all of them again when one more is read."""

from collections.abc import Collection, Sequence
from threading import Lock

from tui.library.base import Library


class PlacesOf:
    """The places of stories by their identities; remembers the last answer. Safe from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = Lock()
        self._version: int | None = None
        self._identities: frozenset[str] = frozenset()
        self._places: Sequence[int] = ()

    def find(self, identities: frozenset[str], version: int) -> Sequence[int]:
        """The places of these stories in the library at this version, ascending."""
        with self._lock:
            if version != self._version:
                self._places = self._ask(identities)
            elif identities != self._identities:
                gone = set(self._ask(self._identities - identities))
                came = self._ask(identities - self._identities)
                self._places = sorted([*(place for place in self._places if place not in gone), *came])
            self._version, self._identities = version, identities
            return self._places

    def _ask(self, identities: Collection[str]) -> Sequence[int]:
        return self._library.places(identities) if identities else ()
