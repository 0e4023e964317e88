"""What the page left in the text: share buttons, menus, adverts, newsletter boxes, counters."""

import re

from tui.article.agencies import is_rights_notice
from tui.article.blocks import Kind
from tui.article.credits import is_credit
from tui.article.languages import Lexicon
from tui.article.lines import Line
from tui.article.patterns import pattern

_LONGEST_BUTTON = 90  # code points
_LONGEST_ADVERT = 110
_TOP = 6  # lines above the body, where crumbs stand
_BULLETS = "•·*> "
_COUNTER = pattern(
    r"(?:\d+|bild|bilde)? ?\d+ ?(?:/|av|of|von|de|sur) ?\d+|\d[.,]\d{1,2}x|\W+"
    r"|\d+ ?(?:delinger|kommentarer|comments?|kommentare|shares|comentarios)?",
    re.IGNORECASE,
)
_CRUMBS = pattern(r"(?:[^\W\d_][\w&'. -]{1,24} ?[/>›»] ?){1,5}[^\W\d_][\w&'. -]{1,24}")
_PERCENT = pattern(r"il vous reste \d", re.IGNORECASE)
_COUNTED = pattern(
    r"(?P<words>[^\W\d_][^()]{2,30}) ?\(\d+\)"
    r"|\W*(?P<lead>[^\W\d_]{4,14}): ?\d+ ?(?:min|minute|minutes|minuten|minutter|minuter)[a-z]*\.?",
    re.IGNORECASE,
)
_TAGS = pattern(r"(?:#[\w-]+[ ,]*)+")


def find_residue(lines: list[Line], kinds: list[Kind | None], lexicon: Lexicon) -> list[int]:
    """The indices of the lines that are still free and are of the page, buttons that look like references among
    them.
    """
    found = []
    for index, line in enumerate(lines):
        if index and kinds[index] is None and lines[index - 1].folded.rstrip(" :") in lexicon.advert_labels:
            if len(line.text) <= _LONGEST_ADVERT and line.text[-1] not in ".:":
                found.append(index)  # the advert's own headline
        elif kinds[index] is None:
            button = len(line.text) < _LONGEST_BUTTON and lexicon.not_references.opening(line.folded) > 0
            if button or is_residue(line, lexicon, top=index < _TOP):
                found.append(index)
    return found


def is_residue(line: Line, lexicon: Lexicon, *, top: bool) -> bool:
    """Whether the line is of the page and not of the story; `top` tells that it stands before the body."""
    folded = line.folded
    if is_rights_notice(folded):
        return True
    if len(folded) < 60:
        bare = folded.rstrip(" .:!…>»→+").lstrip(" >•·|+")
        if top and folded[0] == "[" and folded.strip("[]") in lexicon.paywall_marks:
            return True
        if not bare or not lexicon.residue_lines.isdisjoint((bare, folded)) or bare in lexicon.advert_labels:
            return True
        if _COUNTER.fullmatch(folded) or _TAGS.fullmatch(folded):
            return True
        counted = _COUNTED.fullmatch(folded)
        if counted is not None and (counted["lead"] or (counted["words"] or "").strip() in lexicon.residue_lines):
            return True
        if top and _CRUMBS.fullmatch(line.text) and ("/" in folded or ">" in folded or "›" in folded):
            return not is_credit(line, lexicon)
        if _all_buttons(bare, lexicon):
            return True
    return len(folded) < 220 and (
        lexicon.residue_beginnings.opening(folded.lstrip(_BULLETS)) > 0 or _PERCENT.match(folded) is not None
    )


def _all_buttons(bare: str, lexicon: Lexicon) -> bool:
    """Whether the line is nothing but buttons, one after the other (`Teilen Twittern Senden`)."""
    words = bare.split()
    return 1 < len(words) <= 6 and all(
        word.strip(",|·•/") in lexicon.residue_lines or not word.strip(",|·•/") for word in words
    )
