"""Lines that lead to another story: "les også"."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tui.article.languages import Lexicon
from tui.article.lines import Line
from tui.article.residue import is_residue
from tui.article.spans import Span

_LONGEST_TITLE = 160  # code points
_PLUS = r"(?:[^\W\d_]{0,12}\s?\+|plus|pluss|premium|abo|\+)"
_MARK_AFTER = re.compile(rf"\s*(?:[(\[]\s?{_PLUS}\s?[)\]]|[🔒➕]|⭐\s?pluss|⭐|(?<=\s)\+)\s*$", re.IGNORECASE)
_MARK_BEFORE = re.compile(rf"(?:[\[(]\s?{_PLUS}\s?[\])]|[🔒➕⭐])\s*", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]{3,40})[)\]]\s*$")
_URL = re.compile(r"\s*\(?\bhttps?://[^\s()]+\)?\s*$")
_AFTER_MARKER = re.compile(r"\s*(?:[:–—>»→|-]+\s*)?")
_BEFORE_MARKER = re.compile(r"[>»→•·*\s]*")
_CAPITALS = re.compile(r"[A-ZÆØÅÄÖÜÉÈÀ][A-ZÆØÅÄÖÜÉÈÀ .'’-]+")
_SENTENCES = re.compile(r"[.!?…]\s+[A-ZÆØÅÄÖÜ]")


@dataclass(frozen=True, slots=True)
class Reference:
    """One story that the text points to.

    From the marker (which may stand on the line before, or be shared by several titles) to the end of the title;
    `title` is the title as written, without paywall mark; `url` an address that stands with it.
    """

    start: int
    end: int
    title: str
    title_span: Span
    marker: Span
    paywalled: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class _Title:
    start: int
    end: int
    text: str
    paywalled: bool
    url: str | None


def marker_length(line: Line, lexicon: Lexicon) -> int:
    """The length of the marker that opens the line, paywall mark and colon included; 0 where none does."""
    folded = line.folded
    lead = 0
    if folded[0] in ">»→•·*":
        before = _BEFORE_MARKER.match(folded)
        lead = before.end() if before else 0
        folded = folded[lead:]
    plain = lexicon.reference_markers.opening(folded)
    with_colon = lexicon.reference_markers_with_colon.opening(folded)
    length = lead + max(plain, with_colon)
    if length == lead:
        return 0
    end = length
    marked = _MARK_BEFORE.match(line.text, end + (line.text[end : end + 1] == " "))
    if marked and marked.end() > end:
        end = len(line.text[: marked.end()].rstrip())
    rest = line.text[end:]
    colon = rest.lstrip(" \xa0\u202f").startswith(":")
    if with_colon > plain and not colon:
        # "Läs mer" alone is a marker where a title stands below, which is for the caller to see; a known button never is.
        return len(line.text) if not rest.strip() and " " in folded and folded not in lexicon.residue_lines else 0
    gap = _AFTER_MARKER.match(line.text, end)
    stop = gap.end() if gap else end
    while line.text[stop : stop + 1] in (":", " ", ".") and stop < len(line.text):
        stop += 1
    title = line.text[stop:]
    if not title or colon or line.text[length - 1] in "?:" or rest[:1] in ".|>":
        return stop
    # Without a colon the marker must be followed by a title, not by the rest of a sentence ("Les også om VGs besøk").
    return stop if title[0].isupper() or title[0] in "«»”“\"„‘'–—-¿¡1234567890" else 0


def find_references(
    lines: list[Line], free: Callable[[int], bool], lexicon: Lexicon, *, airy: bool
) -> tuple[list[Reference], dict[int, bool]]:
    """The references, and the indices of the lines they fill: True where a title stands, False for a marker or what is around it.

    `free` tells whether a line below a marker may be a title: it is none of what can be recognised (a stamp, a caption); `airy`
    that blank lines stand between paragraphs, so that a line right below a title is one more.
    """
    references: list[Reference] = []
    taken: dict[int, bool] = {}
    for index, line in enumerate(lines):
        if index in taken or lexicon.not_references.opening(line.folded):
            continue
        length = marker_length(line, lexicon)
        if not length:
            continue
        marker = Span(line.start, line.start + len(line.text[:length].rstrip(" :")))
        paywalled = _MARK_AFTER.search(line.text[:length].rstrip(" :")) is not None
        if length < len(line.text):
            if index == 0 or not _may_be_title(line.text[length:], lexicon, beside=True):
                continue
            titles = [_title(line.start + length, part, lexicon) for part in (line.text[length:],)]
            taken[index] = True
            at = index + 1
            while airy and at < len(lines) and lines[at].start - lines[at - 1].end == 1 and free(at) and _continues(lines, [index], at, lexicon):
                titles.append(_title(lines[at].start, lines[at].text, lexicon))
                taken[at] = True
                at += 1
            if line.text.rstrip().endswith(":") and index + 1 < len(lines) and _may_be_title(lines[index + 1].text, lexicon):
                titles = [_two_lines(line.start + length, line.text[length:], lines[index + 1], lexicon)]
                taken[index + 1] = True
        else:
            sure = lexicon.reference_markers.opening(line.folded.lstrip(">»→•·* ")) > 0 or ":" in line.text
            titles, used = _below(lines, index, free, lexicon, sure=sure)
            if not titles:
                if sure:
                    taken[index] = False
                continue
            taken[index] = False
            taken.update(used)
        for title in titles:
            for piece in _pieces(title):
                start = marker.start if piece is titles[0] or piece.start == titles[0].start else piece.start
                references.append(
                    Reference(start, piece.end, piece.text, Span(piece.start, piece.end), marker, piece.paywalled or paywalled, piece.url)
                )
    return references, taken


def _below(
    lines: list[Line], index: int, free: Callable[[int], bool], lexicon: Lexicon, *, sure: bool
) -> tuple[list[_Title], dict[int, bool]]:
    """The titles under a marker that stands alone: one, or a list that runs to the end, to the next marker or to residue."""
    used: dict[int, bool] = {}
    at = index + 1
    # A kicker, an author or a paywall notice may stand between.
    while at < len(lines) and at <= index + 2 and _is_between(lines, at, lexicon):
        used[at] = False
        at += 1
    run: list[int] = []
    while at < len(lines) and len(run) < 12 and free(at) and _continues(lines, run, at, lexicon):
        run.append(at)
        at += 1
    if not run or (not sure and len(lines[run[0]].text.split()) < 4):
        return [], {}
    first = lines[run[0]]
    if first.text.endswith(":") and len(run) > 1:
        used[run[0]] = used[run[1]] = True
        return [_two_lines(first.start, first.text, lines[run[1]], lexicon)], used
    for i in run:
        used[i] = True
    return [_title(lines[i].start, lines[i].text, lexicon) for i in run], used


def _continues(lines: list[Line], run: list[int], at: int, lexicon: Lexicon) -> bool:
    """Whether the line at `at` is the next title of a list: a second one must not be a heading or the next paragraph."""
    line = lines[at]
    if not _may_be_title(line.text, lexicon) or lexicon.reference_markers.opening(line.folded) or lexicon.not_references.opening(line.folded):
        return False
    if is_residue(line, lexicon, top=False) or lexicon.byline_words.opening(line.folded) or line_is_speech(line):
        return not run and line_is_speech(line) and line.text[-1] not in ".!?"
    if not run or lines[run[-1]].text.endswith(":"):
        return True
    if line.start - lines[at - 1].end > 1 and lines[run[0]].start - lines[run[0] - 1].end == 1:
        return False  # a blank line ends a list that stands close to its marker
    ends = at + 1 >= len(lines) or is_residue(lines[at + 1], lexicon, top=False) or marker_length(lines[at + 1], lexicon) > 0
    return ends or (len(line.text) >= 28 and len(line.text.split()) >= 4)


def line_is_speech(line: Line) -> bool:
    """Whether the line opens with a dash."""
    return line.text[0] in "–—―-"


def _is_between(lines: list[Line], at: int, lexicon: Lexicon) -> bool:
    """Whether a line is a kicker, an author or a notice, with the title still to come below it."""
    line = lines[at]
    if at + 1 >= len(lines) or not _may_be_title(lines[at + 1].text, lexicon):
        return False
    if line.folded in lexicon.paywall_marks or lexicon.byline_words.opening(line.folded) == len(line.folded):
        return True
    words = line.text.split()
    if len(words) <= 2 and at + 2 < len(lines) and lexicon.byline_words.opening(lines[at + 2].folded):
        return True
    return _CAPITALS.fullmatch(line.text) is not None and 1 < len(words) <= 3 and not _CAPITALS.fullmatch(lines[at + 1].text)


def _may_be_title(text: str, lexicon: Lexicon, *, beside: bool = False) -> bool:
    """Whether a line reads as a title: short, one sentence, no full stop; `beside` its marker more is allowed."""
    bare = _URL.sub("", _MARK_AFTER.sub("", text)).strip()
    if not bare or len(bare) > _LONGEST_TITLE + 60 * beside or not any(char.isalpha() for char in bare):
        return False
    if beside:
        return True
    if bare.rstrip("»”“\"").endswith((".", ",", ";")) and not bare.endswith(("...", "…", " …")):
        return False
    if (len(bare) > 100 or bare.endswith(":")) and _SENTENCES.search(bare):
        return False
    return len(bare) > 3


def _title(start: int, text: str, lexicon: Lexicon) -> _Title:
    """The title in `text`, which stands at `start`: paywall marks and addresses cut off."""
    paywalled = False
    url = None
    lead = _MARK_BEFORE.match(text)
    if lead:
        paywalled = True
        start, text = start + lead.end(), text[lead.end() :]
    length = lexicon.paywall_marks.opening(text.lower()) if len(text.lower()) == len(text) else 0
    if length and length < len(text):
        rest = text[length:].lstrip(" :–-")
        if rest[:1].isupper() and len(rest) > 12 and " " in text[:length]:
            paywalled = True
            start, text = start + len(text) - len(rest), rest
    while True:
        shorter = text.rstrip()
        if (found := _URL.search(shorter)) is not None:
            url = found[0].strip(" ()")
            shorter = shorter[: found.start()].rstrip(" :–-")
        elif (found := _MARK_AFTER.search(shorter)) is not None:
            paywalled = True
            shorter = shorter[: found.start()]
        elif (found := _BRACKETED.search(shorter)) is not None and lexicon.paywall_marks.opening(found[1].lower().strip()):
            paywalled = True
            shorter = shorter[: found.start()]
        elif (bare := _bare_mark(shorter, lexicon)) is not None:
            paywalled = True
            shorter = shorter[:bare]
        else:
            break
        if not shorter.strip():
            break
        text = shorter
    text = text.rstrip()
    return _Title(start, start + len(text), text, paywalled, url)


def _bare_mark(text: str, lexicon: Lexicon) -> int | None:
    """Where a paywall mark without brackets begins at the end of a title (`… um seine Post kämpft ABO`)."""
    words = text.rsplit(" ", 2)
    for count in (2, 1):
        if len(words) > count:
            mark = " ".join(words[-count:])
            if mark.lower().strip("⭐🔒➕ ") in lexicon.paywall_marks and mark.lstrip("⭐🔒➕ ")[:1].isupper():
                return len(text) - len(mark)
    return None


def _two_lines(start: int, text: str, below: Line, lexicon: Lexicon) -> _Title:
    """A title that goes on in the line below, after a colon."""
    rest = _title(below.start, below.text, lexicon)
    return _Title(start, rest.end, f"{text.strip()} {rest.text}", rest.paywalled, rest.url)


def _pieces(title: _Title) -> list[_Title]:
    """Titles joined by ` | ` are one each."""
    if " | " not in title.text or "\n" in title.text:
        return [title]
    pieces = []
    at = title.start
    for part in title.text.split(" | "):
        pieces.append(_Title(at, at + len(part), part, title.paywalled, title.url))
        at += len(part) + 3
    return pieces
