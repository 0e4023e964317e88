"""Which story a title means: exact after folding, else one clear likeness, else none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from tui.article.identity import fold

_LIKE = 80.0
"""How alike two titles have to be, of 100."""
_MARGIN = 4.0
"""By how much the best has to beat the second best."""
_SAME_WORD = 72.0
"""How alike two words have to be to be one word with a slip or an ending."""
_SHORTEST = 12
"""A cut title says enough only from this length on."""
_CUT = re.compile(r"(?:…|\.\.\.)\s*$")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]+")


class Titles:
    """The titles of a library, each with the ids of the stories that bear it."""

    def __init__(self) -> None:
        self._stories: dict[str, list[str]] = {}

    def add(self, title: str, story_id: str) -> None:
        """Let `title` lead to the story."""
        self._stories.setdefault(fold(title), []).append(story_id)

    def remove(self, title: str, story_id: str) -> None:
        """Let `title` lead to the story no longer."""
        folded = fold(title)
        stories = self._stories[folded]
        stories.remove(story_id)
        if not stories:
            del self._stories[folded]

    def resolve(self, title: str) -> Sequence[str]:
        """The ids of the stories that `title` means; empty where none is meant clearly."""
        folded = fold(title)
        if not folded:
            return ()
        exact = self._stories.get(folded)
        if exact is not None:
            return tuple(exact)
        meant = _cut_match(folded, self._stories, cut=_CUT.search(title) is not None)
        if meant is None:
            meant = _likest(folded, list(self._stories))
        return tuple(self._stories[meant]) if meant is not None else ()


def _cut_match(title: str, titles: Iterable[str], *, cut: bool) -> str | None:
    """The one title that begins with `title` and goes on, where `title` says enough.

    Where `title` does not tell that it was cut, what goes on may hold no number: it could be a later part.
    """
    if len(title) < _SHORTEST:
        return None
    longer = [known for known in titles if known.startswith(title)]
    if not cut:
        rests = {known: known[len(title) :] for known in longer}
        longer = [known for known in longer if not rests[known][0].isalnum() and not _DIGIT.search(rests[known])]
    return longer[0] if len(longer) == 1 else None


def _likest(title: str, titles: Sequence[str]) -> str | None:
    """The one title that is clearly most like `title`, with no word of it exchanged for another."""
    from rapidfuzz import fuzz, process

    best = process.extract(title, titles, scorer=fuzz.ratio, score_cutoff=_LIKE - _MARGIN, limit=8)
    if not best:
        return None
    likest, score, _ = best[0]
    rival = best[1][1] if len(best) > 1 else 0.0
    if score < _LIKE or score - rival < _MARGIN or _words_exchanged(title, likest, fuzz.ratio):
        return None
    return likest


def _words_exchanged(one: str, other: str, likeness: Callable[[str, str], float]) -> bool:
    """Whether the titles differ in a word that matters: “part 2” and “part 3” are two stories, however alike.

    A slip or another ending is the same word; a word left out is no exchange, unless it is a number.
    """
    from rapidfuzz.distance import Levenshtein

    ones, others = _WORD.findall(one), _WORD.findall(other)
    for step in Levenshtein.opcodes(ones, others):
        if step.tag == "equal":
            continue
        mine = ones[step.src_start : step.src_end]
        theirs = others[step.dest_start : step.dest_end]
        if step.tag == "replace":
            if any(not _one_word(a, b, likeness) for a, b in zip(mine, theirs, strict=True)):
                return True
        elif any(word.isdigit() for word in mine + theirs):
            return True
    return False


def _one_word(one: str, other: str, likeness: Callable[[str, str], float]) -> bool:
    if any(character.isdigit() for character in one + other):
        return one == other
    return likeness(one, other) >= _SAME_WORD
