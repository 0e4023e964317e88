"""Folders and files of stories as a library, held in memory and kept up to date."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, RLock
from time import monotonic
from typing import TYPE_CHECKING

from tui.cleaning import clean_line
from tui.errors import UnreadableFile
from tui.library.ahead import Ahead, send_ahead
from tui.library.base import Headline, StoryNotFound, by_newest
from tui.library.scan import Find, Fingerprint, Glance, Read, Row, Scan
from tui.library.titles import Titles
from tui.library.watch import watch

if TYPE_CHECKING:
    from tui.article.article import Article
    from tui.article.document import Document

_KEPT_TEXTS = 16
"""Of so many stories last opened the text is kept, for when the file can no longer be read."""
_PACE = 0.1
_PACE_A_STORY = 1 / 40_000
"""Seconds between two reports while filling: a tenth, and longer the more stories a list has to go through."""


class FolderLibrary:
    """The stories in some folders and files. Nothing is read until `begin`, `fill` or `article`."""

    def __init__(self, paths: Sequence[Path], *, read: Read, find: Find, glance: Glance) -> None:
        self._paths = tuple(paths)
        self._scan = Scan(paths, read, find, glance)
        self._lock = RLock()
        self._order: list[Headline] = []
        self._headlines: dict[str, Headline] = {}
        self._titles = Titles()
        self._fingerprints: dict[str, Fingerprint] = {}
        self._unreadable: dict[str, UnreadableFile] = {}
        self._unfound: tuple[UnreadableFile, ...] = ()
        self._texts: OrderedDict[str, Document] = OrderedDict()
        self._snapshot: tuple[Headline, ...] | None = ()
        self._ahead: Ahead | None = None

    @property
    def name(self) -> str:
        """The name of the folder; how many places there are besides, where it is not the only one."""
        first = clean_line(self._paths[0].resolve().name or str(self._paths[0]))
        more = len(self._paths) - 1
        return f"{first} +{more}" if more else first

    def headlines(self) -> Sequence[Headline]:
        """The stories known so far, newest first; a snapshot that no later change touches."""
        with self._lock:
            if self._snapshot is None:
                self._snapshot = tuple(self._order)
            return self._snapshot

    def article(self, story_id: str) -> Article:
        """The story as its file is now; where the file is gone or cannot be read, as it was last opened."""
        from tui.article.understand import understand

        path = Path(story_id)
        headline = self._headlines.get(story_id)
        try:
            if headline is None and story_id not in self._texts:
                raise StoryNotFound(clean_line(path.name))
            if not path.exists():
                raise StoryNotFound(headline.text if headline is not None else clean_line(path.name))
            document = self._scan.read(path)
        except (StoryNotFound, UnreadableFile):
            with self._lock:
                last_good = self._texts.get(story_id)
            if last_good is None:
                raise
            return understand(last_good)
        self._keep_text(story_id, document)
        return understand(document)

    def resolve(self, title: str) -> Headline | None:
        """The story that `title` means; of several that bear it, the newest."""
        with self._lock:
            stories = self._titles.resolve(title)
            return min((self._headlines[story] for story in stories), key=by_newest, default=None)

    def unreadable(self) -> Sequence[UnreadableFile]:
        """What could not be read, each named once."""
        with self._lock:
            return *self._unfound, *self._unreadable.values()

    def read_ahead(self, first: Sequence[str] = ()) -> None:
        """Let a second process read, first what `begin` will ask for. Only before any thread has begun.

        `first` names stories (by id) that are likely to stand at the top.
        """
        self._ahead = send_ahead(lambda: self._scan.all_rows(first))

    def begin(self) -> None:
        """Have what a first picture needs: the dozen files that were changed last.

        Of a large folder those are only looked for where they are likely to be, so that its size does not matter.
        """
        rows = next(self._ahead.rows(), None) if self._ahead is not None else None
        for row in rows if rows is not None else self._scan.first_rows():
            self._take(row)

    def fill(self, changed: Callable[[], None], stop: Event) -> None:
        """Read all that is there and not yet read, calling `changed` now and then; ends early when `stop` is set."""
        report = _Report(changed)
        if self._ahead is not None:
            for rows in self._ahead.rows():
                for row in rows:
                    self._take(row)
                report.news(len(self._order))
                if stop.is_set():
                    self._ahead.end()
            self._ahead = None
        seen: set[str] = set()
        unfound: list[UnreadableFile] = []
        for found in self._scan.found():
            if stop.is_set():
                return
            if isinstance(found, UnreadableFile):
                unfound.append(found)
                continue
            path, fingerprint = found
            seen.add(str(path))
            if self._fingerprints.get(str(path)) != fingerprint:
                self._take(self._scan.row(path, fingerprint))
                report.news(len(seen))
        if self._drop(self._fingerprints.keys() - seen) or len(unfound) != len(self._unfound):
            self._unfound = tuple(unfound)
            report.news(len(seen))
        report.end()

    def follow(self, changed: Callable[[], None], stop: Event) -> None:
        """Keep up with stories added, changed and removed until `stop` is set."""
        watch(self._paths, lambda: self.fill(changed, stop), stop)

    def _take(self, row: Row) -> None:
        """Let the list have the row. A story that has become unreadable stays in it."""
        with self._lock:
            self._fingerprints[row.story_id] = row.fingerprint
            if isinstance(row.found, Headline):
                self._unreadable.pop(row.story_id, None)
                self._put(row.found)
            else:
                self._unreadable[row.story_id] = UnreadableFile(Path(row.story_id), row.found)

    def _put(self, headline: Headline) -> None:
        self._remove(headline.story_id)
        insort(self._order, headline, key=by_newest)
        self._headlines[headline.story_id] = headline
        self._titles.add(headline.text, headline.story_id)
        self._snapshot = None

    def _remove(self, story_id: str) -> None:
        headline = self._headlines.pop(story_id, None)
        if headline is None:
            return
        del self._order[bisect_left(self._order, by_newest(headline), key=by_newest)]
        self._titles.remove(headline.text, story_id)
        self._snapshot = None

    def _drop(self, gone: set[str]) -> bool:
        with self._lock:
            for story_id in gone:
                self._remove(story_id)
                self._unreadable.pop(story_id, None)
                del self._fingerprints[story_id]
        return bool(gone)

    def _keep_text(self, story_id: str, document: Document) -> None:
        with self._lock:
            self._texts[story_id] = document
            self._texts.move_to_end(story_id)
            if len(self._texts) > _KEPT_TEXTS:
                self._texts.popitem(last=False)


class _Report:
    """Says that something changed: at once when long nothing was said, else a little later."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._pending = False
        self._last = monotonic()

    def news(self, stories: int) -> None:
        """Something changed in a list of so many stories."""
        self._pending = True
        if monotonic() - self._last > _PACE + stories * _PACE_A_STORY:
            self.end()

    def end(self) -> None:
        """Say what is not yet said."""
        if self._pending:
            self._changed()
            self._pending, self._last = False, monotonic()
