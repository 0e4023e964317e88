"""Words as the index of a library has them: folded, cut, and brought to their stems.

Letters that are letters of their own (å ä ö æ ø) stay; an accent is taken off: “idé” and “ide” meet, “ås” and “as” do
not. Words are cut where SQLite's tokenizer `unicode61` cuts them, but that only what this Python knows as a letter, a
figure or a private sign is part of a word: a new picture sign glued to a word does not hide it; and soft hyphens and
word joiners, which nobody sees, are no part of it and do not part it. The index and every question are made of these
words, so that they agree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from threading import local
from typing import Protocol

_ALGORITHMS = {
    "nb": "norwegian", "nn": "norwegian", "sv": "swedish", "da": "danish", "en": "english", "de": "german",
    "fr": "french", "es": "spanish", "fi": "finnish", "nl": "dutch", "it": "italian",
}  # fmt: skip
"""The stemmer of each language that has one."""

_LONGEST_STEMMED = 40
"""Words longer than this are no words that anybody inflects."""

_LETTERS_OF_THEIR_OWN = "åäö"
_LATIN = (*range(0x00DF, 0x0250), *range(0x1E00, 0x1F00))
_SAME_LETTER = dict(zip("ſϐϵϑ\u1fbeϰµϖϱςϕẛ", "sβεθικμπρσφs", strict=True))
"""What lower case leaves as it is and `unicode61` does not."""

_UNFIT = "\x00\ud800-\udfff"
_MARKS = "\u0300-\u036f"
# Letters, figures and private signs; a mark that could not be composed with its letter stays within the word.
_BEGINS = "[^\\W_]|[\ue000-\uf8ff\U000f0000-\U0010fffd]"
_UNSEEN = "\u00ad\u2060"
_WORD = re.compile(f"(?:{_BEGINS})(?:{_BEGINS}|[{_MARKS}]|[{_UNSEEN}]+(?=(?:{_BEGINS})|[{_MARKS}]))*")
_AROUND = '.,:;!?–-«»“”"()'
"""What mostly stands around words: taken off before a word is looked at closely."""


def fold(text: str) -> str:
    """`text` as the index has it: composed, in lower case, without accents; what no index takes becomes U+FFFD."""
    text = without_unseen(_lower(text))
    if text.isascii() and "\x00" not in text:
        return text
    letters, pattern, _ = _folding()
    return pattern.sub(lambda found: letters.get(found[0][0], "\ufffd"), unicodedata.normalize("NFC", text))


def fold_in_place(text: str) -> str:
    """`text` folded with every offset kept; where letters are not composed they stay unlike those of the index."""
    text = _lower(text)
    if text.isascii():
        return text
    letters, _, single = _folding()
    return single.sub(lambda found: letters.get(found[0], "\ufffd"), text)


def words_of(text: str) -> list[str]:
    """The words of a text in their order, folded."""
    return cut(fold(text))


def indexed_words(text: str) -> str:
    """What an index has of a text: all its words, folded, with a blank between.

    Whoever takes a story out of an index without contents needs just what was put in, and has it from here.
    """
    return " ".join(words_of(text))


def cut(folded: str) -> list[str]:
    """The words of a text that is folded already."""
    words: list[str] = []
    for part in folded.split():
        word = part if part.isalnum() else part.strip(_AROUND)
        if word.isalnum():
            words.append(word)
        else:
            words += _WORD.findall(word)
    return words


def without_unseen(text: str) -> str:
    """`text` without what stands unseen within words."""
    for sign in _UNSEEN:
        text = text.replace(sign, "")
    return text


def word_spans(folded: str, start: int = 0, end: int | None = None) -> Iterable[re.Match[str]]:
    """The words of a folded text as matches, one after the other; folded in place they have what is unseen in them."""
    return _WORD.finditer(folded, start, len(folded) if end is None else end)


def has_stem(word: str) -> bool:
    """Whether a word is one that has inflected forms: no figure in it, and not endless."""
    return word.isalpha() and len(word) <= _LONGEST_STEMMED


def stem(word: str, language: str) -> str:
    """What the forms of a folded word have in common; the word itself where its language has no stemmer."""
    algorithm = _ALGORITHMS.get(language)
    if algorithm is None or not has_stem(word):
        return word
    return _stemmer(algorithm).stemWord(word)


def forms_of(words: Iterable[str], language: str) -> list[tuple[str, str]]:
    """The folded words that have stems, each behind its stem."""
    stemmed = list(filter(has_stem, words))
    algorithm = _ALGORITHMS.get(language)
    stems_in_order = stemmed if algorithm is None else _stemmer(algorithm).stemWords(stemmed)
    return list(zip(stems_in_order, stemmed, strict=True))


def stems(word: str, languages: Iterable[str]) -> set[str]:
    """The stems of a folded word in any of the languages; none where it has no inflected forms."""
    return {stem(word, language) for language in languages} if has_stem(word) else set()


def possible_stems(beginning: str, languages: Iterable[str]) -> set[str]:
    """Stems of words that begin so, as far as they are hardly longer than what is typed: those of its own beginnings.

    All but very few words that begin so have one of these stems, or one that begins with one of `stem_beginnings`.
    """
    if not has_stem(beginning):
        return set()
    spoken = {language for language in languages if language in _ALGORITHMS}
    begun = [beginning[:length] for length in range(1, len(beginning) + 1)]
    possible = {*begun, *(stem(part, language) for part in begun for language in spoken)}
    if "en" in spoken:
        possible.update(f"{part}e" for part in begun)  # “writin…” is of “write”
    if "nl" in spoken:
        for part in begun[1:]:
            closed = part[:-1] + _CLOSED.get(part[-1], part[-1])  # “huize…” is of “huis”
            possible |= {closed, closed[:-1] + closed[-2:]}  # “regeri…” is of “regeer”
    return possible


def stem_beginnings(beginning: str, languages: Iterable[str]) -> set[str]:
    """How stems begin that are longer than what is typed: as typed, and as a stemmer writes these letters."""
    if not has_stem(beginning):
        return set()
    return {beginning, *(beginning.translate(_PLAIN) for language in languages if language == "de")}


_PLAIN = {ord("ä"): "a", ord("ö"): "o", ord("ü"): "u", ord("ß"): "ss"}
"""What the German stemmer makes of letters."""
_CLOSED = {"z": "s", "v": "f"}
"""What stands at the end of a Dutch stem for a letter that stands before an ending."""


def _lower(text: str) -> str:
    """The one letter that grows in lower case is brought to its base first."""
    return (text.replace("İ", "i") if "İ" in text else text).lower()


@cache
def _folding() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """What each letter to fold becomes; where they stand in composed text, marks behind them included; and singly."""
    letters = dict(_SAME_LETTER)
    for code in _LATIN:
        letter = chr(code)
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", parts[:2])
        base = base if base in _LETTERS_OF_THEIR_OWN else parts[0]
        if base != letter and base.isalpha():
            letters[letter] = base
    every = "".join(letters)
    return letters, re.compile(f"[{_UNFIT}{every}][{_MARKS}]*"), re.compile(f"[{_UNFIT}{every}]")


class _Stemmer(Protocol):
    """What we use of PyStemmer, which says nothing of its types."""

    def stemWord(self, word: str) -> str: ...

    def stemWords(self, words: list[str]) -> list[str]: ...


class _Stemmers(local):
    """The stemmers of a thread; one may not be used by two at once."""

    def __init__(self) -> None:
        self.by_algorithm: dict[str, _Stemmer] = {}


_stemmers = _Stemmers()


def _stemmer(algorithm: str) -> _Stemmer:
    found: _Stemmer | None = _stemmers.by_algorithm.get(algorithm)
    if found is None:
        from Stemmer import Stemmer  # type: ignore[import-not-found]

        # Without its cache: that makes it slower.
        found = Stemmer(algorithm, 0)
        _stemmers.by_algorithm[algorithm] = found
    return found
