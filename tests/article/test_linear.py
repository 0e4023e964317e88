"""No text, however hostile, takes more than linear time.

What is counted is work, not seconds: the lines of Python that run in `tui.article`, and the characters that its regular
expressions walk. A unit that has hurt such programs before is repeated; twice the text may take little more than twice
the work.
"""

import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest

import tui.article
from tui.article.document import Document
from tui.article.understand import understand

SIZE = 3200  # characters: more than the longest line that anything in the understanding reads as one
MOST = 2.3  # times the work for twice the text

UNITS = [
    "«", "»", "«»", "“", "„“", "”", '"', '"a" ', " 'a", "‘", "’", "‹", "«„“\"", "»Ja,« ",
    "–", " – ", "– A", "– A, sier B. ", ": – A ", "—dijo ", " —dijo— ", "-", "&ndash; ",
    ", sier ", "! sier Ola ", ", ler ", "? A", ". A", "… a", ",", ":", ": «A» ",
    "Foto: ", "Foto: A ", "Foto: Åse Lie / NTB ", "(Foto: ", "© ", "[caption]", "<a>", "A: b. ", "ÅSE LIE: ",
    "les også ", "Les også: A | ", "les også (VG+)", "(+) ", "http://a.no ",
    "(", ")", "[", "(A) ", "1", "1.1.2020 ", "12:30 ", "1 mai ", "kl. ", "Publisert ", "Oppdatert nå nettopp ",
    " ", "\t", "\u2060", "\xa0", "a", "A", "Ord ", "Åse Lie ", "Av Åse Lie og ", "NTB-", "Oslo (NTB): ", "Fakta: ",
    "/ ", "#a ", "1. A ", "• ",
]  # fmt: skip
PAIRS = [
    ("«", ", sier A. "), ("– A", "«"), ("– A ", "(Foto: "), ("Les også: A ", "– "), ("“A,” he said. ", "“"),
    ("1.1.2020 ", "Oppdatert "), ("Foto: A ", "VANT: a. "), ("« A, dit-il. ", "B. "), ("„A", "“ "), ("A. ", "«b» "),
]  # fmt: skip
HOSTILE = [*UNITS, *(first + second for first, second in PAIRS)]
OPENINGS = {
    "en": "the of and said he that with was they their who have\n",
    "fr": "le les des une dans est dit pour que avec sur qui\n",
    "es": "que los las una por del dijo para con como más pero\n",
}


class Work:
    """How much was done so far."""

    def __init__(self) -> None:
        self.done = 0

    def trace(self, frame: FrameType, event: str, _: Any) -> Callable[[FrameType, str, Any], Any] | None:
        """Count each line that runs in the understanding."""
        if event == "call" and "article" not in frame.f_code.co_filename:
            return None
        self.done += event == "line"
        return self.trace


class Walking:
    """A pattern that counts the characters it walks."""

    def __init__(self, pattern: re.Pattern[str], work: Work) -> None:
        self._pattern = pattern
        self._work = work

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def _walk(self, found: re.Match[str] | None, pos: int, end: int) -> re.Match[str] | None:
        self._work.done += 1 + max(0, (end if found is None else found.end()) - pos)
        return found

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return self._walk(self._pattern.match(text, pos, endpos), pos, pos)

    def fullmatch(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return self._walk(self._pattern.fullmatch(text, pos, endpos), pos, pos)

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return self._walk(self._pattern.search(text, pos, endpos), pos, min(len(text), endpos))

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        at = pos
        for found in self._pattern.finditer(text, pos, endpos):
            self._walk(found, at, at)
            at = found.end()
            yield found
        self._walk(None, at, min(len(text), endpos))

    def findall(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> list[Any]:
        self._walk(None, pos, min(len(text), endpos))
        return self._pattern.findall(text, pos, endpos)

    def sub(self, replacement: Any, text: str) -> str:
        self._walk(None, 0, len(text))
        return self._pattern.sub(replacement, text)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """The work of the understanding, counted as long as the test runs."""
    counted = Work()
    walking: dict[int, Walking] = {}

    def counting(pattern: re.Pattern[str]) -> Walking:
        return walking.setdefault(id(pattern), Walking(pattern, counted))

    def made(make: Callable[..., Any]) -> Callable[..., Any]:
        def counting_what_is_made(*given: Any) -> Any:
            result = make(*given)
            return counting(result) if isinstance(result, re.Pattern) else result

        return counting_what_is_made

    for found in pkgutil.iter_modules(tui.article.__path__, "tui.article."):
        module = importlib.import_module(found.name)
        for name, value in list(vars(module).items()):
            if isinstance(value, re.Pattern):
                monkeypatch.setattr(module, name, counting(value))
            elif hasattr(value, "cache_info"):
                monkeypatch.setattr(module, name, made(value))
    tracing = sys.gettrace()
    yield counted
    sys.settrace(tracing)


def work_for(work: Work, text: str) -> int:
    """How much is done to understand a text."""
    before = work.done
    sys.settrace(work.trace)
    understand(Document(text))
    sys.settrace(None)
    return work.done - before


@pytest.mark.parametrize("between", ["", "\n"], ids=["on-one-line", "on-many-lines"])
@pytest.mark.parametrize("unit", HOSTILE, ids=ascii)
def test_twice_the_text_takes_twice_the_work(unit: str, between: str, work: Work) -> None:
    repeated = SIZE // len(unit + between)
    texts = ((unit + between) * (repeated * times) for times in (1, 2))
    once, twice = (work_for(work, text) for text in texts)
    assert twice <= MOST * once


@pytest.mark.parametrize("unit", ["Les også: A", "les også", "«A", "Foto: A", "– A", "Ord", "A\nFoto: B"], ids=ascii)
def test_in_paragraphs_too(unit: str, work: Work) -> None:
    once, twice = (work_for(work, f"{unit}\n\n" * (times * SIZE // len(unit))) for times in (1, 2))
    assert twice <= MOST * once


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize(
    "unit", ["“A,” he said. ", "« A, dit-il. B ", "—A —dijo—. ", '"a', "(Photo: ", ", "], ids=ascii
)
def test_in_other_languages_too(unit: str, language: str, work: Work) -> None:
    opening = OPENINGS[language] * 3
    once, twice = (work_for(work, opening + unit * (times * SIZE // len(unit))) for times in (1, 2))
    assert twice <= MOST * once


def test_work_that_grows_with_the_square_is_seen(work: Work) -> None:
    def walk(size: int) -> int:
        before = work.done
        pattern = Walking(re.compile("b"), work)
        for at in range(size):
            pattern.search("a" * size, at)
        return work.done - before

    assert walk(200) > 3 * walk(100)


NAMED = [
    "X{} Moen kom.\n\n– Det blir vått, sier Moen.\n\n",
    "X{} Y{} kom.\n\n– Det blir vått, sier Y{}.\n\n",
    "X{}s båt kom.\n\n– Det blir vått, sier han.\n\n",
    "X{}sjef Ola Moen kom.\n\n– Det blir vått, sier {}sjefen.\n\n",
]


@pytest.mark.parametrize("unit", NAMED)
def test_twice_the_people_take_twice_the_work(unit: str, work: Work) -> None:
    def story(people: int) -> str:
        return "".join(unit.replace("{}", f"{number:b}".translate({48: "a", 49: "b"})) for number in range(people))

    once = work_for(work, story(150))
    assert work_for(work, story(300)) < MOST * once
