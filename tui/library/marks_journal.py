"""The journal of what a reader did, from which it is taken back, the last deed first."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from tui.library.deeds import Change, Deed, What, pack
from tui.library.marks_state import MarksState
from tui.library.marks_writer import MarksWriter

_MOST = 500
"""So many deeds of this session are known without the file."""


class Journal(MarksWriter):
    """What is marked, and the deeds that made it so.

    Own deeds are taken back first, then those that stood in the file when it was opened; a deed that another viewer
    has taken back meanwhile is passed over.
    """

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(path)
        self._state = MarksState()
        self._own: deque[Deed] = deque(maxlen=_MOST)
        self._earlier = time.time_ns()
        self._undoing = Lock()
        self._making = Lock()
        self._looking = Lock()
        self._meanwhile: list[Change] | None = None
        """What was changed since one began to look at the file again; None while nobody does."""
        kept = self._load()
        if kept is not None:
            self._state.take(kept)

    def look_again(self) -> bool:
        """See what another viewer has done; whether there was anything.

        Reads the file, and all of it where there was: not for the loop that draws.
        """
        with self._looking:
            with self._making:
                self._meanwhile = []
            self.save()
            kept = self._load_again()
            state = MarksState()
            if kept is not None:
                state.take(kept)
            with self._making:
                meanwhile, self._meanwhile = self._meanwhile, None
                if kept is None:
                    return False
                for change in meanwhile:
                    state.put(change)
                self._state = state
            return True

    def undo(self) -> str | None:
        """Take the last deed back, and say what it was in a sentence; None where there is none.

        Reads and writes the file: not for the loop that draws.
        """
        with self._undoing:
            return self._undo()

    def _undo(self) -> str | None:
        self.save()
        while (deed := self._last_deed()) is not None:
            changes = list(self._state.with_heirs(deed.before))
            if self._take_deed(deed.number, changes):
                self._put(changes)
                return f"Taken back: {deed.words}."
        return None

    def _put(self, changes: Sequence[Change]) -> list[Change]:
        """Make changes; what takes them back, the last one first."""
        with self._making:
            before = [self._state.put(change) for change in changes]
            if self._meanwhile is not None:
                self._meanwhile += changes
        self._write(changes)
        return before[::-1]

    def _note_deed(self, words: str, before: Sequence[Change]) -> None:
        last = self._own[-1].number if self._own else 0
        deed = Deed(max(time.time_ns(), last + 1), words, tuple(before))
        self._own.append(deed)
        if self._file is not None:
            self._write([Change(What.DEED, (deed.number,), (words, pack(before)))])

    def _last_deed(self) -> Deed | None:
        if self._own:
            return self._own.pop()
        deed = self._ask(lambda file: file.last_deed(self._earlier), None)
        if deed is not None:
            self._earlier = deed.number
        return deed
