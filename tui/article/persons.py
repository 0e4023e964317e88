"""The persons a story names: by a part of the name, and by their age.

What counts as a person, and when a name is clearly one, is told in docs/speakers.md.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tui.article.full_names import LONG_RUN, RUN, FullNames
from tui.article.introductions import Introductions
from tui.article.languages import Lexicon
from tui.article.name_words import NameWords, is_compound
from tui.article.patterns import pattern
from tui.article.speakers import WORD

_RUN = pattern(RUN)
_REACH = 60  # code points of the word after a name
_ASKED = 2000  # names asked for in a story: what asks for more is no story, and each costs a walk through the text
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
        self._words = NameWords(lexicon)
        self._names = FullNames(text, self._words)
        self._introductions = Introductions(text, folded, self._words)
        self._trusted: set[str] = set()  # who was named as the speaker of something
        self._nobody: set[str] = set()  # single words that were no person's name where they stood first
        self._apart: dict[str, bool] = {}
        self._introduced: dict[str, bool] = {}
        self._known: dict[str, str | None] = {}
        self._called: dict[str, bool] = {}

    def named(self, name: str, at: int = 0) -> str | None:
        """The full name of the person meant by the name of a speaker that stands at `at`, with titles or without; None
        where several bear it, or where it is no person's.
        """
        if name not in self._known:
            if len(self._known) >= _ASKED:
                return None
            words = self._names.bare(name)
            self._known[name] = self._whole(words, at + len(name) - len(" ".join(words)), at + len(name))
        person = self._known[name]
        if person is None and at:
            # Of several who bear it, those who are named only later cannot be meant.
            earlier = [other for other in self._names.bearing(name) if self._text.find(other) < at]
            person = earlier[0] if len(earlier) == 1 else None
        return person

    def aged(self, years: str) -> str | None:
        """The one person of whom the story says that age."""
        people = self._aged(years)
        return people.pop() if len(people) == 1 else None

    def has_other_age(self, person: str, years: str) -> bool:
        """Whether the story says another age of the person than that one."""
        return person in self._aged() and person not in self._aged(years)

    def _aged(self, years: str | None = None) -> set[str | None]:
        return {self.named(" ".join(self._names.bare(name))) for name in self._introductions.aged(years)}

    def mentions(self, start: int, end: int, man: bool | None = None) -> Iterator[Mention]:
        """The persons named in a stretch of the text, in order; where a man, or a woman, is looked for, of several who
        bear a name the one who is.
        """
        common = self._words.lexicon.common_words
        for run in _RUN.finditer(self._text, start, end):
            name = run[0]
            if " " not in name and (name in self._nobody or name.lower() in common):
                continue
            words = self._names.bare_at(name, run.start())
            if not words:
                continue
            owner = self._owner(words[-1], run.end())
            if owner is not None:
                words = (*words[:-1], owner)
            start = self._text.find(words[0], run.start())
            related = owner is not None and self._has_kin(run.end())
            person = self.named(" ".join(words), start) if related else self._person(words, start, run.end())
            if (
                len(words) == 1
                and (bearing := self._names.bearing(words[0]))
                and not self._is_plain(bearing)
                and not (len(bearing) == 1 and self._introductions.stand_at(start, run.end()))
            ):
                person = self._one_of(bearing, man)
            if person is not None:
                yield Mention(person, start, run.end(), owner is not None)
            elif name not in self._names:
                self._nobody.add(name)

    def strangers(self, start: int, end: int) -> Iterator[Mention]:
        """What is named in a stretch with several words of which nothing tells whether they are a person's name."""
        known = {mention.end for mention in self.mentions(start, end)}
        for run in LONG_RUN.finditer(self._text, start, end):
            if run.end() not in known and not self._is_plain(self._names.bearing(run[0].split()[-1])):
                yield Mention("", run.start(), run.end(), owns=False)

    def owns(self, name: str, at: int) -> bool:
        """Whether a name that stands at `at` only says whose something is (`R. Kellys advokat`)."""
        return self._owner(name.split()[-1], at + len(name)) is not None

    def may_be(self, name: str) -> bool:
        """Whether a name, known or not, may be a person's: it is no role with a capital (`Fjordnes-lederen`), and no
        organisation's.
        """
        if self._words.lexicon.nouns_capitalised or is_compound(name.split()[-1]):
            return False
        return not self._words.is_organisation(name.split())

    def bearing(self, name: str) -> tuple[str, ...]:
        """The persons who may be meant by a name, with titles or without."""
        words = self._names.bare(name)
        return self._names.bearing(words[-1]) if words else ()

    def without_owner(self, name: str) -> str:
        """A name without the s of `president Donald Trumps handelskrig`."""
        last = name.split()[-1]
        return name[:-1] if last[-1] == "s" and self._names.bearing(last[:-1]) else name

    def is_man(self, person: str) -> bool | None:
        """Whether the person is known to be a man, or else a woman; None where neither is known."""
        called = self._called.get(person)
        return self._words.is_mans(person) if called is None else called

    def learn(self, person: str, *, man: bool) -> None:
        """Keep that the person is called he, or she."""
        if self.is_man(person) is None:
            self._called[person] = man

    def trust(self, person: str) -> None:
        """Keep that the name is a person's, whatever it looks like."""
        self._trusted.add(person)

    def is_title(self, word: str) -> bool:
        """Whether a word in lower case stands before names as a title."""
        return self._words.is_title(word)

    def _owner(self, word: str, end: int) -> str | None:
        """The last word of a name without the ending that says whose what follows is; None where it has none."""
        if word[-1] in "'’":
            return word[:-1]
        if word[-1] != "s" or len(word) < 3:
            return None
        if word[-2] in "'’":
            return word[:-2]
        if self._names.bearing(word[:-1]):
            return word[:-1]
        lexicon = self._words.lexicon
        if not lexicon.definite_endings or self._stands_apart(word):
            return None  # only Scandinavian languages add a bare s, and no name so written stands by itself
        following = self._word_behind(end)
        if not following or self._text[end + 1].isupper() or word.lower() in lexicon.men:
            return None
        verbs = (lexicon.speech_verbs, lexicon.plain_verbs, lexicon.prepositions, lexicon.common_words)
        return None if any(following in words for words in verbs) else word[:-1]

    def _word_behind(self, end: int) -> str:
        """The word right behind a name that ends there, in lower case; empty where a mark comes between."""
        if self._text[end : end + 1] not in _BLANKS:
            return ""
        following = WORD.match(self._folded, end + 1, end + _REACH)
        return "" if following is None else following[0].rstrip(".")

    def _has_kin(self, end: int) -> bool:
        """Whether somebody's son, or wife, is told of behind a name that ends there: who has one is a person."""
        return self._word_behind(end) in self._words.lexicon.kin

    def _stands_apart(self, word: str) -> bool:
        """Whether a word ends a sentence or a part of one anywhere, as what only says whose something is never does."""
        if word not in self._apart:
            if len(self._apart) >= _ASKED:
                return True
            self._apart[word] = any(f"{word}{mark}" in self._text for mark in ".,")
        return self._apart[word]

    def _whole(self, words: tuple[str, ...], start: int, end: int) -> str | None:
        """The person whom words without titles name."""
        if not words:
            return None
        bearers = self._names.bearing(words[-1])
        if len(words) == 1:
            if bearers:
                return bearers[0] if len(bearers) == 1 else None
            if owners := self._names.owning(words[0]):
                return owners[0] if len(owners) == 1 else None
            return words[0] if self._is_lone(words[0], start, end) else None
        if not self._words.is_first_name(words[0]) and (
            (self._words.is_organisation(words) and not self._introductions.stand_at(start, end))
            or self._is_organisations(end)
        ):
            return None
        if self._words.is_role(words[-1]):
            return None
        parts = {word.lower() for word in words}
        longer = [name for name in bearers if parts <= set(name.lower().split())]
        return longer[0] if len(longer) == 1 else " ".join(words)

    def _person(self, words: tuple[str, ...], start: int, end: int) -> str | None:
        """The person whom words in running text name, where that they do is plain."""
        name = " ".join(words)
        if len(words) == 1 or name in self._trusted:
            return self.named(name, start)
        person = self.named(name, start)
        plain = self._words.is_first_name(words[0]) or self._introductions.stand_at(end - len(name), end)
        return person if plain or (person is not None and self._is_plain((person,))) else None

    def _is_organisations(self, end: int) -> bool:
        """Whether a name that ends at `end` goes on in lower case as no person's does (`East Riding council`)."""
        lexicon, word = self._words.lexicon, self._word_behind(end)
        return word in lexicon.organisation_words and word not in lexicon.common_words

    def _one_of(self, bearing: tuple[str, ...], man: bool | None) -> str:
        """The man, or the woman, among those who bear a name; empty where that is not clear."""
        fitting = [other for other in bearing if man is None or self.is_man(other) in (man, None)]
        return fitting[0] if len(fitting) == 1 and self.is_man(fitting[0]) is not None else ""

    def _is_plain(self, bearing: tuple[str, ...]) -> bool:
        """Whether the names that have a word are one, and that a person's beyond doubt."""
        if len(bearing) != 1:
            return False
        name = bearing[0]
        if name in self._trusted or self._words.is_first_name(name.partition(" ")[0]):
            return True
        if name not in self._introduced:
            self._introduced[name] = self._introductions.present(name)
        return self._introduced[name]

    def _is_lone(self, word: str, start: int, end: int) -> bool:
        """Whether a single name of which the story has no longer form is plainly a person's."""
        if self._words.is_organisation((word,)):
            return False
        return (
            self._words.is_first_name(word)
            or self._introductions.stand_at(start, end)
            or self._introductions.name(word)
            or any(self._names.bare(name) == (word,) for name in self._introductions.aged())
        )
