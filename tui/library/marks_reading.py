"""What one person has read, when, and where reading stopped; and what the stories were called by then."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.library.deeds import Change, What
from tui.library.marks_journal import Journal

if TYPE_CHECKING:
    from tui.library.base import Headline
    from tui.library.marked import Known, Reading
    from tui.library.marks_file import KnownRow, ReadingRow


_NAME = 30
"""A title takes so much of a line that tells what was done to it, so that 80 columns show all of that."""


class ReadingMarks(Journal):
    """The marks that come of themselves while one reads, by the identities of stories."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(path)
        self._readings: list[Reading] = []  # of a reader who has no file
        self._near: dict[str, str] = {}  # the words at the positions of this session

    def read(self, identity: str) -> bool:
        """Whether the story was read."""
        return identity in self._state.read

    def read_identities(self) -> frozenset[str]:
        """The stories read, as of now."""
        return frozenset(self._state.read)

    def mark_read(self, identity: str, read: bool) -> None:
        """Mark the story as read, or as unread again, without a deed: this came of itself."""
        if read != self.read(identity):
            self._put([read_change(identity, read)])

    def mark_opened(self, headline: Headline) -> None:
        """The story is read now, and stands in the history."""
        from tui.library.marked import Reading, moment_of

        now = int(time.time())
        day = int(time.strftime("%Y%m%d", time.localtime(now)))
        reading = Change(What.READING, (headline.identity, day), (now, None))
        self._put([read_change(headline.identity, True)] if not self.read(headline.identity) else [])
        self._put([known_change(headline), reading])
        if self._file is None:
            told = (headline.identity, headline.story_id, headline.text, headline.source)
            others = [reading for reading in self._readings if reading.identity != headline.identity]
            self._readings = [*others, Reading(time.time_ns(), *told, moment_of(now), day)]

    def history(self, limit: int = 100, before: int | None = None, *, after: int | None = None) -> Sequence[Reading]:
        """What was read, the latest first, each story once a day.

        With `before` it is what comes right below the reading of that number, with `after` what comes right above it.
        Reads the file: not for the loop that draws.
        """
        from tui.library.marked import Reading, moment_of

        self.save()
        if self._file is None:
            own = [each for each in self._readings[::-1] if (each.identity, each.day) not in self._state.forgotten]
            if after is not None:
                return [reading for reading in own if reading.number > after][-limit:]
            return [reading for reading in own if before is None or reading.number < before][:limit]
        rows: list[ReadingRow] = self._ask(lambda file: file.history(limit, before, after), [])
        return [Reading(*row[:5], moment_of(row[5]), row[6]) for row in rows]

    def forget_reading(self, reading: Reading) -> None:
        """Take a reading out of the history; the story stays read."""
        key = (reading.identity, reading.day)
        self._put([Change(What.READING, key, None)])
        before = Change(What.READING, key, (int(reading.moment.timestamp()), reading.number))
        self._note_deed(f"{in_quotes(reading.headline)} was taken out of the history", [before])

    def position(self, identity: str) -> int:
        """The offset into the text where reading stopped; 0 where it never began."""
        return self._state.positions.get(identity, 0)

    def position_in(self, identity: str, text: str) -> int:
        """The same in a text that may have been corrected since: where the words stand at which reading stopped.

        May read the file: not for the loop that draws.
        """
        from tui.library.marked import found_at

        offset, near = self.left_at(identity)
        return found_at(offset, near, text)

    def left_at(self, identity: str) -> tuple[int, str]:
        """Where reading stopped, and at which words. May read the file: not for the loop that draws."""
        offset = self.position(identity)
        near = self._near.get(identity)
        if offset and near is None:
            self.save()
            known: list[str] = self._ask(lambda file: file.near(identity), [])
            near = "".join(known)
        return offset, near or ""

    def keep_position(self, identity: str, offset: int, near: str = "") -> None:
        """Remember where reading stopped, and at which words."""
        if self.position(identity) != offset:
            self._near[identity] = near
            self._put([Change(What.POSITION, (identity,), (offset, near))])

    def look_again(self) -> bool:
        changed = super().look_again()
        if changed:
            self._near.clear()  # the other viewer may have been elsewhere in the same story
        return changed

    def recall(self, key: str) -> str | None:
        """What `remember` was last told under `key`."""
        return self._state.memory.get(key)

    def remember(self, key: str, value: str) -> None:
        """Keep `value` under `key` for the next start."""
        if self.recall(key) != value:
            self._put([Change(What.MEMORY, (key,), (value,))])

    def known(self) -> Sequence[Known]:
        """What the stories were called that the reader opened, kept, tagged or noted, those that are gone among them.

        Reads the file: not for the loop that draws.
        """
        from tui.library.marked import Known, moment_from

        self.save()
        rows: list[KnownRow] = self._ask(lambda file: file.known(), [])
        return [Known(*row[:4], moment_from(row[4])) for row in rows]

    def known_ids(self) -> Sequence[tuple[str, str]]:
        """Identity and id of all of them that something was made of, save for those that have an heir."""
        self.save()
        rows: list[tuple[str, str]] = self._ask(lambda file: file.known_ids(), [])
        return [row for row in rows if self._state.touched(row[0])]

    def known_of(self, story_ids: Iterable[str]) -> Sequence[Known]:
        """The same as `known` of the stories with these ids, whatever they were called; not for the loop that draws."""
        from tui.library.marked import Known, moment_from

        self.save()
        rows: list[KnownRow] = self._ask(lambda file: file.known(story_ids), [])
        return [Known(*row[:4], moment_from(row[4])) for row in rows]

    def touched(self, identity: str) -> bool:
        """Whether anything was made of the story: read, begun, kept, tagged, noted."""
        return self._state.touched(identity)

    def heir(self, identity: str) -> str | None:
        """The identity that has what was made of this one since its story was corrected."""
        return self._state.heirs.get(identity)

    def carry_over(self, identity: str, headline: Headline) -> None:
        """All that was made of the story with this identity is made of `headline`, too: it is the same, corrected.

        To take back what was done with the one takes it back of the other.
        """
        if identity != headline.identity:
            self._put([known_change(headline), *self._state.carried(identity, headline.identity)])


def read_change(identity: str, read: bool) -> Change:
    """From now on the story is read, or is not."""
    return Change(What.READ, (identity,), (int(time.time()),) if read else None)


def known_change(headline: Headline) -> Change:
    """What the story is called, for when it is gone."""
    moment = headline.moment.isoformat() if headline.moment is not None else None
    return Change(What.KNOWN, (headline.identity,), (headline.story_id, headline.text, headline.source, moment))


def in_quotes(title: str) -> str:
    """A title as a deed names it, short and in quotation marks."""
    from tui.cleaning import clean_line

    title = clean_line(title)
    return f"“{title if len(title) <= _NAME else title[: _NAME - 1].rstrip() + '…'}”"
