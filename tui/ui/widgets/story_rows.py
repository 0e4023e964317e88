"""Where each story of a list stands: counted once for all that are held, looked up by bisection."""

from bisect import bisect_right
from collections.abc import Hashable, Sequence

from rich.cells import cell_len

from tui.library.base import Headline
from tui.ui.days import day_of

MARGIN = 3
"""Cells left of a headline: the bar of the selected one, the mark of an unread one, a blank."""
_END = 2
"""Cells kept free at the right: air, and the scrollbar."""
_BELOW = 2
"""Rows of a story under its headline: the calm line, and air."""
_HEADING = 1
"""Rows of the heading of a day."""


class Rows:
    """The rows that stories take in a list of one width.

    A story takes one or two rows for its headline, as many as `beside` says for what stands below that, one for the
    calm line and one of air; the first story of a day has the heading of the day above it, where the list goes
    `by_day`.
    """

    def __init__(self, headlines: Sequence[Headline], width: int, *, by_day: bool, beside: Sequence[int] = ()) -> None:
        self.width = width
        self.text_width = text_width(width)
        self._tops: list[int] = []
        self._headed = bytearray(len(headlines))
        at = 0
        day: Hashable = ()
        for index, headline in enumerate(headlines):
            self._tops.append(at)
            if by_day and (here := day_of(headline)) != day:
                day = here
                self._headed[index] = 1
                at += _HEADING
            at += _BELOW + (1 if cell_len(headline.text) <= self.text_width else 2)
            if beside:
                at += beside[index]
        self.height = at

    def at(self, y: int) -> int:
        """The index of the story whose rows, heading included, cover row `y`; the nearest beyond the ends."""
        return max(0, bisect_right(self._tops, y) - 1)

    def has_heading(self, index: int) -> bool:
        """Whether the heading of a day stands above the story."""
        return bool(self._headed[index])

    def block(self, index: int) -> tuple[int, int]:
        """First row and end of the story with the heading above it."""
        return self._tops[index], self._tops[index + 1] if index + 1 < len(self._tops) else self.height

    def story(self, index: int) -> tuple[int, int]:
        """First row and end of the story alone, without heading and air."""
        top, end = self.block(index)
        return top + _HEADING * self._headed[index], end - 1


def text_width(width: int) -> int:
    """The cells that text has in a list of this width."""
    return max(1, width - MARGIN - _END)
