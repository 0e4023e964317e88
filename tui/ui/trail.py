"""The way a reader came: back and forward from story to story, to the very line."""

from typing import NamedTuple


class Visit(NamedTuple):
    """A story and the offset of its first line in view; None before it was left for the first time."""

    story_id: str
    offset: int | None = None


class Trail:
    """Visits in the order they were made, with a place in them.

    A new visit cuts off what lay ahead. Going back and forward never changes the visits themselves, save
    that each remembers the line it was left at.
    """

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._place = -1

    @property
    def here(self) -> Visit | None:
        """The visit one is on."""
        return self._visits[self._place] if self._place >= 0 else None

    @property
    def depth(self) -> int:
        """How many steps back there are."""
        return max(0, self._place)

    def visit(self, story_id: str) -> None:
        """Go to a story; to stay on the one that is open is no visit."""
        if self.here is not None and self.here.story_id == story_id:
            return
        del self._visits[self._place + 1 :]
        self._visits.append(Visit(story_id))
        self._place += 1

    def begin(self, story_id: str) -> None:
        """Start afresh with a story, as one does who picks it from the list."""
        self._visits, self._place = [Visit(story_id)], 0

    def leave(self, offset: int) -> None:
        """Remember the line at which the open story is being left."""
        if self.here is not None:
            self._visits[self._place] = Visit(self.here.story_id, offset)

    def back(self) -> Visit | None:
        """One step back; None, and no step, where there is nothing behind."""
        if self._place <= 0:
            return None
        self._place -= 1
        return self._visits[self._place]

    def forward(self) -> Visit | None:
        """One step forward; None, and no step, where there is nothing ahead."""
        if self._place + 1 >= len(self._visits):
            return None
        self._place += 1
        return self._visits[self._place]
