"""Which story a title means: exact after folding, else one clear likeness, else none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from tui.article.identity import fold
from tui.library.keys import key_of
from tui.library.words import words_of

_LIKE = 80.0
"""How alike two titles have to be, of 100."""
_MARGIN = 4.0
"""By how much the best has to beat the second best."""
_SAME_WORD = 72.0
"""How alike two words have to be to be one word with a slip or an ending."""
_SHORTEST = 12
"""A cut title says enough only from this length on."""
_TELLING = 4
"""Shorter words stand in every other title."""
_MOST_TELLING = 6
_CUT = re.compile(r"(?:…|\.\.\.)\s*$")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]+")


def key_of_title(title: str) -> int:
    """The key that a title shares with every reference to it that is exact after folding."""
    return key_of(fold(title))


def says_something(title: str) -> bool:
    """Whether anything is left of a title after folding; one of marks alone means no story."""
    return bool(fold(title))


def choose(title: str, candidates: Iterable[str]) -> str | None:
    """Which of the candidates `title` means; None where none is meant clearly.

    Of several that are the same after folding it is the first.
    """
    folded = fold(title)
    if not folded:
        return None
    known: dict[str, str] = {}
    for candidate in candidates:
        known.setdefault(fold(candidate), candidate)
    if folded in known:
        return known[folded]
    meant = _cut_match(folded, known, cut=_CUT.search(title) is not None)
    if meant is None:
        meant = _likest(folded, list(known))
    return known[meant] if meant is not None else None


def telling_words(title: str) -> tuple[str, ...]:
    """The words of a title by which to fetch candidates for it, folded as the index is, the most telling first.

    Long words are the rarest. The last word of a title that was cut may be half a word and is none of them.
    """
    words = words_of(title)
    if _CUT.search(title) is not None:
        words = words[:-1]
    telling = [word for word in words if len(word) >= _TELLING]
    return tuple(sorted(dict.fromkeys(telling or words), key=len, reverse=True)[:_MOST_TELLING])


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
