"""Which line is the headline, and which the lead."""

import re
from itertools import takewhile

from tui.article.languages import fold
from tui.article.lines import Line

_LONGEST_LEAD = 600  # code points
_LONGEST_HEADLINE = 160
_AUTHOR_BEHIND = re.compile(r"\s+[|]\s+[^|]{2,40}$")
_BLANKS = re.compile(r"\s+")


def choose_headline(lines: list[Line], candidates: list[int]) -> int | None:
    """The index of the headline among `candidates`, the indices of the first lines that are nothing else.

    Normally the first; a crumb or kicker before a longer title is passed over.
    """
    for place, index in enumerate(candidates[:5]):
        following = [lines[other].text for other in candidates[place + 1 : place + 4]]
        kicker = lines[index].text
        above_body = list(takewhile(lambda text: len(text) <= _LONGEST_HEADLINE and text[-1] not in ".", following))
        if _is_kicker(kicker) and any(_is_title(other, kicker) for other in above_body):
            continue
        return index
    return candidates[0] if candidates else None


def _is_kicker(text: str) -> bool:
    """Whether the line is short enough for a section, a crumb or a kicker: a few words and no end of a sentence."""
    if text[-1] in ".!?»”\"":
        return False
    words = len(text.split())
    return (words <= 4 and len(text) <= 30) or (words <= 6 and len(text) <= 44 and _shouts(text))


def _shouts(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) > 0.7 * len(letters)


def _is_title(text: str, kicker: str) -> bool:
    return len(text.split()) >= 4 and 1.3 * len(kicker) < len(text) <= 160 and text[-1] not in ".:,;" and text[0] not in "–—"


def headline_end(line: Line) -> int:
    """Where the headline ends in its line: before an author or a paper glued on behind a bar."""
    behind = _AUTHOR_BEHIND.search(line.text)
    if behind is not None and len(line.text[: behind.start()].split()) >= 3:
        return line.start + behind.start()
    return line.end


def says_again(line: Line, headline: str) -> bool:
    """Whether the line repeats the headline."""
    return len(line.text) <= _LONGEST_HEADLINE and _key(line.text) == _key(headline)


def _key(text: str) -> str:
    return _BLANKS.sub(" ", fold(text)).strip(" .\u2060\ufeff")


def may_be_lead(text: str) -> bool:
    """Whether a paragraph just below the headline reads as the lead: not too long, and no speech by dash."""
    return 40 <= len(text) <= _LONGEST_LEAD and text[0] not in "–—―-•*"
