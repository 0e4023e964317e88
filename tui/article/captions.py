"""Recognise picture captions, with their cues and credits."""

import re
from dataclasses import dataclass
from functools import cache

from tui.article.agencies import agencies_of_line
from tui.article.blocks import Kind
from tui.article.credits import (
    bare_credit,
    credit_end,
    is_bracketed_credit,
    is_credit,
    is_credit_alone,
    is_label,
    is_name,
    labels_of,
    source_at_end,
)
from tui.article.languages import Lexicon, Phrases
from tui.article.lines import Line, trimmed
from tui.article.names import NAME, NAMES
from tui.article.patterns import pattern
from tui.article.spans import Span

_LONGEST = 700  # code points of the longest line read as one caption
_MARKS = pattern('[«»“”„"]')
_CUE = pattern(
    r"[«\"”“»]?(?=[^:]*[A-ZÆØÅÄÖÜÉ]{2})([A-ZÆØÅÄÖÜÉÈ0-9][A-ZÆØÅÄÖÜÉÈ0-9 ,.!?'’/&–-]{1,45}?)[»\"”“«]?"
    r"\s?(?::|(?<=[A-ZÆØÅÄÖ]{3})\.)\s+(?=\S)"
)
_BRACKET = pattern(r"[(\[]([^()\[\]]{2,90})[)\]]\.?$")
_WORDPRESS = pattern(r"\[caption[^\]]*\](.*?)\[/caption\]")
_TAG = pattern(r"<[^<>]{1,200}>")
_PERSON = pattern(rf"{NAME}[ \xa0]{NAME}")
_WHO_WHERE = pattern(rf"(?:[A-ZÆØÅÄÖ][^\W\d_]+ )?{NAME} {NAME}(?: {NAME})?(?: \(\w{{1,4}}\))? (?P<where>[^\W\d_]+) ")
_NAME_ALONE = pattern(rf"{NAME} {NAMES}(?: \(\w{{1,4}}\))?\.")
_COUNTER = pattern(
    r"(?P<picture>(?:kuva|bilde?|foto|photo|image) )?\d{1,2} ?(?:/|av|of|de|von|sur) ?\d{1,2}\.?\s*(?:\|\s*)?(?=\S)",
    re.IGNORECASE,
)
_DOUBLED = pattern(rf"(?P<who>{NAME}(?: {NAME}){{1,2}}) \S.{{15,300}}[^\W_](?P=who)$")  # alt text, words, credit
_A_NAME = pattern(rf"(?<![^\W\d_]){NAME}")
_WORD = pattern(r"[^\W\d_]+")
_CLOCK = pattern(r"\d{1,2}[:.]\d\d")
_BULLETS = "•·*"


@dataclass(frozen=True, slots=True)
class Caption:
    """The words under a picture, with the credit.

    `cue` is the word or words in capitals that open it (`VANT`, without the colon); `credit` is who is credited, after
    `Foto:` or ©. Either is None where the caption has none.
    """

    start: int
    end: int
    cue: Span | None = None
    credit: Span | None = None


def find_captions(
    lines: list[Line], kinds: list[Kind | None], lexicon: Lexicon, first: int, *, airy: bool
) -> tuple[list[Caption], set[int]]:
    """The captions from line `first` on among the lines that are still free, and the indices of the lines they fill.

    `airy` tells that the text has blank lines between its paragraphs, so that two lines without one belong together.
    """
    captions: list[Caption] = []
    taken: set[int] = set()

    def free(index: int) -> bool:
        return first <= index < len(lines) and kinds[index] is None and index not in taken

    own = 0  # lines of the story's own so far: a dateline, which looks like a cue, opens one of the first two
    for index in range(first, len(lines)):
        if not free(index):
            continue
        line = lines[index]
        # Two cues in a row are no datelines.
        cued = bool(captions) and captions[-1].cue is not None and index - 1 in taken
        cued = cued or (
            free(index + 1) and _cue(line, lexicon) is not None and _cue(lines[index + 1], lexicon) is not None
        )
        opening = own < 2 and not cued
        found = [] if agencies_of_line(line.text) else captions_of(line, lexicon, opening=opening)
        if len(found) == 1 and found[0].credit is None and _is_of_the_text(lines, kinds, index, found[0], opening):
            found = []
        if not found:
            own += len(line.text) > 40 and line.text[0] not in _BULLETS
            continue
        taken.add(index)
        if len(found) == 1 and found[0].start == line.start:
            caption = found[0]
            if is_label(line, lexicon) and free(index + 1) and is_name(lines[index + 1]):
                taken.add(index + 1)
                name = Span(lines[index + 1].start, lines[index + 1].end)
                caption = Caption(caption.start, name.end, None, name)
            if (
                captions
                and _is_bare_credit(caption, line)
                and index - 1 in taken
                and _wants_credit(captions[-1], lines[index - 1], lexicon)
            ):
                caption = Caption(captions[-1].start, caption.end, captions[-1].cue, caption.credit)
                captions.pop()
            elif (
                caption.credit is not None
                and free(index - 1)
                and _belongs(line, lines[index - 1], lexicon, airy=airy)
                and not (index > 1 and lexicon.reference_markers.opening(lines[index - 2].folded))
            ):
                taken.add(index - 1)
                caption = Caption(lines[index - 1].start, caption.end, None, caption.credit)
            elif is_credit(line, lexicon) and free(index + 1) and _is_words_below(lines[index + 1], lexicon):
                taken.add(index + 1)
                caption = Caption(caption.start, lines[index + 1].end, None, caption.credit)
            found = [caption]
        captions += found
    return captions, taken


def _is_of_the_text(lines: list[Line], kinds: list[Kind | None], index: int, caption: Caption, opening: bool) -> bool:
    """Whether what reads as a caption is none where it stands: names above a stamp, an entry below its time."""
    if index and _CLOCK.fullmatch(lines[index - 1].text):
        return True
    return opening and caption.cue is None and index + 1 < len(kinds) and kinds[index + 1] is Kind.STAMP


def _is_bare_credit(caption: Caption, line: Line) -> bool:
    """Whether the caption is its credit and hardly more: a label at most."""
    return caption.credit is not None and caption.credit.start - line.start < 20 and caption.credit.end >= line.end - 2


def _wants_credit(caption: Caption, line: Line, lexicon: Lexicon) -> bool:
    """Whether a caption that ends in `line` names nobody yet: it is a word such as `Arkivbild.`, or ends in one."""
    if caption.credit is None or caption.end - caption.start < 20:
        return True
    credit = line.folded[max(0, caption.credit.start - line.start) : caption.credit.end - line.start]
    return lexicon.photo_words.opening(credit) == len(credit)


def _is_words_below(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line below a credit is its caption, as one paper sets it: a sentence without its full stop."""
    text = line.text
    if not 50 <= len(text) <= 200 or len(text.split()) < 8 or text[-1] in '.!?:»”"' or text[0] in "–—-":
        return False
    return not labels_of(line, lexicon) and not is_credit(line, lexicon)


def _belongs(line: Line, above: Line, lexicon: Lexicon, *, airy: bool) -> bool:
    """Whether the line is nothing but the credit of the caption whose words stand on the line above."""
    labels = labels_of(line, lexicon)
    labelled = is_label(line, lexicon) or (
        bool(labels) and labels[0][0] < 3 and is_credit_alone(line.text[labels[0][1] : _without_button(line, lexicon)])
    )
    words = above.text
    if not (labelled or is_credit(line, lexicon)) or not 15 <= len(words) <= 260 or words[0] in '–—―-«»“”„"':
        return False
    if words.rstrip('»”"')[-1:] not in ".!?":
        return labelled or len(words) >= 60 or any(mark in words for mark in ",:(")
    close = line.start - above.end == 1
    if airy or not close or not labelled:
        return airy and labelled and (close or (len(words) <= 90 and line.text[0] not in "(©"))
    return len(words) <= 120 and line.text[0] != "(" and (len(words) <= 60 or _MARKS.search(words) is None)


def captions_of(line: Line, lexicon: Lexicon, *, opening: bool) -> list[Caption]:
    """The captions of a line that states credits or plainly describes a picture; empty for any other line.

    `opening` tells that the line is one of the first of the story, where a dateline has the shape of a cue.
    """
    if len(line.text) > 4 * _LONGEST:
        return []
    labels = labels_of(line, lexicon)
    if labels:
        return _labelled(line, labels, lexicon)
    if len(line.text) > _LONGEST or line.text[0] in "–—―":
        return []
    end = _without_button(line, lexicon)
    counter = _COUNTER.match(line.text)
    if counter is not None and len(line.text) - counter.end() > 15:
        start = line.start + counter.end()
        rest = Line(start, line.end, line.text[counter.end() :], line.folded[counter.end() :])
        found = captions_of(rest, lexicon, opening=opening)
        return found if found or counter["picture"] is None else [Caption(start, line.start + end)]
    credit = _unlabelled_credit(line, end, lexicon)
    cue = _cue(line, lexicon)
    if credit is not None or _describes(line, end, lexicon, cue=cue is not None, opening=opening):
        return [Caption(line.start, line.start + end, cue, credit)]
    return []


def _unlabelled_credit(line: Line, end: int, lexicon: Lexicon) -> Span | None:
    text = line.text
    if text[end - 1] in ")].":
        bracket = _BRACKET.search(text, max(0, end - 100), end)
        if bracket is not None and is_bracketed_credit(bracket[1], lexicon):
            return _span(line, bracket.start(1), bracket.end(1))
    if (at := source_at_end(text, end, lexicon)) is not None:
        return _span(line, at, end)
    again = text.find(text.partition(" ")[0], -40) > 0  # the first word once more, near the end
    doubled = _DOUBLED.match(text) if again else None
    if doubled is not None:
        return _span(line, end - len(doubled["who"]), end)
    if len(text) < 450 and (at := bare_credit(text, end)) is not None:
        return _span(line, at, end)
    return _span(line, 0, end) if is_credit(line, lexicon) else None


def _describes(line: Line, end: int, lexicon: Lexicon, *, cue: bool, opening: bool) -> bool:
    """Whether a line without a credit is a caption all the same: it opens with a cue, or says that there is a
    picture.
    """
    length = len(line.text)
    if length < 60 and _NAME_ALONE.fullmatch(line.text):
        return True
    if cue and not opening and length < 320 and line.text[end - 1] in ".!»)":
        return True
    if length >= 240 or (cue and opening):
        return False
    return _shows_picture(line, lexicon, opening=opening) or _names_only(line, lexicon, opening=opening)


def _labelled(line: Line, labels: list[tuple[int, int]], lexicon: Lexicon) -> list[Caption]:
    """The captions of a line with labels: one that opens with its credit, or one to each label."""
    text = line.text
    at, end = 0, _without_button(line, lexicon)
    wordpress = _WORDPRESS.search(text)
    if wordpress is not None:
        at, end = wordpress.start(1), wordpress.end(1)
        while (tag := _TAG.match(text, at)) is not None:
            at = tag.end()
    if labels[0][0] - at < 3:
        # The credit comes first; what follows it is the caption, and perhaps the same credit again.
        if len(text) > _LONGEST:
            end = credit_end(text, labels[0][1], end, lexicon, last=True)
        stop = credit_end(text, labels[-1][1], end, lexicon, last=False)
        begin = trimmed(text, stop, end)[0]
        cue = (
            _cue(Line(line.start + begin, line.end, text[begin:], line.folded[begin:]), lexicon) if stop < end else None
        )
        return [Caption(line.start + at, line.start + end, cue, _credit(line, labels[-1][1], stop))]
    captions: list[Caption] = []
    for (label, credit), following in zip(labels, [*labels[1:], None], strict=True):
        if label < at:
            continue
        limit = following[0] if following else end
        while captions and (button := lexicon.picture_buttons.opening(line.folded[at:].lstrip())) and at < label:
            at += len(line.text[at:]) - len(line.text[at:].lstrip()) + button
        stop = min(end, credit_end(text, credit, limit, lexicon, last=following is None))
        if label == at and captions:
            captions[-1] = _until(captions[-1], line.start + stop)  # "(Foto: NTB)© Avisen": one credit
        else:
            if label - at > _LONGEST and not captions:
                at = max(at, text.rfind(". ", 0, label - 1) + 2)
            counter = _COUNTER.match(text, trimmed(text, at, stop)[0])
            begin, stop = trimmed(text, counter.end() if counter else at, stop)
            cue = _cue(line, lexicon) if begin == 0 else None
            captions.append(Caption(line.start + begin, line.start + stop, cue, _credit(line, credit, stop)))
        at = stop
    left = trimmed(text, at, end)
    if captions and 0 < left[1] - left[0] < 4:
        captions[-1] = _until(captions[-1], line.start + left[1])
    return captions


def _until(caption: Caption, end: int) -> Caption:
    return Caption(caption.start, end, caption.cue, caption.credit)


def _credit(line: Line, start: int, end: int) -> Span | None:
    while end > start and line.text[end - 1] in ")].( ":
        end -= 1
    return _span(line, start, end) if end > start else None


def _span(line: Line, start: int, end: int) -> Span:
    return Span(line.start + start, line.start + end)


def _cue(line: Line, lexicon: Lexicon) -> Span | None:
    """The words in capitals that open a caption; None where they are a place, a box or a correction."""
    found = _CUE.match(line.text) if line.text[1:3].isupper() else None
    if found is None or "/" in found[1]:
        return None
    if found[0].rstrip()[-1] == "." and any(char.isdigit() for char in found[1]):
        return None
    folded = found[1].lower()
    others = (lexicon.fact_headings, lexicon.summary_headings, lexicon.correction_words)
    return None if any(phrases.opening(folded) for phrases in others) else _span(line, found.start(1), found.end(1))


def _without_button(line: Line, lexicon: Lexicon) -> int:
    """The length of the line without the button that is glued to its end (`Vis mer`)."""
    buttons = lexicon.picture_buttons.longest_first
    if not line.folded.endswith(buttons):
        return len(line.text)
    button = next(button for button in buttons if line.folded.endswith(button))
    return len(line.text[: -len(button)].rstrip()) or len(line.text)


@cache
def _signs(picture_signs: frozenset[str]) -> re.Pattern[str]:
    signs = "|".join(re.escape(sign) for sign in sorted(picture_signs, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{signs or '(?!)'})(?![^\W_])")


def _is_marked(sign: str) -> bool:
    """Whether a sign is one by its marks, also in a long line: "(t.v.)"."""
    return sign[0] == "(" or sign[-1] == "."


@cache
def _marked(picture_signs: frozenset[str]) -> Phrases:
    return Phrases(sign for sign in picture_signs if _is_marked(sign))


def _shows_picture(line: Line, lexicon: Lexicon, *, opening: bool) -> bool:
    """Whether the words say that there is a picture: "(t.v.)", "her fra"."""
    signs = lexicon.picture_signs
    any_will_do = opening or len(line.text) < 160
    if not (signs if any_will_do else _marked(signs.all)).within(line.folded):
        return False  # which is told sooner than with a pattern
    sign = _signs(signs.all).search(line.folded)
    return sign is not None and (any_will_do or _is_marked(sign[0]))


def _names_only(line: Line, lexicon: Lexicon, *, opening: bool) -> bool:
    """Whether the line tells who is seen, or who is seen where, and nothing more.

    `Direktør Sindre Guldvog, Norsk filminstitutt.` `Nikolai Astrup (H).` `Sander Berge på mandagens pressekonferanse.`
    """
    text = line.text
    if not opening and not text[text.find(" ") + 1].isupper():
        return False  # a name is two words at least
    where = _WHO_WHERE.match(text)
    if (where is None and not opening) or len(text) > 180:
        return False
    if text.isupper() or _MARKS.search(text) or lexicon.byline_words.opening(line.folded):
        return False
    sentence = text.partition(". ")[0]
    words = _WORD.findall(sentence.lower())
    if lexicon.nouns_capitalised or _PERSON.search(text) is None or any(word.endswith("es") for word in words):
        return False
    if not all(map(frozenset(words).isdisjoint, (lexicon.speech_verbs, lexicon.plain_verbs, lexicon.roles))):
        return False
    if where is not None and where["where"] in lexicon.prepositions and words[0] not in lexicon.common_words:
        return opening or (len(text) <= 120 and sentence == text and text[-1] == ".")
    if not opening:
        return False
    names = len(_A_NAME.findall(sentence))
    if len(text) > 90 or any(char.isdigit() for char in text) or not 4 <= len(words) <= 12:
        return False
    return names < len(words) < 2 * names
