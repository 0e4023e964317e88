"""How a story introduces somebody beside the name: with a title before it, with an age or a party behind it."""

from collections.abc import Iterator
from functools import cached_property

from tui.article.full_names import RUN
from tui.article.name_words import NameWords
from tui.article.patterns import pattern

_RUN = pattern(RUN)
_AGE = pattern(r" \((?P<bracketed>\d\d)(?: \w{2,6})?\)|, (?P<between>\d\d),")
_AGE_AHEAD = pattern(
    r"(?P<years>[0-9](?<!\d\d)[0-9])[- \xa0‑]?"
    rf"(?:år gamle?|åringen|year-old|jährigen?|jarige|åriga?|årige) (?P<name>{RUN})"
)
_AGE_OR_PARTY = pattern(r", \d\d[,.]| \((?:\d\d|[^\W\d_]{1,4})\)")
_REACH = 60  # code points that a name may take before an age, and a word before a name
_PLACES = 4  # places of a name at which a title or an age is looked for
_BLANKS = " \xa0"


class Introductions:
    """The titles and ages beside the names in `text`."""

    def __init__(self, text: str, folded: str, words: NameWords) -> None:
        self._text = text
        self._folded = folded
        self._words = words

    def stand_at(self, start: int, end: int) -> bool:
        """Whether a title stands before a name, or an age or a party behind it."""
        return self._is_titled(start) or _AGE_OR_PARTY.match(self._text, end) is not None

    def present(self, name: str) -> bool:
        """Whether a title, an age or a party stands with the name at one of the first places where it is."""
        return any(self.stand_at(at, at + len(name)) for at in self._places(name))

    def name(self, word: str) -> bool:
        """Whether a title stands before one of the first places where the word is."""
        return any(map(self._is_titled, self._places(word)))

    def aged(self, years: str | None = None) -> Iterator[str]:
        """The names, as written, that have that age beside them, or any."""
        return (name for age, name in self._ages if years is None or age == years)

    def _is_titled(self, at: int) -> bool:
        """Whether the word right before `at` is a title."""
        folded = self._folded
        if at < 2 or folded[at - 1] not in _BLANKS:
            return False
        word = folded[max(0, at - _REACH) : at - 1].rpartition("\n")[2].rpartition(" ")[2]
        return self._words.is_title(word.strip('«»“”"(–-'))

    def _places(self, name: str) -> Iterator[int]:
        at = self._text.find(name)
        for _ in range(_PLACES):
            if at < 0:
                return
            yield at
            at = self._text.find(name, at + 1)

    @cached_property
    def _ages(self) -> tuple[tuple[str, str], ...]:
        """Each age behind a name or before it, and the name; between commas only behind a name of two words."""
        text = self._text
        found = [(age["years"], age["name"]) for age in _AGE_AHEAD.finditer(text)]
        for age in _AGE.finditer(text):
            name = ""
            for run in _RUN.finditer(text, max(0, age.start() - _REACH), age.start()):
                name = run[0] if run.end() == age.start() else ""
            if name and (age["bracketed"] or " " in name):
                found.append((age["bracketed"] or age["between"], name))
        return tuple(found)
