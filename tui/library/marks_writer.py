"""Writing marks behind the reader's back: gathered for a moment, then all at once, by a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tui.library.deeds import Change, Key, Value, What

if TYPE_CHECKING:
    from tui.library.marks_file import Kept, MarksFile

_AGAIN = 5.0
"""After so many seconds what could not be written is tried again, in case nothing else is written before."""
_CALM = 0.25
"""How long the writer gathers what follows a first change, in seconds: a held key is one transaction, not thirty."""

Answer = TypeVar("Answer")


class Passing(str):
    """The sentence about a trouble that may be over in a while: what could not be written is to be tried again."""

    __slots__ = ()


class MarksWriter:
    """The file of marks and what is still to be written to it.

    Where the file is damaged, from a newer version or read-only, `tell` gets one sentence, and the file stays as it is.
    Where there is no room, or another program holds it for long, `tell` gets one, too, and what could not be written is
    tried again, until the end. Without a path nothing is ever written. Safe from any thread.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._changes: dict[tuple[What, Key], Value] = {}
        self._lock = threading.Lock()
        """Held for a moment only: whoever draws waits for it."""
        self._at_file = threading.Lock()
        """Held while the file is asked or written, which takes as long as the disk; taken before the other one."""
        self._woken = threading.Event()
        self._ending = threading.Event()
        self._writer: threading.Thread | None = None
        self._file: MarksFile | None = None
        self._tell: Callable[[str], None] | None = None
        self._trouble: str | None = None
        self._path = path

    @property
    def lasting(self) -> bool:
        """Whether marks are kept in a file, which another viewer may write to."""
        return self._file is not None

    @property
    def trouble(self) -> str | None:
        """Why marks cannot be kept, or not be told, in a sentence; None where they can."""
        return self._trouble

    def tell(self, tell: Callable[[str], None]) -> None:
        """Name who is told, once, if marks cannot be kept; at once if that is known already."""
        self._tell = tell
        if self._trouble is not None:
            tell(self._trouble)

    def forgo(self, trouble: str) -> None:
        """Have it told that nothing is kept, and why, in a sentence."""
        self._report(trouble)

    def save(self) -> None:
        """Write now what is not yet written."""
        with self._at_file:
            with self._lock:
                changes, self._changes = self._changes, {}
            if not changes or self._file is None:
                return
            trouble = self._file.write(Change(what, key, value) for (what, key), value in changes.items())
            self._bear(trouble)
            if isinstance(trouble, Passing):
                with self._lock:
                    self._changes = changes | self._changes
        if trouble is not None:
            self._report(trouble)

    def close(self) -> None:
        """Write what is not yet written, and let the file go."""
        self._ending.set()
        self._woken.set()
        self.save()
        with self._at_file:
            self._let_go()

    def _load(self) -> Kept | None:
        """What the file keeps; None where there is none, or none that can be used."""
        if self._path is None:
            return None
        from tui.library.marks_file import open_marks_file

        opened = open_marks_file(self._path)
        if isinstance(opened, str):
            self._report(opened)
            return None
        kept = opened.load()
        if isinstance(kept, str):
            opened.close()
            self._report(kept)
            return None
        self._file = opened
        if opened.unwritable is not None:
            self._report(opened.unwritable)
        return kept

    def _load_again(self) -> Kept | None:
        """What the file keeps by now, where another viewer has written to it; read beside whoever marks something."""
        changed: bool = self._ask(lambda file: file.changed_by_another(), False)
        if not changed or self._path is None:
            return None
        from tui.library.marks_file import open_marks_file

        beside = open_marks_file(self._path)
        if isinstance(beside, str):
            return None
        kept = beside.load()
        beside.close()
        return kept if not isinstance(kept, str) else None

    def _ask(self, fetch: Callable[[MarksFile], Answer | str], otherwise: Answer) -> Answer:
        """What the file answers; `otherwise` where there is none, or it is in trouble."""
        with self._at_file:
            if self._file is None:
                return otherwise
            answer = fetch(self._file)
            if isinstance(answer, str):
                self._bear(answer)
        if isinstance(answer, str):
            self._report(answer)
            return otherwise
        return answer

    def _take_deed(self, number: int, changes: Sequence[Change]) -> bool:
        """Take a deed out of the file, with the changes that take it back; False where another viewer did so.

        Where that cannot be now, both go with what is written next.
        """
        deed: tuple[What, Key] = (What.DEED, (number,))
        later = {deed: None, **{(what, key): value for what, key, value in changes}}
        with self._at_file:
            if self._file is None:
                return True
            with self._lock:
                if deed in self._changes:  # it never came to be in the file
                    self._changes.update(later)
                    return True
            taken = self._file.take_deed(number, changes)
            if isinstance(taken, bool):
                return taken
            self._bear(taken)
            with self._lock:
                self._changes.update(later)
        self._report(taken)
        return True

    def _write(self, changes: Sequence[Change]) -> None:
        """Write these changes, soon and all of them at once."""
        if self._file is None:
            return
        with self._lock:
            self._changes.update(((what, key), value) for what, key, value in changes)
            if self._writer is None:
                self._writer = threading.Thread(target=self._write_behind, name="marks", daemon=True)
                self._writer.start()
        self._woken.set()

    def _write_behind(self) -> None:
        while not self._ending.is_set():
            self._woken.wait(_AGAIN if self._changes else None)
            self._woken.clear()
            self.save()
            self._ending.wait(_CALM)

    def _bear(self, trouble: str | None) -> None:
        """Let go of a file that is of no use any more; where it is again, there is nothing to tell any more."""
        if trouble is None:
            if isinstance(self._trouble, Passing):
                self._trouble = None
        elif not isinstance(trouble, Passing):
            self._let_go()

    def _report(self, trouble: str) -> None:
        told = self._trouble is not None and isinstance(trouble, Passing)  # the same that goes on, be it in other words
        self._trouble = trouble
        if self._tell is not None and not told:
            self._tell(trouble)

    def _let_go(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
