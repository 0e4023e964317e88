"""Who speaks each quote of a story, as far as the text makes it clear; the rules stand in docs/speakers.md."""

from collections.abc import Container, Sequence
from functools import cached_property

from tui.article.languages import Lexicon
from tui.article.lines import Line
from tui.article.narrative import AND, OPENING, Narrative
from tui.article.persons import Persons
from tui.article.quotes import Quote
from tui.article.speakers import WORD, sentence_end, told_until
from tui.article.subjects import Subjects

_OPENERS = "«»“”„\"‘'"
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
        and not text[quote.end : following.start].strip(OPENING + "\n")
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
        self._headings = headings
        self._lexicon = lexicon
        self._persons = Persons(text, folded, lexicon)
        self._narrative = Narrative(text, folded, paragraphs, lexicon, self._persons)
        self._subjects = Subjects(text, folded, lexicon, self._persons, self._narrative)
        self._previous: str | None = None  # who spoke the quote before
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
            self._narrative.last = person
            self._all.add(person)
            self._persons.trust(person)
        elif quote.attribution is not None:
            self._narrative.last = None
        self._narrative.since = max(quote.end, quote.attribution.end if quote.attribution else 0)
        return person

    def _attributed(self, quote: Quote) -> str | None:
        assert quote.attribution is not None
        start = quote.attribution.start
        end = told_until(self._folded, start, quote.attribution.end, self._lexicon)
        begin = min(start, quote.spoken.start if quote.spoken else quote.start)
        if quote.speaker is not None:
            at = max(0, self._text.find(quote.speaker, start, end))
            person = self._persons.named(quote.speaker, at)
            owns = self._persons.owns(quote.speaker, at)
            if person is not None and not owns:
                return person
            if not owns and self._is_subject(quote.speaker, start, at):
                return self._subjects.titled(start, at, self._persons.bearing(quote.speaker))
        subject = self._subjects.subject(start, end, begin)
        if subject is not None:
            return subject
        named = {
            mention.person
            for mention in self._persons.mentions(start, end)
            if not (mention.owns or self._narrative.is_hidden(mention))
        }
        if named:
            return named.pop() if len(named) == 1 else None
        return self._narrative.subject_ahead(begin)

    def _is_subject(self, name: str, start: int, at: int) -> bool:
        """Whether the name, whoever bears it, stands where the subject of an attribution from `start` on does: after
        the verb, or a title.
        """
        before = self._folded[start:at].split()[-1:]
        if not before or not self._persons.may_be(name):
            return False
        return before[0] in self._lexicon.speech_verbs or self._persons.is_title(before[0])

    def _unattributed(self, quote: Quote, before: Quote | None) -> str | None:
        text = self._text
        begin = quote.spoken.start if quote.spoken else quote.start
        between = text[self._narrative.since : begin]
        if between.rstrip(OPENING + "\n").endswith(":"):
            return self._introduced(begin)
        if before is not None and "\n" not in between:
            return self._previous
        if (person := self._pointed_to(quote.end)) is not None:
            return person
        if self._asks(quote) or self._is_interview:
            return None
        if text[text.rfind("\n", 0, begin) + 1 : begin].strip():
            return self._narrative.subject_around(begin)
        if before is None:
            return None
        if not between.partition("\n")[2].strip():
            return None if self._asks(before) else self._previous
        return self._told_of(begin) if self._text[begin] in _DASHES else None

    def _introduced(self, begin: int) -> str | None:
        """The person who is the subject of the sentence before the words said, which ends in a colon: it names one, by
        a name, a pronoun or a description, or goes on from words said in its paragraph.
        """
        text, lexicon = self._text, self._lexicon
        end = text.rindex(":", self._narrative.since, begin)
        low = self._narrative.sentence_start(end)
        person = self._narrative.talked_of(begin)
        if low <= self._narrative.since and "\n" not in text[low : self._narrative.since].rstrip("\n"):
            return person
        words = [found[0] for found in WORD.finditer(self._folded, low, end)]
        if len(words) > 1 and words[0] in AND and words[1] in lexicon.speech_verbs:
            return person
        if any(word in lexicon.he or word in lexicon.she or self._subjects.describes(word) for word in words):
            return person
        return person if any(mention.person == person for mention in self._persons.mentions(low, end)) else None

    def _told_of(self, begin: int) -> str | None:
        """The subject of the narrative that lies between the last speaker's words and these; the only speaker so far
        where it names nobody.
        """
        named = [mention for mention in self._narrative.mentions_before(begin) if not mention.owns]
        people = {mention.person for mention in named}
        if not people:
            return self._narrative.last if len(self._all) == 1 or self._narrative.says_pronoun(begin) else None
        return self._narrative.talked_of(begin) if len(people) == 1 else None

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
            if not self._narrative.is_hidden(mention):
                return mention.person
        return self._subjects.subject(words[1].start(), stop, end)

    def _asks(self, quote: Quote) -> bool:
        return self._text[quote.end - 1] == "?"

    @cached_property
    def _is_interview(self) -> bool:
        asked = sum(quote.attribution is None and self._asks(quote) for quote in self._quotes)
        return asked >= _TURNS
