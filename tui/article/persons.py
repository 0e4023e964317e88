"""The persons a story names: by a part of the name, by a role, by their age.

What counts as a person, and when a name is clearly one, is told in docs/speakers.md.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from tui.article.languages import Lexicon
from tui.article.names import PARTICLES, UPPER
from tui.article.patterns import pattern
from tui.article.speakers import WORD

_WORD = rf"[{UPPER}](?:\.|[-\w'’]++)"
_PARTICLE = "|".join(sorted(PARTICLES))
_NEXT = rf"[ \xa0](?:(?:{_PARTICLE})[ \xa0]){{0,3}}{_WORD}"
_NAME = rf"{_WORD}(?:{_NEXT})*"
_RUN = pattern(_NAME)
_FULL = pattern(rf"{_WORD}(?:{_NEXT})+")
_AGE = pattern(r"\((\d\d)\)")
_AGE_OR_PARTY = pattern(r", \d\d[,.]| \((?:\d\d|[^\W\d_]{1,4})\)")
_APPOSITION = pattern(rf"[^.,!?\n]{{0,60}}, (?:[^\W\d_{UPPER}]+ ){{0,2}}(?P<name>{_NAME})(?=[,.:]| \()")
_COMPOUND = pattern(r".+-[a-zæøåäöü]{4,}$")  # "United-legenden"
_REACH = 60  # code points that a name may take to either side of the word one has
_ALIKE = 8  # full names with the same word in them, of which none could be meant
_ASKED = 400  # words of names looked for in a story: what asks for more is no story
_PLACES = 4  # places of a single name at which a title is looked for
_ROLES = 40  # roles looked for in a story
_BLANKS = " \xa0"


class Mention(NamedTuple):
    """A place where a person is named: `person` is the full name, empty where several bear it; `owns` where it only
    says whose something is.
    """

    person: str
    start: int
    end: int
    owns: bool


class Persons:
    """The persons that `text` names."""

    def __init__(self, text: str, folded: str, lexicon: Lexicon) -> None:
        self._text = text
        self._folded = folded
        self._lexicon = lexicon
        self._names = "\n".join(dict.fromkeys(_FULL.findall(text)))  # every run of capitalised words once
        self._trusted: set[str] = set()  # who was named as the speaker of something
        self._nobody: set[str] = set()  # single words that were no person's name where they stood first
        self._bare: dict[str, tuple[str, ...]] = {}
        self._known: dict[str, str | None] = {}
        self._bearers: dict[str, tuple[str, ...]] = {}
        self._roles: dict[str, tuple[str, ...]] = {}
        self._called: dict[str, bool] = {}

    def named(self, name: str, at: int = 0) -> str | None:
        """The full name of the person meant by the name of a speaker that stands at `at`, with titles or without; None
        where several bear it, or where it is no person's.
        """
        if name not in self._known:
            self._known[name] = self._whole(self._untitled(name), at, at + len(name))
        person = self._known[name]
        if person is None and at:
            # Of several who bear it, those who are named only later cannot be meant.
            earlier = [other for other in self._bearing(name) if self._text.find(other) < at]
            person = earlier[0] if len(earlier) == 1 else None
        return person

    def with_role(self, role: str) -> tuple[str, ...]:
        """The persons whom the story introduces with a role; `role` is one word in lower case, in the form that the
        language uses of somebody known (`statsministeren`).
        """
        if role not in self._roles and len(self._roles) < _ROLES:
            found = {person: None for stem in self._stems(role) for person in self._introduced_as(stem)}
            self._roles[role] = tuple(found)
        return self._roles.get(role, ())

    def aged(self, years: str) -> str | None:
        """The one person of whom the story says that age."""
        people = {self.named(name) for age, name in self._ages if age == years}
        return people.pop() if len(people) == 1 else None

    def mentions(self, start: int, end: int, man: bool | None = None) -> Iterator[Mention]:
        """The persons named in a stretch of the text, in order; where a man, or a woman, is looked for, of several who
        bear a name the one who is.
        """
        common = self._lexicon.common_words
        for run in _RUN.finditer(self._text, start, end):
            name = run[0]
            if " " not in name and (name in self._nobody or name.lower() in common):
                continue
            words = self._untitled(name)
            if len(words) > 2 and not self._is_first_name(words[0]) and self._opens_sentence(run.start()):
                words = self._from_first_name(words)
            if not words:
                continue
            owner = self._owner(words[-1], run.end())
            if owner is not None:
                words = (*words[:-1], owner)
            person = self._person(words, self._text.find(words[0], run.start()), run.end())
            if len(words) == 1 and (bearing := self._bearing(words[0])) and not self._is_plain(bearing):
                fitting = [other for other in bearing if man is None or self.is_man(other) in (man, None)]
                person = fitting[0] if len(fitting) == 1 and self.is_man(fitting[0]) is not None else ""
            if person is not None:
                yield Mention(person, run.start(), run.end(), owner is not None)
            elif name not in self._names:
                self._nobody.add(name)

    def strangers(self, start: int, end: int) -> Iterator[Mention]:
        """What is named in a stretch with several words of which nothing tells whether they are a person's name."""
        known = {mention.start for mention in self.mentions(start, end)}
        for run in _FULL.finditer(self._text, start, end):
            if run.start() not in known and not self._is_plain(self._bearing(run[0].split()[-1])):
                yield Mention("", run.start(), run.end(), owns=False)

    def _owner(self, word: str, end: int) -> str | None:
        """The last word of a name without the ending that says whose what follows is; None where it has none."""
        if word[-1] in "'’":
            return word[:-1]
        if word[-1] != "s" or len(word) < 3:
            return None
        if word[-2] in "'’":
            return word[:-2]
        if word[:-1] in self._names and self._bearing(word[:-1]):
            return word[:-1]
        lexicon = self._lexicon
        if not lexicon.definite_endings or any(f"{word}{mark}" in self._text for mark in ".,"):
            return None  # only Scandinavian languages add a bare s, and no name so written stands by itself
        following = WORD.match(self._folded, end + 1, end + _REACH) if self._text[end : end + 1] in _BLANKS else None
        if following is None or self._text[end + 1].isupper() or word.lower() in lexicon.men:
            return None
        verbs = (lexicon.speech_verbs, lexicon.plain_verbs, lexicon.prepositions, lexicon.common_words)
        return None if any(following[0] in words for words in verbs) else word[:-1]

    def is_man(self, person: str) -> bool | None:
        """Whether the person is known to be a man, or else a woman; None where neither is known."""
        if person in self._called:
            return self._called[person]
        first = person.partition(" ")[0].lower()
        names = (first, first.partition("-")[0])
        man = any(name in self._lexicon.men for name in names)
        woman = any(name in self._lexicon.women for name in names)
        return man if man != woman else None

    def owns(self, name: str, at: int) -> bool:
        """Whether a name that stands at `at` only says whose something is (`R. Kellys advokat`)."""
        return self._owner(name.split()[-1], at + len(name)) is not None

    def trust(self, person: str) -> None:
        """Keep that the name is a person's, whatever it looks like."""
        self._trusted.add(person)

    def learn(self, person: str, *, man: bool) -> None:
        """Keep that the person is called he, or she."""
        if self.is_man(person) is None:
            self._called[person] = man

    def is_title(self, word: str) -> bool:
        """Whether a word in lower case stands before names as a title: by itself or by how it ends."""
        lexicon = self._lexicon
        if word in lexicon.titles:
            return True
        if word in lexicon.men or word in lexicon.women:
            return False
        return ends_with(word, lexicon.title_endings)

    # --- names ----------------------------------------------------------------------------------------------------

    def _whole(self, words: tuple[str, ...], start: int, end: int) -> str | None:
        """The person whom words without titles name."""
        if not words:
            return None
        bearers = self._bearing(words[-1])
        if len(words) == 1:
            if bearers:
                return bearers[0] if len(bearers) == 1 else None
            return words[0] if self._is_lone(words[0], start, end) else None
        if not self._is_first_name(words[0]) and any(
            word.lower() in self._lexicon.organisation_words or _shouts(word) for word in words
        ):
            return None
        if self._is_noun(words[-1]) or self._is_role(words[-1]):
            return None
        parts = {word.lower() for word in words}
        longer = [name for name in bearers if parts <= set(name.lower().split())]
        return longer[0] if len(longer) == 1 else " ".join(words)

    def _person(self, words: tuple[str, ...], start: int, end: int) -> str | None:
        """The person whom words in running text name, where that they do is plain."""
        name = " ".join(words)
        if len(words) == 1 or name in self._trusted:
            return self.named(name, start)
        plain = (
            self._is_first_name(words[0])
            or self.is_title(self._word_before(end - len(name)))
            or _AGE_OR_PARTY.match(self._text, end) is not None
            or self.named(name, start) in self._trusted
        )
        return self.named(name, start) if plain else None

    def _is_plain(self, bearing: tuple[str, ...]) -> bool:
        """Whether the names that have a word are one, and that a person's beyond doubt."""
        if len(bearing) != 1:
            return False
        name = bearing[0]
        if name in self._trusted or self._is_first_name(name.partition(" ")[0]):
            return True
        at = self._text.find(name)
        return self.is_title(self._word_before(at)) or _AGE_OR_PARTY.match(self._text, at + len(name)) is not None

    def _is_lone(self, word: str, start: int, end: int) -> bool:
        """Whether a single name of which the story has no longer form is plainly a person's."""
        low = word.lower()
        if low in self._lexicon.organisation_words or _shouts(word):
            return False
        return (
            self._is_first_name(word)
            or self.is_title(self._word_before(start))
            or self._is_introduced(word)
            or _AGE_OR_PARTY.match(self._text, end) is not None
            or any(word == name for _, name in self._ages)
        )

    def _is_introduced(self, word: str) -> bool:
        """Whether a title stands before one of the first places where the word is."""
        at = -1
        for _ in range(_PLACES):
            at = self._text.find(word, at + 1)
            if at < 0:
                return False
            if self.is_title(self._word_before(at)):
                return True
        return False

    def _bearing(self, word: str) -> tuple[str, ...]:
        """The full names in the story that have the word, each in its longest form; a first word that only opens
        sentences, before a name that also stands without it, is no part of it.
        """
        if word not in self._bearers:
            spelt = next((one for one in _spellings(word) if one in self._names), None)
            self._bearers[word] = self._look_for(spelt) if spelt and len(self._bearers) < _ASKED else ()
        return self._bearers[word]

    def _look_for(self, word: str) -> tuple[str, ...]:
        organisation = self._lexicon.organisation_words
        found = []
        for run in self._names.split("\n"):
            if word in run:
                words = self._untitled(run)
                if len(words) > 2 and not self._is_first_name(words[0]) and not self._stands_within(run):
                    words = self._from_first_name(words)
                if len(words) < 2 or word not in words or self._is_noun(words[-1]) or self._is_role(words[-1]):
                    continue
                plausible = organisation.isdisjoint(run.lower().split()) and not self._is_heading(run)
                if plausible or self._is_first_name(words[0]):
                    found.append(" ".join(words))
        if len(found) < 2 or len(found) > _ALIKE:
            return tuple(found)
        for name in set(found):
            first, _, rest = name.partition(" ")
            if (rest in found or rest == word) and self.is_man(first) is None and not self._stands_within(name):
                found.remove(name)
        return tuple(name for name in dict.fromkeys(found) if not any(self._outdoes(other, name) for other in found))

    def _is_heading(self, run: str) -> bool:
        """Whether capitalised words stand but once, as a line of their own (`Kritisk Khan`)."""
        return f"\n{run}\n" in self._text and self._text.count(run) == 1

    def _outdoes(self, other: str, name: str) -> bool:
        """Whether a name is but a part of the other, or what is left of the other without words that are no name."""
        if other.endswith(f" {name}") and not self._is_first_name(other.partition(" ")[0]):
            return not self._is_first_name(name.partition(" ")[0])
        if name.endswith(f" {other}") and self._is_first_name(other.partition(" ")[0]):
            return not self._is_first_name(name.partition(" ")[0])
        return set(name.lower().split()) < set(other.lower().split())  # "Van Persie" opens a sentence

    def _from_first_name(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words from the first one on that is a first name; all of them where none is, or only the last."""
        return next((words[at:] for at in range(1, len(words) - 1) if self._is_first_name(words[at])), words)

    def _is_noun(self, word: str) -> bool:
        """Whether the last word of a run is no name but a title, where every noun has a capital ("Zürcher Pöstler")."""
        return self._lexicon.nouns_capitalised and self.is_title(word.lower())

    def _is_role(self, word: str) -> bool:
        """Whether the last word of a run only says what somebody is (`Manchester City-sjefen`)."""
        return "-" in word and _COMPOUND.match(word) is not None and self.is_title(word.rpartition("-")[2])

    def _is_first_name(self, word: str) -> bool:
        lexicon, low = self._lexicon, word.lower()
        for name in (low, low.partition("-")[0]):
            if (name in lexicon.men or name in lexicon.women) and name not in lexicon.titles:
                return True
        return False

    def _stands_within(self, name: str) -> bool:
        """Whether the name stands anywhere but at the start of a sentence."""
        at = self._text.find(name)
        while at >= 0:
            if not self._opens_sentence(at):
                return True
            at = self._text.find(name, at + 1)
        return False

    def _opens_sentence(self, at: int) -> bool:
        return self._text[max(0, at - 3) : at].strip(_MARKS)[-1:] in _ENDS

    @cached_property
    def _ages(self) -> tuple[tuple[str, str], ...]:
        """Each age in brackets, and the name before it."""
        text = self._text
        found = []
        for age in _AGE.finditer(text):
            name = ""
            for run in _RUN.finditer(text, max(0, age.start() - _REACH), age.start()):
                name = run[0] if run.end() == age.start() - 1 else ""
            if name:
                found.append((age[1], " ".join(self._untitled(name))))
        return tuple(found)

    def _untitled(self, name: str) -> tuple[str, ...]:
        """The words of a name without titles and what else may stand before it with a capital."""
        words = self._bare.get(name)
        if words is None:
            words = self._bare[name] = tuple(self._without_titles(name.split()))
        return words

    def _without_titles(self, words: list[str]) -> list[str]:
        for at in range(len(words) - 2, 0, -1):
            if self.is_title(words[at].lower()) or ("-" in words[at] and _COMPOUND.match(words[at])):
                words = words[at + 1 :]  # "Fire Chief Bud Novak", "Manchester United-legenden Ryan Giggs"
                break
        if len(words) > 1 and "-" in words[0] and _COMPOUND.match(words[0]):
            del words[0]
        lexicon = self._lexicon
        if lexicon.nouns_capitalised:  # "Wiebke Petersen der Deutschen Presse-Agentur"
            ends = (at for at in range(2, len(words)) if words[at] in lexicon.articles and words[at - 1][0].isupper())
            words = words[: next(ends, len(words))]
        while words:
            low = words[0].lower()
            capital = low != words[0] and low not in lexicon.speech_openers and low not in lexicon.prepositions
            common = low in lexicon.common_words and low not in lexicon.men
            if capital and (len(words) == 1 or not (common or self.is_title(low) or self._is_owner(words))):
                break
            words = words[1:]
        return words

    def _is_owner(self, words: list[str]) -> bool:
        """Whether the first of the words says whose the person is (`Venstres Abid Raja`)."""
        first = words[0]
        return (
            len(words) > 2
            and first[-1] == "s"
            and bool(self._lexicon.definite_endings)
            and not self._is_first_name(first)
            and f"{first[:-1]} " in self._text
        )

    def _word_before(self, at: int) -> str:
        """The word right before `at`, in lower case; empty where something else is."""
        folded = self._folded
        if at < 2 or folded[at - 1] not in _BLANKS:
            return ""
        return folded[max(0, at - _REACH) : at - 1].rpartition("\n")[2].rpartition(" ")[2].strip('«»“”"(–-')

    # --- roles ----------------------------------------------------------------------------------------------------

    def _stems(self, role: str) -> Iterator[str]:
        """The forms in which a role stands before a name."""
        word = role.rpartition("-")[2]
        yield word
        endings = self._lexicon.definite_endings
        for ending in (*endings, "n") if endings else ():
            if word.endswith(ending) and len(word) - len(ending) > 3:
                yield word[: -len(ending)]

    def _introduced_as(self, stem: str) -> Iterator[str]:
        at = self._folded.find(stem)
        while at >= 0:
            end = at + len(stem)
            if not self._text[end : end + 1].isalpha():
                person = self._beside(at, end)
                if person is not None:
                    yield person
            at = self._folded.find(stem, end)

    def _beside(self, start: int, end: int) -> str | None:
        """The person named right beside a role: `statsminister Erna Solberg`, `Bo Henriksen, trener`, `leder i
        Virke, Ivar Kristensen,`.
        """
        text = self._text
        if text[end : end + 1] in (" ", "\xa0"):
            found = _RUN.match(text, end + 1)
            if found is not None:
                return self._introduced(found[0], end + 1)
        begin = start
        while begin and (text[begin - 1].isalnum() or text[begin - 1] == "-"):
            begin -= 1
        if text[max(0, begin - 2) : begin] == ", ":
            for run in _RUN.finditer(text, max(0, begin - _REACH), begin - 2):
                if run.end() == begin - 2 and " " in run[0]:
                    return self._introduced(run[0], run.start())
        found = _APPOSITION.match(text, end, end + 2 * _REACH)
        return self._introduced(found["name"], found.start("name")) if found and " " in found["name"] else None

    def _introduced(self, name: str, at: int) -> str | None:
        last = name.split()[-1]
        if last[-1] == "s" and self._bearing(last[:-1]):
            name = name[:-1]  # "president Donald Trumps handelskrig"
        return self.named(name, at)


_MARKS = ' \xa0«“"–-('
_ENDS = ("", ".", "!", "?", "…", ":", "\n")


def ends_with(word: str, endings: frozenset[str]) -> bool:
    """Whether the word ends with any of many endings of two letters or more."""
    for at in range(len(word) - 1):  # noqa: SIM110 (twice as fast as any)
        if word[at:] in endings:
            return True
    return False


def _spellings(word: str) -> Iterator[str]:
    """A word as it is written, and as it may be written elsewhere in the story: `Haaland`, `Håland`."""
    yield word
    if "aa" in word or "å" in word:
        yield word.replace("aa", "å") if "aa" in word else word.replace("å", "aa")


def _shouts(word: str) -> bool:
    return len(word) > 2 and word.isupper() and word.isalpha()
