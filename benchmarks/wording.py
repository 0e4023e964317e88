"""The words that made-up stories are made of: syllables, and as often as in a language; a few all the time, most hardly
ever. What a language is known by, the few, is real.
"""

import random
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate

_COMMON: Mapping[str, str] = {
    "nb": """
og i det er på som en til for av at med har de ikke den han et fra men var vi seg sier så skal vil kan ble etter om ved
ut opp også blir dette over hun være når nå må mot eller kommer to bare hadde der inn mer noe får andre før selv mellom
år tre siden hvor hele første få disse kunne skulle ville mye flere saken mener nye ifølge
""",
    "nn": """
og i det er på som ein til for av at med har dei ikkje den han eit frå men var vi seg seier så skal vil kan vart etter
om ved ut opp også blir dette over ho vere når no må mot eller kjem to berre hadde der inn meir noko får andre før sjølv
mellom år tre sidan kvar heile første få desse kunne skulle ville mykje fleire saka meiner nye ifølgje
""",
    "sv": """
och i det är på som en till för av att med har de inte den han ett från men var vi sig säger så ska vill kan blev efter
om vid ut upp också blir detta över hon vara när nu måste mot eller kommer två bara hade där in mer något får andra före
själv mellan år tre sedan var hela första få dessa kunde skulle ville mycket fler saken menar nya enligt
""",
    "en": """
and in it is on that a to for of at with has they not the he an from but was we itself says so shall will can became
after if by out up also be this over she being when now must against or comes two only had there into more some gets
others before self between years three since where whole first few these could should would much several case means new
according
""",
}
_ONSETS = "b br d dr f fl g gr h k kl kr l m n p pr r s sk sl st str t tr v"
_VOWELS = "a e i o u y ø å ei au"
_CODAS = "d g k l ld m n ng r rt s sk t v"
_ENDINGS = ("", "", "", "en", "et", "er", "ene", "ens", "ing", "ingen")
_WORDS = 40_000


@cache
def words(language: str = "nb") -> Sequence[str]:
    """All words there are, the commonest first; languages differ in the commonest."""
    chance = random.Random("words")
    common = dict.fromkeys(_COMMON[language].split())
    made: dict[str, None] = {}
    onsets, vowels, codas = _ONSETS.split(), _VOWELS.split(), _CODAS.split()
    while len(made) < _WORDS:
        syllables = chance.choice((1, 2, 2, 2, 3))
        stem = "".join(chance.choice(onsets) + chance.choice(vowels) for _ in range(syllables))
        made.setdefault(stem + chance.choice(codas) + chance.choice(_ENDINGS))
    return [*common, *(word for word in made if word not in common)][:_WORDS]


@cache
def _weights() -> Sequence[float]:
    return list(accumulate(1 / (rank + 2.7) for rank in range(_WORDS)))


def drawn(chance: random.Random, number: int, language: str = "nb") -> list[str]:
    """So many words."""
    return chance.choices(words(language), cum_weights=_weights(), k=number)


def sentence(chance: random.Random, number: int, language: str = "nb") -> str:
    """A sentence of so many words."""
    return capital(" ".join(drawn(chance, number, language))) + "."


def paragraph(chance: random.Random, language: str = "nb") -> str:
    """Two to five sentences."""
    return " ".join(sentence(chance, chance.randint(6, 18), language) for _ in range(chance.randint(2, 5)))


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[0].upper() + text[1:]
