"""Where a text says who speaks: "skriver Maduro på Twitter tirsdag", "Smith said", "souligne-t-elle"."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from tui.article.languages import Lexicon
from tui.article.names import NAMES
from tui.article.patterns import pattern
from tui.article.speakers import WORD, sentence_end, speaker_in

LOOK = 160  # code points read to tell whether an attribution opens
_LONGEST = 400  # code points of the longest attribution
_INVERTED = pattern(r"([^\W\d_]+)(?:-t)?-(?:ils?|elles?|on|je|nous|vous)\b")
_REFLEXIVE = ("se", "si", "lo")
_ELIDED = ("s'", "s’", "l'", "l’", "m'", "m’")
# Whatever may stand between the last word said and the attribution.
_BOUNDARY = pattern(r"(?:,|[!?…](?=\s)|\.\.\.(?=\s)|[»”“\"](?=\s[a-zæøåäöü]))\s*")
_VERB_AND_NAME = pattern(rf"(?P<verb>[^\W\d_A-ZÆØÅÄÖÜ][^\W\d_]{{2,}}) {NAMES}(?=[.,;]| \(|$)")
_BREAKS = ",;:–—"


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


def openings_in(
    text: str, folded: str, start: int, end: int, lexicon: Lexicon, hidden: list[tuple[int, int]]
) -> list[Opening]:
    """The places between `start` and `end` where an attribution may open after speech, outside the `hidden`
    stretches.
    """
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
        strength = opens(text, folded, at, min(end, at + LOOK), lexicon)
        # After an ellipsis the speech itself often goes on; after ! and ? it does so with a capital.
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
    words = WORD.finditer(folded, at, end)
    first = next(words, None)
    if first is None or first.start() - at > 1:
        return 0
    second = next(words, None)
    word, verb, after = first[0], first[0], second
    if _INVERTED.match(folded, first.start(), end):
        return _inverted(folded, first, second, end, lexicon)
    if word.startswith(_ELIDED):
        verb, _, pronoun = word[2:].partition("-")
        if pronoun:
            return 2 if verb in lexicon.speech_verbs else 0
    if word in _REFLEXIVE and second is not None:
        if _INVERTED.match(folded, second.start(), end):
            return 2
        verb, after = second[0], next(words, None)
    if second is not None and word in lexicon.speech_openers and text[second.start()].isupper():
        return 2
    if word in lexicon.auxiliaries and second is not None:
        if second[0].rstrip(".") in lexicon.speech_verbs:
            verb, after = second[0], next(words, None)
        elif lexicon.verb_first and (
            text[second.start()].isupper() or second[0] in lexicon.third_person or _is_subject(second[0], lexicon)
        ):
            return 2 if _has_said(folded, second.end(), end, lexicon) else 0
    verb = verb.rstrip(".")
    if verb != word and word in lexicon.auxiliaries and verb in lexicon.speech_verbs:
        return max(1, _verb_first(text, folded, verb, after, end, lexicon))
    if verb in lexicon.speech_verbs and (text[at].islower() or not verb[0].isalpha()):
        if after is not None and folded[after.start() - 2] in ",;:":
            return 2 if text[at].islower() else 0  # the verb alone between commas: ", precisa, e …"
        return _verb_first(text, folded, verb, after, end, lexicon)
    return _subject_first(text, folded, at, end, lexicon)


def _inverted(folded: str, first: re.Match[str], second: re.Match[str] | None, end: int, lexicon: Lexicon) -> int:
    """`souligne-t-elle`, `a-t-il ajouté`, `s'amuse-t-on`."""
    found = _INVERTED.match(folded, first.start(), end)
    participle = second is not None and second[0].rstrip(".") in lexicon.speech_verbs
    sure = participle or first[0].startswith(_ELIDED) or (found is not None and found[1] in lexicon.speech_verbs)
    return 2 if sure else 1


def _has_said(folded: str, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a participle of saying comes before the sentence ends (`har presidenten tidligere uttalt`)."""
    for count, word in enumerate(WORD.finditer(folded, at, end)):
        bare = word[0].rstrip(".")
        if bare in lexicon.speech_verbs and bare not in lexicon.weak_speech_verbs:
            return True
        if count >= 6 or word[0] != bare:
            return False
    return False


def _verb_first(text: str, folded: str, verb: str, after: re.Match[str] | None, end: int, lexicon: Lexicon) -> int:
    """How surely `verb` introduces a speaker, by what follows it."""
    weak = verb in lexicon.weak_speech_verbs
    if after is None:
        return 1 if weak else 2
    word = after[0].rstrip(".")
    named = text[after.start()].isupper()
    if word in lexicon.first_person and not (named and len(word) > 1):
        return 0
    if not weak or named or word in lexicon.third_person:
        return 2
    if word in lexicon.articles or word.startswith(_ELIDED[2:4]) or _is_definite(word, lexicon):
        return 2 if _names_soon(text, folded, after.end(), end, lexicon) else 1
    return 2 if _names_soon(text, folded, after.start(), end, lexicon) else 0


def _is_definite(word: str, lexicon: Lexicon) -> bool:
    """Whether the word reads as a noun in the definite form, where the language makes it by an ending."""
    return len(word) > 4 and bool(lexicon.definite_endings) and word.endswith(lexicon.definite_endings)


def _is_subject(word: str, lexicon: Lexicon) -> bool:
    """Whether the word behind an auxiliary can be its subject, and is no participle ("har testet")."""
    return _is_definite(word, lexicon) and not word.endswith("et")


def _names_soon(text: str, folded: str, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a name comes within the next words, before anything that would end a title (`sukker ordfører
    Per-Gunnar`).
    """
    for count, word in enumerate(WORD.finditer(folded, at, end)):
        if text[word.start()].isupper():
            return True
        if count >= 3 or word[0] in lexicon.prepositions:
            return False
    return False


def _subject_first(text: str, folded: str, at: int, end: int, lexicon: Lexicon) -> int:
    """`she said`, `Partonen sanoo`, `Smith told the BBC`: the subject before the verb, where the language does that."""
    if lexicon.verb_first:
        return 0
    named = False
    for count, word, bare in _unbroken(text, folded, at, end):
        if count and bare in lexicon.speech_verbs:
            if text[word.end() - 1 : word.end() + 1].strip()[-1:] in (".", "") and not named:
                return 2  # "yksi asiakkaista sanoo."
            if bare not in lexicon.weak_speech_verbs:
                return 2 if named else 0
        if count > 5:
            return 0
        if text[word.start()].isupper() or (count == 0 and bare in lexicon.third_person):
            named = True
        elif named and count == 1 and bare in lexicon.speech_verbs:
            return 1
        elif count == 0 and bare in lexicon.articles:
            continue
        elif bare in lexicon.prepositions:
            return 0
    return 0


def _unbroken(text: str, folded: str, at: int, end: int) -> Iterator[tuple[int, re.Match[str], str]]:
    """The words from `at` on, up to the first mark that breaks the sentence, each with its number and its bare form."""
    last = at
    for count, word in enumerate(WORD.finditer(folded, at, end)):
        if count and any(mark in text[last : word.start()] for mark in _BREAKS):
            return
        yield count, word, word[0].rstrip(".")
        last = word.end()


def opens_by_form(text: str, folded: str, at: int, end: int, lexicon: Lexicon) -> int | None:
    """Where the attribution ends that opens at `at` by its form alone, behind a closing mark: an unknown verb and a
    name.

    `”…”, bromt Kerstens.` None where it has not that form.
    """
    found = _VERB_AND_NAME.match(text, at, min(end, at + LOOK))
    if found is None:
        return None
    verb = found["verb"]
    if verb in lexicon.prepositions or verb in lexicon.common_words or verb in lexicon.work_words:
        return None
    return sentence_end(text, at, end)
