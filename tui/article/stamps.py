"""When a story was published and updated.

A page states its moments in lines of their own, near the top or at the end: labelled or not, on one line or over several, absolute
or relative. A line is taken for a stamp only when nothing else stands in it. A clock time without a date takes the date of the other
stamp beside it; a relative stamp is kept as written and has no moment.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tui.article.languages import Lexicon
from tui.article.lines import Line

_LONGEST = 160  # code points of the longest line that can be a stamp
_LONGEST_LABELLED = 90  # … that opens with a stamp word and yet holds other words
_LONGEST_WORDED = 60  # … that has no figure in it
_HEADER = re.compile(r"\s*date (\d{4})-(\d{2}) ")
_OFFSETS = {
    "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "ist": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3,
    "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8, "et": None, "ct": None, "pt": None,
}  # fmt: skip
_AMERICAN = {"et": "America/New_York", "ct": "America/Chicago", "pt": "America/Los_Angeles"}
_FILLERS = frozenset(
    "den der dem de le la les el em om at on the à a al alle ore o kl kl. klokken klo um uhr uur h at. by the av am pm del på as of i"
    " mit las hrs hours mon tue tues wed thu thur thurs fri sat sun gmt utc kello og und et and en y van"
    " for mindre enn mer mindre än less than over about"
    " lesezeit lesetid minute minutes min read reading time minuter minutter".split()
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment the page states.

    `moment` has the time zone of the paper; it is None for a relative stamp (`Oppdatert nå nettopp`) and for one that lacks its
    date or year, which are kept in `written`. `coarse` tells that only the month is known.
    """

    start: int
    end: int
    written: str
    moment: datetime | None = None
    coarse: bool = False


@dataclass(slots=True)
class _Draft:
    """A stamp while its parts are being gathered: date and time may stand apart."""

    updated: bool | None
    start: int
    end: int
    date: tuple[int | None, int, int] | None = None
    time: tuple[int, int] | None = None
    zone: str | None = None
    relative: bool = False


def date_header(text: str, zone: str) -> Stamp | None:
    """The coarse date header ` date 2019-04 ` that some scraped files open with, blanks included; None where there is none."""
    found = _HEADER.match(text)
    if found is None or not 1 <= int(found[2]) <= 12:
        return None
    moment = datetime(max(1, int(found[1])), int(found[2]), 1, tzinfo=_zone(zone))
    start = found.end() - len(found[0].lstrip())
    return Stamp(start, found.end() - 1, found[0].strip(), moment, coarse=True)


def find_stamps(lines: list[Line], places: Iterator[int], lexicon: Lexicon) -> tuple[Stamp | None, Stamp | None, set[int]]:
    """When the story was published, when updated, and the indices of the lines that hold nothing but stamps.

    `places` are the indices of the lines where a stamp may stand, in order.
    """
    taken: set[int] = set()
    drafts: list[_Draft] = []
    pending: _Draft | None = None
    last = -2
    for index in places:
        if index in taken:
            continue
        read = _read(lines[index], lexicon, after_stamp=last == index - 1)
        if read is None:
            pending = None
            continue
        taken.add(index)
        for draft in read:
            if pending is not None and draft.updated is None and index == last + 1 and _joins(pending, draft):
                pending = _joined(pending, draft)
                drafts[-1] = pending
            else:
                drafts.append(draft)
                pending = draft
        last = index
    return *_decide([draft for draft in drafts if _says_something(draft)], lines, lexicon), taken


def _says_something(draft: _Draft) -> bool:
    return draft.relative or draft.date is not None or draft.time is not None


def _joins(first: _Draft, then: _Draft) -> bool:
    """Whether `then`, on the next line, completes `first`: a label waits for all, a date for its time."""
    if not _says_something(first):
        return True
    return (first.time is None and then.date is None and then.time is not None and not first.relative) or (
        first.date is None and first.time is None and not first.relative
    )


def _joined(first: _Draft, then: _Draft) -> _Draft:
    return _Draft(
        first.updated, first.start, then.end, first.date or then.date, first.time or then.time, first.zone or then.zone,
        first.relative or then.relative,
    )  # fmt: skip


def _decide(drafts: list[_Draft], lines: list[Line], lexicon: Lexicon) -> tuple[Stamp | None, Stamp | None]:
    published: _Draft | None = None
    updated: _Draft | None = None
    for draft in drafts:
        is_update = draft.updated
        if is_update is None:
            is_update = published is not None and updated is None and draft.date is not None
        if is_update:
            if updated is None or (updated.relative and not draft.relative):
                updated = draft
        elif published is None or (published.date is None and draft.date is not None):
            published = draft
    if published and updated:
        if published.date is None and published.time and not published.relative:
            published.date = updated.date
        if updated.date is None and updated.time and not updated.relative:
            updated.date = published.date
    return _stamp(published, lines, lexicon), _stamp(updated, lines, lexicon)


def _stamp(draft: _Draft | None, lines: list[Line], lexicon: Lexicon) -> Stamp | None:
    if draft is None:
        return None
    written = "\n".join(
        line.text[max(0, draft.start - line.start) : draft.end - line.start]
        for line in lines
        if line.start < draft.end and draft.start < line.end
    )
    stamp = Stamp(draft.start, draft.end, written)
    if draft.relative or draft.date is None or draft.date[0] is None:
        return stamp
    year, month, day = draft.date
    hour, minute = draft.time or (0, 0)
    try:
        moment = datetime(year, month, day, hour, minute, tzinfo=_zone(draft.zone or lexicon.zone))
    except ValueError:
        return stamp
    return replace(stamp, moment=moment)


@cache
def _zone(name: str) -> tzinfo:
    """The zone of a name or an abbreviation; UTC where this machine knows no zones."""
    low = name.lower()
    hours = _OFFSETS.get(low[:4].rstrip("+-0123456789"))
    shift = re.fullmatch(r"(?:gmt|utc)([+-]\d{1,2})", low)
    if shift is not None and abs(int(shift[1])) < 24:
        return timezone(timedelta(hours=int(shift[1])))
    if hours is not None:
        return timezone(timedelta(hours=hours))
    try:
        return ZoneInfo(_AMERICAN.get(low, name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return timezone.utc


# --- one line ---------------------------------------------------------------------------------------------------


@cache
def _tokens(lexicon_code: str, months: tuple[str, ...]) -> re.Pattern[str]:
    """Dates and times as the papers of a language write them; compiled once for each language."""
    month = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
    zone = "|".join(sorted(_OFFSETS, key=len, reverse=True))
    return re.compile(
        rf"""(?P<year>\d{{4}})-(?P<mm>\d{{2}})-(?P<dd>\d{{2}})t?
        |(?P<d1>\d{{1,2}})(?P<sep>[./-])\s?(?P<m1>\d{{1,2}})(?P=sep)\s?(?P<y1>\d{{4}}|\d{{2}})(?!\d)
        |(?P<d2>\d{{1,2}})(?:\.|er|º|:e|st|nd|rd|th)?\s+(?:de\s+|of\s+)?(?P<m2>{month})\b\.?,?(?:\s+(?:de\s+|del\s+)?(?P<y2>(?:19|20)\d{{2}}))?
        |(?P<m3>(?:\b|(?<=read))(?:{month}))\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<y3>(?:19|20)\d{{2}}))?
        |(?P<hour>\d{{1,2}})\s?(?:[:.]|(?:h(?=\s?\d)))\s?(?P<minute>\d{{2}})(?!\d)(?::\d{{2}}(?:\.\d+)?)?
            (?:\s?(?P<half>[ap]\.?\s?m\b\.?))?(?:\s?(?P<zone>(?:gmt|utc)[+-]\d{{1,2}}|(?:{zone})\b))?
        |(?P<hour2>\d{{1,2}})\s?(?:(?P<half2>[ap]\.?m\b\.?)|h\b|uhr\b|uur\b)
        |(?:\bkl\.?|\bklokken|\bklokka|\bklo|\bum|\bà)\s?(?P<hour3>\d{{1,2}})(?!\s?[:.h]?\d)\b""",
        re.VERBOSE,
    )


_WORDS = re.compile(r"[^\W\d_]+\.?")
_BY_SOMEBODY = re.compile(r"\b(?:av|af|by|von|door|par|di|por|text|tekst):? [^|•·]+")
_MAY_BE_STAMP = re.compile(r"\d")


def _read(line: Line, lexicon: Lexicon, *, after_stamp: bool) -> list[_Draft] | None:
    """The stamps of one line; None where the line says anything else."""
    folded = line.folded
    if len(folded) > _LONGEST:
        return None
    has_number = _MAY_BE_STAMP.search(folded) is not None
    if not has_number and len(folded) > _LONGEST_WORDED:
        return None
    labels = list(_labels(folded, lexicon))
    relative = _relative(folded, lexicon, labelled=bool(labels), after_stamp=after_stamp)
    if not (has_number or labels or relative):
        return None
    drafts: list[_Draft] = []
    rest = []
    marks = sorted([(start, end, updated) for start, end, updated in labels])
    bounds = [*marks, (len(folded), len(folded), None)]
    if not marks or marks[0][0] > 0:
        bounds.insert(0, (0, 0, None))
    for (start, after, updated), (until, _, _) in zip(bounds, bounds[1:], strict=False):
        found, left = _drafts(folded, after, until, updated, lexicon)
        if updated is not None:
            if found:
                found[0].start = start
                found[0].updated = updated
            else:
                found = [_Draft(updated, start, until)]
        drafts += found
        rest.append(left)
    left = _BY_SOMEBODY.sub(" ", " ".join(rest)) if any(map(_says_something, drafts)) else " ".join(rest)
    others = [word for word in _WORDS.findall(left) if not _is_filler(word, lexicon)]
    if relative:
        for draft in drafts or [_Draft(None, 0, len(folded))]:
            if draft.date is None or relative == "whole":
                draft.relative = True
            if not drafts:
                drafts = [draft]
        others = []
    if others and not _is_stamp_all_the_same(folded, labels, drafts, others):
        return None
    if not drafts or (not labels and not any(map(_says_something, drafts))):
        return None
    if not labels and not relative and not after_stamp and all(d.date is None for d in drafts):
        return None
    if labels and not has_number and not relative and len(folded) > 24:
        return None
    for draft in drafts:
        end = len(folded[: draft.end].rstrip(" |,·•-–("))
        draft.start, draft.end = line.start + draft.start, line.start + end
    return drafts


def _is_stamp_all_the_same(folded: str, labels: list[tuple[int, int, bool]], drafts: list[_Draft], others: list[str]) -> bool:
    """Whether a line with `others` words in it is a stamp: it opens with a stamp word, or has a section before date and time."""
    if labels:
        return labels[0][0] <= 1 and len(folded) <= _LONGEST_LABELLED and any(map(_says_something, drafts))
    return len(others) <= 2 and len(folded) < 60 and any(draft.date and draft.time for draft in drafts)


def _labels(folded: str, lexicon: Lexicon) -> Iterator[tuple[int, int, bool]]:
    """Where the words for published and updated stand, at the start of a line or glued into it."""
    if not any(label in folded for label in lexicon.updated) and not any(label in folded for label in lexicon.published):
        return
    at = 0
    skip = len(folded) - len(folded.lstrip("(|,-–•· "))
    if skip:
        at = skip
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


_NEXT_LABEL = re.compile(r"(?<=[\s|(,\d•·/-])[^\W\d_]|(?<=d)last ")


def _relative(folded: str, lexicon: Lexicon, *, labelled: bool, after_stamp: bool) -> str | None:
    """Whether the line counts from now: `whole` where that is all it does."""
    if len(folded) > 100 or not any(phrase in folded for phrase in lexicon.relative):
        return None
    words = _WORDS.findall(folded)
    if labelled or (after_stamp and len(words) <= 7):
        return "part"
    bare = folded.rstrip(".")
    if bare in lexicon.relative:
        return "part"
    for phrase in lexicon.relative.longest_first:
        bare = bare.replace(phrase, " ")
    others = [word for word in _WORDS.findall(bare) if not _is_filler(word, lexicon)]
    section = len(others) == 1 and "|" in folded  # "KULTUR | I dag 12:00"
    return "part" if len(words) <= 7 and (section or not others) and _MAY_BE_STAMP.search(folded) else None


def _drafts(folded: str, start: int, end: int, updated: bool | None, lexicon: Lexicon) -> tuple[list[_Draft], str]:
    drafts: list[_Draft] = []
    rest: list[str] = []
    at = start
    current: _Draft | None = None
    for token in _tokens(lexicon.code, tuple(lexicon.months)).finditer(folded, start, end):
        rest.append(folded[at : token.start()])
        at = token.end()
        date, time, zone = _parts(token, lexicon)
        full = current is not None and ((date and current.date) or (time and current.time))
        if current is None or full:
            current = _Draft(updated if current is None else None, token.start(), token.end())
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
    return (
        bare in _FILLERS
        or word in lexicon.time_words
        or bare in lexicon.time_words
        or bare in lexicon.weekdays
        or (len(bare) >= 2 and any(day.startswith(bare) for day in lexicon.weekdays))
        or bare in _OFFSETS
    )
