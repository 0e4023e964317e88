"""Stories whose headline or day was corrected since the reader marked them: what was made of them goes with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.article.identity import fold

if TYPE_CHECKING:
    from tui.library.base import Headline, Library, Question
    from tui.library.marked import Known
    from tui.library.marks import Marks

_AT_A_TIME = 2_000
_ALIKE = 0.6
"""Two titles with so much in common are one title that was changed, where their source calls both by one name."""


def carry_over_corrected(library: Library, marks: Marks, question: Question) -> int:
    """Make of the stories of the library what the reader made of them under a headline they no longer have.

    How many there were. Asks the library for every story that is known to the marks.
    """
    known = [each for each in marks.known() if marks.touched(each.identity) and marks.heir(each.identity) is None]
    carried = 0
    for some in _parts(known):
        if question.overtaken:
            break
        here = set(library.identities(library.places([each.identity for each in some])))
        gone = {each.story_id: each for each in some if each.identity not in here}
        for headline in library.headlines_of(gone):
            before = gone[headline.story_id]
            if headline.identity != before.identity and _is_the_same(before, headline):
                offset, near = marks.left_at(before.identity)
                marks.carry_over(before.identity, headline)
                if offset and not marks.position(headline.identity):
                    marks.keep_position(headline.identity, offset, near)
                carried += 1
    return carried


def _parts(known: Sequence[Known]) -> Iterator[Sequence[Known]]:
    return (known[at : at + _AT_A_TIME] for at in range(0, len(known), _AT_A_TIME))


def _is_the_same(before: Known, now: Headline) -> bool:
    """Whether it is one story: a source may call another one by the same name, as a file that is written over."""
    from difflib import SequenceMatcher

    if before.moment is not None and now.moment is not None and before.moment.date() == now.moment.date():
        return True
    one, other = fold(before.headline), fold(now.text)
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
