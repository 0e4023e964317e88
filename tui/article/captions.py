"""Recognise picture captions and their credits."""

import re
from dataclasses import dataclass
from functools import cache

from tui.article.agencies import PICTURE_AGENCY, agencies_of_line
from tui.article.languages import Lexicon
from tui.article.lines import Line, trimmed
from tui.article.spans import Span

_LONGEST = 700  # code points of the longest line read as one caption
_LONGEST_CREDIT = 130
_SAID = re.compile("[«»“”„\"]")
_CUE = re.compile(r"[«\"”“»]?(?=[^:]*[A-ZÆØÅÄÖÜÉ]{2})([A-ZÆØÅÄÖÜÉÈ0-9][A-ZÆØÅÄÖÜÉÈ0-9 ,.!?'’/&–-]{1,45}?)[»\"”“«]?\s?(?::|(?<=[A-ZÆØÅÄÖ]{3})\.)\s+(?=\S)")
_NAME = r"[A-ZÆØÅÄÖÜÉ][^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?"
_NAMES = rf"{_NAME}(?:[ \xa0](?:(?:von|van|de|der|den|del|di|da|af|av|bin|el|al)[ \xa0])*{_NAME}){{0,4}}"
# A name after the last sentence, with or without an agency: "… i dag. Øyvind Sivertsen", "… kveld. Tore Meek/NTB scanpix".
_UNLABELLED = re.compile(rf"(?<=[.!?»”\")…])\s?(?P<credit>(?:{_NAMES})(?:\s?[/,|]\s?[^.!?:;–]{{2,50}})?)$")
_PARTS = re.compile(rf"{_NAMES}(?:\s?[/|,]\s?(?:{_NAMES}|[A-Za-zæøåÆØÅ .-]{{2,30}}))+")
_AGENCY_AT_END = re.compile(rf"(?:{PICTURE_AGENCY.pattern})[ .)\]]*$", re.IGNORECASE)
_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\.?$")
_COPYRIGHT = re.compile(r"(?:©|\(c\))\s?(?=\S)", re.IGNORECASE)
_FILE_KINDS = re.compile(r"jpe?g|png|bmp|tiff|raw|megapiksler", re.IGNORECASE)
_CREDIT_ONLY = re.compile(rf"(?:{_NAMES}|[A-ZÆØÅÄÖÜ .'-]{{4,40}})\s?[/,|]\s?[^.!?:;]{{2,110}}")
_AGENCIES_ONLY = re.compile(rf"(?:{PICTURE_AGENCY.pattern}[ /,]{{0,3}})+", re.IGNORECASE)
_WORDPRESS = re.compile(r"\[caption[^\]]*\](.*?)\[/caption\]")
_TAG = re.compile(r"<[^<>]{1,200}>")
_CREDIT_NAME = re.compile(rf"\s*{_NAMES}(?:\s?[/|,].{{2,50}})?$")
_PERSON = re.compile(rf"{_NAME}[ \xa0]{_NAME}")
_SHORT_NAMES = rf"{_NAME}(?:[ \xa0]{_NAME})?"
_CREDIT_BEFORE_CAPTION = re.compile(
    rf"\s*{_SHORT_NAMES}(?:\s?[/|]\s?(?:{PICTURE_AGENCY.pattern}(?:[ /]{PICTURE_AGENCY.pattern})*|{_NAME}(?=[ \xa0]{_NAME})|{_SHORT_NAMES}))*"
)
_NEXT_CAPTION = re.compile(r"\s+(?=[A-ZÆØÅÄÖÜÉ«\"“”»–])")


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


@cache
def _label(photo_words: frozenset[str]) -> re.Pattern[str]:
    """A photo word with its colon, as it stands before a credit."""
    words = "|".join(re.escape(word) for word in sorted(photo_words, key=len, reverse=True))
    return re.compile(
        rf"(?<![^\W\d_])(?:{words})(?:\s?:\s?|(?<= by) )(?:(?:{words})\s?:\s?)?|(?<=\()(?:ap |afp |file |{_PHOTO})[^()]{{0,60}}(?=\))|©\s?(?=\S)|(?:\(c\)\s)",
    )


_PHOTO = r"photo\b|image\b|picture\b|photograph\b|foto\b|bild\b|crédit\b"
_MOVING = ("video", "tv", "grafik", "kart")  # may open a title as well as a credit
_RIGHTS = re.compile(r"©.{0,40}(?:droits|rights|riproduzione|rechte|derechos|rettigheter|copyright)", re.IGNORECASE)


def labels_of(line: Line, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Where photo labels stand in the line (`Foto:`, ©), as offsets into it: start of the label, start of the credit."""
    folded = line.folded
    if ":" not in folded and "©" not in folded and "(" not in folded and " by " not in folded and " di " not in folded:
        return []
    found = []
    for label in _label(lexicon.photo_words.all).finditer(folded):
        credit_at = label.start() if label[0][-1] not in ": ©" else label.end()
        if label.start() == 0 and folded.startswith(_MOVING) and _CREDIT_NAME.match(line.text, credit_at) is None:
            continue
        start = label.start()
        if start and line.text[start].islower() and folded[:start].rstrip()[-1:] not in ".!?)(/|,»”\"[":
            continue  # the word in a sentence: "stuurde een kaart: …"
        if credit_at < len(folded) or start == 0:
            found.append((label.start(), credit_at))
    return [] if found and folded[found[0][0]] == "©" and _RIGHTS.search(folded) else found


def is_credit_of(line: Line, above: Line, lexicon: Lexicon, *, airy: bool) -> bool:
    """Whether the line is nothing but the credit of the caption whose words stand on the line above.

    `airy` tells that the text has blank lines between its paragraphs, so that two lines without one belong together.
    """
    labels = labels_of(line, lexicon)
    labelled = bool(labels) and labels[0][0] < 3 and _is_pure_credit(line.text[labels[0][1] : _without_button(line, lexicon)])
    if not labelled and not is_credit(line, lexicon):
        return False
    words = above.text
    if not 15 <= len(words) <= 260 or words[0] in "–—―-«»“”„\"":
        return False
    if words[-1] not in ".!?":
        return labelled or len(words) >= 60 or any(mark in words for mark in ",:(")
    close = line.start - above.end == 1
    if airy and close and labelled:
        return True
    return labelled and close and len(words) <= 120 and line.text[0] != "(" and _SAID.search(words) is None


def is_label(line: Line, lexicon: Lexicon) -> bool:
    """Whether the line is a photo label with nothing behind it; the credit then stands on the next line."""
    return len(line.text) < 30 and line.text[-1] == ":" and lexicon.photo_words.opening(line.folded) >= len(line.text.rstrip(": \xa0"))


def is_name(line: Line) -> bool:
    """Whether the line could be the name of a photographer, with or without an agency."""
    return len(line.text) <= 60 and _CREDIT_NAME.fullmatch(line.text) is not None


def _is_pure_credit(credit: str) -> bool:
    if len(credit) > 80 or re.search(r"[^A-Z.][.!?] ", credit):
        return False
    return sum(word[0].islower() for word in re.findall(r"[^\W\d_]+", credit)) < 3


def captions_of(line: Line, lexicon: Lexicon, *, first_lines: bool) -> list[Caption]:
    """The captions of a line that states credits or plainly describes a picture; empty for any other line.

    `first_lines` tells that the line is one of the few after the headline, where a dateline has the shape of a cue.
    """
    text = line.text
    if len(text) > 4 * _LONGEST:
        return []
    labels = [label for label in labels_of(line, lexicon) if not _FILE_KINDS.match(text, label[1])]
    if labels:
        return _labelled(line, labels, lexicon)
    end = _without_button(line, lexicon)
    if len(text) > _LONGEST or text[0] in "–—―":
        return []
    if text[end - 1] in ")]." and (bracket := _BRACKET.search(text, max(0, end - 100), end)) is not None and _is_picture_credit(bracket[1], lexicon):
        return [Caption(line.start, line.start + end, _cue(line, lexicon), _span(line, bracket.start(1), bracket.end(1)))]
    if len(text) < 450 and (text[end - 1] != "." or _AGENCY_AT_END.search(text, max(0, end - 50))) and (unlabelled := _UNLABELLED.search(text, max(0, end - 140), end - (text[end - 1] == "."))) is not None and unlabelled.start() > 15:
        credit = unlabelled["credit"]
        if " " in credit and not _ends_like_prose(text, unlabelled.start("credit")):
            return [Caption(line.start, line.start + end, _cue(line, lexicon), _span(line, unlabelled.start("credit"), end))]
    if is_credit(line, lexicon):
        return [Caption(line.start, line.start + end, None, _span(line, 0, end))]
    cue = _cue(line, lexicon)
    if cue is not None and len(text) < 320 and not first_lines and text[end - 1] in ".!?»)":
        return [Caption(line.start, line.start + end, cue)]
    if len(text) < 240 and (_shows_picture(line, lexicon, first_lines=first_lines) or (first_lines and _names_only(line, lexicon))):
        return [Caption(line.start, line.start + end, cue)]
    return []


def _names_only(line: Line, lexicon: Lexicon) -> bool:
    """Whether the line tells who is seen and nothing more: `Direktør Sindre Guldvog, Norsk filminstitutt.`"""
    if len(line.text) > 90 or line.text.isupper() or any(char.isdigit() for char in line.text) or _PERSON.search(line.text) is None or _SAID.search(line.text):
        return False
    words = re.findall(r"[^\W\d_]+", line.folded)
    names = len(re.findall(rf"(?<![^\W\d_]){_NAME}", line.text))
    if not 4 <= len(words) <= 12 or 2 * names < len(words) or names == len(words) or lexicon.byline_words.opening(line.folded):
        return False
    return not any(word in lexicon.speech_verbs or word.endswith("es") or word in _FINITE or word in lexicon.roles for word in words)


_FINITE = frozenset("er var har hadde skal skulle vil ville kan kunne må måtte blir ble vart får fikk tar tok går gikk vant tapte is was are were has had will är blev fick ist war sind hat wird est sont".split())


def is_credit(line: Line, lexicon: Lexicon) -> bool:
    """Whether the line is a credit and nothing else: `Privat`, `JOEL MARKLUND / BILDBYRÅN`, `© BART DEWAELE`."""
    text = line.text
    if len(text) > _LONGEST_CREDIT:
        return False
    if line.folded.rstrip(".") in lexicon.photo_sources:
        return True
    if _COPYRIGHT.match(text) and len(text) < 80:
        return _RIGHTS.search(text) is None
    if _AGENCY_AT_END.search(text, max(0, len(text) - 50)) is None:
        return False
    if _AGENCIES_ONLY.fullmatch(text):
        return not agencies_of_line(text)  # `Getty Images`; a bare `NTB` is where the text comes from
    return _CREDIT_ONLY.fullmatch(text.rstrip(".")) is not None


def _labelled(line: Line, labels: list[tuple[int, int]], lexicon: Lexicon) -> list[Caption]:
    text = line.text
    captions: list[Caption] = []
    at = 0
    end = _without_button(line, lexicon)
    wordpress = _WORDPRESS.search(text)
    if wordpress is not None:
        at, end = wordpress.start(1), wordpress.end(1)
        while (tag := _TAG.match(text, at)) is not None:
            at = tag.end()
    first_label, first_credit = labels[0]
    if first_label - at < 3:
        # The credit comes first; what follows it is the caption, and perhaps the same credit again.
        if len(text) > _LONGEST:
            end = _credit_end(text, first_credit, end, lexicon, last=True)
        return [Caption(line.start + at, line.start + end, None, _credit_span(line, labels[-1][1] if len(labels) > 1 else first_credit, end))]
    for number, (label, credit) in enumerate(labels):
        if label < at:
            continue
        limit = labels[number + 1][0] if number + 1 < len(labels) else end
        bracketed = text[label - 1] in "([" or (label > 1 and text[label - 2 : label] in ("( ", "[ "))
        stop = _bracket_end(text, credit, limit) if bracketed else _credit_end(text, credit, limit, lexicon, last=number + 1 == len(labels))
        if label - at > _LONGEST and not captions:
            at = max(at, text.rfind(". ", 0, label - 1) + 2)
        begin, finish = trimmed(text, at, min(stop, end))
        if finish > begin:
            captions.append(Caption(line.start + begin, line.start + finish, _cue(line, lexicon) if begin == 0 else None, _credit_span(line, credit, finish)))
        if captions and label == at and number and len(captions) > 1 and captions[-1].start == line.start + label:
            joined = captions.pop()  # "(Foto: NTB)© Avisen": one credit
            captions[-1] = Caption(captions[-1].start, joined.end, captions[-1].cue, captions[-1].credit)
        at = finish
    left = trimmed(text, at, end)
    if captions and 0 < left[1] - left[0] < 4:
        last = captions[-1]
        captions[-1] = Caption(last.start, line.start + left[1], last.cue, last.credit)
    return captions


def _credit_span(line: Line, start: int, end: int) -> Span | None:
    while end > start and line.text[end - 1] in ")].( ":
        end -= 1
    return Span(line.start + start, line.start + end) if end > start else None


def _bracket_end(text: str, at: int, limit: int) -> int:
    depth = 1
    for position in range(at, min(limit, at + 150)):
        if text[position] in "([":
            depth += 1
        elif text[position] in ")]":
            depth -= 1
            if not depth:
                return position + 1 + (text[position + 1 : position + 2] == ".")
    return limit


def _credit_end(text: str, at: int, limit: int, lexicon: Lexicon, *, last: bool) -> int:
    """Where a credit without brackets ends: at the end of the line, or where the next caption or sentence begins."""
    rest = text[at:limit]
    if last and len(rest) <= 60 and not re.search(r"[^A-Z][.!?:] ", rest):
        tail = _next_sentence(rest)
        return limit if tail is None else at + tail
    source = re.match(r"\s*([^\W\d_]+)", rest)
    if source is not None and source[1].lower() in lexicon.photo_sources:
        return at + source.end()
    for found in PICTURE_AGENCY.finditer(text, at, min(limit, at + _LONGEST_CREDIT)):
        following = _NEXT_CAPTION.match(text, found.end())
        if following is not None and text[following.end()] not in "/|" and PICTURE_AGENCY.match(text, following.end()) is None:
            return found.end()
        if text[found.end() : found.end() + 2] == ". ":
            return found.end()
    names = _CREDIT_BEFORE_CAPTION.match(text, at, limit)
    return names.end() if names else limit


def _next_sentence(rest: str) -> int | None:
    """Where a new caption begins after a short credit: behind an agency, at a capital."""
    for found in PICTURE_AGENCY.finditer(rest):
        following = _NEXT_CAPTION.match(rest, found.end())
        if following is not None and PICTURE_AGENCY.match(rest, following.end()) is None and len(rest) - following.end() > 25:
            return found.end()
    return None


def _cue(line: Line, lexicon: Lexicon) -> Span | None:
    """The words in capitals that open a caption; None where they are a place, a box or a correction."""
    found = _CUE.match(line.text)
    if found is None or "/" in found[1] or (found[0].rstrip()[-1] == "." and any(char.isdigit() for char in found[1])):
        return None
    folded = found[1].lower()
    if lexicon.fact_headings.opening(folded) or lexicon.summary_headings.opening(folded) or lexicon.correction_words.opening(folded):
        return None
    return _span(line, found.start(1), found.end(1))


def _span(line: Line, start: int, end: int) -> Span:
    return Span(line.start + start, line.start + end)


def _without_button(line: Line, lexicon: Lexicon) -> int:
    """The length of the line without the button that is glued to its end (`Vis mer`)."""
    buttons = lexicon.picture_buttons.longest_first
    if not line.folded.endswith(buttons):
        return len(line.text)
    button = next(button for button in buttons if line.folded.endswith(button))
    return len(line.text[: -len(button)].rstrip()) or len(line.text)


def _is_picture_credit(inside: str, lexicon: Lexicon) -> bool:
    low = inside.lower()
    if lexicon.photo_words.opening(low) or low in lexicon.photo_sources:
        return True
    if inside.isupper() and "/" not in inside:
        return False  # (NTB), (AP): where the text comes from
    if " via " in low or (PICTURE_AGENCY.search(inside) is not None and any(mark in inside for mark in "/|,")):
        return True
    return re.fullmatch(rf"[A-ZÆØÅÄÖÜÉ][A-ZÆØÅÄÖÜÉ ]+/{_NAMES}", inside) is not None


def _ends_like_prose(text: str, at: int) -> bool:
    """Whether the name at the end of a line belongs to its last sentence, after an initial or an abbreviation."""
    before = text[max(0, at - 12) : at].rstrip()
    return re.search(r"(?:\b[A-ZÆØÅ]|\b(?:dr|mr|mrs|st|prof|jr|sr|hr|fr|nr|kl))\.$", before, re.IGNORECASE) is not None


@cache
def _signs(picture_signs: frozenset[str]) -> re.Pattern[str]:
    signs = "|".join(re.escape(sign) for sign in sorted(picture_signs, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{signs or '(?!)'})(?![^\W_])")


def _shows_picture(line: Line, lexicon: Lexicon, *, first_lines: bool) -> bool:
    """Whether the words say that there is a picture: "(t.v.)", "her fra"."""
    sign = _signs(lexicon.picture_signs).search(line.folded)
    if sign is None:
        return False
    return first_lines or sign[0][0] == "(" or sign[0].endswith(".") or len(line.text) < 160
