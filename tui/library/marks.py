"""What one person has done with the stories: read, kept, tagged, noted. Kept apart from the stories."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tui.library.deeds import Change, What
from tui.library.marks_reading import ReadingMarks, in_quotes, known_change, read_change

if TYPE_CHECKING:
    from tui.library.base import Headline
    from tui.library.marked import Note, SavedSearch

_LONGEST_TAG = 40


class Marks(ReadingMarks):
    """Marks, notes, tags and a few things remembered between two starts, by the identities of stories.

    Everything save the history is answered from memory; changes are written behind. Where they cannot be, marks are
    kept until the program ends. What one does on purpose is a deed, which `undo` takes back. Safe from any thread.
    """

    def mark(self, headline: Headline, read: bool) -> None:
        """Mark a story as read, or as unread again."""
        if read != self.read(headline.identity):
            words = f"{in_quotes(headline.text)} was marked as {'read' if read else 'unread'}"
            self._do(words, [read_change(headline.identity, read)], headline)

    def mark_all(self, identities: Iterable[str], read: bool, number: Callable[[int], str] = str) -> int:
        """Mark all these stories, in one deed; how many were marked otherwise before. `number` writes numbers."""
        meant = [identity for identity in identities if self.read(identity) != read]  # some may be twins of others
        if meant:
            stories = "story was" if len(meant) == 1 else "stories were"
            words = f"{number(len(meant))} {stories} marked as {'read' if read else 'unread'}"
            self._do(words, [read_change(identity, read) for identity in meant])
        return len(meant)

    def kept(self, identity: str) -> bool:
        """Whether the story is kept."""
        return identity in self._state.kept

    def kept_identities(self) -> frozenset[str]:
        """The stories that are kept, as of now."""
        return frozenset(self._state.kept)

    def keep(self, headline: Headline, keep: bool) -> None:
        """Keep a story, or keep it no longer."""
        if keep != self.kept(headline.identity):
            words = f"{in_quotes(headline.text)} was {'kept' if keep else 'taken from the kept stories'}"
            change = Change(What.KEPT, (headline.identity,), (int(time.time()),) if keep else None)
            self._do(words, [change], headline)

    def tags(self, identity: str) -> Sequence[str]:
        """The tags of the story, in their order."""
        return self._state.tags_of(identity)

    def all_tags(self) -> Mapping[str, int]:
        """Every tag there is, with the number of stories that have it, the most used first."""
        return self._state.all_tags()

    def tagged(self, name: str) -> frozenset[str]:
        """The stories with this tag, however it is written."""
        return self._state.tagged(tag_name(name))

    def tagged_identities(self) -> frozenset[str]:
        """The stories that have any tag."""
        return self._state.tagged_at_all()

    def tag(self, headline: Headline, name: str, on: bool) -> None:
        """Give a story a tag, or take it off."""
        self.retag(headline, [name] if on else [], [] if on else [name])

    def retag(self, headline: Headline, on: Iterable[str], off: Iterable[str] = ()) -> None:
        """Give a story some tags and take others off, in one deed."""
        has = set(self.tags(headline.identity))
        taken = list(dict.fromkeys(name for name in map(tag_name, off) if name in has))
        added = list(dict.fromkeys(name for name in map(tag_name, on) if name and name not in has.difference(taken)))
        now = int(time.time())
        changes = [Change(What.TAG, (headline.identity, name), None) for name in taken if name not in added]
        changes += [Change(What.TAG, (headline.identity, name), (now,)) for name in added if name not in taken]
        if changes:
            said = [f"{'+' if change.value else '-'}{change.key[1]}" for change in changes]
            self._do(f"{in_quotes(headline.text)} was tagged {' '.join(said)}", changes, headline)

    def notes(self, identity: str) -> Sequence[Note]:
        """The notes on the story, in the order of its text as it was when they were written."""
        return self._state.notes_of(identity)

    def noted(self, identity: str) -> bool:
        """Whether there is a note on the story."""
        return self._state.noted(identity)

    def noted_identities(self) -> frozenset[str]:
        """The stories with notes."""
        return self._state.noted_at_all()

    def write_note(self, headline: Headline, note: Note, before: Note | None = None) -> None:
        """Write a note, in the place of `before` and of one on the same passage; one without text is taken away.

        `before` stands elsewhere where the text has been corrected since.
        """
        key = (headline.identity, note.start, note.end)
        before = before or self._state.note(key)
        if note.text == (before.text if before is not None else ""):
            return
        changes = [Change(What.NOTE, key, (note.text, note.passage, int(time.time())))] if note.text else []
        if before is not None and (not note.text or (before.start, before.end) != (note.start, note.end)):
            changes.append(Change(What.NOTE, (headline.identity, before.start, before.end), None))
        done = "changed" if before is not None and note.text else "written" if note.text else "taken away"
        self._do(f"the note on {in_quotes(headline.text)} was {done}", changes, headline)

    def searches(self) -> Sequence[SavedSearch]:
        """The searches that are saved, the first saved first."""
        return self._state.searches()

    def save_search(self, name: str, words: str) -> None:
        """Save a search under a name, in the place of one that has it."""
        if self._state.search(name) != words:
            change = Change(What.SEARCH, (name,), (words, self._state.next_search_at()))
            self._do(f"the search {in_quotes(name)} was saved", [change])

    def rename_search(self, name: str, other: str) -> None:
        """Call a saved search otherwise; it keeps its place, and takes that of one that was called so."""
        value = self._state.saved(name)
        if value is not None and other != name:
            changes = [Change(What.SEARCH, (name,), None), Change(What.SEARCH, (other,), value)]
            self._do(f"the search {in_quotes(name)} was called {in_quotes(other)}", changes)

    def forget_search(self, name: str) -> None:
        """Forget a saved search."""
        if self._state.search(name) is not None:
            self._do(f"the search {in_quotes(name)} was forgotten", [Change(What.SEARCH, (name,), None)])

    def correction(self, title: str) -> str | None:
        """The identity of the story that the reader said a title means."""
        from tui.article.identity import fold

        return self._state.correction(fold(title))

    def corrections(self) -> Mapping[str, str]:
        """The folded titles of which the reader said something, with the identities that they are to mean."""
        return self._state.corrections()

    def correct(self, title: str, identity: str | None) -> None:
        """Say which story a title means, or with None that Spalte is to find that out itself."""
        from tui.article.identity import fold

        if identity != self.correction(title):
            value = (identity, int(time.time())) if identity is not None else None
            done = "was said to mean another story" if identity is not None else "was left to Spalte"
            self._do(f"{in_quotes(title)} {done}", [Change(What.CORRECTION, (fold(title),), value)])

    def _do(self, words: str, changes: Sequence[Change], headline: Headline | None = None) -> None:
        """Do something that `undo` takes back; what the story was called is kept with it."""
        self._note_deed(words, self._put(changes))
        if headline is not None:
            self._put([known_change(headline)])


def tag_name(typed: str) -> str:
    """A tag as it is kept: without blanks, commas and case; empty where nothing is left."""
    name = _as_tag(typed)
    for _ in range(4):  # what stood behind something that is taken away may be another thing now
        name = _as_tag(name)
    return name


def _as_tag(typed: str) -> str:
    from unicodedata import normalize

    from tui.cleaning import clean_line

    folded = normalize("NFC", normalize("NFD", typed).casefold())
    return "".join(clean_line(folded, empty="").replace(",", " ").split()).lstrip("#-+")[:_LONGEST_TAG]
