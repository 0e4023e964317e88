"""Who is talked of in the narrative between the quotes of a story: the subjects of its sentences."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from tui.article.languages import Lexicon
from tui.article.lines import Line
from tui.article.persons import Mention, Persons
from tui.article.speakers import WORD

OPENING = " \xa0«»“”„\"‘’'"
"""What may stand before the first word of a sentence."""

AND = frozenset(("og", "och", "and", "und", "et", "y", "ja"))
"""After these a subject may go on."""

_THAT = frozenset(("at", "att", "that", "dass", "dat", "que", "che", "että"))
_LOOK_BACK = 1500  # code points of narrative in which somebody is still talked about
_LONGEST_SENTENCE = 400
_SENTENCE_MARKS = (". ", "! ", "? ", "\n", ": ")
_NEAR = 50  # code points before the subject of a sentence
_TITLE = 5  # words that a title may take between a verb and a name
_NO_MARKS = dict.fromkeys(map(ord, OPENING + ",–—-"), " ")
_OPENED = 2  # words at the start of a sentence of which one is a pronoun that is its subject
_START = attrgetter("start")


class Narrative:
    """The narrative of a story, as far as its quotes were gone through: `last` was the last to speak, and `since` is
    where the narrative after those words begins.
    """

    def __init__(self, text: str, folded: str, paragraphs: Sequence[Line], lexicon: Lexicon, persons: Persons) -> None:
        self._persons = persons
        self._lexicon = lexicon
        self.last: str | None = None
        self.since = 0
        self._text = text
        self._folded = folded
        self._paragraphs = paragraphs

    def talked_of(self, begin: int, man: bool | None = None) -> str | None:
        """The person whom a pronoun at `begin` means: the subject of the sentences since the last quote, else the
        one person named there, else the last speaker.
        """
        subject, people = self.named_before(begin, man)
        if subject is not None:
            return subject
        if self.last is not None and self._fits(self.last, man=man):
            people.discard(self.last)
            known = man is None or self._persons.is_man(self.last) is not None
            return self.last if not people and (known or self.goes_on_about_last(begin, man)) else None
        return people.pop() if len(people) == 1 else None

    def named_before(self, begin: int, man: bool | None = None) -> tuple[str | None, set[str]]:
        """The subject of the sentences since the last quote; where they have none, the persons named in them."""
        people: set[str] = set()
        stretches = self._stretches(begin)
        if not (self.since or stretches):
            return self._only_one(begin, man), people
        for low, high in reversed(stretches):
            named = []
            for mention in self._persons.mentions(low, high, man):
                if not self._fits(mention.person, man=man):
                    continue
                start = self.sentence_start(mention.start)
                if not mention.owns:
                    if not self._opens_with_pronoun(start, man):
                        named.append(mention)
                elif not self._text[start : mention.start].strip(OPENING):
                    people.add(mention.person)
            subject = self._subject_among(named)
            if subject is not None:
                return subject, set()
            people.update(mention.person for mention in named if not self.is_hidden(mention))
        return None, people

    def _only_one(self, begin: int, man: bool | None) -> str | None:
        """The one person named in the headline, or a caption, over a story that begins with words said, where it goes
        on about that one, as it does not about who wrote it.
        """
        people = {mention.person for mention in self._persons.mentions(0, begin, man)}
        if len(people) != 1 or any(True for _ in self._persons.strangers(0, begin)):
            return None
        person = people.pop()
        return person if any(self._text.find(name, begin) > 0 for name in person.split()) else None

    def goes_on_about_last(self, begin: int, man: bool | None) -> bool:
        """Whether the last speaker may be meant still: no sentence between is about somebody else."""
        if self.last is None or not self._fits(self.last, man):
            return False
        return not any(
            self.is_subject(self.sentence_start(stranger.start), stranger)
            for low, high in self._stretches(begin)
            for stranger in self._persons.strangers(low, high)
        )

    def mentions_before(self, begin: int) -> list[Mention]:
        """The persons named between the last quote and `begin`."""
        return [mention for low, high in self._stretches(begin) for mention in self._persons.mentions(low, high)]

    def says_pronoun(self, begin: int) -> bool:
        """Whether somebody is called he or she between the last quote and `begin`."""
        lexicon = self._lexicon
        return any(
            word[0] in lexicon.he or word[0] in lexicon.she
            for word in WORD.finditer(self._folded, max(self.since, begin - _LOOK_BACK), begin)
        )

    def subject_ahead(self, begin: int) -> str | None:
        """The one person named in a sentence before the attribution or the words said, where that is its subject."""
        low = self.sentence_start(begin)
        named = list(self._persons.mentions(max(low, self.since), begin))
        if len(named) != 1 or named[0].owns or not self.is_subject(low, named[0]):
            return None
        return named[0].person

    def subject_around(self, begin: int) -> str | None:
        """The subject of the sentence that holds the words said, or of the one right before them in the paragraph."""
        low = self.sentence_start(begin)
        if not self._text[low:begin].strip(OPENING):
            low = self.sentence_start(max(0, low - 2))
        named = [mention for mention in self._persons.mentions(max(low, self.since), begin) if not mention.owns]
        if len({mention.person for mention in named}) != 1 or self.is_hidden(named[0]):
            return None
        says = not self._lexicon.speech_verbs.isdisjoint(self._folded[named[0].end : begin].split())
        ended = self._text[begin - 2 : begin - 1] in (".", "!", "?", "…")
        return named[0].person if says or (ended and self.is_subject(low, named[0])) else None

    def is_subject(self, low: int, mention: Mention) -> bool:
        """Whether a person is the subject of the sentence from `low` on: named at its start, or right after a verb of
        saying.
        """
        ahead = self._folded[low : mention.start].rpartition("— ")[2]
        if len(ahead) < _NEAR and "," not in ahead and not self.is_hidden(mention):
            return True
        if len(ahead) < _NEAR and self._is_apposition(ahead, mention):
            return True
        words = ahead.split()
        if words and words[-1] in _THAT and not self._lexicon.pointing_words.isdisjoint(words):
            return True  # "I høst ble det kjent at Lie …"
        words = self._since_preposition(words[-_TITLE:])
        if not self._lexicon.speech_verbs.isdisjoint(words):
            return True
        return bool(words) and bool(self._lexicon.definite_endings) and words[-1] in self._lexicon.plain_verbs

    def _since_preposition(self, words: list[str]) -> list[str]:
        """The words behind the last one on which what follows hangs: `sier til avisa at` Lie is not by Lie."""
        prepositions = self._lexicon.prepositions
        last = max((at for at, word in enumerate(words) if word in prepositions and word not in AND), default=-1)
        return words[last + 1 :]

    def _is_apposition(self, ahead: str, mention: Mention) -> bool:
        """Whether a name between commas is that of the subject before it (`Hans datter, Ruth, …`)."""
        subject, comma, title = ahead.rpartition(",")
        if not comma or "," in subject or self._text[mention.end : mention.end + 1] != ",":
            return False
        words = subject.split()
        if not (words and all(map(self._persons.is_title, title.split()))):
            return False
        verbs = (self._lexicon.plain_verbs, self._lexicon.speech_verbs, self._lexicon.prepositions)
        return all(known.isdisjoint(words[:-1]) for known in verbs)

    def is_hidden(self, mention: Mention) -> bool:
        """Whether a mention hangs on a preposition, as no subject does."""
        before = self._folded[self.sentence_start(mention.start) : mention.start].split()
        for word in reversed(before[-_TITLE:]):
            if word in AND:
                continue
            if word in self._lexicon.prepositions:
                return True
            if word in self._lexicon.plain_verbs:
                return False
            if word not in self._lexicon.common_words and not self._persons.is_title(word):
                return False
        return False

    def sentence_start(self, at: int) -> int:
        """Where the sentence begins that goes on at `at`."""
        text, low = self._text, max(0, at - _LONGEST_SENTENCE)
        return max(low, *(text.rfind(mark, low, at) + 1 for mark in _SENTENCE_MARKS))

    def _subject_among(self, named: Sequence[Mention]) -> str | None:
        """The subject of the last sentence that has one, of the persons named in a paragraph; empty where they are two
        in one (`Joe Lunde og Ida Moe`).
        """
        subject: Mention | None = None
        low: int | None = None
        for mention in reversed(named):
            if low is None or mention.start < low:
                if subject is not None:
                    break
                low = self.sentence_start(mention.start)
            if self.is_subject(low, mention):
                if subject is not None and subject.person != mention.person and self._are_joined(mention, subject):
                    return ""
                subject = mention
        return None if subject is None else subject.person

    def _are_joined(self, one: Mention, other: Mention) -> bool:
        """Whether nothing but `og`, and a title, stands between two names."""
        between = self._folded[one.end : other.start].split()
        return bool(between) and between[0] in AND and all(map(self._persons.is_title, between[1:]))

    def _opens_with_pronoun(self, start: int, man: bool | None) -> bool:
        """Whether a sentence goes on about the man, or woman, of the one before: who is named in it is not meant."""
        lexicon = self._lexicon
        words = self._folded[start : start + _NEAR].translate(_NO_MARKS).split()[:_OPENED]
        is_he = man is not False and not lexicon.he.isdisjoint(words)
        return is_he or (man is not True and not lexicon.she.isdisjoint(words))

    def _stretches(self, begin: int) -> list[tuple[int, int]]:
        """The stretches of paragraphs between the last quote and `begin`, without captions and the like."""
        start = max(self.since, begin - _LOOK_BACK)
        stretches = []
        first = bisect_right(self._paragraphs, start, key=_START) - 1
        for line in self._paragraphs[max(0, first) : bisect_left(self._paragraphs, begin, key=_START)]:
            low, high = max(start, line.start), min(begin, line.end)
            if low < high:
                stretches.append((low, high))
        return stretches

    def _fits(self, person: str, man: bool | None) -> bool:
        known = self._persons.is_man(person)
        return man is None or known is None or known == man
