"""Which stretch of the text has which role, and the runs a row is cut into."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.cleaning import clean, drawable
from tui.typeset.lines import Role, Run


class Stretch(NamedTuple):
    """Text from `start` to `end` in one role."""

    start: int
    end: int
    role: Role


def paint(base: Stretch, overlays: Iterable[Stretch]) -> Iterator[Stretch]:
    """Cover `base` without gaps, each overlay over what lies below it.

    Overlays come sorted by start, outer before inner; what reaches beyond `base` is cut. Linear.
    """
    at, stack = base.start, [base]
    for over in overlays:
        start, end = max(over.start, at), min(over.end, base.end)
        if start >= end:
            continue
        while len(stack) > 1 and stack[-1].end <= start:
            below = stack.pop()
            if below.end > at:
                yield Stretch(at, below.end, below.role)
                at = below.end
        if start > at:
            yield Stretch(at, start, stack[-1].role)
            at = start
        stack.append(Stretch(start, end, over.role))
    while stack:
        below = stack.pop()
        if below.end > at:
            yield Stretch(at, below.end, below.role)
            at = below.end


class Cutter:
    """Cuts rows out of a painted text; rows are asked for in order."""

    def __init__(self, text: str, stretches: Iterable[Stretch]) -> None:
        self._text = text
        self._stretches = iter(stretches)
        self._current = next(self._stretches, None)

    def cut(self, start: int, end: int) -> list[Run]:
        """The runs of the row from `start` to `end`."""
        runs: list[Run] = []
        while self._current is not None and self._current.start < end:
            piece_start, piece_end = max(start, self._current.start), min(end, self._current.end)
            if piece_start < piece_end:
                runs += verbatim(self._text[piece_start:piece_end], self._current.role, piece_start)
            if self._current.end > end:
                break
            self._current = next(self._stretches, None)
        return runs


def verbatim(piece: str, role: Role, start: int) -> list[Run]:
    """`piece`, which stands at `start`, as runs that keep offsets although some of it is not drawn."""
    safe = clean(piece).replace("\n", " ")
    drawn = drawable(safe)
    if len(drawn) == len(safe) and "  " not in drawn:
        return [Run(drawn, role, start)] if drawn else []
    runs: list[Run] = []
    begun = kept = 0
    for index, character in enumerate(safe):
        is_drawn = kept < len(drawn) and drawn[kept] == character
        kept += is_drawn
        if is_drawn and not (character == " " and index and safe[index - 1] == " "):
            continue
        if index > begun:
            runs.append(Run(safe[begun:index], role, start + begun))
        begun = index + 1
    if begun < len(safe):
        runs.append(Run(safe[begun:], role, start + begun))
    return runs
