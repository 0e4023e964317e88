"""Make foreign text harmless: what it says stays, what it could command does not.

One cleaner for the whole house. Text is cleaned where it enters (a reader, a file name, an error
text) and once more at the last point before it is drawn. Characters are mapped, never deleted,
so that no deletion can join two halves of an escape sequence, and `clean` keeps every offset.
"""

import re
from unicodedata import category

_REPLACEMENT = "\ufffd"

# C0 but newline and tab, DEL, C1, surrogates, bidi embeddings, overrides, isolates and marks, line separators,
# interlinear annotations, noncharacters and tag characters (which carry text nobody sees).
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_SIGNS: dict[str, str] = {chr(code): chr(0x2400 + code) for code in range(0x20)}
_SIGNS |= {"\t": " ", "\x7f": "\u2421", "\u2028": "\n", "\u2029": "\n"}

_BLANK_OR_INVISIBLE = re.compile("[\\s\u00ad\u115f\u1160\u180e\u200b-\u200d\u2060-\u2065\u2800\u3164\ufeff\uffa0]+")
_UNDRAWN = re.compile("[\u00ad\u180e\u200b\u2060-\u2065\ufeff]")

# Five characters that are neither letters, digits, blanks nor ASCII: only there can a letter have too many marks.
_MAYBE_MARKS = re.compile(r"[^\w\s\x00-\x7f]{5,}")
_MOST_MARKS = 4


def clean(text: str) -> str:
    """`text` with every character that could command a terminal turned into a visible sign.

    One character gives one character, so offsets stay valid; a tab gives a blank; only newline
    is left of the controls. `clean(a) + clean(b) == clean(a + b)`, in linear time.
    """
    if _UNSAFE.search(text) is None:
        return text
    return _UNSAFE.sub(lambda found: _SIGNS.get(found[0], _REPLACEMENT), text)


def drawable(text: str) -> str:
    """Cleaned `text` without what takes no room on a screen, and at most four marks on a letter.

    For the last step before drawing: what is dropped here are soft hyphens, joiners of words and the
    like, after every control has become a sign.
    """
    text = clean(text)
    if text.isascii():
        return text
    return _MAYBE_MARKS.sub(_without_towers, _UNDRAWN.sub("", text))


def clean_line(text: str, empty: str = "–") -> str:
    """`text` cleaned and fit for exactly one row; `empty` where nothing is to be seen.

    Blanks and newlines are folded, and what takes no room is dropped, so that a word with soft hyphens stays one.
    """
    folded = _BLANK_OR_INVISIBLE.sub(" ", _UNDRAWN.sub("", clean(text))).strip()
    if folded.isascii():
        return folded or empty
    if not any(category(character)[0] in "LNPS" for character in folded):
        return empty
    return _MAYBE_MARKS.sub(_without_towers, folded)


def _without_towers(found: re.Match[str]) -> str:
    """The characters found, without those marks that would be the fifth or later on one letter."""
    kept = []
    marks = 0
    for character in found[0]:
        marks = marks + 1 if category(character) in ("Mn", "Me", "Cf") else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
