"""Who wrote the story, and from where."""

import re
from dataclasses import dataclass

from tui.article.agencies import TEXT_AGENCIES, agencies_named, agencies_of_line
from tui.article.blocks import Kind
from tui.article.credits import is_credit, labels_of
from tui.article.languages import Lexicon
from tui.article.lines import Line
from tui.article.names import NAME, PARTICLES
from tui.article.patterns import pattern

_LONGEST = 130  # code points of a byline
_TOP = 14  # lines below the headline where bylines stand
_END = 5  # lines from the end
_PERSON = pattern(rf"{NAME}(?:[ \xa0](?:(?:{'|'.join(sorted(PARTICLES))})[ \xa0])*{NAME}){{1,7}}")
_BETWEEN = pattern(
    r"\s*(?:,|/|&|\||–|-|\bog\b|\band\b|\boch\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bja\b|\bfoto\b|\bmed\b)\s*",
    re.IGNORECASE,
)
_GLUED = pattern(r"(?<=[a-zæøåäöü]{4})(?=[A-ZÆØÅÄÖÜ][a-zæøåäöü])")
_COMPOUND = pattern(r"-[a-zæøåäöü]")
_WORD = pattern(r"[^\W\d_]+")
_BEFORE_NAME = pattern(r"[^\W\d_]+(?= [A-ZÆØÅÄÖÜÉ])")
_BUTTONS = (" tips meg", " følg", " abonner", " e-post")


@dataclass(frozen=True, slots=True)
class Byline:
    """A person who is named as author, as written; a name in capitals is given in mixed case."""

    start: int
    end: int
    name: str


def find_bylines(
    lines: list[Line], kinds: list[Kind | None], lexicon: Lexicon, first: int
) -> tuple[tuple[Byline, ...], list[str], set[int]]:
    """The authors, the agencies named with them or alone, and the indices of the lines they fill; `first` is below
    the headline.
    """
    people: dict[str, Byline] = {}
    agencies: list[str] = []
    taken: set[int] = set()
    count = len(lines)
    for index, line in enumerate(lines):
        named: tuple[Byline, ...] | None = None
        if kinds[index] is Kind.STAMP:
            named = _behind_byline_word(line, lexicon)
        elif kinds[index] is None and len(line.text) <= _LONGEST:
            alone = agencies_of_line(line.text)
            picture = line.text[0] == "©" and index < first + 4  # the credit of the picture at the top
            if alone and not picture:
                named = ()
                agencies += alone
            elif first <= index < first + _TOP or index >= count - _END:
                near = {kinds[other] for other in (index - 1, index + 1) if 0 <= other < count}
                beside_byline = index - 1 in taken and index < _TOP
                placed = index <= first + 1 or index >= count - 2 or Kind.STAMP in near or beside_byline
                named = byline_of(line, lexicon, placed=placed)
                agencies += agencies_named(line.text) if named is not None else ()
            if named is not None:
                taken.add(index)
        for person in named or ():
            people.setdefault(person.name, person)
    return tuple(people.values()), agencies, taken


def byline_of(line: Line, lexicon: Lexicon, *, placed: bool) -> tuple[Byline, ...] | None:
    """The authors a line names when it does nothing else; None for any other line, an empty tuple where only an
    agency is named.

    `placed` tells that the line stands where a name without a byline word is one: below the headline, beside a stamp,
    at the end.
    """
    text = line.text
    if len(text) > _LONGEST:
        return None
    opened = lexicon.byline_words.opening(line.folded)
    if opened and line.folded[:opened].rstrip(" :") in lexicon.photo_words:
        return None  # the credit of a picture
    if opened and opened < len(text):
        return _behind_opening_word(line, opened, lexicon)
    placed = placed or text.rsplit(" ", 1)[-1].lower() in lexicon.roles
    if not placed or len(text) > 90 or text[-1] in ".!?:" or is_credit(line, lexicon) or labels_of(line, lexicon):
        return None
    return _name_alone(line, lexicon)


def names_in(line: Line, start: int, lexicon: Lexicon) -> tuple[Byline, ...]:
    """The people named from `start` on in a byline; a role behind a name, or glued to it, is no part of it."""
    found: list[Byline] = []
    for person in _PERSON.finditer(line.text, start):
        glued = _GLUED.search(person[0])
        words = (person[0][: glued.start()] if glued else person[0]).rstrip(".").split()
        while words and words[-1].lower() in lexicon.roles:
            words.pop()
        half = len(words) // 2
        if len(words) > 2 and len(words) % 2 == 0 and words[:half] == words[half:]:
            words = words[:half]
        name = " ".join(words)
        if len(words) < 2 or name.lower() in TEXT_AGENCIES or any(_COMPOUND.search(word) for word in words):
            continue
        if all(byline.name.lower() != name.lower() for byline in found):
            begin = line.start + person.start()
            found.append(Byline(begin, begin + len(name), _mixed(name) if name.isupper() else name))
    return tuple(found)


def _mixed(name: str) -> str:
    return _WORD.sub(lambda word: word[0][0] + word[0][1:].lower(), name)


def _behind_opening_word(line: Line, opened: int, lexicon: Lexicon) -> tuple[Byline, ...] | None:
    text = line.text
    colon = text[opened] == ":"
    rest = opened + len(text[opened:]) - len(text[opened:].lstrip(": \xa0"))
    if rest == opened or not (colon or text[rest : rest + 1].isupper()):
        return None
    if text[-1] in "!?" or (text[-1] == "." and not colon):
        return None
    people = names_in(line, rest, lexicon)
    words = _WORD.findall(text[rest:])
    named = any(word.lower() in TEXT_AGENCIES for word in words)
    return people if (people or named) and sum(word[0].islower() for word in words) <= 6 else None


def _behind_byline_word(line: Line, lexicon: Lexicon) -> tuple[Byline, ...]:
    """The people a stamp line names behind a byline word (`03/03/2024 om 09:15 door Sander De Clercq`)."""
    for word in _BEFORE_NAME.finditer(line.text):
        if word[0].lower() in lexicon.byline_words:
            return names_in(line, word.end(), lexicon)[:1]
    return ()


def _name_alone(line: Line, lexicon: Lexicon) -> tuple[Byline, ...] | None:
    """A name on a line of its own, perhaps doubled, with a role or a button behind it."""
    button = next((cue for cue in _BUTTONS if line.folded.endswith(cue)), "")
    rest = line.text.removesuffix(line.text[len(line.text) - len(button) :])
    line = Line(line.start, line.start + len(rest), rest, line.folded[: len(rest)])
    first = _PERSON.match(rest)
    people = names_in(line, 0, lexicon)
    if first is None or not people or people[0].start != line.start or line.folded in lexicon.residue_lines:
        return None
    tail = line.folded[len(people[0].name) :]
    if any(f" {role} " in f" {tail} " for role in lexicon.roles) or tail.strip() in lexicon.residue_lines:
        return people[:1]
    while (person := _PERSON.match(rest)) is not None:
        rest = rest[person.end() :].strip(" –-|•·")
        between = _BETWEEN.match(rest)
        rest = rest[between.end() :] if between is not None else rest
    return people if not rest else None
