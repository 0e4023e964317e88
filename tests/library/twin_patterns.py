"""Stories that look alike and are two: notices made after a pattern, as newsrooms print them every day.

`twin_patterns.txt` has the patterns; all of it is made up. A line `# tuned name` begins one that was looked at while
the rules were made, `# unseen name` one that was not. In braces stands what is filled in anew: one of the words between
bars; a number (`a 3 9`) or one with a figure behind the comma (`d 3 9`); a name, place, club and so on; and with a sign
before it (`1=place`) it is filled in again wherever the sign stands.
"""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from random import Random

from tests.library.twin_pairs import Pair

DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_WORDS = {
    "club": "Brann|Viking|Start|Odd|Molde|Lyn|Bryne|Sogndal|Hødd|Raufoss|Mjøndalen|Stabæk",
    "name": "Aas|Berge|Dahl|Eide|Foss|Grande|Haug|Iversen|Lunde|Moe|Nes|Opdal|Rud|Sand|Tveit|Vik",
    "place": "Kvam|Voss|Florø|Odda|Sauda|Lom|Rena|Bodø|Alta|Namsos|Levanger|Volda|Kragerø|Risør|Hol|Gol",
    "road": "E39|E16|E6|riksvei 13|fylkesvei 55|E134|riksvei 7|E18",
    "sky": "sol|skyet oppholdsvær|regn|regnbyger|sludd|snø|tåke langs kysten|lettskyet vær",
    "wind": "laber bris|frisk bris|liten kuling|stiv kuling|svak vind|skiftende bris",
}
_SLOT = re.compile(r"\{(?:(\d)=)?([^{}]+)\}")


def patterns(which: str) -> dict[str, str]:
    """The patterns of a set, by their names."""
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").replace("\\\n", "")
    found = (part.partition("\n") for part in re.split(r"^# ", text, flags=re.M)[1:])
    return {head.split()[1]: pattern.strip() for head, _, pattern in found if head.split()[0] == which}


def filled(name: str, pattern: str, number: int) -> str:
    """The story that a pattern gives for the day with that number."""
    random = Random(f"{name} {number}")
    again: dict[str, str] = {"day": DAYS[number % 7], "yesterday": DAYS[(number - 1) % 7], "date": str(1 + number % 28)}
    bags = {kind: iter(random.sample(words.split("|"), words.count("|") + 1)) for kind, words in _WORDS.items()}

    def put(found: re.Match[str]) -> str:
        sign, slot = found[1], found[2]
        kind, *numbers = slot.split(" ")
        if slot in again:
            return again[slot]
        if slot in bags:
            word = next(bags[slot])
        elif kind in ("a", "d") and len(numbers) == 2:
            least, most = map(int, numbers)
            word = _number(random, least, most, decimal=kind == "d")
        else:
            word = random.choice(slot.split("|"))
        if sign:
            again[sign] = word
        return word

    return _SLOT.sub(put, pattern)


def pattern_pairs(which: str, days: int = 7) -> Iterator[Pair]:
    """All pairs of a week's stories of each pattern of the set: each is two stories."""
    for name, pattern in patterns(which).items():
        week = [filled(name, pattern, number) for number in range(days)]
        for one, other in combinations(week, 2):
            yield Pair("not pattern", one, other, which == "tuned")


def _number(random: Random, least: int, most: int, *, decimal: bool) -> str:
    return (
        f"{random.randint(least * 10, most * 10) / 10:.1f}".replace(".", ",")
        if decimal
        else str(random.randint(least, most))
    )
