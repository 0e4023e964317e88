"""Which line is the headline, and which the lead."""

import re

from tui.article.languages import fold
from tui.article.lines import Line

_LONGEST_LEAD = 600  # code points
_LONGEST_HEADLINE = 250
_AUTHOR_BEHIND = re.compile(r"\s+[|]\s+[^|]{2,40}$")
_BLANKS = re.compile(r"\s+")


def choose_headline(lines: list[Line], candidates: list[int]) -> int | None:
    """The index of the headline among `candidates`, the indices of the first lines that are nothing else.

    Normally the first; a crumb or kicker of a word or two before a longer title is passed over, and so is what the next lines
    say again at greater length.
    """
    if not candidates:
        return None
    for place, index in enumerate(candidates[:5]):
        text = lines[index].text
        following = [lines[other].text for other in candidates[place + 1 : place + 5]]
        if _is_kicker(text) and any(_is_title(other) for other in following[:3]) and not _opens_body(following):
            continue
        return index
    return candidates[0]


def _is_kicker(text: str) -> bool:
    words = text.split()
    return len(words) <= 2 and len(text) <= 24 and text[-1] not in ".!?»”\""


def _is_title(text: str) -> bool:
    return len(text.split()) >= 4 and len(text) <= 160 and not text.endswith((".", ":", ","))


def _opens_body(following: list[str]) -> bool:
    """Whether what follows a short line is a paragraph: then the short line is the headline after all."""
    return bool(following) and (len(following[0]) > 160 or following[0].endswith("."))


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
