"""Setting read marks, and taking them back."""

from collections.abc import Sequence

from tui.library.marks import Marks

_UNDONE_AT_MOST = 100


class ReadMarking:
    """The read marks of a list; what was set is taken back step by step, the last one first."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._steps: list[list[tuple[str, bool]]] = []

    def mark(self, identities: Sequence[str], read: bool) -> bool:
        """Mark these stories; whether any was marked otherwise before."""
        before = [(one, not read) for one in identities if self._marks.read(one) != read]
        if before:
            self._steps = [*self._steps[1 - _UNDONE_AT_MOST :], before]
        for identity, _ in before:
            self._marks.mark_read(identity, read)
        return bool(before)

    def undo(self) -> bool:
        """Take the last step back; whether there was one."""
        if not self._steps:
            return False
        for identity, read in self._steps.pop():
            self._marks.mark_read(identity, read)
        return True
