"""Whom a story introduces with a role: `statsminister Erna Solberg`, `Bo Henriksen, trener i Horsens`."""

from collections.abc import Iterator

from tui.article.full_names import RUN
from tui.article.languages import Lexicon
from tui.article.names import UPPER
from tui.article.patterns import pattern
from tui.article.persons import Persons

_RUN = pattern(RUN)
_APPOSITION = pattern(rf"[^.,!?\n]{{0,60}}, (?:[^\W\d_{UPPER}]+ ){{0,2}}(?P<name>{RUN})(?=[,.:]| \()")
_REACH = 60  # code points that a name may take before a role
_ROLES = 40  # roles looked for in a story: what asks for more is no story


class Roles:
    """The roles with which the story in `text` introduces persons."""

    def __init__(self, text: str, folded: str, lexicon: Lexicon, persons: Persons) -> None:
        self._text = text
        self._folded = folded
        self._endings = (*lexicon.definite_endings, "n") if lexicon.definite_endings else ()
        self._persons = persons
        self._bearers: dict[str, tuple[str, ...]] = {}

    def bearers(self, role: str) -> tuple[str, ...]:
        """The persons whom the story introduces with a role; `role` is one word in lower case, in the form that the
        language uses of somebody known (`statsministeren`).
        """
        if role not in self._bearers and len(self._bearers) < _ROLES:
            found = {person: None for stem in self._stems(role) for person in self._introduced_as(stem)}
            self._bearers[role] = tuple(found)
        return self._bearers.get(role, ())

    def _stems(self, role: str) -> Iterator[str]:
        """The forms in which a role stands before a name."""
        word = role.rpartition("-")[2]
        yield word
        for ending in self._endings:
            if word.endswith(ending) and len(word) - len(ending) > 3:
                yield word[: -len(ending)]

    def _introduced_as(self, stem: str) -> Iterator[str]:
        at = self._folded.find(stem)
        while at >= 0:
            end = at + len(stem)
            if not self._text[end : end + 1].isalpha():
                person = self._beside(at, end)
                if person is not None:
                    yield person
            at = self._folded.find(stem, end)

    def _beside(self, start: int, end: int) -> str | None:
        """The person named right beside a role: `statsminister Erna Solberg`, `Bo Henriksen, trener`, `leder i
        Virke, Ivar Kristensen,`.
        """
        text = self._text
        if text[end : end + 1] in (" ", "\xa0"):
            found = _RUN.match(text, end + 1)
            if found is not None:
                return self._named(found[0], end + 1)
        begin = start
        while begin and (text[begin - 1].isalnum() or text[begin - 1] == "-"):
            begin -= 1
        if text[max(0, begin - 2) : begin] == ", ":
            for run in _RUN.finditer(text, max(0, begin - _REACH), begin - 2):
                if run.end() == begin - 2 and " " in run[0]:
                    return self._named(run[0], run.start())
        found = _APPOSITION.match(text, end, end + 2 * _REACH)
        return self._named(found["name"], found.start("name")) if found and " " in found["name"] else None

    def _named(self, name: str, at: int) -> str | None:
        return self._persons.named(self._persons.without_owner(name), at)
