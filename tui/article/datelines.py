"""The place that a story is reported from."""

from dataclasses import dataclass

from tui.article.agencies import TEXT_AGENCIES, agencies_named
from tui.article.lines import Line
from tui.article.patterns import pattern

_LONGEST = 70  # code points of a dateline with its agency
_LEAST_BEHIND = 30  # … of the sentence behind it
_WORD = r"[A-ZÆØÅÄÖÜÉ][^\W\d_]+"
_PLACE = r"[A-ZÆØÅÄÖÜÉ][^\W\d_]*(?:[-'’. ][A-ZÆØÅÄÖÜÉ]?[^\W\d_]+\.?){0,3}"
_CAPITALS = r"[A-ZÆØÅÄÖÜÉ]{2,}(?:[ /-][A-ZÆØÅÄÖÜÉ]{2,}){0,3}(?:, [A-Z][a-z]+\.?)?"
# SANDNES: …   MONTPELIER, Vt. (AP) — …
_IN_CAPITALS = pattern(
    rf"(?P<place>{_CAPITALS}(?:/{_PLACE})?)(?: ?\((?P<agency>[^()]{{2,30}})\))?(?::\s|\s[–—-]\s|\.\s)"
)
# Husum (dpa) - …   København /ritzau/: …   KATHMANDU, April 25 (Reuters) - …
_WITH_AGENCY = pattern(
    rf"(?P<place>{_PLACE}(?:/{_PLACE})?),? (?:[^\W\d_]+\.? \d{{1,2}},? )?"
    rf"[(/]\s?(?P<agency>[^()]{{2,25}}?)\s?[)/]\s?(?:[:–—-]|\.)+\s?"
)
# Paris: …   München/London – …
_MIXED = pattern(rf"(?P<place>[A-ZÆØÅÄÖÜÉ][^\W\d_]{{2,14}}(?:/{_WORD})?)(?:\s[–—]\s|:\s)(?=[A-ZÆØÅÄÖÜÉ«„“\"])")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place a story is reported from, at the start of its body."""

    start: int
    end: int
    place: str


def dateline_of(line: Line) -> tuple[Dateline | None, tuple[str, ...]]:
    """The place that opens a paragraph, and the agencies in brackets behind it."""
    for form in (_WITH_AGENCY, _IN_CAPITALS, _MIXED):
        found = form.match(line.text)
        if found is None or found.end() > _LONGEST or len(line.text) - found.end() < _LEAST_BEHIND:
            continue
        agency = found.groupdict().get("agency") or ""
        if form is _WITH_AGENCY and agency.lower() not in TEXT_AGENCIES and not agencies_named(agency):
            continue
        place = found["place"]
        if place.lower() not in TEXT_AGENCIES:
            start = line.start + found.start("place")
            return Dateline(start, start + len(place), place), agencies_named(agency)
    return None, ()
