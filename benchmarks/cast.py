"""The people of made-up stories: a few are heard all the time, four hundred again and again, and most once."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

_HERS = """
Ada Astrid Berit Eira Elin Frida Gro Hedda Ida Inga Kari Liv Maja Nora Ragnhild Signe Siri Tuva Une Vilde
"""
_HIS = """
Arne Birger Daniel Eskil Finn Geir Henrik Ivar Jon Kjetil Leif Mons Nils Odd Pål Rolf Sander Tor Ulrik Vegard
"""
_FAMILIES = """
Aas Aune Bakke Berg Birke Brekke Dal Eng Fjell Foss Furu Gran Hagen Haug Hegge Holm Kvam Lie Lund Moe Myhre Nes Nygård
Opdal Rud Rønning Sand Solli Strand Sunde Tangen Tveit Ulv Vang Vik Voll Ødegård Åsen
"""
_ROLES = """
statsminister finansminister justisminister ordfører fylkesmann politimester lagmann professor forsker overlege
direktør konsernsjef leder nestleder talsperson rektor trener lensmann biskop forfatter
"""
_KNOWN = 400
_UNKNOWN = 0.3
"""Of all who are heard so many are nobody in particular."""


_PRONOUNS = {"nb": ("hun", "han"), "nn": ("ho", "han"), "sv": ("hon", "han"), "en": ("she", "he")}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who says something; `role` is what they are."""

    first: str
    last: str
    role: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    def pronoun(self, language: str) -> str:
        """She or he, in that language."""
        return _PRONOUNS[language][self.first not in _HERS.split()]


def somebody(chance: random.Random) -> Person:
    """Whoever has something to say: some of those who are known far more often than others, or anybody else."""
    if chance.random() < _UNKNOWN:
        return _made(chance, f"{chance.choice(_families())}{chance.choice(_families()).lower()}")
    return chance.choices(_known(), cum_weights=_weights(), k=1)[0]


def author(chance: random.Random) -> str:
    """Whoever writes, one of two hundred."""
    return _known()[int(chance.triangular(0, _KNOWN // 2, 0))].name


def photographer(chance: random.Random) -> str:
    """Whoever takes pictures, one of a hundred."""
    return _known()[_KNOWN - 1 - int(chance.triangular(0, _KNOWN // 4, 0))].name


@cache
def _known() -> Sequence[Person]:
    chance = random.Random("people")
    found: dict[str, Person] = {}
    while len(found) < _KNOWN:
        person = _made(chance, chance.choice(_families()))
        found.setdefault(person.name, person)
    return list(found.values())


def _made(chance: random.Random, last: str) -> Person:
    firsts = chance.choice((_HERS, _HIS))
    return Person(chance.choice(firsts.split()), last, chance.choice(_ROLES.split()))


@cache
def _families() -> Sequence[str]:
    return _FAMILIES.split()


@cache
def _weights() -> Sequence[float]:
    return list(accumulate(1 / (rank + 3) for rank in range(_KNOWN)))
