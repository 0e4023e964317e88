"""How else a word may be spelt: with `aa`, `ae` and `oe` for å, æ and ø, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

_OTHER = {"aa": "å", "ae": "æ", "oe": "ø", "å": "aa", "æ": "ae", "ø": "oe"}
_LETTERS = re.compile("|".join(_OTHER))
_EACH_BY_ITSELF = 3
"""Where a word has more such letters, they are all spelt otherwise, or none."""


def spellings(word: str) -> Sequence[str]:
    """Other spellings of a folded word; none where it has no such letters."""
    found = _LETTERS.findall(word)
    if not found:
        return ()
    between = _LETTERS.split(word)
    if len(found) > _EACH_BY_ITSELF:
        choices = [tuple(_OTHER[letter] for letter in found)]
    else:
        choices = list(product(*((letter, _OTHER[letter]) for letter in found)))[1:]
    return ["".join([between[0], *(part for pair in zip(chosen, between[1:], strict=True) for part in pair)])
            for chosen in choices]  # fmt: skip
