"""Lines that lead to another story: "les også"."""

from collections.abc import Callable
from dataclasses import dataclass

from tui.article.boxes import opens_box
from tui.article.languages import Lexicon
from tui.article.lines import Line
from tui.article.patterns import pattern
from tui.article.reference_titles import (
    Title,
    may_be_title,
    paywall_mark_at_end,
    paywall_mark_end,
    title_in,
    title_over_two,
)
from tui.article.residue import is_residue
from tui.article.spans import Span

_PARAGRAPH = 120  # code points that only the body has in a line
_MOST = 12  # titles in one list
_BULLETS = ">»→•·* "
_AFTER_MARKER = pattern(r"\s*(?:(?:[:–—>→|-]|»(?=\s))+\s*)?[: .]*")
_CAPITALS = pattern(r"[A-ZÆØÅÄÖÜÉÈÀ][A-ZÆØÅÄÖÜÉÈÀ .'’-]+")
_TOPIC = pattern(r"[^\W\d_][^.,:;?!«»”\"]{2,30}:(?= )")
_AFTER_COMMA = pattern(r", ([^\W\d_]+) ")
_LOWER_TOPIC = pattern(r"[a-zæøåäöü]{3,}(?: [a-zæøåäöü]+){0,2}:(?= )")
_NUMBERED = pattern(r"\d{1,2}[).] ")
_OPENS_TITLE = "«»”“\"„‘'–—-¿¡0123456789"

Free = Callable[[int], bool]
"""Whether the line with this index may be a title: it is none of what can be recognised as something else."""


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


def find_references(
    lines: list[Line], free: Free, lexicon: Lexicon, *, airy: bool
) -> tuple[list[Reference], dict[int, bool]]:
    """The references, and the lines they fill: True where a title stands, False for a marker or what is around it.

    `airy` tells that blank lines stand between paragraphs, so that a line right below a title is one more.
    """
    references: list[Reference] = []
    taken: dict[int, bool] = {}
    in_body = False  # above it "Debatt: …" is a headline
    for index, line in enumerate(lines):
        in_body = in_body or len(line.text) > _PARAGRAPH or (line.text[-1] == "." and len(line.text) > _PARAGRAPH // 2)
        if index in taken or lexicon.not_references.opening(line.folded):
            continue
        length = marker_length(line, lexicon)
        if not length or not (in_body or lexicon.reference_markers.opening(line.folded.lstrip(_BULLETS))):
            continue
        marker = line.text[:length].rstrip(" :")
        if length < len(line.text):
            titles, used = _beside(lines, index, length, free, lexicon, airy=airy)
        else:
            sure = lexicon.reference_markers.opening(line.folded.lstrip(_BULLETS)) > 0 or ":" in line.text
            titles, used = _below(lines, index, free, lexicon, sure=sure)
            if sure or titles:
                taken[index] = False
        taken.update(used)
        span = Span(line.start, line.start + len(marker))
        references += _references(titles, span, paywalled=paywall_mark_at_end(marker))
    return references, taken


def _references(titles: list[Title], marker: Span, *, paywalled: bool) -> list[Reference]:
    """One reference to each title; the first has the marker in it."""
    pieces = [piece for title in titles for piece in title.pieces()]
    return [
        Reference(
            start=piece.start if number else marker.start,
            end=piece.end,
            title=piece.text,
            title_span=Span(piece.start, piece.end),
            marker=marker,
            paywalled=piece.paywalled or paywalled,
            url=piece.url,
        )
        for number, piece in enumerate(pieces)
    ]


def marker_length(line: Line, lexicon: Lexicon) -> int:
    """The length of the marker that opens the line, paywall mark and colon included; 0 where none does."""
    text = line.text
    lead = len(text) - len(text.lstrip(_BULLETS)) if text[0] in _BULLETS else 0
    folded = line.folded[lead:]
    plain = lexicon.reference_markers.opening(folded)
    with_colon = lexicon.reference_markers_with_colon.opening(folded)
    length = lead + max(plain, with_colon)
    if length == lead:
        return 0
    end = paywall_mark_end(text, length)
    rest = text[end:].lstrip(" \xa0\u202f")
    colon = rest.startswith(":")
    if (
        not colon
        and with_colon > plain
        and " " in folded[: length - lead]
        and (topic := _TOPIC.match(rest)) is not None
    ):
        end += len(text) - end - len(rest) + topic.end() - 1  # "Mer om vannledningen: Slik gikk det til"
        rest, colon = text[end:], True
    elif not colon and plain and text[-1] != "." and (topic := _LOWER_TOPIC.match(rest)) is not None:
        end += len(text) - end - len(rest) + topic.end() - 1  # "Lees ook deze column: …"
        rest, colon = text[end:], True
    if with_colon > plain and not colon:
        # "Läs mer" alone is a marker where a title stands below, which is for the caller to see; a known button never
        # is.
        return len(text) if not rest and " " in folded and folded not in lexicon.residue_lines else 0
    gap = _AFTER_MARKER.match(text, end)
    stop = gap.end() if gap else end
    if line.folded[stop:] in lexicon.paywall_marks:
        return len(text)  # `Lire aussi | Article réservé à nos abonnés`, and the title below
    if stop == len(text) or colon or text[length - 1] in "?:" or rest[:1] in ".|>":
        return stop
    # Without a colon the marker must be followed by a title, not by the rest of a sentence ("Les også om VGs besøk").
    return stop if text[stop].isupper() or text[stop] in _OPENS_TITLE else 0


def _beside(
    lines: list[Line], index: int, length: int, free: Free, lexicon: Lexicon, *, airy: bool
) -> tuple[list[Title], dict[int, bool]]:
    """The title on the marker's own line, and those of a list right below it."""
    line = lines[index]
    text, start = line.text[length:], line.start + length
    said = text[-1] == "." and any(word in lexicon.speech_verbs for word in _AFTER_COMMA.findall(line.folded))
    if index == 0 or said or not may_be_title(text, beside=True):
        return [], {}
    if text.endswith(":") and index + 1 < len(lines) and may_be_title(lines[index + 1].text):
        return [title_over_two(text, start, lines[index + 1], lexicon)], {index: True, index + 1: True}
    titles, used = [title_in(text, start, lexicon)], {index: True}
    at = index + 1
    while airy and at < len(lines) and _adjoins(lines, at) and free(at) and _continues(lines, [index], at, lexicon):
        titles.append(title_in(lines[at].text, lines[at].start, lexicon))
        used[at] = True
        at += 1
    return titles, used


def _below(
    lines: list[Line], index: int, free: Free, lexicon: Lexicon, *, sure: bool
) -> tuple[list[Title], dict[int, bool]]:
    """The titles under a marker that stands alone; one that is not `sure` needs a title of some length."""
    used: dict[int, bool] = {}
    at = index + 1
    # A kicker, an author or a paywall notice may stand between.
    while at <= index + 3 and _is_between(lines, at, lexicon):
        used[at] = False
        at += 1
    run: list[int] = []
    while at < len(lines) and len(run) < _MOST and free(at) and _continues(lines, run, at, lexicon):
        run.append(at)
        at += 1
    if not run or (not sure and len(lines[run[0]].text.split()) < 4):
        return [], {}
    first = lines[run[0]]
    if first.text.endswith(":") and len(run) > 1:
        return [title_over_two(first.text, first.start, lines[run[1]], lexicon)], {**used, run[0]: True, run[1]: True}
    return [title_in(lines[at].text, lines[at].start, lexicon) for at in run], used | dict.fromkeys(run, True)


def _adjoins(lines: list[Line], at: int) -> bool:
    """Whether no blank line stands before the line."""
    return lines[at].start - lines[at - 1].end == 1


def _continues(lines: list[Line], run: list[int], at: int, lexicon: Lexicon) -> bool:
    """Whether the line at `at` is the next title of a list: a second one must not be a heading or the next
    paragraph.
    """
    line = lines[at]
    if not may_be_title(line.text) or lexicon.not_references.opening(line.folded):
        return False
    if marker_length(line, lexicon) == len(line.text) or (run and (line.text[-1] == ":" or _NUMBERED.match(line.text))):
        return False
    if lexicon.reference_markers.opening(line.folded) or lexicon.byline_words.opening(line.folded):
        return False
    if opens_box(line, lexicon) or (run and line.text.count(" ") < 2):
        return False
    if line.text[0] in "–—―-":
        return not run and line.text[-1] not in ".!?"
    if is_residue(line, lexicon, top=False):
        return False
    if not run or lines[run[-1]].text.endswith(":"):
        return True
    if _adjoins(lines, at):
        return (len(line.text) >= 22 and len(line.text.split()) >= 4) or _ends_list(lines, at, lexicon)
    # A blank line ends a list that stands close to its marker; else what a paragraph follows may be a heading, if
    # short.
    return not _adjoins(lines, run[0]) and (len(line.text) >= 34 or _ends_list(lines, at, lexicon))


def _ends_list(lines: list[Line], at: int, lexicon: Lexicon) -> bool:
    """Whether the titles from the line on lead to the end of the text, to residue or to another marker, and to no
    paragraph.
    """
    for line in lines[at + 1 : at + 1 + _MOST]:
        if is_residue(line, lexicon, top=False) or marker_length(line, lexicon):
            return True
        if not may_be_title(line.text):
            return False
    return True


def _is_between(lines: list[Line], at: int, lexicon: Lexicon) -> bool:
    """Whether a line is a kicker, an author or a notice, with the title still to come below it."""
    if at + 1 >= len(lines) or not may_be_title(lines[at + 1].text):
        return False
    line = lines[at]
    if opens_box(line, lexicon):
        return False
    if line.folded in lexicon.paywall_marks or lexicon.byline_words.opening(line.folded):
        return True
    words = len(line.text.split())
    if words <= 2 and len(line.text) <= 16 and len(lines[at + 1].text.split()) >= 4:
        return True
    if words <= 2 and at + 2 < len(lines) and lexicon.byline_words.opening(lines[at + 2].folded):
        return True
    return 1 < words <= 3 and _CAPITALS.fullmatch(line.text) is not None and not _CAPITALS.fullmatch(lines[at + 1].text)
