"""Following stories on the screen: who said what, the line of a story and its references, saved searches."""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks import known
from benchmarks.as_typed import Typed, expected, hits, some_words
from benchmarks.asking import SEED, stories_all_over
from benchmarks.following import lines, said_near
from benchmarks.million import NARROW, WIDE
from benchmarks.readers import Reader
from benchmarks.stories import beginning
from benchmarks.terminal import Program
from tui.library.base import Library, Question
from tui.library.sqlite.library import open_library_file
from tui.library.words import words_of
from tui.ui.said_pages import Sayer
from tui.ui.saying import asked_of_quotes

OPENED, SAID = "who said what: the first quotes", "who said what, as one types"
FIELD = "a search for a speaker, as one types"
SMALL, LARGE = "the line of a story, of two to ten stories", "the line of a story, 500 of thousands"
WANTED = "the 200 titles most wanted"
REFERENCES, SAVED = "what a story refers to, and what to it", "the next of ten saved searches"
_OPENINGS = 10
_SPEAKER = "speaker:"
_WHO, _LINE, _REFERS = "Who said what", "Line of the story", "Refers to"


@dataclass(frozen=True, slots=True)
class Shown:
    """Seconds from a key until what it asks for stands on the screen, and how many bytes came until all was calm."""

    seconds: float
    written: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What is followed in a library: the newest quotes, what is typed among quotes, speakers that are searched for,
    stories by the number of stories in their line, searches that are kept, titles most wanted; each with what it
    brings to the screen.
    """

    first: Sequence[str]
    said: Sequence[Typed]
    speakers: Sequence[Typed]
    lines: Mapping[str, Sequence[str]]
    searches: Sequence[tuple[str, Sequence[str]]]
    wanted: Sequence[str]

    @classmethod
    def of(cls, library: Library, number: int) -> "Asked":
        chance = random.Random(SEED)
        said = [chance.choice(few) for few in said_near(library, stories_all_over(library, number))]
        speakers = [words_of(each.speaker or "")[-1] for each in said]
        words = [chance.choice(words_of(each.text)) for each in said]
        headlines = library.headlines_at(stories_all_over(library, 200 * number))
        small, large = lines(library, [each for each in headlines if each.references], number)
        return cls(
            _quotes(library, ""),
            [expected(library, each, _quotes) for each in words]
            + [expected(library, each, _quotes, _SPEAKER) for each in speakers],
            [expected(library, each, field=_SPEAKER) for each in speakers],
            {SMALL: [each.text for each in small], LARGE: [each.text for each in large]},
            [(word, hits(library, word)) for word in some_words(library, number) if len(word) > 2][:10],
            [beginning(each.title) for each in library.graph.wanted(2)],
        )


def follow(way: Reader, opened: known.Opened, library: Path, number: int) -> Mapping[str, Sequence[Shown]]:
    """How long each takes, for so many of each kind; `way` is started where nothing is kept yet."""
    with closing(open_library_file(library)) as questioned:
        asked = Asked.of(questioned, number)
    taken: defaultdict[str, list[Shown]] = defaultdict(list)
    for size, part in ((NARROW, _who_said_what), (WIDE, _stories), (NARROW, _searches)):
        with way.start(size) as program:
            program.until(opened.newest)
            program.settle(1.0)
            part(program, opened, asked, taken)
    return taken


def _who_said_what(program: Program, opened: known.Opened, asked: Asked, taken: defaultdict[str, list[Shown]]) -> None:
    for _ in range(_OPENINGS):
        taken[OPENED] += _shown(program, '"', _WHO, *asked.first)
        program.press("\x1b")
        program.until(opened.newest)
        program.settle()
    for _ in range(_OPENINGS if asked.wanted else 0):
        taken[WANTED] += _shown(program, "w", *asked.wanted)
        program.press("\x1b")
        program.settle()
    for name, begin, typed in ((SAID, '"', asked.said), (FIELD, "/", asked.speakers)):
        for word in typed:
            program.key(begin)
            for letter, found in word:
                taken[name] += _shown(program, letter, *found)
            program.press("\x1b")
            program.until(opened.newest)
            program.settle()


def _stories(program: Program, opened: known.Opened, asked: Asked, taken: defaultdict[str, list[Shown]]) -> None:
    for name, titles in asked.lines.items():
        for title in titles:
            program.key("/")
            program.press(f'title:"{title}"')
            program.until(beginning(title))
            program.settle()
            program.key("\r")
            taken[name] += _shown(program, "L", _LINE)
            for key in ("\x1b", "\r"):
                program.press(key)
                program.settle()
            taken[REFERENCES] += _shown(program, "U", _REFERS)
            for key in ("\x1b", "h", "\x1b"):
                program.press(key)
                program.settle()
            program.until(opened.newest)


def _searches(program: Program, opened: known.Opened, asked: Asked, taken: defaultdict[str, list[Shown]]) -> None:
    for words, _ in asked.searches:
        for keys in ("/", words, "\r", "+", "\r", "\x1b"):
            program.press(keys)
            program.settle()
    program.settle(5.0)  # until all are counted
    for _, found in asked.searches:
        taken[SAVED] += _shown(program, "]s", *found)


def _shown(program: Program, keys: str, *wanted: str) -> list[Shown]:
    """What these keys bring; nothing where it stands there already."""
    before = program.written
    program.press(keys)
    seconds = program.until(*wanted)
    program.settle()
    return [Shown(seconds, program.written - before)] if seconds else []


def _quotes(library: Library, typed: str) -> Sequence[str]:
    """The beginnings of the headlines of the first quotes that what is typed brings."""
    quotes = Sayer(library, asked_of_quotes(typed)).window(Question()).quotes
    return [beginning(each.said.story.text) for each in quotes[:2]]
