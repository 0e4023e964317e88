"""What single words tell about names: titles, first names, and what only persons, or only organisations, are called."""

from collections.abc import Iterable

from tui.article.languages import Lexicon
from tui.article.patterns import pattern

_COMPOUND = pattern(r".+-[a-zæøåäöü]{4,}$")


class NameWords:
    """What words tell about names in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def is_title(self, word: str) -> bool:
        """Whether a word in lower case stands before names as a title: by itself or by how it ends."""
        lexicon = self.lexicon
        if word in lexicon.titles:
            return True
        if word in lexicon.men or word in lexicon.women:
            return False
        return ends_with(word, lexicon.title_endings)

    def is_first_name(self, word: str) -> bool:
        """Whether a word is known as a first name, or a double one (`Anne-Lise`) begins with one."""
        lexicon, low = self.lexicon, word.lower()
        for name in (low, low.partition("-")[0]):
            if (name in lexicon.men or name in lexicon.women) and name not in lexicon.titles:
                return True
        return False

    def is_mans(self, name: str) -> bool | None:
        """Whether a name is a man's by its first word, or else a woman's; None where it may be either's."""
        first = name.partition(" ")[0].lower()
        names = (first, first.partition("-")[0])
        man = any(name in self.lexicon.men for name in names)
        woman = any(name in self.lexicon.women for name in names)
        return man if man != woman else None

    def is_role(self, word: str) -> bool:
        """Whether the last of several capitalised words is no name but says what somebody is: `Manchester City-sjefen`;
        or, where every noun has a capital, `Zürcher Pöstler`.
        """
        if self.lexicon.nouns_capitalised and self.is_title(word.lower()):
            return True
        return "-" in word and is_compound(word) and self.is_title(word.rpartition("-")[2])

    def is_opener(self, word: str) -> bool:
        """Whether a word before a name is none of it, though it may have a capital: a title, or one that opens a
        sentence.
        """
        low, lexicon = word.lower(), self.lexicon
        return (low in lexicon.common_words and low not in lexicon.men) or self.is_title(low)

    def may_be_name(self, word: str) -> bool:
        """Whether a word may open a name: with a capital, and neither a preposition nor what opens an attribution."""
        low, lexicon = word.lower(), self.lexicon
        return low != word and low not in lexicon.speech_openers and low not in lexicon.prepositions

    def is_organisation(self, words: Iterable[str]) -> bool:
        """Whether a word among them is none of a person's name."""
        organisation = self.lexicon.organisation_words
        return any(word.lower() in organisation or _shouts(word) for word in words)


def is_compound(word: str) -> bool:
    """Whether a name is but the first part of a word (`United-legenden`)."""
    return _COMPOUND.match(word) is not None


def ends_with(word: str, endings: frozenset[str]) -> bool:
    """Whether the word ends with any of many endings of two letters or more."""
    for at in range(len(word) - 1):  # noqa: SIM110 (twice as fast as any)
        if word[at:] in endings:
            return True
    return False


def _shouts(word: str) -> bool:
    return len(word) > 2 and word.isupper() and word.isalpha()
