"""Stories to measure with: made up, the same on every machine, and as many as wanted.

Story number n is a function of n alone, so a story can name any earlier one and ten thousand stories are the first ten
thousand of a million. A story has about 270 words. They are made of syllables and come as often as in a language: a few
all the time, most hardly ever. Dates run forward with the number.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate

TITLE_WORD = "kvasar"
"""Stands in every fiftieth headline, and first in that of number 17; nothing else has it."""

TEXT_WORD = "polarnatt"
"""Stands in the text of every hundredth story, and first in number 41; nothing else has it."""

_FIRST = datetime(2005, 1, 1, 6, tzinfo=UTC)
_APART = timedelta(minutes=9)
_COMMON = """
og i det er på som en til for av at med har de ikke den han et fra men var vi seg sier så skal vil kan ble etter om ved
ut opp også blir dette over hun være når nå må mot eller kommer to bare hadde der inn mer noe får andre før selv mellom
år tre siden hvor hele første få disse kunne skulle ville mye flere saken mener nye ifølge
"""
_ONSETS = "b br d dr f fl g gr h k kl kr l m n p pr r s sk sl st str t tr v"
_VOWELS = "a e i o u y ø å ei au"
_CODAS = "d g k l ld m n ng r rt s sk t v"
_ENDINGS = ("", "", "", "en", "et", "er", "ene", "ens", "ing", "ingen")
_FIRST_NAMES = ("Ada", "Eira", "Ivar", "Liv", "Mons", "Nora", "Odd", "Siri", "Tor", "Une")
_LAST_NAMES = ("Berg", "Dal", "Foss", "Haug", "Lie", "Moe", "Nes", "Rud", "Sand", "Vik")
_WORDS = 40_000
_SECTIONS = ("Innenriks", "Utenriks", "Kultur", "Sport", "Lokalt")


@dataclass(frozen=True, slots=True)
class Story:
    """A made-up story; `text` has its headline not in it, and paragraphs apart."""

    number: int
    headline: str
    published: datetime
    section: str
    paragraphs: Sequence[str]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def url(self) -> str:
        return f"https://avis.example/{self.section.lower()}/{self.number}"


def story(number: int) -> Story:
    """Story `number`, counted from 0."""
    chance = random.Random(f"story {number}")
    paragraphs = [_byline(chance), *(_paragraph(chance) for _ in range(chance.randint(4, 8)))]
    if number % 3 == 0:
        paragraphs.insert(2, f"– {_sentence(chance, 12)[:-1]}, sier {_person(chance)}.")
    if number % 5 == 0:
        paragraphs.insert(2, f"{_sentence(chance, 8)} Foto: {_person(chance)}")
    if number % 100 == 41:
        paragraphs.append(f"Det var {TEXT_WORD} den gangen.")
    if number and number % 4 == 0:
        paragraphs.extend(f"Les også: {headline(chance.randrange(number))}" for _ in range(chance.randint(1, 2)))
    published = _FIRST + number * _APART + timedelta(seconds=chance.randrange(300))
    return Story(number, headline(number), published, chance.choice(_SECTIONS), paragraphs)


def headline(number: int) -> str:
    """The headline of that story: six to eleven words."""
    chance = random.Random(f"headline {number}")
    words = _drawn(chance, chance.randint(6, 11))
    if number % 50 == 17:
        words[0] = TITLE_WORD
    if number % 6 == 0:
        words[-2:] = _person(chance).split()
    return _capital(" ".join(words))


def beginning(text: str) -> str:
    """The first words, as far as they stand in one line however narrow the column."""
    first, *words = text.split()
    for word in words:
        if len(first) + len(word) > 20:
            break
        first = f"{first} {word}"
    return first


@cache
def words() -> Sequence[str]:
    """All words there are, the commonest first."""
    chance = random.Random("words")
    made = dict.fromkeys(_COMMON.split())
    onsets, vowels, codas = _ONSETS.split(), _VOWELS.split(), _CODAS.split()
    while len(made) < _WORDS:
        syllables = chance.choice((1, 2, 2, 2, 3))
        stem = "".join(chance.choice(onsets) + chance.choice(vowels) for _ in range(syllables))
        made.setdefault(stem + chance.choice(codas) + chance.choice(_ENDINGS))
    return list(made)


@cache
def _weights() -> Sequence[float]:
    return list(accumulate(1 / (rank + 2.7) for rank in range(_WORDS)))


def _drawn(chance: random.Random, number: int) -> list[str]:
    return chance.choices(words(), cum_weights=_weights(), k=number)


def _sentence(chance: random.Random, number: int) -> str:
    return _capital(" ".join(_drawn(chance, number))) + "."


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance, chance.randint(6, 18)) for _ in range(chance.randint(2, 5)))


def _person(chance: random.Random) -> str:
    return f"{chance.choice(_FIRST_NAMES)} {chance.choice(_LAST_NAMES)}"


def _byline(chance: random.Random) -> str:
    return f"Av {_person(chance)}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
