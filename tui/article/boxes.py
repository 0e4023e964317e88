"""Fact boxes and summaries: a heading, then lines that are not the story's own."""

from tui.article.blocks import Kind
from tui.article.languages import Lexicon
from tui.article.lines import Line
from tui.article.patterns import pattern

_AFTER_SPEECH = pattern(r"[,!?] ([^\W\d_]+)")
_LONGEST_HEADING = 70  # code points
_LONGEST_SUBJECT = 30  # … behind it
_LONGEST_FACT = 160
_LONGEST_KEYED = 300  # … of a line that opens with a key and a colon, or with a bullet


def find_boxes(lines: list[Line], kinds: list[Kind | None], lexicon: Lexicon, first: int) -> dict[int, Kind]:
    """The lines of boxes from `first` on: the heading of each, and its facts.

    A box has no end mark, so it ends where a line is too long for a fact, where speech begins or where something else
    was found.
    """
    found: dict[int, Kind] = {}
    index = first
    while index < len(lines):
        line = lines[index]
        index += 1
        if kinds[index - 1] is not None or not opens_box(line, lexicon):
            continue
        found[index - 1] = Kind.FACT_HEADING
        while index < len(lines) and (
            kinds[index] is Kind.RESIDUE or (kinds[index] is None and _is_fact(lines[index], lexicon))
        ):
            if kinds[index] is None:
                found[index] = Kind.FACT
            elif lines[index].folded in lexicon.picture_buttons.longest_first:
                break  # "Vis mer" below what there is of the box
            index += 1
    return found


def opens_box(line: Line, lexicon: Lexicon) -> bool:
    """Whether the line is the heading of a fact box or a summary: the word for it alone, or with its subject behind
    it.
    """
    if len(line.text) > _LONGEST_HEADING or line.text[-1] in ".!?":
        return False
    for phrases in (lexicon.fact_headings, lexicon.summary_headings):
        length = phrases.opening(line.folded)
        if not length:
            continue
        about = " " in line.text[:length] and len(line.text) <= length + _LONGEST_SUBJECT  # "Fakta om skuleskyss"
        if about or length == len(line.text) or line.text[length] in ":." or line.text[length - 1] == ":":
            return True
    return False


def _is_fact(line: Line, lexicon: Lexicon) -> bool:
    text = line.text
    if text[0] in "–—-" and any(word in lexicon.speech_verbs for word in _AFTER_SPEECH.findall(line.folded)):
        return False  # speech with its attribution
    if len(text) <= _LONGEST_FACT:
        return True
    return len(text) <= _LONGEST_KEYED and (text[0] in "•*·–-" or text.find(":", 0, 34) > 0)
