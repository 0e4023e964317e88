"""The ways a reader went from story to story: a tree in which one goes back, forward, and on to another branch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_MOST = 1_000
"""So many points are kept; before there are more, the oldest is forgotten."""


class Visit(NamedTuple):
    """A story and the offset of its first line in view; None before it was left for the first time."""

    story_id: str
    offset: int | None = None


@dataclass(eq=False, slots=True)
class Point:
    """A story one has been on, and how one came there: from `source`, or from the list where that is None."""

    story_id: str
    source: Point | None = None
    offset: int | None = None
    title: str = ""
    """The headline it had when it was open; empty where it never was."""
    branches: list[Point] = field(default_factory=list)
    """Where one went on from here, the earliest first."""
    taken: Point | None = None
    """The branch one was on last."""

    @property
    def visit(self) -> Visit:
        """The story, at the line at which it was left."""
        return Visit(self.story_id, self.offset)


class Trail:
    """All points of a session, of which one is `here`.

    Going on from a point that was left before makes another branch; nothing is cut off. The memory has an end: of very
    many points the oldest are forgotten, and what branched off them hangs on what was before.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._points: list[Point] = []
        self.here: Point | None = None
        """The point one is on."""

    @property
    def beginnings(self) -> list[Point]:
        """The points that were chosen from the list, the earliest first."""
        return [point for point in self._points if point.source is None]

    @property
    def way(self) -> list[Point]:
        """The points one came by, the first of them first; without the one that one is on."""
        points = []
        point = self.here.source if self.here is not None else None
        while point is not None:
            points.append(point)
            point = point.source
        return points[::-1]

    def visit(self, story_id: str) -> None:
        """Go on to a story; to stay on the one that is open is no visit, and a branch that leads there is taken."""
        if self.here is None or self.here.story_id != story_id:
            known = self.here.branches if self.here is not None else ()
            again = next((point for point in known if point.story_id == story_id), None)
            self.go_to(again or self._add(Point(story_id, self.here)))

    def begin(self, story_id: str) -> None:
        """Start afresh with a story, as one does who picks it from the list; the way one began last is gone on from."""
        last = next((point for point in reversed(self._points) if point.source is None), None)
        self.go_to(last if last is not None and last.story_id == story_id else self._add(Point(story_id)))

    def go_to(self, point: Point) -> None:
        """Be on that point; forward leads to it again from wherever it was come from."""
        self.here = point
        while point.source is not None:
            point.source.taken = point
            point = point.source

    def leave(self, offset: int) -> None:
        """Remember the line at which the open story is being left."""
        if self.here is not None:
            self.here.offset = offset

    def arrive(self, story_id: str, title: str) -> None:
        """Remember what the story one has come to is called."""
        if self.here is not None and self.here.story_id == story_id:
            self.here.title = title

    def back(self) -> Visit | None:
        """One step back; None, and no step, where there is nothing behind."""
        if self.here is None or self.here.source is None:
            return None
        self.here = self.here.source
        return self.here.visit

    def forward(self) -> Visit | None:
        """One step forward, on the branch one was on last; None, and no step, where there is nothing ahead."""
        if self.here is None or self.here.taken is None:
            return None
        self.here = self.here.taken
        return self.here.visit

    def _add(self, point: Point) -> Point:
        if len(self._points) >= self._most:
            self._forget(self._points[0] if self._points[0] is not self.here else self._points[1])
        if point.source is not None:
            point.source.branches.append(point)
        self._points.append(point)
        return point

    def _forget(self, old: Point) -> None:
        self._points.remove(old)
        for branch in old.branches:
            branch.source = old.source
        if old.source is not None:
            at = old.source.branches.index(old)
            old.source.branches[at : at + 1] = old.branches
            if old.source.taken is old:
                old.source.taken = old.taken


class Rail(NamedTuple):
    """A point in a drawing of the tree, and the signs before it."""

    point: Point
    signs: str


def rails(trail: Trail, signs: str = "┬├└─│") -> Iterator[Rail]:
    """The tree from top to bottom, in the order one went.

    What branched off a point first is drawn first, to the side; the latest branch goes straight on below, so that a way
    without branches is one straight line however long it is. `signs` are those of a line that begins, that goes on,
    that ends, that lies, and that passes by.
    """
    begins, on, ends, lies, passing = tuple(signs)
    waiting = [(point, "", begins, lies) for point in reversed(trail.beginnings)]
    while waiting:
        point, before, sign, last = waiting.pop()
        yield Rail(point, before + (sign if point.branches else last))
        if point.branches:
            outer = before.replace(f"{on}{lies}", f"{passing} ")
            waiting.append((point.branches[-1], outer, on, ends))
            waiting += [(side, f"{outer}{on}{lies}", begins, lies) for side in reversed(point.branches[:-1])]
