"""Where a text says who speaks: "skriver Maduro på Twitter tirsdag", "Smith said", "souligne-t-elle"."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from tui.article.languages import Lexicon

_PARTICLES = frozenset("von van de der den del della di da dos du bin ibn al el la le af av zu zur ter ten".split())
_LONGEST = 400  # code points of the longest attribution looked at
_FIRST_PERSON = frozenset("jeg eg vi du jag ni ich wir ihr i we you je nous tu vous yo minä me sinä te ik wij jij jullie io noi dere dykk ein man".split())
_THIRD_PERSON = frozenset(
    "han hun ho de dei hen hon den det er sie es man he she they it il elle on ils elles él ella ellos ellas hän he hij zij ze hen lei lui loro".split()
)
_AUXILIARIES = frozenset("har hadde hat hatte haben a ont avait ha han heeft hebben had has have on olivat ovat ha hanno aveva skal kan kunne".split())
_ADVERBS = frozenset(
    "også òg således så dessuten videre da då nå no likevel imidlertid selv sjøl ofte gjerne straks derimot også auch dann weiter also then also still plus pure aussi encore alors"
    " también luego además ook dan nog anche poi myös vielä sitten nemlig jo bare nu".split()
)
_PREPOSITIONS = frozenset(
    "til på i om for overfor etter ved under fra frå med mot og når da då som att åt efter inför till hos av über bei nach im in der zu gegenüber auf am vor mit to at on in of from"
    " after during when as before à au aux en dans lors sur pour avec después tras durante ante por con aan bij tegen op toen nel nella al alla dopo durante con a via".split()
)

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*\.?")
_INVERTED = re.compile(r"([^\W\d_]+)(?:-t)?-(?:ils?|elles?|on|je|nous|vous)\b")
# Whatever may stand between the last word said and the attribution.
_BOUNDARY = re.compile(r"(?:,|[!?…](?=\s)|\.\.\.(?=\s))\s*")
_SENTENCE_END = re.compile(r"[.!?…:](?=[»”“\"’)]*(?:\s|$))")
_ABBREVIATION = re.compile(
    r"(?:\b[A-ZÆØÅÄÖÜÉ]|\b(?:kl|nr|ca|dr|prof|mr|mrs|ms|st|jr|bl\.?a|f\.?eks|dvs|osv|mfl|jf|evt|inkl|pst|mill|mrd|tlf|adm|dir|ass|stip|cand|red|bzw|z\.b|u\.a|usw|ca|sen|gen|gov|rep|sgt|lt|col|tidl|int|no|vs|pp|s|art|avd|hr|fr|sr|sra|mme|mgr|dna|tv|ansv|insp|sept|okt|nov|des|jan|feb|aug))$",
    re.IGNORECASE,
)


class Attribution(NamedTuple):
    """Who is said to speak.

    The words said end at `speech_end`; the attribution runs from `start` to `end`; `speaker` is the name in it, if any.
    """

    speech_end: int
    start: int
    end: int
    speaker: str | None


class Opening(NamedTuple):
    """A place where an attribution may open: `speech_end` is where the words said would end.

    `strength` is 2 where it surely is one, 1 where its verb often says something else.
    """

    speech_end: int
    start: int
    strength: int


def openings_in(text: str, folded: str, start: int, end: int, lexicon: Lexicon, hidden: list[tuple[int, int]]) -> list[Opening]:
    """The places between `start` and `end` where an attribution may open after speech, outside the `hidden` stretches."""
    found = []
    starts = [low for low, _ in hidden]
    for boundary in _BOUNDARY.finditer(text, start, end):
        at = boundary.end()
        if at >= end:
            continue
        inside = bisect_right(starts, boundary.start()) - 1
        if inside >= 0 and boundary.start() < hidden[inside][1]:
            continue
        mark = boundary[0].rstrip()
        strength = opens(text, folded, at, min(end, at + 160), lexicon)
        if strength > (mark[0] in "….") and (mark[0] == "," or text[at].islower()):
            speech_end = boundary.start() if mark[0] == "," else boundary.start() + len(mark)
            found.append(Opening(speech_end, at, strength))
    return found


def complete(text: str, folded: str, opening: Opening, end: int, lexicon: Lexicon) -> Attribution:
    """The attribution that opens there, to the end of its sentence."""
    stop = sentence_end(text, opening.start, min(end, opening.start + _LONGEST))
    return Attribution(opening.speech_end, opening.start, stop, speaker_in(text, folded, opening.start, stop, lexicon))


def opens(text: str, folded: str, at: int, end: int, lexicon: Lexicon) -> int:
    """How surely an attribution opens at `at`: 0 not at all, 1 by a verb that often says something else, 2 surely."""
    words = _words(folded, at, end)
    first = next(words, None)
    if first is None or first.start() - at > 1:
        return 0
    second = next(words, None)
    word = first[0]
    verb, after = word, second
    inverted = _INVERTED.match(folded, first.start(), end)
    if inverted is not None:
        participle = second is not None and second[0].rstrip(".") in lexicon.speech_verbs
        return 2 if inverted[1] in lexicon.speech_verbs or participle or word.startswith(("s'", "s’")) else 1
    if word.startswith(("s'", "s’", "l'", "l’", "m'", "m’")):
        verb = word[2:]
        if (hyphen := verb.partition("-"))[2]:
            return 2 if hyphen[0] in lexicon.speech_verbs else 0
    if word in ("se", "si", "lo") and second is not None:
        if _INVERTED.match(folded, second.start(), end):
            return 2
        verb, after = second[0], next(words, None)
    if second is not None and word in lexicon.speech_openers and text[second.start()].isupper():
        return 2
    if word in _AUXILIARIES and second is not None:
        if second[0].rstrip(".") in lexicon.speech_verbs:
            verb, after = second[0], next(words, None)
        elif lexicon.verb_first and (text[second.start()].isupper() or second[0] in _THIRD_PERSON):
            return 2 if _has_said(folded, second.end(), end, lexicon) else 0
    verb = verb.rstrip(".")
    if after is not None and verb in lexicon.speech_verbs and folded[after.start() - 2] in ",;:":
        return 2 if text[at].islower() else 0  # the verb alone between commas: ", precisa, e …"
    if verb in lexicon.speech_verbs and (text[first.start()].islower() or not word[0].isalpha()):
        return _verb_first(text, folded, verb, after, end, lexicon)
    return _subject_first(text, folded, at, end, lexicon)


def _verb_first(text: str, folded: str, verb: str, after: "re.Match[str] | None", end: int, lexicon: Lexicon) -> int:
    """How surely `verb` introduces a speaker, by what follows it."""
    weak = verb in lexicon.weak_speech_verbs
    if after is None:
        return 1 if weak else 2
    word = after[0].rstrip(".")
    named = text[after.start()].isupper()
    if word in _FIRST_PERSON and word not in ("man", "ein", "te", "du") and (not named or word in ("i", "ich")):
        return 0
    if verb == "so":
        return 2 if named or word in ("der", "die", "das", "ein", "eine", "er", "sie") else 0
    if not weak:
        return 2
    if named or word in _THIRD_PERSON:
        return 1 if word in _IMPERSONAL else 2
    if word in _ARTICLES or word.startswith(("l'", "l’")) or _definite(word, lexicon):
        return 2 if _names_soon(text, folded, after.end(), end) else 1
    return 2 if _names_soon(text, folded, after.start(), end) else 0


def _has_said(folded: str, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a participle of saying comes before the sentence ends (`har presidenten tidligere uttalt`)."""
    for count, word in enumerate(_words(folded, at, end)):
        bare = word[0].rstrip(".")
        if bare in lexicon.speech_verbs and bare not in lexicon.weak_speech_verbs:
            return True
        if count >= 6 or word[0] != bare:
            return False
    return False


_IMPERSONAL = frozenset(("det", "den", "es", "it", "de", "dei", "that"))
_ARTICLES = frozenset("un une le la les der die das ein eine een het de the a an en et ei ett el los las una uno il lo gli i en".split())
_NOUN_SUBJECT = frozenset(("nb", "nn", "sv", "da"))


def _definite(word: str, lexicon: Lexicon) -> bool:
    """Whether the word reads as a noun in the definite form, as Nordic languages make it."""
    return lexicon.code in _NOUN_SUBJECT and len(word) > 4 and word.endswith(("en", "et", "a", "ene", "ane", "erne", "arna", "orna"))


def _names_soon(text: str, folded: str, at: int, end: int) -> bool:
    """Whether a name comes within the next words, before anything that would end a title (`sukker ordfører Per-Gunnar`)."""
    for count, word in enumerate(_words(folded, at, end)):
        if text[word.start()].isupper():
            return True
        if count >= 3 or word[0] in _PREPOSITIONS:
            return False
    return False


def _subject_first(text: str, folded: str, at: int, end: int, lexicon: Lexicon) -> int:
    """`she said`, `Partonen sanoo`, `Smith, 43, told the BBC`: the subject before the verb, where the language does that."""
    if lexicon.verb_first:
        return 0
    named = False
    last = at
    for count, word in enumerate(_words(folded, at, end)):
        bare = word[0].rstrip(".")
        if count and any(mark in text[last : word.start()] for mark in ",;:–—"):
            return 0
        last = word.end()
        if count and bare in lexicon.speech_verbs and bare not in lexicon.weak_speech_verbs:
            return 2 if named else 0
        if count > 5:
            return 0
        if count == 0 and bare in lexicon.pronouns and bare not in _FIRST_PERSON:
            named = True
        elif text[word.start()].isupper():
            named = True
        elif named and count == 1 and bare in lexicon.speech_verbs:
            return 1
        elif count == 0 and bare in ("the", "a", "an", "le", "la", "el", "il", "de", "het", "un", "una", "une"):
            continue
        elif bare in _PREPOSITIONS - {"of", "de", "for", "di", "du"}:
            return 0
    return 0


def _words(folded: str, at: int, end: int) -> "Iterator[re.Match[str]]":
    return _WORD.finditer(folded, at, end)


def sentence_end(text: str, at: int, end: int) -> int:
    """Where the sentence that goes on at `at` ends, before its full stop; a full stop after an abbreviation ends none."""
    for found in _SENTENCE_END.finditer(text, at, end):
        if found[0] == "." and _ABBREVIATION.search(text, max(at, found.start() - 8), found.start()):
            continue
        return found.start()
    return end


def speaker_in(text: str, folded: str, start: int, end: int, lexicon: Lexicon) -> str | None:
    """The name of the speaker in an attribution, as written; None where nobody is named.

    A name of two words or more wins over a single one, so that `leder i Natur og Ungdom Therese Woie` is she; a single name
    counts only before the first preposition, so that `sier ledelsen i Idyllfestivalen` names nobody.
    """
    names: list[tuple[int, int, int]] = []
    preposition = end
    current: list[re.Match[str]] = []

    def close() -> None:
        while current and not text[current[-1].start()].isupper():
            current.pop()
        if current:
            names.append((current[0].start(), current[-1].end(), len(current)))
        current.clear()

    last_end = start
    for word in _words(folded, start, end):
        bare = word[0].rstrip(".")
        gap = text[last_end : word.start()]
        if current and gap.strip(" \xa0"):
            close()
        if text[word.start()].isupper():
            current.append(word)
        elif current and bare in _PARTICLES:
            current.append(word)
        else:
            close()
            if bare in _PREPOSITIONS and preposition == end and word.start() > start:
                preposition = word.start()
        last_end = word.end()
        if word[0].endswith(".") and len(word[0]) > 2:
            close()
    close()
    if names and names[0][2] == 1 and names[0][0] <= start + 1 and folded[names[0][0] : names[0][1]] in lexicon.common_words:
        del names[0]  # the first word of a sentence, and no name
    early = [name for name in names if name[0] < preposition]
    full = [name for name in names if name[2] >= 2 and not _is_place(folded, name[0])]
    chosen = (early and max(early[:2], key=lambda name: name[2] >= 2)) or (full[0] if full else None)
    if chosen is None:
        return None
    name = text[chosen[0] : chosen[1]].rstrip(".,")
    return name if name.lower() not in lexicon.pronouns else None


def _is_place(folded: str, at: int) -> bool:
    """Whether what starts at `at` stands right after a preposition, as a place or a medium does."""
    before = folded[max(0, at - 12) : at].split()
    return bool(before) and before[-1] in _PREPOSITIONS - {"for", "og"}
