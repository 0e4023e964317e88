"""Which line is the headline, and what stands above it and says it again."""

from collections.abc import Iterator
from itertools import islice, takewhile

from tui.article.agencies import agencies_of_line
from tui.article.blocks import Kind
from tui.article.bylines import byline_of
from tui.article.credits import bare_credit, is_credit, labels_of
from tui.article.languages import Lexicon, fold
from tui.article.lines import Line
from tui.article.names import NAME, NAMES
from tui.article.patterns import pattern
from tui.article.spans import Span

_TOP = 14  # lines among which the headline stands
_LOOK = 11  # of them looked at
_AGAIN = 6  # lines below the headline in which it may be said again
_LONGEST = 250  # code points of a line above the body
_LONGEST_LEAD = 600
_GENRE = pattern(r"[^\W\d_]{4,14} \| ")  # "Kolumni | …"
_AUTHOR_BEFORE = pattern(rf"(?P<author>{NAME} {NAMES}): +")
_AUTHOR_BEHIND = pattern(r"\s+[|]\s+[^|]{2,40}$")
_WORD = pattern(r"[^\W_]+")
_BLANKS = pattern(r"\s+")


def find_headline(
    lines: list[Line], kinds: list[Kind | None], lexicon: Lexicon
) -> tuple[Span | None, int, dict[int, Kind]]:
    """The headline, the index of the first line below it, and what the lines are that hold it, lead to it or say it
    again.
    """
    candidates = [index for index in range(min(_TOP, len(lines))) if kinds[index] is None]
    chosen = _choose(lines, (at for at in candidates if _may_be_headline(lines[at], lexicon)), lexicon)
    if chosen is None:
        chosen = next((index for index, kind in enumerate(kinds) if kind is None), None)
    if chosen is None:
        return None, 0, {}
    line = lines[chosen]
    before = _badge(line, lexicon) or _author_before(line, lines[chosen + 1 : chosen + 5])
    headline = Span(line.start + before, _end_of_headline(line))
    words = line.text[headline.start - line.start : headline.end - line.start]
    found = {chosen: Kind.HEADLINE}
    for index in candidates:
        if index < chosen:
            again = _says_again(lines[index], words)
            found[index] = Kind.RESIDUE if again or index < chosen - 1 else Kind.KICKER
        elif chosen < index < chosen + _AGAIN and _says_again(lines[index], words):
            found[index] = Kind.RESIDUE
    return headline, chosen + 1, found


def _may_be_headline(line: Line, lexicon: Lexicon) -> bool:
    """Whether the line is none of what may stand above a headline: a credit, an agency, a role, a summary and its
    points.
    """
    if line.text[0] in "•▪" or line.folded in lexicon.roles:
        return False
    if lexicon.summary_headings.opening(line.folded) == len(line.text):
        return False
    credited = (
        labels_of(line, lexicon) or is_credit(line, lexicon) or bare_credit(line.text, len(line.text)) is not None
    )
    return not (credited or agencies_of_line(line.text))


def _choose(lines: list[Line], may_be: Iterator[int], lexicon: Lexicon) -> int | None:
    """Normally the first; a crumb or kicker before a longer title is passed over, and only then are the others asked
    for.
    """
    first = next(may_be, None)
    if first is None or not _is_kicker(lines[first].text):
        return first
    candidates = [first, *islice(may_be, _LOOK - 1)]
    for place, index in enumerate(candidates[: _LOOK - 5]):
        kicker = lines[index].text
        if not _is_kicker(kicker):
            return index
        below = (lines[other] for other in candidates[place + 1 : place + 6])
        following = [line.text for line in below if byline_of(line, lexicon, placed=True) is None]
        above_body = takewhile(lambda text: len(text) <= _LONGEST and text[-1] != ".", following)
        crumbs = "|" in kicker and bool(following)
        if not (crumbs or any(_is_title(other, kicker) for other in above_body)):
            return index
    return first


def _is_kicker(text: str) -> bool:
    """Whether the line is short enough for a section, a crumb or a kicker: a few words and no end of a sentence."""
    if text[-1] == "." and " " not in text and len(text) <= 24:
        return True
    if text[-1] in '.!?»”"':
        return False
    if "|" in text:
        return len(text) <= 60 and all(len(part.split()) <= 2 for part in text.split("|"))
    words = len(_WORD.findall(text))
    if words <= 4:
        return len(text) <= 30 or (_shouts(text) and len(text) <= 44)
    return words <= 6 and len(text) <= 44 and (_shouts(text) or " / " in text)


def _shouts(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) > 0.7 * len(letters)


def _is_title(text: str, kicker: str) -> bool:
    if _shouts(kicker) and len(kicker) <= 14 and not _shouts(text):
        return text[-1] not in ".:,;"  # "LØRDAG" above a headline of any length
    least = 3 if len(kicker.split()) == 1 else 4
    if len(text.split()) < least or not 1.3 * len(kicker) < len(text) <= _LONGEST:
        return False
    return text[-1] not in ".:,;"


def _badge(line: Line, lexicon: Lexicon) -> int:
    """The length of a badge in capitals glued before the headline (`PLUSS «Stillheten etter oss»: …`)."""
    genre = _GENRE.match(line.text)
    if genre is not None and len(line.text) - genre.end() > 15:
        return genre.end()
    length = lexicon.paywall_marks.opening(line.folded)
    rest = line.text[length:].lstrip(" :|")
    return len(line.text) - len(rest) if length and line.text[:length].isupper() and len(rest) > 15 else 0


def _author_before(line: Line, below: list[Line]) -> int:
    """The length of the author's name before a headline (`Vibeke Sørli: …`), where a line below names that author
    too.
    """
    found = _AUTHOR_BEFORE.match(line.text)
    return found.end() if found and any(other.text.startswith(found["author"]) for other in below) else 0


def _end_of_headline(line: Line) -> int:
    """Where the headline ends in its line: before an author or a paper glued on behind a bar."""
    behind = _AUTHOR_BEHIND.search(line.text) if len(line.text) <= 2 * _LONGEST else None
    if behind is not None and len(line.text[: behind.start()].split()) >= 3:
        return line.start + behind.start()
    return line.end


def _says_again(line: Line, headline: str) -> bool:
    if len(line.text) > 2 * _LONGEST or abs(len(line.text) - len(headline)) > 6:
        return False
    return _key(line.text) == _key(headline)


def _key(text: str) -> str:
    return _BLANKS.sub(" ", fold(text)).strip(" .\u2060\ufeff")


def may_be_lead(text: str) -> bool:
    """Whether a paragraph just below the headline reads as the lead: not too long, and no speech by dash."""
    return 40 <= len(text) <= _LONGEST_LEAD and text[0] not in "–—―-•*"
