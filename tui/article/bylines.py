"""Who wrote the story, and from where."""

import re
from dataclasses import dataclass

from tui.article.agencies import TEXT_AGENCIES
from tui.article.languages import Lexicon
from tui.article.lines import Line

_NAME = r"[A-ZÆØÅÄÖÜÉÈÁÍÓÚŠŽ][^\W\d_]*(?:[-'’][^\W\d_]+)*\.?"
_PARTICLE = r"(?:(?:von|van|der|den|de|del|di|da|af|av|la|le|ter|ten)[ \xa0])*"
_PERSON = re.compile(rf"{_NAME}(?:[ \xa0]{_PARTICLE}{_NAME}){{1,7}}")
_BETWEEN = re.compile(r"\s*(?:,|/|&|\||–|-|\bog\b|\band\b|\boch\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bja\b|\bfoto\b|\bmed\b)\s*", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[a-zæøåäöü]{4})(?=[A-ZÆØÅÄÖÜ][a-zæøåäöü])")
_COMPOUND = re.compile(r"-[a-zæøåäöü]")
_PLACE = r"[A-ZÆØÅÄÖÜÉ][^\W\d_]*(?:[-'’. ][A-ZÆØÅÄÖÜÉ]?[^\W\d_]+\.?){0,3}"
_CAPITAL_PLACE = r"[A-ZÆØÅÄÖÜÉ]{2,}(?:[ /-][A-ZÆØÅÄÖÜÉ]{2,}){0,3}(?:, [A-Z][a-z]+\.?)?"
_DATELINE = re.compile(
    rf"(?P<place>{_CAPITAL_PLACE}(?:/{_PLACE})?)(?: ?\((?P<agency0>[^()]{{2,30}})\))?(?P<end>:\s|\s[–—-]\s|\.\s)"
    rf"|(?P<place2>{_PLACE}(?:/{_PLACE})?),? (?:[^\W\d_]+\.? \d{{1,2}},? )?[(/]\s?(?P<agency>[^()/]{{2,25}})\s?[)/]\s?(?:[:–—-]|\.)+\s?"
    rf"|(?P<place3>[A-ZÆØÅÄÖÜÉ][^\W\d_]{{2,14}}(?:/[A-ZÆØÅÄÖÜÉ][^\W\d_]+)?)(?:\s[–—]\s|:\s)(?=[A-ZÆØÅÄÖÜÉ«„“\"])"
    rf"|(?P<place4>{_CAPITAL_PLACE}), [A-Z][a-z]+ \d{{1,2}} \((?P<agency2>[^()]{{2,25}})\)\s?[–—-]\s?"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """A person who is named as author, as written; a name in capitals is given in mixed case."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place a story is reported from, at the start of its body."""

    start: int
    end: int
    place: str


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
    return re.sub(r"[^\W\d_]+", lambda word: word[0] if len(word[0]) < 2 else word[0][0] + word[0][1:].lower(), name)


def byline_of(line: Line, lexicon: Lexicon, *, alone: bool) -> tuple[Byline, ...] | None:
    """The authors a line names when it does nothing else; None for any other line, an empty tuple where only an agency is named.

    `alone` tells that a name without a byline word counts: the line stands just below the headline, beside a stamp or at the end.
    """
    text = line.text
    if len(text) > 130:
        return None
    opened = lexicon.byline_words.opening(line.folded)
    if opened and opened < len(text):
        return _after_word(line, opened, lexicon)
    if not alone or len(text) > 90 or text[-1] in ".!?:":
        return None
    return _name_alone(line, lexicon)


def _after_word(line: Line, opened: int, lexicon: Lexicon) -> tuple[Byline, ...] | None:
    text = line.text
    colon = text[opened : opened + 1] == ":"
    rest = opened
    while rest < len(text) and text[rest] in ": \xa0":
        rest += 1
    if rest == opened or not (colon or text[rest].isupper()) or text[-1] in "!?" or (text[-1] == "." and not colon):
        return None
    people = names_in(line, rest, lexicon)
    words = re.findall(r"[^\W\d_]+", text[rest:])
    named = any(word.lower() in TEXT_AGENCIES for word in words)
    return people if (people or named) and sum(word[0].islower() for word in words) <= 6 else None


def names_after_byline_word(line: Line, lexicon: Lexicon) -> tuple[Byline, ...]:
    """The people a stamp line names behind a byline word (`03/03/2024 om 09:15 door Sander De Clercq`)."""
    for word in re.finditer(r"[^\W\d_]+(?= [A-ZÆØÅÄÖÜÉ])", line.text):
        if word[0].lower() in lexicon.byline_words:
            return names_in(line, word.end(), lexicon)[:1]
    return ()


def _name_alone(line: Line, lexicon: Lexicon) -> tuple[Byline, ...] | None:
    """A name on a line of its own, perhaps doubled, with a role or a button behind it."""
    button = next((cue for cue in (" tips meg", " følg", " abonner", " e-post") if line.folded.endswith(cue)), "")
    if button:
        line = Line(line.start, line.end - len(button), line.text[: -len(button)], line.folded[: -len(button)])
    rest = line.text
    first = _PERSON.match(rest)
    people = names_in(line, 0, lexicon)
    if first is None or not people or people[0].start != line.start or line.folded in lexicon.residue_lines:
        return None
    tail = rest[len(people[0].name) :].lower()
    if any(role in tail for role in lexicon.roles) or tail.strip() in lexicon.residue_lines:
        return people[:1]
    while (person := _PERSON.match(rest)) is not None:
        rest = rest[person.end() :].strip(" –-|•·")
        between = _BETWEEN.match(rest)
        rest = rest[between.end() :] if between is not None else rest
    return people if not rest else None


def dateline_of(line: Line) -> tuple[Dateline | None, str]:
    """The place that opens a paragraph, and the agency in brackets behind it (an empty text where there is none)."""
    found = _DATELINE.match(line.text)
    if found is None or found.end() > 70 or len(line.text) - found.end() < 30:
        return None, ""
    place = found["place"] or found["place2"] or found["place3"] or found["place4"]
    if found["place3"] and found["place3"].lower() in TEXT_AGENCIES:
        return None, ""
    agency = found["agency"] or found["agency2"] or found["agency0"] or ""
    if found["place2"] and agency.lower() not in TEXT_AGENCIES:
        return None, ""
    if found["place"] and found["end"] == ". " and not found["place"].isupper():
        return None, ""
    start = line.start + found.start()
    return Dateline(start, start + len(place), place), agency
