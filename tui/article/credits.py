"""Who is credited for a picture: the labels before a credit, credits without a label, and where one ends."""

import re
from functools import cache

from tui.article.agencies import (
    PICTURE_AGENCY,
    agencies_at_end,
    agencies_of_line,
    ends_with_picture_agency,
    is_rights_notice,
)
from tui.article.languages import Lexicon, fold
from tui.article.lines import Line
from tui.article.names import NAME, NAMES, UPPER
from tui.article.patterns import pattern

_LONGEST = 130  # code points of the longest line that is a credit alone
_AGENCY = PICTURE_AGENCY.pattern
_FILE_KINDS = pattern(r"jpe?g|png|bmp|tiff|raw|megapiksler", re.IGNORECASE)
_SIGNED = pattern(r"[.!?»”] \(©[^()]{2,40}\)\.?$")
_COPYRIGHT = pattern(r"(?:©|\(c\))\s?(?=\S)", re.IGNORECASE)
_AGENCIES_ONLY = pattern(rf"(?:{_AGENCY}[ /,]{{0,3}})+", re.IGNORECASE)
_CREDIT_ONLY = pattern(rf"(?:{NAMES}|[A-ZÆØÅÄÖÜ .'-]{{4,40}})\s?[/,|]\s?[^.!?:;]{{2,110}}")
_SLASHED = pattern(rf"{NAME} {NAME}(?: {NAME})? / {NAME}(?: {NAME})?")
_IN_CAPITALS = pattern(r"[A-ZÆØÅÄÖÜÉ]{2,}(?:[ -][A-ZÆØÅÄÖÜÉ]{2,}){1,3} ?/ ?[A-ZÆØÅÄÖÜÉ]{2,12}")
_CREDIT_NAME = pattern(rf"\s*{NAMES}(?:\s?[/|,].{{2,50}})?$")
_BARE_CREDIT = pattern(
    rf"(?<=[.!?»”\")…])\s?(?:[|–—]\s)?(?P<credit>(?:{NAMES})(?:\s?[/,|]\s?[^.!?:;–«»“”„\"]{{2,50}})?)$"
)
_SHORT_CREDIT = pattern(
    rf"(?<=[.!?…])\s(?:[|]\s(?P<paper>[^.|]{{2,40}})|(?P<agency>(?i:{_AGENCY})))$"
    rf"|(?<=[^\W_A-Z]\s)(?P<dash>{NAME} {NAME} [-–] {NAMES})$"
    r"|(?<=[a-zæøåäöüáéíóúñ]\s|[a-z0-9]\.)"
    rf"(?P<capitals>[{UPPER}]{{3,}}(?: [{UPPER}]{{2,}}){{1,2}}(?: \([A-Z]{{2,8}}\))?)$"
    rf"|(?<=[.!?…])\s(?P<owner>[{UPPER}]{{2,}}(?:[ '’-][{UPPER}]{{2,}})+/[{UPPER} ]{{2,20}} POUR .{{2,40}})$"
    rf"|(?<=[.!?] )\((?P<bracket>{NAME} {NAME})\)$"
)
_BY_SOURCE = pattern(rf"([^/–]{{2,30}}) [/–] (?:{NAMES}|[^–]*/)")
_SOURCE = pattern(r"(?:(?<=[.!?…])|[^\W_] [-–—|]) (?P<source>[^.!?:;|–—-]{2,50})$")
_SHORT_NAME = rf"{NAME}(?:[ \xa0]{NAME})?"
_CREDIT_BEFORE_CAPTION = pattern(
    rf"\s*{_SHORT_NAME}(?:\s?[/|]\s?(?:{_AGENCY}(?:[ /]{_AGENCY})*|{NAME}(?=[ \xa0]{NAME})|{_SHORT_NAME}))*"
)
_CAPITALS_BEFORE_CAPTION = pattern(
    r"\s*[A-ZÆØÅÄÖÜÉ]{2,}(?:[ -][A-ZÆØÅÄÖÜÉ]{2,}){1,3}(?=\s+(?:[A-ZÆØÅÄÖÜÉ«“\"][a-zæøåäöüé ]|\d))"
)
_OFFICE_BEFORE_CAPTION = pattern(rf"\s*{NAME}[ \xa0][a-zæøåäö]+(?=\s+[A-ZÆØÅÄÖÜÉ])")  # "Lier kommune"
_COUNTER = pattern(r"\s\d{1,2}/\d{1,2}\s(?=\S)")  # "1/3" between the captions of a series
_NEXT_CAPTION = pattern(r"\s+(?=[A-ZÆØÅÄÖÜÉ«\"“”»–])")
_SENTENCE = pattern(r"[^A-Z.][.!?:] ")
_IN_LABELS = (":", "(", "©", "ⓒ", " by ", " di ", " par ", " por ", " of ")
_WORD = pattern(r"[^\W\d_]+")
_ABBREVIATED = pattern(r"(?:\b[A-ZÆØÅ]|\b(?:dr|mr|mrs|st|prof|jr|sr|hr|fr|nr|kl))\.$", re.IGNORECASE)
_MOVING = ("video", "tv", "grafik", "kart")  # what may open a title as well as a credit
_BRACKETED = ("ap ", "afp ", "file ", "photo", "image", "picture", "photograph", "foto", "bild", "crédit")
_IN_BRACKETS = "|".join(word if word[-1] == " " else rf"{word}\b" for word in _BRACKETED)
_WITHOUT_PHOTO_WORD = ("©", "ⓒ", "(c)", *(f"({word}" for word in _BRACKETED))


@cache
def _label(photo_words: frozenset[str]) -> re.Pattern[str]:
    """A photo word with its colon or preposition, doubled or not, as it stands before a credit; or ©."""
    words = "|".join(re.escape(word) for word in sorted(photo_words, key=len, reverse=True))
    return re.compile(
        rf"(?<![^\W\d_])(?:{words})(?:\s?:\s?|\s(?:by|di|par|por)\s(?=\S)|(?<=\bby)\s(?=\S)|(?<=\bof)\s(?=\S))(?:(?:{words})\s?:\s?|©\s?)?"
        rf"|(?<=\()(?:{_IN_BRACKETS})[^()]{{0,60}}(?=\))|[©ⓒ]\s?(?=\S)|\(c\)\s"
    )


def labels_of(line: Line, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Where photo labels stand in the line (`Foto:`, ©), as offsets into it: start of the label, start of the
    credit.
    """
    folded = line.folded
    if not any(map(folded.__contains__, _IN_LABELS)):
        return []
    if not lexicon.photo_words.within(folded) and not any(map(folded.__contains__, _WITHOUT_PHOTO_WORD)):
        return []  # which is told sooner than with a pattern
    found = []
    for label in _label(lexicon.photo_words.all).finditer(folded):
        start = label.start()
        credit = label.end() if label[0][-1] in ": ©ⓒ" else start
        if _FILE_KINDS.match(folded, credit) or (start and _in_a_sentence(line.text, start)):
            continue
        if start == 0 and folded.startswith(_MOVING) and _CREDIT_NAME.match(line.text, credit) is None:
            continue
        if credit < len(folded) or start == 0:
            found.append((start, credit))
    if not found or folded[found[0][0]] != "©":
        return found
    signed = _SIGNED.search(line.text, max(0, len(line.text) - 60)) is not None and agencies_at_end(line.text) != ()
    return [] if signed or is_rights_notice(folded) else found


def _in_a_sentence(text: str, at: int) -> bool:
    """Whether the word is one of a sentence (`stuurde een kaart: …`) and no label."""
    return text[at].islower() and text[:at].rstrip()[-1:] not in tuple('.!?)(/|,»”"[')


def is_label(line: Line, lexicon: Lexicon) -> bool:
    """Whether the line is a photo label with nothing behind it; the credit then stands on the next line."""
    text = line.text
    if len(text) > 30 or text[-1] != ":":
        return False
    return lexicon.photo_words.opening(line.folded) >= len(text.rstrip(": \xa0"))


def is_name(line: Line) -> bool:
    """Whether the line could be the name of a photographer, with or without an agency."""
    return len(line.text) <= 60 and _CREDIT_NAME.fullmatch(line.text) is not None


def is_credit(line: Line, lexicon: Lexicon) -> bool:
    """Whether the line is a credit without label: `Privat`, `JOEL MARKLUND / BILDBYRÅN`, `© BART DEWAELE`."""
    text = line.text
    if len(text) > _LONGEST:
        return False
    if line.folded.rstrip(".") in lexicon.photo_sources:
        return True
    if _COPYRIGHT.match(text) and len(text) < 80:
        return not is_rights_notice(line.folded)
    if "/" in text and (_IN_CAPITALS.fullmatch(text) or _SLASHED.fullmatch(text)):
        return True
    if " / " in text or " – " in text:
        source = _BY_SOURCE.match(text)
        if source is not None and fold(source[1]) in lexicon.photo_sources:
            return True
    word = lexicon.photo_words.opening(line.folded)
    if word and re.fullmatch(rf" {NAME} {NAMES}", text[word:]):
        return True  # `Illustratie Hajo Verwey`
    if not ends_with_picture_agency(text):
        return False
    if _AGENCIES_ONLY.fullmatch(text):
        return agencies_of_line(text) == ()  # `Getty Images`; a bare `NTB` is where the text comes from
    return _CREDIT_ONLY.fullmatch(text.rstrip(".")) is not None


def is_credit_alone(credit: str) -> bool:
    """Whether what stands behind a label is names and no caption: short, no sentence, hardly a word in lower case."""
    if len(credit) > 80 or _SENTENCE.search(credit):
        return False
    lower = [word for word in _WORD.findall(credit) if word[0].islower()]
    return len(lower) < 3


def bare_credit(text: str, end: int) -> int | None:
    """Where a credit begins that stands without label behind the last sentence: `… i dag. Øyvind Sivertsen`."""
    stopped = text[end - 1] == "."
    if stopped and not ends_with_picture_agency(text[:end]):
        return None
    found = _BARE_CREDIT.search(text, max(0, end - 140), end - stopped)
    if found is None or found.start() <= 15 or " " not in found["credit"]:
        short = _SHORT_CREDIT.search(text, max(15, end - 100), end) if end > 30 else None
        if short is None or agencies_of_line(short[0].strip()):
            return None
        return short.start(short.lastgroup or 0)
    at = found.start("credit")
    return None if _ABBREVIATED.search(text[max(0, at - 12) : at].rstrip()) else at


def source_at_end(text: str, end: int, lexicon: Lexicon) -> int | None:
    """Where the source begins that stands behind the last sentence (`… d’or. DR`) or a dash (`… – ANSA/ANNA BO`)."""
    found = _SOURCE.search(text, max(0, end - 70), end) if end > 30 and text[end - 1] not in '.!?»”":' else None
    if found is None:
        return None
    folded = found["source"].lower()
    if folded in lexicon.photo_sources and not agencies_of_line(found["source"]):
        return found.start("source")
    dashed = text[found.start()] != " " and is_bracketed_credit(found["source"], lexicon)
    return found.start("source") if dashed else None


def is_bracketed_credit(inside: str, lexicon: Lexicon) -> bool:
    """Whether the words in brackets at the end of a line credit a picture, and not the agency of the text:
    `(X/Reuters)`.
    """
    if agencies_of_line(inside):
        return False
    folded = inside.lower()
    if lexicon.photo_words.opening(folded) or folded in lexicon.photo_sources or " via " in folded:
        return True
    if PICTURE_AGENCY.search(inside) and not (inside.isupper() and "/" not in inside):
        return any(mark in inside for mark in "/|,")
    return " " in inside and re.fullmatch(rf"{NAMES}/{NAMES}", inside) is not None


def credit_end(text: str, at: int, limit: int, lexicon: Lexicon, *, last: bool) -> int:
    """Where the credit that starts at `at` ends: in brackets with the bracket, else where the next caption or
    sentence begins.

    `last` tells that no other label follows before `limit`.
    """
    if "(" in text[max(0, at - 40) : at] or "[" in text[max(0, at - 40) : at]:
        closed = _bracket_end(text, at, limit)
        if closed is not None:
            return closed
    counter = _COUNTER.search(text, at, limit)
    rest = text[at : counter.start() if counter else limit]
    if counter and len(rest) <= _LONGEST:
        return counter.start()
    if last and len(rest) <= 60 and _SENTENCE.search(rest) is None:
        return at + (_end_before_caption(rest, least=25) or len(rest))
    source = re.match(r"\s*([^\W\d_]+)", rest)
    if source is not None and source[1].lower() in lexicon.photo_sources:
        return at + source.end()
    behind_agency = _end_before_caption(rest[:_LONGEST], least=0)
    if behind_agency is not None:
        return at + behind_agency
    names = (
        _CAPITALS_BEFORE_CAPTION.match(rest) or _OFFICE_BEFORE_CAPTION.match(rest) or _CREDIT_BEFORE_CAPTION.match(rest)
    )
    return at + names.end() if names else limit


def _bracket_end(text: str, at: int, limit: int) -> int | None:
    depth = 1
    for position in range(at, min(limit, at + 150)):
        if text[position] in "([":
            depth += 1
        elif text[position] in ")]":
            depth -= 1
            if not depth:
                return position + 1 + (text[position + 1 : position + 2] == ".")
    return None


def _end_before_caption(rest: str, least: int) -> int | None:
    """Where an agency ends a credit and more than `least` code points of a new caption or sentence follow it."""
    for found in PICTURE_AGENCY.finditer(rest):
        end = found.end()
        following = _NEXT_CAPTION.match(rest, end)
        if following is not None and rest[following.end()] not in "/|" and len(rest) - following.end() > least:
            if PICTURE_AGENCY.match(rest, following.end()) is None:
                return end
        elif rest[end : end + 2] == ". ":
            return end
    return None
