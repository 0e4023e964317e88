"""Which story a title means: exact after folding, else one clear likeness, else none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from tui.article.identity import fold
from tui.library.keys import key_of
from tui.library.likeness import bare, changes

_SHORTEST = 12
"""A cut title says enough only from this length on."""
_SHORTEST_UNTOLD = 30
"""So long it has to be where no dots tell that it was cut."""
_ALIKE = 60.0
"""So alike, of 100, titles have at least to be in their words, that may be one."""
_MOST = 50
_CUT = re.compile(r"(?:…|\.\.\.)\s*$")
_DIGIT = re.compile(r"\d")


def key_of_title(title: str) -> int:
    """The key that a title shares with every reference to it that is exact after folding."""
    return key_of(fold(title))


def says_something(title: str) -> bool:
    """Whether anything is left of a title after folding; one of marks alone means no story."""
    return bool(fold(title))


def choose(title: str, candidates: Iterable[str], known: Collection[str] = ()) -> str | None:
    """Which of the candidates `title` means; None where none is meant clearly.

    Of several that are the same after folding it is the first. `known` are those words of the title that other titles
    have, too: they are no slips of the pen.
    """
    folded = fold(title)
    if not folded:
        return None
    by_fold: dict[str, str] = {}
    for candidate in candidates:
        by_fold.setdefault(fold(candidate), candidate)
    if folded in by_fold:
        return by_fold[folded]
    meant = _cut_match(folded, by_fold, cut=_CUT.search(title) is not None) or _likest(folded, by_fold, known)
    return by_fold[meant] if meant is not None else None


def meaning(title: str, references: Iterable[str]) -> set[str]:
    """Those of the references that mean `title`, each asked about it alone (`choose`); of very many few are alike."""
    from rapidfuzz import fuzz, process

    likely = process.extract(
        title.casefold(), {each: each.casefold() for each in references}, scorer=fuzz.token_set_ratio,
        score_cutoff=_ALIKE, limit=None,
    )  # fmt: skip
    return {reference for _, _, reference in likely if choose(reference, [title]) is not None}


def _cut_match(title: str, titles: Iterable[str], *, cut: bool) -> str | None:
    """The one title that begins with `title` and goes on, where `title` says enough.

    Where `title` does not tell that it was cut, it has to be long, and what goes on may hold no number: it could be a
    later part.
    """
    if len(title) < (_SHORTEST if cut else _SHORTEST_UNTOLD):
        return None
    longer = [known for known in titles if known.startswith(title)]
    if not cut:
        rests = {known: known[len(title) :] for known in longer}
        longer = [known for known in longer if not rests[known][0].isalnum() and not _DIGIT.search(rests[known])]
    return longer[0] if len(longer) == 1 else None


def _likest(title: str, titles: Iterable[str], known: Collection[str]) -> str | None:
    """The one title that differs from `title` least, of those that differ by little enough."""
    from rapidfuzz import fuzz, process

    said = bare(title)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for candidate, _, _ in process.extract(
        said, list(titles), scorer=fuzz.token_set_ratio, score_cutoff=_ALIKE, limit=_MOST
    ):
        differing = changes(said, bare(candidate), known)
        if differing is not None:
            found[differing].append(candidate)
    least = found[min(found)] if found else []
    return least[0] if len(least) == 1 else None
