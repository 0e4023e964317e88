"""The lines of the body: headings, questions, list items, paragraphs."""

from tui.article.blocks import Kind
from tui.article.dashes import opens_with_dash
from tui.article.lines import Line
from tui.article.patterns import pattern

_LONGEST_HEADING = 90  # code points
_BULLET = pattern(r"[•*·▪◦■●►‣]\s*\S|\d{1,2}[.)]\s+[^\sa-zæøåäöü]")
_KEYED = pattern(r"[–—-]\s?[^:.!?,–—]{2,25}: (?P<value>[^–—]{1,60})")
_CLOCK = pattern(r"(?:kl\.? ?)?\d{1,2}[:.h]\d{2}")
_ITEM = pattern(r"[^.!?…:;]{2,60}")
_MARKS = '»”“"’›«'
_BULLETS = "–—-−+"
_SAID = pattern(r"[,!?…»”\"]\s+[^\W\d_]")


def body_kinds(lines: list[Line], kinds: list[Kind | None], first: int) -> dict[int, Kind]:
    """What each line from `first` on is that nothing else was found in."""
    free = [index for index in range(first, len(lines)) if kinds[index] is None]
    found: dict[int, Kind] = {}
    listed = _dash_lists(lines, free) | _bare_lists(lines, free)
    for place, index in enumerate(free):
        line = lines[index]
        following = lines[free[place + 1]] if place + 1 < len(free) else None
        if index in listed or _is_keyed(line.text) or (_BULLET.match(line.text) and not _is_ordinal(line, following)):
            found[index] = Kind.LIST_ITEM
        elif _is_question(line, following):
            found[index] = Kind.QUESTION
        elif _CLOCK.fullmatch(line.text) or (place and _is_heading(line, following)):
            found[index] = Kind.HEADING
        else:
            found[index] = Kind.PARAGRAPH
    return found


def _is_keyed(text: str) -> bool:
    """Whether a dash opens a fact with its key, and no speech (`– Liker: Tsjekhov, drops`)."""
    found = _KEYED.fullmatch(text)
    if found is None or _SAID.search(text) is not None:
        return False
    return text[-1] not in ".!?…»”" or any(char.isdigit() for char in found["value"])


def _is_ordinal(line: Line, following: Line | None) -> bool:
    """Whether a number at the start belongs to the sentence ("30. april …") or stands alone among paragraphs."""
    return line.text[0].isdigit() and len(line.text) > 200 and following is not None


def _dash_lists(lines: list[Line], free: list[int]) -> set[int]:
    """The lines of lists whose items open with a dash: three or more in a row, short, none of them said by anybody."""
    listed: set[int] = set()
    run: list[int] = []
    for index in [*free, None]:
        if index is not None and lines[index].text[0] in _BULLETS and (not run or index == run[-1] + 1):
            run.append(index)
            continue
        announced = bool(run) and run[0] > 0 and lines[run[0] - 1].text.endswith(":")
        if len(run) >= (2 if announced else 3) and _is_list([lines[item].text for item in run]):
            listed.update(run)
        run = [index] if index is not None and lines[index].text[0] in _BULLETS else []
    return listed


def _bare_lists(lines: list[Line], free: list[int]) -> set[int]:
    """The lines of lists without bullets, as of a recipe: three or more short ones in a row of which most open with a
    figure.
    """
    listed: set[int] = set()
    run: list[int] = []
    for index in [*free, None]:
        if index is not None and _ITEM.fullmatch(lines[index].text) and (not run or index == run[-1] + 1):
            run.append(index)
            continue
        while run and not lines[run[0]].text[0].isdigit():
            run.pop(0)
        if len(run) >= 3 and 2 * sum(lines[item].text[0].isdigit() for item in run) > len(run):
            listed.update(run)
        run = []
    return listed


def _is_list(items: list[str]) -> bool:
    if any(len(item) > 140 for item in items):
        return False
    open_ended = sum(item[-1] not in '.!?…»”"' for item in items)
    said = sum(_SAID.search(item) is not None and item[-1] == "." for item in items)
    return said == 0 and (
        open_ended * 2 > len(items)
        or (not any(item[-1] in "!?" for item in items) and all(len(item) < 60 for item in items))
    )


def _is_question(line: Line, following: Line | None) -> bool:
    """Whether the interviewer asks: a line that ends with a question mark before an answer that opens with a dash."""
    if line.text[-1] != "?" or following is None or len(line.text) > 300:
        return False
    return following.text[0] in "–—-"


def _is_heading(line: Line, following: Line | None) -> bool:
    text = line.text
    if len(text) > _LONGEST_HEADING or following is None or text[-1] in ".:;,…" or len(following.text) < 40:
        return False
    if text[0] in "–—-":
        return opens_with_dash(line) > 0 and text[-1] not in "!?»" and len(text) < 70 and _SAID.search(text) is None
    if text[-1] in _MARKS and (text.rstrip(_MARKS)[-1:] in ".,!?…" or text[0] in _MARKS):
        return False
    if text[-1] in "!?":
        return len(text) < 60
    return not text[0].islower() or text[0].isdigit()
