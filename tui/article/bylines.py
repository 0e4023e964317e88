"""Who wrote the story, and from where."""

import re
from dataclasses import dataclass

from tui.article.agencies import TEXT_AGENCIES
from tui.article.languages import Lexicon
from tui.article.lines import Line

_NAME = r"[A-ZÆØÅÄÖÜÉÈÁÍÓÚŠŽ][^\W\d_]*(?:[-'’][^\W\d_]+)*\.?"
_PARTICLE = r"(?:(?:von|van|der|den|de|del|di|da|af|av|la|le|ter|ten)[ \xa0])*"
_PERSON = re.compile(rf"{_NAME}(?:[ \xa0]{_PARTICLE}{_NAME}){{1,4}}")
_BETWEEN = re.compile(r"\s*(?:,|/|&|\||–|-|\bog\b|\band\b|\boch\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bja\b|\bfoto\b|\bmed\b)\s*", re.IGNORECASE)
_PLACE = r"[A-ZÆØÅÄÖÜÉ][^\W\d_]*(?:[-'’. ][A-ZÆØÅÄÖÜÉ]?[^\W\d_]+\.?){0,3}"
_CAPITAL_PLACE = r"[A-ZÆØÅÄÖÜÉ]{2,}(?:[ /-][A-ZÆØÅÄÖÜÉ]{2,}){0,3}(?:, [A-Z][a-z]+\.?)?"
_DATELINE = re.compile(
    rf"(?P<place>{_CAPITAL_PLACE}(?:/{_PLACE})?)(?: ?\([^()]{{2,30}}\))?(?P<end>:\s|\s[–—-]\s|\.\s)"
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


def names_in(line: Line, start: int) -> tuple[Byline, ...]:
    """The people named from `start` on in a byline."""
    found = []
    for person in _PERSON.finditer(line.text, start):
        name = person[0].rstrip(".")
        if name.lower() in TEXT_AGENCIES:
            continue
        words = name.split()
        half = len(words) // 2
        if len(words) > 2 and len(words) % 2 == 0 and words[:half] == words[half:]:
            name = " ".join(words[:half])
        if name.isupper():
            name = _mixed(name)
        if all(byline.name != name for byline in found):
            found.append(Byline(line.start + person.start(), line.start + person.start() + len(name), name))
    return tuple(found)


def _mixed(name: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda word: word[0] if len(word[0]) < 2 else word[0][0] + word[0][1:].lower(), name)


def byline_of(line: Line, lexicon: Lexicon, *, near: bool) -> tuple[Byline, ...] | None:
    """The authors a line names when it does nothing else; None for any other line, an empty tuple where only an agency is named.

    `near` tells that the line stands where bylines stand: just below the headline or at the end.
    """
    text = line.text
    if len(text) > 130:
        return None
    opened = lexicon.byline_words.opening(line.folded)
    if opened and opened < len(text):
        rest = opened
        while rest < len(text) and text[rest] in ": \xa0":
            rest += 1
        if rest > opened and text[rest : rest + 1].isupper() and not text.endswith((".", "!", "?")) or text[opened : opened + 1] == ":":
            people = names_in(line, rest)
            words = re.findall(r"[^\W\d_]+", text[rest:])
            lower = [word for word in words if word[0].islower()]
            named = any(word.lower() in TEXT_AGENCIES for word in words)
            if (people or named) and (near or text[opened : opened + 1] == ":") and len(lower) <= 6:
                return people
        return None
    if not near or len(text) > 90 or text[-1] in ".!?:":
        return None
    return _name_alone(line, lexicon)


def _name_alone(line: Line, lexicon: Lexicon) -> tuple[Byline, ...] | None:
    """A name on a line of its own, perhaps doubled, with a role or a button behind it."""
    text = line.text
    first = _PERSON.match(text)
    if first is None:
        return None
    rest = text[first.end() :].strip(" ,–-|•·")
    people = names_in(line, 0)
    if not people:
        return None
    folded = rest.lower()
    if not rest:
        return people if len(first[0].split()) <= 4 and not _is_doubled_text(first[0]) else people
    while rest:
        more = _BETWEEN.match(rest)
        if more is not None and more.end():
            rest = rest[more.end() :]
        person = _PERSON.match(rest)
        if person is None:
            break
        rest = rest[person.end() :].strip(" ,")
    if not rest:
        return people
    return people[:1] if any(role in folded for role in lexicon.roles) or folded in lexicon.residue_lines else None


def _is_doubled_text(name: str) -> bool:
    words = name.split()
    return len(words) % 2 == 0 and words[: len(words) // 2] == words[len(words) // 2 :]


def dateline_of(line: Line) -> tuple[Dateline | None, str]:
    """The place that opens a paragraph, and the agency in brackets behind it (an empty text where there is none)."""
    found = _DATELINE.match(line.text)
    if found is None or found.end() > 70 or len(line.text) - found.end() < 30:
        return None, ""
    place = found["place"] or found["place2"] or found["place3"] or found["place4"]
    if found["place3"] and found["place3"].lower() in TEXT_AGENCIES:
        return None, ""
    agency = found["agency"] or found["agency2"] or ""
    if found["place2"] and agency.lower() not in TEXT_AGENCIES:
        return None, ""
    if found["place"] and found["end"] == ". " and not found["place"].isupper():
        return None, ""
    start = line.start + found.start()
    return Dateline(start, start + len(place), place), agency
