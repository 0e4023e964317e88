"""Who speaks each quote of a story, as far as the text makes it clear; the rules stand in docs/speakers.md."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from functools import cached_property
from operator import attrgetter

from tui.article.languages import Lexicon
from tui.article.lines import Line
from tui.article.patterns import pattern
from tui.article.persons import Mention, Persons, ends_with
from tui.article.quotes import Quote
from tui.article.speakers import WORD, sentence_end

_LOOK_BACK = 1500  # code points of narrative in which somebody is still talked about
_LONGEST = 200  # code points of an attribution in which its subject is looked for
_SUBJECT = 8  # words of an attribution among which its subject stands
_AGE = pattern(r"(?P<years>\d\d)[-\s‑]?(?:år|jähr|jarig|year|ans|anni|años)")
_SENTENCE_MARKS = (". ", "! ", "? ", "\n", ": ")
_NEAR = 50  # code points before the subject of a sentence
_TITLE = 5  # words that a title may take between a verb and a name
_OPENING = " \xa0«»“”„\"‘’'"
_OPENERS = "«»“”„\"‘'"
_AND = frozenset(("og", "och", "and", "und", "et", "y", "ja"))  # after it a subject may go on
_DASHES = "–—―−-"
_NO_MARKS = dict.fromkeys(map(ord, _OPENING + ",–—-"), " ")
_OPENED = 2  # words at the start of a sentence of which one is a pronoun that is its subject
_START = attrgetter("start")
_TURNS = 2  # questions that make a story an interview


def with_persons(
    text: str,
    folded: str,
    quotes: Sequence[Quote],
    paragraphs: Sequence[Line],
    headings: Container[int],
    lexicon: Lexicon,
) -> tuple[Quote, ...]:
    """The quotes, each with the person who speaks it; `headings` are the starts of lines that are section headings."""
    if not quotes:
        return ()
    voices = _Voices(text, folded, quotes, paragraphs, headings, lexicon)
    people = [voices.of(at) for at in range(len(quotes))]
    for at in range(len(quotes) - 2, -1, -1):
        if people[at] is None and _goes_on(text, quotes[at], quotes[at + 1]):
            people[at] = people[at + 1]
    return tuple(
        quote
        if person is None
        else Quote(quote.start, quote.end, quote.speaker, quote.attribution, quote.spoken, person)
        for quote, person in zip(quotes, people, strict=True)
    )


def _goes_on(text: str, quote: Quote, following: Quote) -> bool:
    """Whether a quote without attribution leaves its mark open at the end of its paragraph, and the next goes on."""
    return (
        quote.attribution is None
        and text[max(0, quote.start - 1)] in _OPENERS
        and text[quote.end : quote.end + 1] in ("", "\n")
        and not text[quote.end : following.start].strip(_OPENING + "\n")
    )


class _Voices:
    """Goes through the quotes in order, and remembers who spoke last."""

    def __init__(
        self,
        text: str,
        folded: str,
        quotes: Sequence[Quote],
        paragraphs: Sequence[Line],
        headings: Container[int],
        lexicon: Lexicon,
    ) -> None:
        self._text = text
        self._folded = folded
        self._quotes = quotes
        self._paragraphs = paragraphs
        self._headings = headings
        self._lexicon = lexicon
        self._persons = Persons(text, folded, lexicon)
        self._last: str | None = None  # who was last known to speak
        self._previous: str | None = None  # who spoke the quote before
        self._since = 0  # where the narrative since the quote before begins
        self._all: set[str] = set()

    def of(self, at: int) -> str | None:
        """The person who speaks the quote with that number; to be asked in order."""
        quote = self._quotes[at]
        before = self._quotes[at - 1] if at else None
        if quote.spoken is not None and quote.spoken.start in self._headings and quote.attribution is None:
            return None
        if before is not None and quote.attribution is not None and quote.attribution == before.attribution:
            person = self._previous
        elif quote.attribution is not None:
            person = self._attributed(quote)
        else:
            person = self._unattributed(quote, before)
        person = person or None  # a name that several bear is nobody's
        self._previous = person
        if person is not None:
            self._last = person
            self._all.add(person)
            self._persons.trust(person)
        elif quote.attribution is not None:
            self._last = None
        self._since = max(quote.end, quote.attribution.end if quote.attribution else 0)
        return person

    # --- with an attribution --------------------------------------------------------------------------------------

    def _attributed(self, quote: Quote) -> str | None:
        assert quote.attribution is not None
        start, end = quote.attribution
        begin = min(start, quote.spoken.start if quote.spoken else quote.start)
        if quote.speaker is not None:
            at = max(0, self._text.find(quote.speaker, start, end))
            person = self._persons.named(quote.speaker, at)
            if person is not None and not self._persons.owns(quote.speaker, at):
                return person
        subject = self._subject(start, end, begin)
        if subject is not None:
            return subject
        named = {
            mention.person
            for mention in self._persons.mentions(start, end)
            if not (mention.owns or self._hidden(mention))
        }
        if named:
            return named.pop() if len(named) == 1 else None
        return self._subject_ahead(begin)

    def _subject_ahead(self, begin: int) -> str | None:
        """The one person named in a sentence before the attribution or the words said, where that is its subject."""
        low = self._sentence_start(begin)
        named = list(self._persons.mentions(max(low, self._since), begin))
        if len(named) != 1 or named[0].owns or not self._is_subject(low, named[0]):
            return None
        return named[0].person

    def _subject(self, start: int, end: int, begin: int) -> str | None:
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
            if known and word not in lexicon.speech_verbs and self._describes(word):
                return None if somebody_new else self._described(word, begin) or ""
        return None

    def _describes(self, word: str) -> bool:
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
        bearers = () if age is not None else self._persons.with_role(word)
        if len(bearers) == 1:
            return bearers[0]
        man = _either(word in self._lexicon.men, word in self._lexicon.women)
        known, people = self._named_before(begin, man)
        if known is None and people <= {self._last} and self._goes_on_about_last(begin, man):
            known = self._last
        if age is None and not self._is_description(word) and known != self._last:
            return None  # an office that nobody named has
        return known if not bearers or known in bearers else None

    def _goes_on_about_last(self, begin: int, man: bool | None) -> bool:
        """Whether the last speaker may be meant still: no sentence between is about somebody else."""
        if self._last is None or not self._fits(self._last, man):
            return False
        return not any(
            self._is_subject(self._sentence_start(stranger.start), stranger)
            for low, high in self._narrative(begin)
            for stranger in self._persons.strangers(low, high)
        )

    def _pronoun(self, begin: int, *, man: bool | None) -> str | None:
        person = self._talked_of(begin, man=man)
        if person is not None and man is not None:
            self._persons.learn(person, man=man)
        return person

    # --- without --------------------------------------------------------------------------------------------------

    def _unattributed(self, quote: Quote, before: Quote | None) -> str | None:
        text = self._text
        begin = quote.spoken.start if quote.spoken else quote.start
        between = text[self._since : begin]
        if between.rstrip(_OPENING + "\n").endswith(":"):
            return self._talked_of(begin) if self._introduces(begin) else None
        if before is not None and "\n" not in between:
            return self._previous
        if (person := self._pointed_to(quote.end)) is not None:
            return person
        if self._asks(quote) or self._is_interview:
            return None
        if text[text.rfind("\n", 0, begin) + 1 : begin].strip():
            return self._telling(begin)
        if before is None:
            return None
        if not between.partition("\n")[2].strip():
            return None if self._asks(before) else self._previous
        return self._told_of(begin) if self._text[begin] in _DASHES else None

    def _introduces(self, begin: int) -> bool:
        """Whether the sentence before the words said, which ends in a colon, has a person as its subject: it names one,
        by a name, a pronoun or a description, or goes on from words said in its paragraph.
        """
        text, lexicon = self._text, self._lexicon
        end = text.rindex(":", self._since, begin)
        low = self._sentence_start(end)
        if low <= self._since and "\n" not in text[low : self._since].rstrip("\n"):
            return True
        if any(True for _ in self._persons.mentions(low, end)):
            return True
        words = [found[0] for found in WORD.finditer(self._folded, low, end)]
        if len(words) > 1 and words[0] in _AND and words[1] in lexicon.speech_verbs:
            return True
        return any(word in lexicon.he or word in lexicon.she or self._describes(word) for word in words)

    def _telling(self, begin: int) -> str | None:
        """The subject of the sentence that holds the words said, or of the one right before them in the paragraph."""
        low = self._sentence_start(begin)
        if not self._text[low:begin].strip(_OPENING):
            low = self._sentence_start(max(0, low - 2))
        named = [mention for mention in self._persons.mentions(max(low, self._since), begin) if not mention.owns]
        if len({mention.person for mention in named}) != 1 or self._hidden(named[0]):
            return None
        says = not self._lexicon.speech_verbs.isdisjoint(self._folded[named[0].end : begin].split())
        ended = self._text[begin - 2 : begin - 1] in (".", "!", "?", "…")
        return named[0].person if says or (ended and self._is_subject(low, named[0])) else None

    def _told_of(self, begin: int) -> str | None:
        """The subject of the narrative that lies between the last speaker's words and these; the only speaker so far
        where it names nobody.
        """
        named = [mention for mention in self._window(begin) if not mention.owns]
        people = {mention.person for mention in named}
        if not people:
            return self._last if len(self._all) == 1 or self._says_pronoun(begin) else None
        return self._talked_of(begin) if len(people) == 1 else None

    def _says_pronoun(self, begin: int) -> bool:
        lexicon = self._lexicon
        return any(
            word[0] in lexicon.he or word[0] in lexicon.she
            for word in WORD.finditer(self._folded, max(self._since, begin - _LOOK_BACK), begin)
        )

    def _pointed_to(self, end: int) -> str | None:
        """Whom the next sentence names that points back at the words said: `Dette svarer Sindre Guldvog`."""
        text, lexicon = self._text, self._lexicon
        start = end
        while start < len(text) and not text[start].isalnum():
            start += 1
        words = list(WORD.finditer(self._folded, start, min(len(text), start + 60)))
        if len(words) < 3 or words[0][0] not in lexicon.pointing_words or words[1][0] not in lexicon.speech_verbs:
            return None
        stop = sentence_end(text, start, min(len(text), start + 200))
        for mention in self._persons.mentions(words[1].end(), stop):
            if not self._hidden(mention):
                return mention.person
        return self._subject(words[1].start(), stop, end)

    def _asks(self, quote: Quote) -> bool:
        return self._text[quote.end - 1] == "?"

    @cached_property
    def _is_interview(self) -> bool:
        asked = sum(quote.attribution is None and self._asks(quote) for quote in self._quotes)
        return asked >= _TURNS

    # --- who is talked of -----------------------------------------------------------------------------------------

    def _talked_of(self, begin: int, man: bool | None = None) -> str | None:
        """The person whom a pronoun at `begin` means: the subject of the sentences since the last quote, else the
        one person named there, else the last speaker.
        """
        subject, people = self._named_before(begin, man)
        if subject is not None:
            return subject
        if self._last is not None and self._fits(self._last, man=man):
            people.discard(self._last)
            known = man is None or self._persons.is_man(self._last) is not None
            return self._last if not people and (known or self._goes_on_about_last(begin, man)) else None
        return people.pop() if len(people) == 1 else None

    def _named_before(self, begin: int, man: bool | None = None) -> tuple[str | None, set[str]]:
        """The subject of the sentences since the last quote; where they have none, the persons named in them."""
        people: set[str] = set()
        for low, high in reversed(self._narrative(begin)):
            named = []
            for mention in self._persons.mentions(low, high, man):
                if not self._fits(mention.person, man=man):
                    continue
                start = self._sentence_start(mention.start)
                if not mention.owns:
                    if not self._opens_with_pronoun(start, man):
                        named.append(mention)
                elif not self._text[start : mention.start].strip(_OPENING):
                    people.add(mention.person)
            subject = self._subject_among(named)
            if subject is not None:
                return subject, set()
            people.update(mention.person for mention in named if not self._hidden(mention))
        return None, people

    def _opens_with_pronoun(self, start: int, man: bool | None) -> bool:
        """Whether a sentence goes on about the man, or woman, of the one before: who is named in it is not meant."""
        lexicon = self._lexicon
        words = self._folded[start : start + _NEAR].translate(_NO_MARKS).split()[:_OPENED]
        is_he = man is not False and not lexicon.he.isdisjoint(words)
        return is_he or (man is not True and not lexicon.she.isdisjoint(words))

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
                low = self._sentence_start(mention.start)
            if self._is_subject(low, mention):
                if subject is not None and subject.person != mention.person and self._are_joined(mention, subject):
                    return ""
                subject = mention
        return None if subject is None else subject.person

    def _are_joined(self, one: Mention, other: Mention) -> bool:
        between = self._folded[one.end : other.start].split()
        return bool(between) and between[0] in _AND and all(map(self._persons.is_title, between[1:]))

    def _window(self, begin: int) -> list[Mention]:
        return [mention for low, high in self._narrative(begin) for mention in self._persons.mentions(low, high)]

    def _narrative(self, begin: int) -> list[tuple[int, int]]:
        """The stretches of paragraphs between the last quote and `begin`, without captions and the like."""
        start = max(self._since, begin - _LOOK_BACK)
        stretches = []
        first = bisect_right(self._paragraphs, start, key=_START) - 1
        for line in self._paragraphs[max(0, first) : bisect_left(self._paragraphs, begin, key=_START)]:
            low, high = max(start, line.start), min(begin, line.end)
            if low < high:
                stretches.append((low, high))
        return stretches

    def _sentence_start(self, at: int) -> int:
        text, low = self._text, max(0, at - 400)
        return max(low, *(text.rfind(mark, low, at) + 1 for mark in _SENTENCE_MARKS))

    def _is_subject(self, low: int, mention: Mention) -> bool:
        """Whether a person is the subject of the sentence from `low` on: named at its start, or right after a verb of
        saying.
        """
        ahead = self._folded[low : mention.start].rpartition("— ")[2]
        if len(ahead) < _NEAR and "," not in ahead and not self._hidden(mention):
            return True
        words = ahead.split()[-_TITLE:]
        if not self._lexicon.speech_verbs.isdisjoint(words):
            return True
        return bool(words) and bool(self._lexicon.definite_endings) and words[-1] in self._lexicon.plain_verbs

    def _hidden(self, mention: Mention) -> bool:
        """Whether a mention hangs on a preposition, as no subject does."""
        before = self._folded[self._sentence_start(mention.start) : mention.start].split()
        for word in reversed(before[-_TITLE:]):
            if word in _AND:
                continue
            if word in self._lexicon.prepositions:
                return True
            if word not in self._lexicon.common_words and not self._persons.is_title(word):
                return False
        return False

    def _fits(self, person: str, man: bool | None) -> bool:
        known = self._persons.is_man(person)
        return man is None or known is None or known == man


def _either(he: bool, she: bool) -> bool | None:
    return he if he != she else None
