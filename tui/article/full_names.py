"""The runs of capitalised words in a story, and the full names among them."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from tui.article.name_words import NameWords, is_compound
from tui.article.names import PARTICLES, UPPER
from tui.article.patterns import pattern

_WORD = rf"[{UPPER}](?:\.|[-\w'’]++)"
_PARTICLE = "|".join(sorted(PARTICLES))
_NEXT = rf"[ \xa0](?:(?:{_PARTICLE})[ \xa0]){{0,3}}{_WORD}"

RUN = rf"{_WORD}(?:{_NEXT})*"
"""Capitalised words in a row, with the particles between them, as an expression."""

LONG_RUN = pattern(rf"{_WORD}(?:{_NEXT})+")
"""Two such words or more."""

_SHORT = 8  # letters that few nouns before a name have fewer than
_OPENING_NOUNS = ("e", "er", "ar")
_OWNING = ("s", "'s", "’s")
_ALIKE = 8  # full names with the same word in them, of which none could be meant
# What has more than these is no story, and is not read to its end: each costs a walk through the text.
_RUNS = 600
_ASKED = 400
_BARE = 2000
_MARKS = ' \xa0«“"–-('
_ENDS = ("", ".", "!", "?", "…", ":", "\n")


class FullNames:
    """The full names in a story."""

    def __init__(self, text: str, words: NameWords) -> None:
        self._text = text
        self._words = words
        self._runs = "\n".join(islice(dict.fromkeys(LONG_RUN.findall(text)), _RUNS))
        self._bare: dict[str, tuple[str, ...]] = {}
        self._bearers: dict[str, tuple[str, ...]] = {}

    def __contains__(self, words: object) -> bool:
        """Whether the words stand in any run of several."""
        return isinstance(words, str) and words in self._runs

    def bare(self, name: str) -> tuple[str, ...]:
        """The words of a name without titles and what else may stand before it with a capital."""
        words = self._bare.get(name)
        if words is None:
            if len(self._bare) >= _BARE:
                return ()
            words = self._bare[name] = tuple(self._without_titles(name.split()))
        return words

    def bare_at(self, name: str, at: int) -> tuple[str, ...]:
        """The words of a name that stands at `at`, also without a noun that opens the sentence."""
        words = self.bare(name)
        if len(words) > 2 and not self._words.is_first_name(words[0]) and self._opens_sentence(at):
            return self._from_first_name(words)
        return words

    def bearing(self, word: str) -> tuple[str, ...]:
        """The full names in the story that have the word, each in its longest form; a first word that only opens
        sentences, before a name that also stands without it, is no part of it.
        """
        if word not in self._bearers:
            spelt = next((one for one in _spellings(word) if one in self._having), None)
            self._bearers[word] = self._look_for(spelt) if spelt and len(self._bearers) < _ASKED else ()
        return self._bearers[word]

    def owning(self, word: str) -> tuple[str, ...]:
        """The full names with the word that the story has only as those of owners (`Ola Moens båt`)."""
        endings = _OWNING if self._words.lexicon.definite_endings else _OWNING[1:]
        owned = next((word + ending for ending in endings if word + ending in self._having), None)
        if owned is None:
            return ()
        return tuple(name[: len(word) - len(owned)] for name in self.bearing(owned) if name.endswith(owned))

    @cached_property
    def _having(self) -> dict[str, list[str]]:
        """The runs that have a word."""
        having: dict[str, list[str]] = defaultdict(list)
        for run in self._runs.split("\n"):
            for word in run.split():
                having[word].append(run)
        return having

    def _look_for(self, word: str) -> tuple[str, ...]:
        names = (self._name_in(run, word) for run in self._having[word])
        found = list(islice(filter(None, names), _ALIKE + 1))
        if len(found) < 2 or len(found) > _ALIKE:
            return tuple(found)
        for name in set(found):
            first, _, rest = name.partition(" ")
            if (rest in found or rest == word) and self._words.is_mans(first) is None and not self._stands_within(name):
                found.remove(name)
        return tuple(name for name in dict.fromkeys(found) if not any(self._outdoes(other, name) for other in found))

    def _name_in(self, run: str, word: str) -> str:
        """The full name in a run, where it has the word and may be a person's; else empty."""
        words = self.bare(run)
        if len(words) > 2 and not self._words.is_first_name(words[0]) and not self._stands_within(run):
            words = self._from_first_name(words)
        if len(words) < 2 or word not in words or self._words.is_role(words[-1]):
            return ""
        if not self._words.is_first_name(words[0]):
            organisation = self._words.lexicon.organisation_words
            if not organisation.isdisjoint(run.lower().split()) or self._is_heading(run):
                return ""
        return " ".join(words)

    def _is_heading(self, run: str) -> bool:
        """Whether capitalised words stand but once, as a line of their own (`Kritisk Khan`)."""
        return f"\n{run}\n" in self._text and self._text.count(run) == 1

    def _outdoes(self, other: str, name: str) -> bool:
        """Whether a name is but a part of the other, or what is left of the other without words that are no name."""
        known = [self._words.is_first_name(full.partition(" ")[0]) for full in (other, name)]
        if (other.endswith(f" {name}") and not known[0]) or (name.endswith(f" {other}") and known[0]):
            return not known[1]
        return set(name.lower().split()) < set(other.lower().split())  # "Van Persie" opens a sentence

    def _from_first_name(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words from the first one on that is a first name; all of them where none is, or only the last, or where
        what stands before it looks like no noun or adjective that opens a sentence.
        """
        endings = self._words.lexicon.definite_endings
        if endings and len(words[0]) < _SHORT and not words[0].endswith((*endings, *_OPENING_NOUNS)):
            return words
        return next((words[at:] for at in range(1, len(words) - 1) if self._words.is_first_name(words[at])), words)

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

    def _without_titles(self, words: list[str]) -> list[str]:
        known, lexicon = self._words, self._words.lexicon
        for at in range(len(words) - 2, 0, -1):
            if known.is_title(words[at].lower()) or ("-" in words[at] and is_compound(words[at])):
                words = words[at + 1 :]  # "Fire Chief Bud Novak", "Manchester United-legenden Ryan Giggs"
                break
        if len(words) > 1 and "-" in words[0] and is_compound(words[0]):
            del words[0]
        if lexicon.nouns_capitalised:  # "Wiebke Petersen der Deutschen Presse-Agentur"
            ends = (at for at in range(2, len(words)) if words[at] in lexicon.articles and words[at - 1][0].isupper())
            words = words[: next(ends, len(words))]
        while words:
            if known.may_be_name(words[0]) and (
                len(words) == 1 or not (known.is_opener(words[0]) or self._is_owner(words))
            ):
                break
            words = words[1:]
        return words

    def _is_owner(self, words: list[str]) -> bool:
        """Whether the first of the words says whose the person is (`Venstres Abid Raja`)."""
        first = words[0]
        return (
            len(words) > 2
            and first[-1] == "s"
            and bool(self._words.lexicon.definite_endings)
            and not self._words.is_first_name(first)
            and f"{first[:-1]} " in self._text
        )


def _spellings(word: str) -> Iterator[str]:
    """A word as it is written, and as it may be written elsewhere in the story: `Haaland`, `Håland`."""
    yield word
    if "aa" in word or "å" in word:
        yield word.replace("aa", "å") if "aa" in word else word.replace("å", "aa")
