"""The languages Spalte understands, and which of them a text is written in.

All that is particular to a language is a data file in `lexicon/`, named by its code. A file is plain text: sections in
square brackets, cues in lower case separated by commas or line ends, notes after `#`. A new file is a new language.

The sections: `name`, `zone` (the IANA time zone of its papers), `relatives` (languages whose cues count too), `common
words` (to recognise it by), `months` (twelve, each with its spellings), `weekdays`; `reference markers` (with or
without colon) and `reference markers with colon`, `paywall marks`, `not references`; `photo words`, `photo sources`,
`picture signs`, `picture buttons`; `speech verbs`, of them the `weak speech verbs` that often introduce no speech,
`speech openers`, `work words` (what stands before a title in marks); `byline words`, `roles`; `published`, `updated`,
`relative` and `time words` of stamps; `fact headings`, `summary headings`, `correction words`; `advert labels` (a
line that an advert's headline follows), `residue lines` and `residue beginnings`; of persons `he` and `she` (as
subjects), `men` and `women` (first names and titles that only one of the two bears), `titles` and `title endings` (what
stands before a name, whole or by its end), `kin` (whom only a person has), `descriptions` (ends of words that mean a
person), `indefinite` articles (of somebody new), `according to` (before who only passes on what was said), `pointing
words` ("dette sier Lie", after what Lie said) and `organisation words` (no person has them in a name); and of the
grammar `first person` and `third person` (subject pronouns), `auxiliaries`, `articles`, `definite endings`,
`prepositions`, `plain verbs` and the `style`: `verb first` where the attribution after speech opens with its verb,
`attribution inside marks` where papers leave it in there, `titles capitalised` where the words of a title are, `nouns
capitalised` where every noun is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

LEXICON = Path(__file__).parent / "lexicon"

_SAMPLE = 1000  # code points read to recognise a language: some 170 words
_MARKS = '.,:;!?()«»“”"'  # what may stand right beside a word


def fold(text: str) -> str:
    """`text` in lower case with every offset kept: what would grow in lower case stays as it is."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


class Phrases:
    """Phrases to look for at the start of a line, quickly however many there are."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.all = frozenset(phrases)
        self.longest_first = tuple(sorted(self.all, key=len, reverse=True))
        self._by_head: dict[str, list[str]] = {}
        for phrase in self.longest_first:
            self._by_head.setdefault(phrase[:2], []).append(phrase)

    def opening(self, folded: str) -> int:
        """The length of the longest phrase that `folded` opens with as whole words; 0 where it opens with none."""
        candidates = self._by_head.get(folded[:2])
        if candidates is None:
            return 0
        for phrase in candidates:
            if folded.startswith(phrase):
                end = len(phrase)
                if not (phrase[-1].isalnum() and folded[end : end + 1].isalnum()):
                    return end
        return 0

    def within(self, folded: str) -> bool:
        """Whether any phrase stands anywhere in `folded`, be it inside a word: a cheap question to ask first."""
        return any(map(folded.__contains__, self._shortest))

    @cached_property
    def _shortest(self) -> tuple[str, ...]:
        """The phrases that hold no other: where none of them stands, none does."""
        return tuple(one for one in self.all if not any(one != other in one for other in self.all))

    def __contains__(self, folded: object) -> bool:
        return folded in self.all

    def __iter__(self) -> Iterator[str]:
        return iter(self.all)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cues of one language and of its relatives, in lower case; the fields are the sections of a file."""

    code: str
    zone: str
    common_words: frozenset[str]
    months: dict[str, int]
    weekdays: frozenset[str]
    reference_markers: Phrases
    reference_markers_with_colon: Phrases
    paywall_marks: Phrases
    not_references: Phrases
    photo_words: Phrases
    photo_sources: frozenset[str]
    picture_signs: Phrases
    picture_buttons: Phrases
    speech_verbs: frozenset[str]
    weak_speech_verbs: frozenset[str]
    speech_openers: frozenset[str]
    work_words: frozenset[str]
    byline_words: Phrases
    roles: frozenset[str]
    published: Phrases
    updated: Phrases
    relative: Phrases
    time_words: frozenset[str]
    fact_headings: Phrases
    summary_headings: Phrases
    correction_words: Phrases
    advert_labels: frozenset[str]
    residue_lines: frozenset[str]
    residue_beginnings: Phrases
    he: frozenset[str]
    she: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    titles: frozenset[str]
    title_endings: frozenset[str]
    kin: frozenset[str]
    descriptions: frozenset[str]
    indefinite: frozenset[str]
    according_to: frozenset[str]
    pointing_words: frozenset[str]
    organisation_words: frozenset[str]
    first_person: frozenset[str]
    third_person: frozenset[str]
    auxiliaries: frozenset[str]
    articles: frozenset[str]
    definite_endings: tuple[str, ...]
    prepositions: frozenset[str]
    plain_verbs: frozenset[str]
    verb_first: bool
    attribution_inside_marks: bool
    titles_capitalised: bool
    nouns_capitalised: bool


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages there is a file for, in alphabetical order."""
    return tuple(sorted(file.stem for file in LEXICON.glob("*.txt")))


@cache
def lexicon(code: str) -> Lexicon:
    """The cues of a language; raises KeyError for one that has no file."""
    if code not in languages():
        raise KeyError(code)
    own = _sections(code)
    merged = {name: list(cues) for name, cues in own.items()}
    for relative in own.get("relatives", ()):
        if relative in languages():
            for name, cues in _sections(relative).items():
                merged.setdefault(name, []).extend(cues)

    style = own.get("style", ())

    def phrases(section: str) -> Phrases:
        return Phrases(merged.get(section, ()))

    def words(section: str) -> frozenset[str]:
        return frozenset(merged.get(section, ()))

    return Lexicon(
        code=code,
        zone=own["zone"][0],
        common_words=words("common words"),
        months=_months(merged.get("months", ())),
        weekdays=words("weekdays"),
        reference_markers=phrases("reference markers"),
        reference_markers_with_colon=phrases("reference markers with colon"),
        paywall_marks=phrases("paywall marks"),
        not_references=phrases("not references"),
        photo_words=phrases("photo words"),
        photo_sources=words("photo sources"),
        picture_signs=phrases("picture signs"),
        picture_buttons=phrases("picture buttons"),
        speech_verbs=words("speech verbs"),
        weak_speech_verbs=words("weak speech verbs"),
        speech_openers=words("speech openers"),
        work_words=words("work words"),
        byline_words=phrases("byline words"),
        roles=words("roles"),
        published=phrases("published"),
        updated=phrases("updated"),
        relative=phrases("relative"),
        time_words=words("time words"),
        fact_headings=phrases("fact headings"),
        summary_headings=phrases("summary headings"),
        correction_words=phrases("correction words"),
        advert_labels=words("advert labels"),
        residue_lines=words("residue lines"),
        residue_beginnings=phrases("residue beginnings"),
        he=words("he"),
        she=words("she"),
        men=words("men"),
        women=words("women"),
        titles=words("titles"),
        title_endings=words("title endings"),
        kin=words("kin"),
        descriptions=words("descriptions"),
        indefinite=words("indefinite"),
        according_to=words("according to"),
        pointing_words=words("pointing words"),
        organisation_words=words("organisation words"),
        first_person=words("first person"),
        third_person=words("third person"),
        auxiliaries=words("auxiliaries"),
        articles=words("articles"),
        definite_endings=own.get("definite endings", ()),
        prepositions=words("prepositions"),
        plain_verbs=words("plain verbs"),
        verb_first="verb first" in style,
        attribution_inside_marks="attribution inside marks" in style,
        titles_capitalised="titles capitalised" in style,
        nouns_capitalised="nouns capitalised" in style,
    )


def recognise(text: str, otherwise: str = "nb") -> str:
    """The code of the language that `text` is written in; `otherwise` where its words belong to none."""
    owners = _owners()
    counts = dict.fromkeys((otherwise, *languages()), 0)  # of equals the first wins
    scores = dict.fromkeys(counts, 0.0)
    sample = text[:_SAMPLE].lower()
    for mark in _MARKS:
        sample = sample.replace(mark, " ")  # which takes a fifth of the time of translate
    shared = Counter(filter(None, map(owners.get, sample.split())))
    for codes, times in shared.items():
        for code in codes:
            counts[code] += times
            scores[code] += times / len(codes) ** 2
    best = max(counts, key=counts.__getitem__, default=otherwise)
    if not counts.get(best):
        return otherwise
    # What relatives share tells the family, and what they do not share tells one from another.
    return max((best, *_sections(best).get("relatives", ())), key=scores.__getitem__)


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    """The languages that each common word belongs to."""
    owners: dict[str, tuple[str, ...]] = {}
    for code in languages():
        section = _text(code).partition("[common words]")[2].partition("\n[")[0]
        for word in set(_cues(section)):
            owners[word] = (*owners.get(word, ()), code)
    return owners


@cache
def _text(code: str) -> str:
    lines = (LEXICON / f"{code}.txt").read_text(encoding="utf-8").split("\n")
    return "\n".join(line for line in lines if not line.startswith("#"))


@cache
def _sections(code: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for part in ("\n" + _text(code)).split("\n[")[1:]:
        name, _, cues = part.partition("]")
        found[name] = tuple(_cues(cues))
    return found


def _cues(section: str) -> Iterator[str]:
    return (cue for part in section.replace("\n", ",").split(",") if (cue := part.strip()))


def _months(spellings: Iterable[str]) -> dict[str, int]:
    """The number of each spelling; relatives add their twelve after the language's own."""
    return {name: index % 12 + 1 for index, month in reversed(list(enumerate(spellings))) for name in month.split()}
