"""What a reader's marks speak of: notes, readings, and searches that are kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

_NEAR = 40
"""So many code points tell where in a text a place is."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a passage: the text from `start` to `end`, which read `passage` when the note was written."""

    start: int
    end: int
    text: str
    moment: datetime | None = None
    """When it was written; None for one that is about to be."""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A story as it was when it was opened; the later it was, the greater the number.

    `story_id` and `identity` are those of `Headline`, and so are `headline` and `source`, which stay when the story is
    gone; `moment` is when it was read.
    """

    number: int
    identity: str
    story_id: str
    headline: str
    source: str | None
    moment: datetime
    day: int = 0
    """The day on which it was, where the reader was: 20190430. A story is read once a day."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a story was called when the reader last did something with it; as in `Headline`."""

    identity: str
    story_id: str
    headline: str
    source: str | None = None
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name."""

    name: str
    words: str


def placed(note: Note, text: str) -> Note:
    """The note where its passage stands in `text` by now, the nearest to where it was; as it is where that is gone."""
    if not note.passage or text.startswith(note.passage, note.start):
        return note
    after, before = text.find(note.passage, note.start), text.rfind(note.passage, 0, note.start + len(note.passage))
    found = [at for at in (before, after) if at >= 0]
    if not found:
        last = max(0, min(note.start, len(text) - 1))
        return replace(note, start=last, end=min(max(note.end, last + 1), len(text)))
    start = min(found, key=lambda at: abs(at - note.start))
    return replace(note, start=start, end=start + note.end - note.start)


def words_at(offset: int, text: str) -> str:
    """What tells where in a text an offset is, once that is corrected; nothing for its top."""
    return text[offset : offset + _NEAR] if offset else ""


def found_at(offset: int, words: str, text: str) -> int:
    """Where in `text` those words stand that stood at `offset` when it was another text; the nearest to it."""
    return placed(Note(offset, offset, "", passage=words), text).start if offset else 0


def moment_from(written: str | None) -> datetime | None:
    """A moment as a file of marks keeps that of a story."""
    try:
        return datetime.fromisoformat(written) if written is not None else None
    except ValueError:
        return None


def moment_of(seconds: int) -> datetime:
    """A moment as a file of marks keeps it, where the reader is; the first of all where it cannot be one."""
    try:
        return datetime.fromtimestamp(seconds, UTC).astimezone()
    except (OSError, OverflowError, ValueError):
        return datetime.fromtimestamp(0, UTC).astimezone()
