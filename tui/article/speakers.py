"""Who is named in an attribution, and where a sentence ends."""

import re

from tui.article.languages import Lexicon
from tui.article.names import PARTICLES
from tui.article.patterns import pattern

WORD = pattern(r"[^\W_]+(?:[-'’.&][^\W_]+)*\.?")
"""A word with its hyphens and apostrophes, and the full stop that may belong to it."""

_SENTENCE_END = pattern(r"[.!?…:](?=[»”“\"’)]*(?:\s|$))")
_ABBREVIATION = pattern(
    r"(?:\b[A-ZÆØÅÄÖÜÉ]|\b(?:kl|nr|ca|dr|prof|mr|mrs|ms|st|jr|bl\.?a|f\.?eks|dvs|osv|mfl|jf|evt|inkl|pst|mill|mrd|tlf|adm|dir|ass"
    r"|stip|cand|red|bzw|z\.b|u\.a|usw|ca|sen|gen|gov|rep|sgt|lt|col|tidl|int|no|vs|pp|s|art|avd|hr|fr|sr|sra|mme|mgr|dna|tv|ansv"
    r"|insp|sept|okt|nov|des|jan|feb|aug))$",
    re.IGNORECASE,
)


def sentence_end(text: str, at: int, end: int) -> int:
    """Where the sentence that goes on at `at` ends, before its full stop; a full stop after an abbreviation ends
    none.
    """
    for found in _SENTENCE_END.finditer(text, at, end):
        if found[0] == "." and _ABBREVIATION.search(text, max(at, found.start() - 8), found.start()):
            continue
        return found.start()
    return end


def speaker_in(text: str, folded: str, start: int, end: int, lexicon: Lexicon) -> str | None:
    """The name of the speaker in an attribution, as written; None where nobody is named.

    A name of two words or more wins over a single one, so that `leder i Natur og Ungdom Therese Woie` is she; a
    single name counts only before the first preposition, so that `sier ledelsen i Idyllfestivalen` names nobody.
    """
    names, preposition = _names_in(text, folded, start, told_until(folded, start, end, lexicon), lexicon)
    if names and names[0][1] <= start + 1 and names[0][0] == 1:
        _, begin, finish = names[0]
        if folded[begin:finish] in lexicon.common_words:
            del names[0]  # the first word of a sentence, and no name
    early = [name for name in names if name[1] < preposition]
    full = [name for name in names if name[0] >= 2 and not _follows_preposition(folded, name[1], lexicon)]
    if early:
        chosen = next((name for name in early[:2] if name[0] >= 2), early[0])
    elif full:
        chosen = full[0]
    else:
        return None
    name = text[chosen[1] : chosen[2]].rstrip(".,")
    return None if name.lower() in lexicon.third_person or name.lower() in lexicon.first_person else name


def told_until(folded: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Where an attribution goes on with who only passes on what was said (`sier Lie ifølge Reuters`); its end where it
    does not.
    """
    if not lexicon.according_to.isdisjoint(folded[start:end].split()):  # which spares most a walk through the words
        for word in WORD.finditer(folded, start, end):
            if word[0] in lexicon.according_to and word.start() > start + 1:
                return word.start()
    return end


def _names_in(text: str, folded: str, start: int, end: int, lexicon: Lexicon) -> tuple[list[tuple[int, int, int]], int]:
    """The runs of capitalised words as (number of words, start, end), and where the first preposition stands."""
    names: list[tuple[int, int, int]] = []
    current: list[re.Match[str]] = []
    preposition = end

    def close() -> None:
        while current and not text[current[-1].start()].isupper():
            current.pop()
        if current:
            names.append((len(current), current[0].start(), current[-1].end()))
        current.clear()

    last_end = start
    for word in WORD.finditer(folded, start, end):
        bare = word[0].rstrip(".")
        if current and text[last_end : word.start()].strip(" \xa0"):
            close()
        opener = word.start() == start and bare in lexicon.speech_openers  # "Ifølge Kari Moen …"
        if (text[word.start()].isupper() and not opener) or (current and bare in PARTICLES):
            current.append(word)
        else:
            close()
            if bare in lexicon.prepositions and preposition == end and word.start() > start:
                preposition = word.start()
        last_end = word.end()
        if word[0].endswith(".") and len(word[0]) > 2:
            close()
    close()
    return names, preposition


def _follows_preposition(folded: str, at: int, lexicon: Lexicon) -> bool:
    """Whether what starts at `at` stands right after a preposition, as a place or a medium does."""
    before = folded[max(0, at - 12) : at].split()
    return bool(before) and before[-1] in lexicon.prepositions and before[-1] not in ("for", "og")
