"""The title that a reference names: what reads as one, and where it ends before paywall marks and addresses."""

import re
from dataclasses import dataclass

from tui.article.languages import Lexicon, fold
from tui.article.lines import Line
from tui.article.names import NAMES
from tui.article.patterns import pattern

_LONGEST = 160  # code points of a title that stands below its marker
_LONGEST_BESIDE = 220  # … or beside it
_LONGEST_GENRE = 12  # … of a genre before a bar
_LONGEST_LINE = 400  # … with marks and address
_PLUS = r"(?:[^\W\d_]{0,12}\s?\+|plus|pluss|premium|abo|\+)"
_MARK_AFTER = pattern(rf"\s*(?:[(\[]\s?{_PLUS}\s?[)\]]|[🔒➕]|⭐\s?pluss|⭐|(?<=\s)\+)\s*$", re.IGNORECASE)
_MARK_BEFORE = pattern(rf"(?:[\[(]\s?{_PLUS}\s?[\])]|[🔒➕⭐])\s*", re.IGNORECASE)
_SIGNS = "⭐🔒➕ "
_BRACKETED = pattern(r"\s*[(\[]([^()\[\]]{3,40})[)\]]\s*$")
_BULLETS = " •·*▪→►▸"
_ARROWS = " →►▸"
_URL = pattern(r"\s*\(?\bhttps?://[^\s()]+\)?\s*$")
_AUTHOR = pattern(rf"\s(?=(?P<word>[A-ZÆØÅÄÖÜ][^\W\d_]*(?: [^\W\d_]+){{0,2}}?) {NAMES}$)")
_SENTENCES = pattern(r"[.!?…]\s+[A-ZÆØÅÄÖÜ]")


@dataclass(frozen=True, slots=True)
class Title:
    """A title with its bounds in the text; `paywalled` and `url` are what stood with it."""

    start: int
    end: int
    text: str
    paywalled: bool = False
    url: str | None = None

    def pieces(self) -> list["Title"]:
        """Titles joined by ` | ` are one each."""
        if " | " not in self.text or self.end - self.start != len(self.text):
            return [self]
        pieces = []
        at = self.start
        for number, part in enumerate(self.text.split(" | ")):
            if number or " " in part or len(part) > _LONGEST_GENRE:  # "Kolumni | Mökkinaapuri on …"
                pieces.append(Title(at, at + len(part), part, self.paywalled, self.url))
            at += len(part) + 3
        return pieces


def may_be_title(text: str, *, beside: bool = False) -> bool:
    """Whether a line reads as a title: short, one sentence, no full stop; `beside` its marker more is allowed."""
    if len(text) > _LONGEST_LINE:
        return False
    bare = _URL.sub("", _MARK_AFTER.sub("", text)).strip(_BULLETS)
    if len(bare) > (_LONGEST_BESIDE if beside else _LONGEST) or not any(char.isalpha() for char in bare):
        return False
    if beside:
        return True
    if bare[0] == "(" and bare[-1] == ")":
        return False  # a signature, a note
    unmarked = bare.rstrip('»”“"«‹›’')
    if unmarked.endswith((".", ",", ";")) and not unmarked.endswith("..."):
        return False
    if (len(bare) > 100 or bare.endswith(":")) and _SENTENCES.search(bare):
        return False
    return len(bare) > 3


def paywall_mark_at_end(text: str) -> bool:
    """Whether a paywall mark ends the text (`les også (VG+)`)."""
    return len(text) <= _LONGEST_LINE and _MARK_AFTER.search(text) is not None


def paywall_mark_end(text: str, at: int) -> int:
    """Where the paywall mark ends that starts at `at`, or behind a blank there; `at` itself where none does."""
    found = _MARK_BEFORE.match(text, at + (text[at : at + 1] == " "))
    return len(text[: found.end()].rstrip()) if found else at


def title_in(text: str, start: int, lexicon: Lexicon) -> Title:
    """The title in `text`, which stands at `start`: paywall marks and addresses before and behind it cut off."""
    paywalled = False
    url = None
    start, text = start + len(text) - len(text.lstrip(_BULLETS)), text.lstrip(_BULLETS)
    lead = _mark_before(text, lexicon)
    if lead:
        paywalled = True
        start, text = start + lead, text[lead:]
    while True:
        shorter = text.rstrip(_ARROWS)
        if (found := _URL.search(shorter)) is not None:
            url = found[0].strip(" ()")
            cut = len(shorter[: found.start()].rstrip(" :–-"))
        elif (author := _author_behind(shorter, lexicon)) is not None:
            cut = author
        elif (mark := _mark_behind(shorter, lexicon)) is not None:
            paywalled = True
            cut = mark
        else:
            break
        if not shorter[:cut].strip():
            break
        text = shorter[:cut]
    text = text.rstrip(_ARROWS)
    return Title(start, start + len(text), text, paywalled, url)


def title_over_two(text: str, start: int, below: Line, lexicon: Lexicon) -> Title:
    """A title that goes on in the line below, after a colon."""
    rest = title_in(below.text, below.start, lexicon)
    return Title(start, rest.end, f"{text.strip()} {rest.text}", rest.paywalled, rest.url)


def _mark_before(text: str, lexicon: Lexicon) -> int:
    """The length of the paywall mark before a title: a sign, or a notice (`Article réservé à nos abonnés`)."""
    found = _MARK_BEFORE.match(text)
    if found:
        return found.end()
    length = lexicon.paywall_marks.opening(fold(text))
    rest = text[length:].lstrip(" :–-")
    return len(text) - len(rest) if " " in text[:length] and rest[:1].isupper() and len(rest) > 12 else 0


def _author_behind(text: str, lexicon: Lexicon) -> int | None:
    """Where the author's name begins that is glued behind a title: `… wieder ein Zug Von Lena Obermaier`."""
    for found in _AUTHOR.finditer(text, max(0, len(text) - 60)):
        if fold(found["word"]) in lexicon.byline_words:
            return found.start()
    return None


def _mark_behind(text: str, lexicon: Lexicon) -> int | None:
    """Where a paywall mark begins at the end of a title: `(DA+)`, `(krever innlogging)`, `… um seine Post kämpft
    ABO`.
    """
    if (found := _MARK_AFTER.search(text)) is not None:
        return found.start()
    if (found := _BRACKETED.search(text)) is not None and lexicon.paywall_marks.opening(fold(found[1].strip())):
        return found.start()
    words = text.rsplit(" ", 2)
    for count in (2, 1):
        mark = " ".join(words[-count:]).lstrip(_SIGNS)
        if len(words) > count and mark[:1].isupper() and mark.lower() in lexicon.paywall_marks:
            return len(text) - len(" ".join(words[-count:]))
    return None
