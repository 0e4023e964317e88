"""All that is marked, as it stands in memory."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from tui.library.deeds import Change, Field, Key, Value, What

if TYPE_CHECKING:
    from tui.library.marked import Note, SavedSearch
    from tui.library.marks_file import Kept


_OF_STORIES = {What.READ, What.KEPT, What.TAG, What.NOTE}


class MarksState:
    """What stands under which key. The little that is kept for every story read takes as little room as it can."""

    def __init__(self) -> None:
        self.read: set[str] = set()
        """The identities of the stories read."""
        self.positions: dict[str, int] = {}
        """Where reading stopped, by identity."""
        self.memory: dict[str, str] = {}
        """What is remembered."""
        self.kept: set[str] = set()
        """The identities of the stories kept."""
        self.heirs: dict[str, str] = {}
        """By the identity of a story that was corrected, the one it has since: that has what was made of it."""
        self.forgotten: set[Key] = set()
        """What was taken out of the history, for a reader who has no file."""
        self._tags: dict[str, set[str]] = {}
        self._notes: dict[str, dict[Key, Value]] = {}
        self._rest: dict[What, dict[str, Value]] = {What.SEARCH: {}, What.CORRECTION: {}}

    def take(self, kept: Kept) -> None:
        """All that a file keeps, into a state that has nothing yet."""
        self.read, self.kept, self.positions, self.memory, self._tags = kept[:5]
        for change in kept.rest:
            self.put(change)

    def put(self, change: Change) -> Change:
        """Make a change; the change that takes it back. What is kept in the file only is passed over."""
        what, key, value = change
        name = cast(str, key[0])
        before: Value = None
        match what:
            case What.READ | What.KEPT:
                marked = self.read if what is What.READ else self.kept
                before = _now() if name in marked else None
                (marked.add if value is not None else marked.discard)(name)
            case What.POSITION:
                before = (self.positions.get(name, 0),)
                self.positions[name] = cast(int, value[0]) if value is not None else 0
            case What.MEMORY:
                self.memory[name] = cast(str, value[0]) if value is not None else ""
            case What.TAG:
                tags = self._tags.get(name, set())
                before = _now() if key[1] in tags else None
                self._tags[name] = tags | {cast(str, key[1])} if value is not None else tags - {cast(str, key[1])}
            case What.NOTE:
                before = _put(self._notes.setdefault(name, {}), key, value)
            case What.SEARCH | What.CORRECTION:
                before = _put(self._rest[what], name, value)
            case What.READING:
                (self.forgotten.add if value is None else self.forgotten.discard)(key)
            case What.HEIR:
                self.heirs.pop(name, None)
                if value is not None:
                    self.heirs[name] = cast(str, value[0])
        return Change(what, key, before)

    def tags_of(self, identity: str) -> Sequence[str]:
        """The tags of a story, in their order."""
        return sorted(self._tags.get(identity, ()))

    def all_tags(self) -> Mapping[str, int]:
        """How many stories have each tag, the most first."""
        own = [names for identity, names in list(self._tags.items()) if identity not in self.heirs]
        counted = Counter(name for names in own for name in names)
        return dict(sorted(counted.items(), key=lambda each: (-each[1], each[0])))

    def tagged(self, name: str) -> frozenset[str]:
        """The stories that have a tag."""
        return frozenset(identity for identity, names in list(self._tags.items()) if name in names)

    def tagged_at_all(self) -> frozenset[str]:
        """The stories that have a tag, whichever."""
        return frozenset(identity for identity, names in list(self._tags.items()) if names)

    def noted(self, identity: str) -> bool:
        """Whether there is a note on a story."""
        return bool(self._notes.get(identity))

    def noted_at_all(self) -> frozenset[str]:
        """The stories with notes."""
        return frozenset(identity for identity, notes in list(self._notes.items()) if notes)

    def notes_of(self, identity: str) -> Sequence[Note]:
        """The notes on a story, in the order of the text."""
        notes = self._notes.get(identity)
        if not notes:
            return ()
        found = (_note(key, value) for key, value in list(notes.items()) if value is not None)
        return sorted(found, key=lambda note: (note.start, note.end))

    def note(self, key: Key) -> Note | None:
        """The note on just this passage."""
        value = self._notes.get(cast(str, key[0]), {}).get(key)
        return _note(key, value) if value is not None else None

    def touched(self, identity: str) -> bool:
        """Whether anything was made of a story."""
        marked = identity in self.read or identity in self.kept or bool(self._tags.get(identity))
        return marked or self.noted(identity) or bool(self.positions.get(identity))

    def with_heirs(self, changes: Iterable[Change]) -> Iterator[Change]:
        """The changes, and the same for what a story that was corrected is known by since."""
        for change in changes:
            yield change
            what, (name, *rest), value = change
            if what in _OF_STORIES:
                while (name := self.heirs.get(cast(str, name))) is not None:
                    yield Change(what, (name, *rest), value)

    def carried(self, identity: str, other: str) -> Iterator[Change]:
        """What makes of another story all that was made of this one."""
        now = _now()
        if identity in self.read:
            yield Change(What.READ, (other,), now)
        if identity in self.kept:
            yield Change(What.KEPT, (other,), now)
        for name in self.tags_of(identity):
            yield Change(What.TAG, (other, name), now)
        for (_, start, end), value in list(self._notes.get(identity, {}).items()):
            yield Change(What.NOTE, (other, start, end), value)
        yield Change(What.HEIR, (identity,), (other,))
        yield Change(What.HEIR, (other,), None)

    def searches(self) -> Sequence[SavedSearch]:
        """The searches that are kept, the first kept first."""
        from tui.library.marked import SavedSearch

        kept = [(value[1], name, value[0]) for name, value in list(self._rest[What.SEARCH].items()) if value]
        return [SavedSearch(name, str(words)) for _, name, words in sorted(kept, key=lambda each: each[0] or 0)]

    def next_search_at(self) -> int:
        """When a search was saved that is saved now: after all others, were that in the same second."""
        return max((int(time.time()), *(int(value[1] or 0) + 1 for value in self._rest[What.SEARCH].values() if value)))

    def search(self, name: str) -> str | None:
        """The words of the search of this name."""
        return _first(self.saved(name))

    def saved(self, name: str) -> Value:
        """All that is known of the search of this name."""
        return self._rest[What.SEARCH].get(name)

    def correction(self, title: str) -> str | None:
        """The identity that a folded title was said to mean."""
        return _first(self._rest[What.CORRECTION].get(title))

    def corrections(self) -> Mapping[str, str]:
        """The folded titles of which something was said, with the identities that they were said to mean."""
        said = {title: _first(value) for title, value in list(self._rest[What.CORRECTION].items())}
        return {title: identity for title, identity in said.items() if identity is not None}


_K = TypeVar("_K")


def _put(held: dict[_K, Value], key: _K, value: Value) -> Value:
    """Put a value, or take it away; what was there before."""
    before = held.pop(key, None)
    if value is not None:
        held[key] = value
    return before


def _first(value: Value) -> str | None:
    return str(value[0]) if value else None


def _now() -> tuple[int]:
    return (int(time.time()),)


def _note(key: Key, value: tuple[Field, ...]) -> Note:
    from tui.library.marked import Note, moment_of

    _, start, end = key
    text, passage, at = value
    return Note(cast(int, start), cast(int, end), str(text), moment_of(cast(int, at)), str(passage))
