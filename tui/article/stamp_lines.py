"""One line of a page that states moments: labels, dates, clock times, words that count from now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tui.article.languages import Lexicon
from tui.article.lines import Line
from tui.article.patterns import pattern

_LONGEST = 160  # code points of the longest line that can be a stamp
_LONGEST_LABELLED = 90  # … that opens with a stamp word and yet holds other words
_LONGEST_WORDED = 60  # … that has no figure in it
OFFSETS = {
    "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "ist": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3,
    "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8, "hne": -5, "hae": -4,
    "et": None, "ct": None, "pt": None,
}  # fmt: skip
"""Hours from UTC of the zones that papers abbreviate; None where daylight saving decides."""


@dataclass(slots=True)
class Draft:
    """A stamp while its parts are being gathered: date and time may stand apart."""

    updated: bool | None
    start: int
    end: int
    date: tuple[int | None, int, int] | None = None
    time: tuple[int, int] | None = None
    zone: str | None = None
    relative: bool = False

    @property
    def says_something(self) -> bool:
        """Whether more than a label was read."""
        return self.relative or self.date is not None or self.time is not None


@cache
def _tokens(code: str, months: tuple[str, ...]) -> re.Pattern[str]:
    """Dates and times as the papers of a language write them; compiled once for each language."""
    month = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
    zone = "|".join(sorted(OFFSETS, key=len, reverse=True))
    opening = "".join(sorted({name[0] for name in months} | set("kuà")))  # told before each of the ways is tried
    return re.compile(
        rf"""(?=\d|(?:\b|(?<=read))[{opening}])(?:
        (?P<year>\d{{4}})-(?P<mm>\d{{2}})-(?P<dd>\d{{2}})t?
        |(?P<d1>\d{{1,2}})(?P<sep>[./-])\s?(?P<m1>\d{{1,2}})(?P=sep)\s?(?P<y1>\d{{4}}|\d{{2}})(?!\d)
        |(?P<d2>\d{{1,2}})(?:\.|er|º|:e|st|nd|rd|th)?\s+(?:de\s+|of\s+)?(?P<m2>{month})\b\.?,?(?:\s+(?:de\s+|del\s+)?(?P<y2>(?:19|20)\d{{2}}))?
        |(?P<m3>(?:\b|(?<=read))(?:{month}))\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<y3>(?:19|20)\d{{2}}))?
        |(?P<hour>\d{{1,2}})\s?(?:[:.]|(?:h(?=\s?\d)))\s?(?P<minute>\d{{2}})(?!\d)(?::\d{{2}}(?:\.\d+)?)?
            (?:\s?(?P<half>[ap]\.?\s?m\b\.?))?(?:\s?(?P<zone>(?:gmt|utc)[+-]\d{{1,2}}|(?:{zone})\b))?
        |(?P<hour2>\d{{1,2}})\s?(?:(?P<half2>[ap]\.?m\b\.?)|h\b|uhr\b|uur\b)
        |(?:\bkl\.?|\bklokken|\bklokka|\bklo|\bum|\bà)\s?(?P<hour3>\d{{1,2}})(?!\s?[:.h]?\s?\d)\b)""",
        re.VERBOSE,
    )


_WORD = pattern(r"[^\W\d_]+\.?")
_FIGURE = pattern(r"\d")
_BY_SOMEBODY = pattern(r"\b(?:av|af|by|von|door|par|di|por|text|tekst):? [^|•·]+")
_NEXT_LABEL = pattern(r"(?<=[\s|(,\d•·/-])[^\W\d_]|(?<=d)last ")
_EDGES = " |,·•-–("


def read_line(line: Line, lexicon: Lexicon, *, after_stamp: bool) -> list[Draft] | None:
    """The stamps of one line, with offsets into the text; None where the line says anything else.

    `after_stamp` tells that the line above is a stamp, so that a clock time alone counts.
    """
    folded = line.folded
    has_figure = _FIGURE.search(folded) is not None
    if len(folded) > (_LONGEST if has_figure else _LONGEST_WORDED):
        return None
    labels = list(_labels(folded, lexicon))
    relative = _is_relative(folded, lexicon, labelled=bool(labels), after_stamp=after_stamp)
    if not (has_figure or labels or relative):
        return None
    drafts, rest = _between_labels(folded, labels, lexicon)
    if relative:
        drafts = drafts or [Draft(None, 0, len(folded))]
        for draft in drafts:
            draft.relative = draft.date is None
    elif not _is_stamp(folded, labels, drafts, rest, lexicon, after_stamp=after_stamp, has_figure=has_figure):
        return None
    for draft in drafts:
        draft.end = line.start + len(folded[: draft.end].rstrip(_EDGES))
        draft.start += line.start
    return drafts


def _between_labels(folded: str, labels: list[tuple[int, int, bool]], lexicon: Lexicon) -> tuple[list[Draft], str]:
    """The dates and times of a line, each with the label before it; and what else the line says."""
    drafts: list[Draft] = []
    rest: list[str] = []
    sections: list[tuple[int, int, bool | None]] = [*labels, (len(folded), len(folded), None)]
    if not labels or labels[0][0] > 0:
        sections.insert(0, (0, 0, None))
    for (start, after, updated), (until, _, _) in pairwise(sections):
        found, left = _drafts(folded, after, until, lexicon)
        if updated is not None:
            found = found or [Draft(updated, start, until)]
            found[0].start, found[0].updated = start, updated
        drafts += found
        rest.append(left)
    return drafts, " ".join(rest)


def _is_stamp(
    folded: str,
    labels: list[tuple[int, int, bool]],
    drafts: list[Draft],
    rest: str,
    lexicon: Lexicon,
    *,
    after_stamp: bool,
    has_figure: bool,
) -> bool:
    """Whether a line that does not count from now is a stamp, by what it says beside dates, times and labels."""
    says_something = any(draft.says_something for draft in drafts)
    if not (labels or says_something) or (labels and not has_figure and len(folded) > 24):
        return False
    if not labels and not after_stamp and all(draft.date is None for draft in drafts):
        return False
    left = _BY_SOMEBODY.sub(" ", rest) if says_something else rest
    others = [word for word in _WORD.findall(left) if not _is_filler(word, lexicon)]
    if not others:
        return True
    if labels and len(others) <= 4 and any(draft.date and draft.time for draft in drafts):
        return True  # a name may stand before "publié le"
    if labels:  # it opens with a stamp word
        return labels[0][0] <= 1 and len(folded) <= _LONGEST_LABELLED and says_something
    # a section may stand before date and time
    return len(others) <= 2 and len(folded) < _LONGEST_WORDED and any(draft.date and draft.time for draft in drafts)


def _labels(folded: str, lexicon: Lexicon) -> Iterator[tuple[int, int, bool]]:
    """Where the words for published and updated stand, at the start of a line or glued into it."""
    if not lexicon.updated.within(folded) and not lexicon.published.within(folded):
        return
    at = len(folded) - len(folded.lstrip(_EDGES))
    while at < len(folded):
        rest = folded[at:]
        update, publish = lexicon.updated.opening(rest), lexicon.published.opening(rest)
        length = max(update, publish)
        if length:
            end = at + length
            while end < len(folded) and folded[end] in ": ":
                end += 1
            yield at, end, update >= publish
            at = end
            continue
        following = _NEXT_LABEL.search(folded, at + 1)
        if following is None:
            return
        at = following.start()


_NEXT_LABEL = pattern(r"(?<=[\s|(,\d•·/-])[^\W\d_]|(?<=d)last ")


def _is_relative(folded: str, lexicon: Lexicon, *, labelled: bool, after_stamp: bool) -> bool:
    """Whether the line counts from now (`Oppdatert nå nettopp`, `For mindre enn 2 timer siden`)."""
    if len(folded) > 100 or not lexicon.relative.within(folded):
        return False
    short = len(_WORD.findall(folded)) <= 7
    bare = folded.rstrip(".")
    if labelled or (after_stamp and short) or bare in lexicon.relative:
        return True
    for phrase in lexicon.relative.longest_first:
        bare = bare.replace(phrase, " ")
    others = [word for word in _WORD.findall(bare) if not _is_filler(word, lexicon)]
    section = len(others) == 1 and "|" in folded  # "KULTUR | I dag 12:00"
    return short and (section or not others) and _FIGURE.search(folded) is not None


def _drafts(folded: str, start: int, end: int, lexicon: Lexicon) -> tuple[list[Draft], str]:
    """The dates and times between two offsets, put together into moments, and the text around them."""
    drafts: list[Draft] = []
    rest: list[str] = []
    at = start
    current: Draft | None = None
    for token in _tokens(lexicon.code, tuple(lexicon.months)).finditer(folded, start, end):
        rest.append(folded[at : token.start()])
        at = token.end()
        date, time, zone = _parts(token, lexicon)
        full = current is not None and ((date and current.date) or (time and current.time))
        if current is None or full:
            current = Draft(None, token.start(), token.end())
            drafts.append(current)
        current.date, current.time, current.zone = current.date or date, current.time or time, current.zone or zone
        current.end = token.end()
    rest.append(folded[at:end])
    return drafts, " ".join(rest)


def _parts(
    token: re.Match[str], lexicon: Lexicon
) -> tuple[tuple[int | None, int, int] | None, tuple[int, int] | None, str | None]:
    """The date, the clock time and the zone that one token states."""
    if token["year"]:
        return (int(token["year"]), int(token["mm"]), int(token["dd"])), None, None
    if token["d1"]:
        year = int(token["y1"])
        first, second = int(token["d1"]), int(token["m1"])
        if second > 12 >= first:
            first, second = second, first  # American order
        return (year + (2000 if year < 70 else 1900) if year < 100 else year, second, first), None, None
    for day, month, year_of in (("d2", "m2", "y2"), ("d3", "m3", "y3")):
        if token[day]:
            written = token[year_of]
            return (int(written) if written else None, lexicon.months[token[month]], int(token[day])), None, None
    zone = token["zone"]
    hour = int(token["hour"] or token["hour2"] or token["hour3"])
    minute = int(token["minute"] or 0)
    half = (token["half"] or token["half2"] or "")[:1]
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return None, (hour, minute) if hour < 24 and minute < 60 else None, zone


def _is_filler(word: str, lexicon: Lexicon) -> bool:
    bare = word.rstrip(".")
    if word in lexicon.time_words or bare in lexicon.time_words or bare in OFFSETS:
        return True
    return len(bare) >= 2 and any(day.startswith(bare) for day in lexicon.weekdays)
