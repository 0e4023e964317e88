"""Who speaks each quote of a story, as far as the text makes it clear; the rules stand in docs/speakers.md."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from functools import cached_property

from tui.article.languages import Lexicon
from tui.article.lines import Line
from tui.article.patterns import pattern
from tui.article.persons import Mention, Persons, ends_with
from tui.article.quotes import Quote
from tui.article.speakers import WORD, sentence_end

_LOOK_BACK = 900  # code points of narrative in which somebody is still talked about
_LONGEST = 200  # code points of an attribution in which its subject is looked for
_SUBJECT = 8  # words of an attribution among which its subject stands
_AGE = pattern(r"(?P<years>\d\d)[-\s‑]?(?:år|jähr|jarig|year|ans|anni|años)")
_SENTENCE_MARKS = (". ", "! ", "? ", "\n", ": ")
_NEAR = 50  # code points before the subject of a sentence
_TITLE = 5  # words that a title may take between a verb and a name
_DASHES = "–—―−-"
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
    spoken = []
    for at, quote in enumerate(quotes):
        person = voices.of(at)
        if person is not None:
            quote = Quote(quote.start, quote.end, quote.speaker, quote.attribution, quote.spoken, person)
        spoken.append(quote)
    return tuple(spoken)


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
        self._starts = [line.start for line in paragraphs]
        self._ends = [line.end for line in paragraphs]
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
        self._previous = person
        if person is not None:
            self._last = person
            self._all.add(person)
        self._since = max(quote.end, quote.attribution.end if quote.attribution else 0)
        return person

    # --- with an attribution --------------------------------------------------------------------------------------

    def _attributed(self, quote: Quote) -> str | None:
        assert quote.attribution is not None
        start, end = quote.attribution
        begin = min(start, quote.spoken.start if quote.spoken else quote.start)
        if quote.speaker is not None:
            person = self._persons.named(quote.speaker, max(0, self._text.find(quote.speaker, start, end)))
            if person is not None:
                return person
        subject = self._subject(start, end, begin)
        if subject is not None:
            return subject
        named = {mention.person for mention in self._persons.mentions(start, end) if not self._hidden(mention)}
        return named.pop() if len(named) == 1 else None

    def _subject(self, start: int, end: int, begin: int) -> str | None:
        """Whom the pronoun or the role means that is the subject of an attribution; `begin` is where the sentence
        with the words said begins.
        """
        lexicon = self._lexicon
        words = WORD.finditer(self._folded, start, min(end, start + _LONGEST))
        if end <= begin or start == begin:  # "…, svarer representanten at «…»"
            ahead = list(words)
            verb = max((at for at, found in enumerate(ahead) if found[0] in lexicon.speech_verbs), default=0)
            words = iter(ahead[max(0, verb - 2) :])
        for count, found in enumerate(words):
            word = found[0].rstrip(".")
            pronoun = word.rpartition("-")[2]
            if pronoun in lexicon.he or pronoun in lexicon.she:
                return self._pronoun(begin, man=_either(pronoun in lexicon.he, pronoun in lexicon.she))
            if word in lexicon.speech_verbs:
                continue
            if count > _SUBJECT or (count and word in lexicon.prepositions):
                return None
            if self._describes(word):
                return self._described(word, begin)
        return None

    def _describes(self, word: str) -> bool:
        """Whether a word can only mean a person, in the form that is used of somebody known."""
        return word not in self._lexicon.common_words and ends_with(word, self._lexicon.descriptions)

    def _described(self, word: str, begin: int) -> str | None:
        if (age := _AGE.match(word)) is not None:
            aged = self._persons.aged(age["years"])
            return aged or self._talked_of(begin)
        bearers = self._persons.with_role(word)
        if len(bearers) == 1:
            return bearers[0]
        known = self._talked_of(begin)
        return known if not bearers or (known == self._last and known in bearers) else None

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
        same_paragraph = before is not None and "\n" not in between
        if same_paragraph and not between.rstrip().endswith(":"):
            return self._previous
        introduced = between.rstrip().endswith(":")
        if introduced:
            return self._talked_of(begin)
        if (person := self._pointed_to(quote.end)) is not None:
            return person
        if self._asks(quote) or self._is_interview:
            return None
        if before is None:
            return None
        if not between.partition("\n")[2].strip():
            return None if self._asks(before) else self._previous
        return self._told_of(begin) if self._text[begin] in _DASHES else None

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
        people: set[str] = set()
        for low, high in reversed(self._narrative(begin)):
            named = [
                mention
                for mention in self._persons.mentions(low, high)
                if not mention.owns and self._fits(mention.person, man=man)
            ]
            subject = self._subject_among(named)
            if subject is not None:
                return subject
            people.update(mention.person for mention in named if not self._hidden(mention))
        if self._last is not None and self._fits(self._last, man=man):
            people.discard(self._last)
            return None if people else self._last
        return people.pop() if len(people) == 1 else None

    def _subject_among(self, named: Sequence[Mention]) -> str | None:
        """The subject of the last sentence that has one, of the persons named in a paragraph."""
        subject = None
        low: int | None = None
        for mention in reversed(named):
            if low is None or mention.start < low:
                if subject is not None:
                    return subject
                low = self._sentence_start(mention.start)
            if self._is_subject(low, mention):
                subject = mention.person
        return subject

    def _window(self, begin: int) -> list[Mention]:
        return [mention for low, high in self._narrative(begin) for mention in self._persons.mentions(low, high)]

    def _narrative(self, begin: int) -> list[tuple[int, int]]:
        """The stretches of paragraphs between the last quote and `begin`, without captions and the like."""
        start = max(self._since, begin - _LOOK_BACK)
        stretches = []
        for at in range(max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, begin)):
            low, high = max(start, self._starts[at]), min(begin, self._ends[at])
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
        ahead = self._folded[low : mention.start]
        if len(ahead) < _NEAR and "," not in ahead and not self._hidden(mention):
            return True
        return not self._lexicon.speech_verbs.isdisjoint(ahead.split()[-_TITLE:])

    def _hidden(self, mention: Mention) -> bool:
        """Whether a mention hangs on a preposition, as no subject does."""
        before = self._folded[max(0, mention.start - 60) : mention.start].split()
        for word in reversed(before):
            if word in self._lexicon.prepositions:
                return True
            if not self._persons.is_title(word):
                return False
        return False

    def _fits(self, person: str, man: bool | None) -> bool:
        known = self._persons.is_man(person)
        return man is None or known is None or known == man


def _either(he: bool, she: bool) -> bool | None:
    return he if he != she else None
