"""What one person has done with the stories: read, and where they stopped. Kept apart from the stories."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library.marks_file import MarksFile

_CALM = 0.25
"""How long the writer gathers what follows a first change, in seconds: a held key is one transaction, not thirty."""


class Marks:
    """Read marks, reading positions and a few things remembered between two starts.

    Everything is answered from memory; changes are written behind by a thread of its own. Where the file is damaged,
    from a newer version, read-only or full, `tell` gets one sentence, the file stays as it is, and marks are kept until
    the program ends. With `path` None nothing is ever written. Safe from any thread.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._read: set[str] = set()
        self._positions: dict[str, int] = {}
        self._memory: dict[str, str] = {}
        self._changes: dict[tuple[str, str], str | int | None] = {}
        self._lock = threading.Lock()
        self._woken = threading.Event()
        self._ending = threading.Event()
        self._writer: threading.Thread | None = None
        self._file: MarksFile | None = None
        self._tell: Callable[[str], None] | None = None
        self._trouble: str | None = None
        if path is not None:
            self._open(path)

    def tell(self, tell: Callable[[str], None]) -> None:
        """Name who is told, once, if marks cannot be kept; at once if that is known already."""
        self._tell = tell
        if self._trouble is not None:
            tell(self._trouble)

    def read(self, identity: str) -> bool:
        """Whether the story was read."""
        return identity in self._read

    def read_identities(self) -> frozenset[str]:
        """The stories read, as of now."""
        return frozenset(self._read)

    def mark_read(self, identity: str, read: bool) -> None:
        """Mark the story as read, or as unread again."""
        if read == (identity in self._read):
            return
        if read:
            self._read.add(identity)
        else:
            self._read.discard(identity)
        self._change("read_at", identity, int(time.time()) if read else None)

    def position(self, identity: str) -> int:
        """The offset into the text where reading stopped; 0 where it never began."""
        return self._positions.get(identity, 0)

    def keep_position(self, identity: str, offset: int) -> None:
        """Remember where reading stopped."""
        if self._positions.get(identity, 0) != offset:
            self._positions[identity] = offset
            self._change("position", identity, offset)

    def recall(self, key: str) -> str | None:
        """What `remember` was last told under `key`."""
        return self._memory.get(key)

    def remember(self, key: str, value: str) -> None:
        """Keep `value` under `key` for the next start."""
        if self._memory.get(key) != value:
            self._memory[key] = value
            self._change("memory", key, value)

    def save(self) -> None:
        """Write now what is not yet written."""
        with self._lock:
            changes, self._changes = self._changes, {}
            if not changes or self._file is None:
                return
            trouble = self._file.write([(what, key, value) for (what, key), value in changes.items()])
            if trouble is not None:
                self._file.close()
                self._file = None
        if trouble is not None:
            self._report(trouble)

    def close(self) -> None:
        """Write what is not yet written, and let the file go."""
        self._ending.set()
        self._woken.set()
        self.save()
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None

    def _open(self, path: Path) -> None:
        from tui.library.marks_file import open_marks_file

        opened = open_marks_file(path)
        if isinstance(opened, str):
            self._report(opened)
            return
        self._file = opened
        kept = opened.load()
        if isinstance(kept, str):
            opened.close()
            self._file = None
            self._report(kept)
            return
        self._read, self._positions, self._memory = kept

    def _report(self, trouble: str) -> None:
        self._trouble = trouble
        if self._tell is not None:
            self._tell(trouble)

    def _change(self, what: str, key: str, value: str | int | None) -> None:
        if self._file is None:
            return
        with self._lock:
            self._changes[(what, key)] = value
            if self._writer is None:
                self._writer = threading.Thread(target=self._write_behind, name="marks", daemon=True)
                self._writer.start()
        self._woken.set()

    def _write_behind(self) -> None:
        while not self._ending.is_set():
            self._woken.wait()
            self._woken.clear()
            self.save()
            self._ending.wait(_CALM)
