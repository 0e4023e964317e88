"""News agencies and picture agencies, which papers of every country name alike."""

import re

from tui.article.patterns import pattern

_SPELLINGS = (
    "NTB AP AFP TT dpa Reuters Ritzau NPK STT ANP Belga EFE ANSA APA SDA PA UPI TASS Xinhua Interfax LUSA Bloomberg"
    " KNA epd sid ATS Adnkronos AGI Keystone-SDA FNB"
)
_OTHER_NAMES = {
    "associated press": "AP",
    "the associated press": "AP",
    "agence france-presse": "AFP",
    "tt nyhetsbyrån": "TT",
    "europa press": "Europa Press",
    "press association": "PA",
    "nynorsk pressekontor": "NPK",
    "ritzau scanpix": "Ritzau",
    "100 % sport": "100 % Sport",
}
TEXT_AGENCIES = {name.lower(): name for name in _SPELLINGS.split()} | _OTHER_NAMES
"""The agencies that a text may come from: how each is usually spelt, by its names in lower case."""

_NAMES = "|".join(re.escape(name) for name in sorted(TEXT_AGENCIES, key=len, reverse=True))

_AGENCY_LINE = pattern(
    rf"\W{{0,3}}(?:©\s?)?(?:{_NAMES})(?:\s?(?:[-/,+&–—]|\bog\b|\band\b|\bund\b|\bet\b|\boch\b)?\s?(?:©\s?)?(?:{_NAMES}))*(?:\s?/[^()/]{{2,24}}(?=\)))?\W{{0,3}}",
    re.IGNORECASE,
)
_NAME = pattern(rf"(?<![^\W_])(?:{_NAMES})(?![^\W_])", re.IGNORECASE)
_TAIL = pattern(rf"[(/]\s?©?\s?(?:{_NAMES})(?:\s?[-/,+–]\s?[^\W\d_]{{2,8}})*\s?[)/]\.?$", re.IGNORECASE)
_CAPITALS = pattern(r"[A-Z]")

_PICTURE_NAMES = (
    "ntb, scanpix, scanpix norway, ap photo, ap, afp, reuters, tt nyhetsbyrån, tt, bildbyrån, dpa, epa,"
    " epa-efe, efe, ansa, getty, getty images, imago, imago images, belga, belgaimage, anp, lehtikuva, ritzau,"
    " ritzau scanpix, picture alliance, picture-alliance, pa, pa wire, pa images, pa media, shutterstock,"
    " alamy, alamy stock photo, alamy live news, istock, istockphoto, wikimedia, wikimedia commons, keystone,"
    " lapresse, europa press, bloomberg, nurphoto, zuma, zuma press, sipa, xinhua, polaris, rex, npk,"
    " norrfoto, adobe stock, unsplash, flickr, camera press, swns, mirrorpix, vg, nrk, tv 2, bt, aftenposten,"
    " dagbladet, dagsavisen, bergens tidende, adresseavisen, svt, expressen, aftonbladet, handout, stella"
    " pictures, all over press, actionplus, panoramic, icon sport, maxppp, abaca, hans lucas, mediapunch,"
    " pressefoto, hollandse hoogte, contrasto, fotogramma"
)
_ANY_PICTURE_NAME = "|".join(re.escape(name) for name in sorted(_PICTURE_NAMES.split(", "), key=len, reverse=True))
PICTURE_AGENCY = pattern(rf"(?<![^\W\d_])(?:{_ANY_PICTURE_NAME})(?![^\W\d_])", re.IGNORECASE)
"""Who distributes pictures, and papers that credit their own: words by which a credit is known even without a label."""

_LAST_WORDS = frozenset(name.rpartition(" ")[2] for name in _PICTURE_NAMES.split(", "))
_RIGHTS = pattern(
    r"©\s?(?:19|20)\d\d|©.{0,40}(?:infocom|droits|rights|riproduzione|rechte|derechos|rettigheter|copyright)"
)


def ends_with_picture_agency(text: str) -> bool:
    """Whether the last words are the name of somebody who distributes pictures, brackets and full stop aside."""
    last = text[-20:].rstrip(" .)]").lower()
    for mark in " /|,(":
        last = last.rpartition(mark)[2]
    return last in _LAST_WORDS


def agencies_of_line(text: str) -> tuple[str, ...]:
    """The agencies of a line that holds nothing else (`NTB-AP-AFP`, `(©NTB)`); empty for any other line."""
    if len(text) > 60 or (_CAPITALS.search(text) is None and "dpa" not in text and "ritzau" not in text):
        return ()
    return agencies_named(text) if _AGENCY_LINE.fullmatch(text) else ()


def agencies_named(text: str) -> tuple[str, ...]:
    """The agencies that `text` names, in order, each once, in their usual spelling."""
    return tuple(dict.fromkeys(TEXT_AGENCIES[found[0].lower()] for found in _NAME.finditer(text)))


def agencies_at_end(text: str) -> tuple[str, ...]:
    """The agencies in brackets at the end of a paragraph (`… på Twitter. (NTB)`)."""
    if not text.endswith((")", ").", "/")):
        return ()
    found = _TAIL.search(text, max(0, len(text) - 60))
    return agencies_named(found[0]) if found else ()


def is_rights_notice(folded: str) -> bool:
    """Whether a line that opens with © says who owns the text, and credits no picture."""
    return folded[0] == "©" and _RIGHTS.match(folded) is not None
