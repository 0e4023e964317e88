"""Stories to measure with: made up, the same on every machine, and as many as wanted.

Story number n is a function of n alone, so a story can name any earlier one and ten thousand stories are the first ten
thousand of a million. A story has about 280 words (`benchmarks.wording`). Half of the stories quote somebody, three
times on average (`benchmarks.cast`), two of five have pictures, a quarter are from a news agency; they are in four
languages and thirty papers, and few or many of each. What they have to do with each other: `benchmarks.threads`. Dates
run forward with the number.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from benchmarks import threads
from benchmarks.cast import Person, author, photographer, somebody
from benchmarks.wording import capital, drawn, paragraph, sentence

EDITION = 4
"""Another number when the same story is another than before."""

TITLE_WORD = "kvasar"
"""Stands in every fiftieth headline, and first in that of number 17; nothing else has it."""

TEXT_WORD = "polarnatt"
"""Stands in the text of every hundredth story, and first in number 41; nothing else has it."""

_FIRST = datetime(2005, 1, 1, 6, tzinfo=UTC)
_APART = timedelta(minutes=9)
_SECTIONS = ("Innenriks", "Utenriks", "Kultur", "Sport", "Lokalt")
_AGENCIES, _OFTEN = ("NTB", "Reuters", "AFP", "TT", "NPK", "AP"), (70, 78, 85, 91, 96, 100)
_PLACES = ("OSLO", "BERGEN", "TROMSØ", "LONDON", "STOCKHOLM", "BRUSSEL")
_LANGUAGES, _SPOKEN = ("nb", "nn", "sv", "en"), (86, 94, 97, 100)
_SPEECH = {
    "nb": ("– {}, {} {}.", "sier", "mener"), "nn": ("– {}, {} {}.", "seier", "meiner"),
    "sv": ("– {}, {} {}.", "säger", "menar"), "en": ("“{},” {} {}.", "says", "says"),
}  # fmt: skip
"""How somebody is quoted, with the word for saying at first and the one of who comes in between."""
_PAPERS = ("bladet", *(f"{place}-{name}" for name in ("posten", "avis", "tidende") for place in
           ("fjord", "vik", "nes", "dal", "by", "ås", "elv", "sund", "hav", "li")))[:30]  # fmt: skip
_READ = tuple(accumulate(1 / (rank + 1) for rank in range(len(_PAPERS))))


@dataclass(frozen=True, slots=True)
class Story:
    """A made-up story; `text` has its headline not in it, and paragraphs apart."""

    number: int
    headline: str
    published: datetime
    section: str
    paper: str
    paragraphs: Sequence[str]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def url(self) -> str:
        return f"https://{self.paper}.example/{self.section.lower()}/{self.number}"


def story(number: int) -> Story:
    """Story `number`, counted from 0."""
    if (original := threads.original(number)) != number:
        return _brought_again(story(original), number)
    chance = random.Random(f"story {number}")
    language = chance.choices(_LANGUAGES, cum_weights=_SPOKEN, k=1)[0]
    paragraphs = [*_top(chance, number, language), *_middle(chance, language)]
    if number % 100 == 41:
        paragraphs.append(f"Det var {TEXT_WORD} den gangen.")
    paragraphs.extend(f"Les også: {title}" for title in threads.titles(chance, number, headline, _headline_of))
    return Story(number, headline(number), _published(chance, number), *_printed(chance), paragraphs)


def headline(number: int) -> str:
    """The headline of that story: six to eleven words, but of a column."""
    if (original := threads.original(number)) != number:
        return _changed(headline(original), random.Random(f"headline {number}"))
    if (title := threads.column(number)) is not None:
        return title
    chance = random.Random(f"headline {number}")
    words = drawn(chance, chance.randint(6, 11))
    if number % 50 == 17:
        words[0] = TITLE_WORD
    if number % 6 == 0:
        words[-2:] = somebody(chance).name.split()
    return capital(" ".join(words))


def beginning(text: str) -> str:
    """The first words, as far as they stand in one line however narrow the column."""
    first, *words = text.split()
    for word in words:
        if len(first) + len(word) > 20:
            break
        first = f"{first} {word}"
    return first


def _top(chance: random.Random, number: int, language: str) -> Iterator[str]:
    """Who it is from, and its lead."""
    agency = chance.choices(_AGENCIES, cum_weights=_OFTEN, k=1)[0]
    if threads.is_from_a_wire(number) or chance.random() < 0.25:
        yield agency
        yield sentence(chance, 14, language)
        yield f"{chance.choice(_PLACES)} ({agency}): {paragraph(chance, language)}"
    else:
        yield f"{'By' if language == 'en' else 'Av'} {author(chance)}"
        yield sentence(chance, 14, language)


def _middle(chance: random.Random, language: str) -> list[str]:
    """Paragraphs, and between them what was said, and pictures."""
    between = []
    if chance.random() < 0.5:
        between += _speech(chance, language, chance.choice((1, 2, 2, 3, 3, 3, 4, 4, 5)))
    if chance.random() < 0.4:
        between += [_caption(chance, language) for _ in range(chance.choice((1, 1, 2)))]
    told = [paragraph(chance, language) for _ in range(chance.randint(3, 7))]
    for at in sorted((chance.randint(0, len(told)) for _ in between), reverse=True):
        told.insert(at, between.pop())
    return told


def _speech(chance: random.Random, language: str, quotes: int) -> list[str]:
    """So many quotes, of one person mostly: by the whole name first, and then as one goes on."""
    pattern, says, means = _SPEECH[language]
    person = somebody(chance)
    told = [pattern.format(_said(chance, language), says, f"{person.role} {person.name}")]
    while len(told) < quotes:
        if chance.random() < 0.2:
            person = somebody(chance)
            told.append(pattern.format(_said(chance, language), means, person.name))
        else:
            told.append(pattern.format(_said(chance, language), says, _again(chance, person, language)))
    return told


def _said(chance: random.Random, language: str) -> str:
    return sentence(chance, chance.randint(6, 20), language)[:-1]


def _again(chance: random.Random, person: Person, language: str) -> str:
    return chance.choice((person.last, person.last, person.pronoun(language), person.name))


def _caption(chance: random.Random, language: str) -> str:
    agency = chance.choice(("", "", " / NTB", " / AP", " / Reuters"))
    return f"{sentence(chance, 9, language)} Foto: {photographer(chance)}{agency}"


def _published(chance: random.Random, number: int) -> datetime:
    return _FIRST + number * _APART + timedelta(seconds=chance.randrange(300))


def _printed(chance: random.Random) -> tuple[str, str]:
    """The section and the paper."""
    return chance.choice(_SECTIONS), chance.choices(_PAPERS, cum_weights=_READ, k=1)[0]


def _brought_again(told: Story, number: int) -> Story:
    """The story as another paper brings it: some give it another title, some leave out how it ends."""
    chance = random.Random(f"again {number}")
    paragraphs = told.paragraphs[:-1] if chance.random() < 0.3 and len(told.paragraphs) > 6 else told.paragraphs
    section, paper = _printed(chance)
    return replace(
        told, number=number, headline=headline(number), published=_published(chance, number), section=section,
        paper=paper, paragraphs=paragraphs,
    )  # fmt: skip


def _changed(title: str, chance: random.Random) -> str:
    """What another paper makes of a title: mostly nothing."""
    words = title.split()
    return " ".join([*words[:-1], *drawn(chance, 1)]) if chance.random() < 0.25 else title


def _headline_of(words: str) -> str:
    """A title that no story bears."""
    chance = random.Random(f"missing {words}")
    return capital(" ".join(drawn(chance, chance.randint(6, 11))))
