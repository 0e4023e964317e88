"""Stories whose headline or day was corrected since the reader marked them: what was made of them goes with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from tui.article.identity import fold

if TYPE_CHECKING:
    from tui.library.base import Headline, Library, Question
    from tui.library.marked import Known
    from tui.library.marks import Marks

_AT_A_TIME = 1_000
_ALIKE = 0.6
"""Two titles with so much in common are one title that was changed, where their source calls both by one name."""

_T = TypeVar("_T")


def carry_over_corrected(library: Library, marks: Marks, question: Question, since: int | None = None) -> int:
    """Make of the stories of the library what the reader made of them under a headline they no longer have.

    How many there were. Looks at all stories that are known to the marks, or at those that changed since the library
    had that version.
    """
    carried = 0
    for story_ids in _not_found(library, marks) if since is None else _changed(library, since):
        if question.overtaken:
            break
        now = {headline.story_id: headline for headline in library.headlines_of(story_ids)}
        for before in marks.known_of(now):
            headline = now[before.story_id]
            if (
                headline.identity != before.identity
                and marks.touched(before.identity)
                and _is_the_same(before, headline)
            ):
                carried += _carry_over(before, headline, marks)
    return carried


def _not_found(library: Library, marks: Marks) -> Iterator[Sequence[str]]:
    """The ids of stories that something was made of, and that the library has no more under their headlines."""
    for some in _parts(marks.known_ids()):
        here = set(library.identities(library.places([identity for identity, _ in some])))
        yield [story_id for identity, story_id in some if identity not in here]


def _changed(library: Library, since: int) -> Iterator[Sequence[str]]:
    while changes := library.changes(since, _AT_A_TIME):
        yield [change.story_id for change in changes if not change.gone]
        since = changes[-1].version


def _carry_over(before: Known, now: Headline, marks: Marks) -> bool:
    """Whether there was anything that had not been carried over before."""
    if marks.heir(before.identity) is not None:
        return False
    offset, near = marks.left_at(before.identity)
    marks.carry_over(before.identity, now)
    if offset and not marks.position(now.identity):
        marks.keep_position(now.identity, offset, near)
    return True


def _parts(whole: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (whole[at : at + _AT_A_TIME] for at in range(0, len(whole), _AT_A_TIME))


def _is_the_same(before: Known, now: Headline) -> bool:
    """Whether it is one story: a source may call another one by the same name, as a file that is written over."""
    from difflib import SequenceMatcher

    day = now.moment.date() if now.moment is not None and now.dated else None
    if day is not None and before.moment is not None and before.moment.date() == day:
        return True
    one, other = fold(before.headline), fold(now.text)
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
