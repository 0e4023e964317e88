"""Whether two titles are one title that was changed a little: a slip, another ending, a quote more, a label less.

“Part 2” and “part 3” are two stories, and so are a fire in Oslo and one in Moss, however alike their titles: what may
differ is told here, and nothing else may. How often that goes wrong is measured (docs/resolution.md).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from tui.library.title_words import COUNTING, LABELS, LIGHT
from tui.library.updates import plain
from tui.library.words import stems

_FEWEST_WORDS, _SHORTEST = 3, 15
"""Shorter titles are the same or are not."""
_LONG_WORDS, _LONG = 4, 20
"""A title that says as much stands for itself, with or without a quote behind it."""
_LEAST_TAIL, _SENTENCE = 2, 4
"""So many words have what stands behind a title, and a sentence that may hold a number."""
_SLIP, _ENDING = 5, 4
"""Words have to be so long to hold a slip of the pen, or to have another ending."""
_WITH_CONTRARY = 3
"""Shorter words are not turned into their contrary by a letter before them."""
_MANY_WORDS = 6
"""Among so many words a shorter one may hold a slip."""
_ONE_IN = 4
"""Of so many words one may differ."""
_LANGUAGES = ("nb", "sv", "en")
"""Whose endings are tried; those of the other languages of the north are much the same."""

_PAYWALL = r"(?:pluss|plus|abonnent|abonnement|(?:kun )?for abonnenter|krever abonnement|betalt innhold)"
_BEFORE = re.compile(rf"^(?:[(\[]?\+[)\]]?\s*|[(\[]{_PAYWALL}[)\]]\s*|{_PAYWALL}\s*:\s*)(?=\w)")
_BEHIND = re.compile(
    rf"\s*(?:[(\[]?\+[)\]]?|[(\[](?:{_PAYWALL}|oppdatert|oppdatering)[)\]]?|(?:-|\|)\s*(?:{_PAYWALL}|oppdatert)|\|[^|]+)$"
)
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[:.!?]\s+(?:- )?| - ")
_SPOKEN = re.compile(r"[:.!?]\s+- ")
_SPELT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe"})
_PLAIN = str.maketrans({"æ": "a", "ø": "o", "å": "a", "ä": "a", "ö": "o"})
_LOST = "?\ufffd"


def bare(title: str) -> str:
    """The folded title without what a paper hangs on it: marks of a paywall or an update, its own name behind a bar."""
    folded = _BEFORE.sub("", plain(title), count=1)
    return _BEHIND.sub("", folded).strip(" -.,:;…") or folded


def stretches(bare_title: str) -> tuple[str, ...]:
    """The bare title, and what may be left of it without a label before it or without what stands behind it."""
    behind_label = bare_title.partition(":")[2].lstrip(" -")
    before_tail = _BETWEEN.split(bare_title, maxsplit=1)[0]
    return tuple(dict.fromkeys(part for part in (bare_title, behind_label, before_tail) if part))


def changes(one: str, other: str, known: Collection[str] = ()) -> int | None:
    """By how much two bare titles differ that mean one story, 0 for not at all; None where they mean two.

    `known` are the words of `one` that other titles have: none of them is a slip of the pen.
    """
    if one == other or _spelt_alike(one, other):
        return 0
    ones, others = _WORD.findall(one), _WORD.findall(other)
    if min(len(ones), len(others)) < _FEWEST_WORDS or min(len(one), len(other)) < _SHORTEST:
        return _label_lost(one, other)
    differing = _words_changed(ones, others, known)
    return differing if differing is not None else _part_lost(one, other)


def _spelt_alike(one: str, other: str) -> bool:
    """Whether the titles differ only in how Norwegian letters are written, or in that they are lost."""
    if one.translate(_SPELT) == other.translate(_SPELT):
        return True
    if len(one) != len(other):
        return False
    for lossy, whole in ((one, other), (other, one)):
        if lossy.translate(_PLAIN) == lossy and whole.translate(_PLAIN) == lossy:
            return True
        if any(sign in lossy for sign in _LOST) and all(
            a == b or (a in _LOST and b.isalpha() and not b.isascii()) for a, b in zip(lossy, whole, strict=True)
        ):
            return True
    return False


def _words_changed(ones: Sequence[str], others: Sequence[str], known: Collection[str]) -> int | None:
    """How many words differ, where each is a slip, has another ending, or is a light word more; else None."""
    from rapidfuzz.distance import Levenshtein

    changed = slips = 0
    for step in Levenshtein.opcodes(ones, others):
        mine, theirs = ones[step.src_start : step.src_end], others[step.dest_start : step.dest_end]
        if step.tag == "equal":
            continue
        changed += max(len(mine), len(theirs))
        if step.tag != "replace":
            if not LIGHT.issuperset(mine or theirs):
                return None
            continue
        for a, b in zip(mine, theirs, strict=True):
            if _same_but_for_ending(a, b):
                continue
            slips += 1
            shortest = 1 if len(ones) >= _MANY_WORDS else _SLIP
            if slips > 1 or a in known or not _slip(a, b, shortest):
                return None
    return changed if changed * _ONE_IN <= max(len(ones), len(others), _ONE_IN) else None


def _same_but_for_ending(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _ENDING or not (one.isalpha() and other.isalpha()):
        return False
    return any(stems(one, [language]) & stems(other, [language]) for language in _LANGUAGES)


def _slip(one: str, other: str, shortest: int) -> bool:
    """Whether a letter was lost, doubled or exchanged with the next; another letter makes another word too often."""
    from rapidfuzz.distance import OSA

    length = min(len(one), len(other))
    if length < shortest or (length >= _SLIP and one[0] != other[0]) or not (one.isalpha() and other.isalpha()):
        return False
    if not COUNTING.isdisjoint((one, other)) or _turned(one, other):
        return False
    return OSA.distance(one, other) == 1 and (len(one) != len(other) or sorted(one) == sorted(other))


def _turned(one: str, other: str) -> bool:
    """Whether one word is the other with the letter before it that says the contrary: “enig” and “uenig”."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _WITH_CONTRARY and longer[1:] == shorter and longer[0] in "uoa"


def _part_lost(one: str, other: str) -> int | None:
    """As `changes`, where one title is the other without a label before it, or without what stands behind it."""
    shorter, longer = sorted((one, other), key=len)
    if longer.endswith(shorter):
        lost = longer[: -len(shorter)]
        if re.fullmatch(r"[^:]+:\s+(?:- )?", lost) and _stands_alone(shorter) and not _counts(lost):
            return 2
        return _label_lost(one, other)
    if longer.startswith(shorter) and _stands_alone(shorter):
        lost = longer[len(shorter) :]
        between = _BETWEEN.match(lost)
        if between is None:
            return None
        words = len(_WORD.findall(lost))
        sentence = lost[0] in ".!?" and words >= _SENTENCE
        if (words >= _LEAST_TAIL or _SPOKEN.match(lost)) and not _counts(lost, numbers=not sentence):
            return 2
    return None


def _label_lost(one: str, other: str) -> int | None:
    """As `changes`, where one title is the other behind the name of a kind of story."""
    shorter, longer = sorted((one, other), key=len)
    label, _, rest = longer.partition(":")
    said = rest.lstrip(" -")
    return 1 if label in LABELS and said == shorter and len(_WORD.findall(shorter)) > 1 else None


def _stands_alone(title: str) -> bool:
    return len(_WORD.findall(title)) >= _LONG_WORDS and len(title) >= _LONG


def _counts(part: str, *, numbers: bool = True) -> bool:
    """Whether a part of a title tells one of a series: “part”, “second”, or with `numbers` any number."""
    words = _WORD.findall(part)
    return any(word in COUNTING or (numbers and any(letter.isdigit() for letter in word)) for word in words)
