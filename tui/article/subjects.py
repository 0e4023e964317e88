"""Whom the subject of an attribution means that is no name: a pronoun, a role, an age, another description."""

from collections.abc import Collection

from tui.article.languages import Lexicon
from tui.article.name_words import ends_with
from tui.article.narrative import Narrative
from tui.article.patterns import pattern
from tui.article.person_roles import Roles
from tui.article.persons import Persons
from tui.article.speakers import WORD

_LONGEST = 200  # code points of an attribution in which its subject is looked for
_SUBJECT = 8  # words of an attribution among which its subject stands
_AGE = pattern(r"(?P<years>\d\d)[-\s‑]?(?:år|jähr|jarig|year|ans|anni|años)")


class Subjects:
    """The subjects of attributions, which lead to persons by what the narrative before them tells."""

    def __init__(self, text: str, folded: str, lexicon: Lexicon, persons: Persons, narrative: Narrative) -> None:
        self._folded = folded
        self._lexicon = lexicon
        self._persons = persons
        self._narrative = narrative
        self._roles = Roles(text, folded, lexicon, persons)

    def subject(self, start: int, end: int, begin: int) -> str | None:
        """Whom the pronoun or the role means that is the subject of an attribution, empty where that is not clear; None
        where there is none. `begin` is where the sentence with the words said begins.
        """
        lexicon = self._lexicon
        words = WORD.finditer(self._folded, start, min(end, start + _LONGEST))
        somebody_new = False
        if end <= begin or start == begin:  # "…, svarer representanten at «…»"
            ahead = list(words)
            verb = max((at for at, found in enumerate(ahead) if found[0] in lexicon.speech_verbs), default=0)
            words = iter(ahead[max(0, verb - 2) :])
            somebody_new = any(found[0] in lexicon.indefinite for found in ahead[:verb])
        known = bool(lexicon.definite_endings)  # whether a noun by itself tells that it is somebody known
        for count, found in enumerate(words):
            word = found[0].rstrip(".")
            pronoun = word.rpartition("-")[2]
            if pronoun in lexicon.he or pronoun in lexicon.she:
                return self._pronoun(begin, man=_either(pronoun in lexicon.he, pronoun in lexicon.she)) or ""
            if word in lexicon.indefinite or count > _SUBJECT or (count and word in lexicon.prepositions):
                return None
            known = known or word in lexicon.articles
            if known and word not in lexicon.speech_verbs and self.describes(word):
                return None if somebody_new else self._described(word, begin) or ""
        return None

    def titled(self, start: int, end: int, people: Collection[str]) -> str | None:
        """The one of these people whom the story introduces with a title that stands between `start` and `end`."""
        titles = [word for word in self._folded[start:end].split() if self._persons.is_title(word)]
        found = {person for title in titles for person in self._roles.bearers(title) if person in people}
        return found.pop() if len(found) == 1 else None

    def describes(self, word: str) -> bool:
        """Whether a word can only mean a person, in the form that is used of somebody known."""
        return _AGE.match(word) is not None or self._is_description(word) or self._is_office(word)

    def _is_description(self, word: str) -> bool:
        return word not in self._lexicon.common_words and ends_with(word, self._lexicon.descriptions)

    def _is_office(self, word: str) -> bool:
        lexicon = self._lexicon
        known = word.endswith(lexicon.definite_endings) if lexicon.definite_endings else True
        return known and word not in lexicon.common_words and ends_with(word, lexicon.title_endings)

    def _described(self, word: str, begin: int) -> str | None:
        age = _AGE.match(word)
        if age is not None and (aged := self._persons.aged(age["years"])) is not None:
            return aged
        bearers = () if age is not None else self._roles.bearers(word)
        if len(bearers) == 1:
            return bearers[0]
        man = _either(word in self._lexicon.men, word in self._lexicon.women)
        known, people = self._narrative.named_before(begin, man)
        if known is None and people <= {self._narrative.last} and self._narrative.goes_on_about_last(begin, man):
            known = self._narrative.last
        if age is not None:
            return known if known is not None and self._may_be_aged(known, age["years"], begin) else None
        if not self._is_description(word) and known != self._narrative.last:
            return None  # an office that nobody named has
        return known if not bearers or known in bearers else None

    def _may_be_aged(self, person: str, years: str, begin: int) -> bool:
        """Whether an age that the story gives to nobody may be that of the person talked of: no other age is, and that
        person spoke last, or nobody else is talked of.
        """
        if self._persons.has_other_age(person, years):
            return False
        people = {mention.person for mention in self._narrative.mentions_before(begin)}
        return person == self._narrative.last or people == {person}

    def _is_about_another(self, begin: int) -> bool:
        """Whether the sentence before is about an office that no one named here has: `Ordføreren er kritisk.`"""
        end = self._narrative.sentence_start(begin)
        low = self._narrative.sentence_start(max(0, end - 2))
        first = WORD.search(self._folded, max(low, self._narrative.since), end)
        return first is not None and self._is_office(first[0]) and not self._roles.bearers(first[0])

    def _pronoun(self, begin: int, *, man: bool | None) -> str | None:
        person = self._narrative.talked_of(begin, man=man)
        if person is not None and person == self._narrative.last and self._is_about_another(begin):
            return None
        if person is not None and man is not None:
            self._persons.learn(person, man=man)
        return person


def _either(he: bool, she: bool) -> bool | None:
    return he if he != she else None
