"""Questions on who is named, on who said what, and on what leads where."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from benchmarks.asking import SEED, Question, Questions, stories_all_over
from tui.library.base import Headline, Library, View
from tui.library.query import NOTHING, parse, parse_words
from tui.library.speech import NameKind, Said, by_name
from tui.library.words import words_of

NAMES, QUOTES = "names that begin so, of all kinds", "first 50 quotes, however they are asked for"
FOLDED = "the others that are folded with a story"
REFERRING = "what refers to what is referred to most"
SMALL, LARGE = "the line of a story, of two to ten stories", "the line of a story, cut at 500 of thousands"
_KINDS: Sequence[NameKind] = ("speaker", "photo", "agency", "author", "paper", "language")
_COUNTED = 10_001
"""A saved search is counted so far, as on the screen."""
_LARGE = 500
"""A line with so many stories is cut."""


def names(library: Library, number: int) -> Questions:
    """The names behind one to four letters of a word of a name; of all kinds, and of each."""
    chance = random.Random(SEED)
    asked: dict[str, list[Question]] = {}
    for kind in _KINDS:
        known = [name for letter in "aehinorstv" for name, _ in library.speech.names(kind, letter, 50)]
        if not known:
            continue
        begun = [chance.choice(words_of(name))[: chance.randint(1, 4)] for name in chance.choices(known, k=number)]
        asked[f"… of kind {kind}"] = [partial(library.speech.names, kind, each) for each in begun]
    return {NAMES: [one for each in asked.values() for one in each[: number // len(_KINDS)]], **asked}


def quotes(library: Library, number: int) -> Questions:
    """The first fifty quotes: by whom, about what, since when, as the screen of quotes asks for them."""
    chance = random.Random(SEED)
    speech, places = library.speech, stories_all_over(library, number)
    said = [chance.choice(few) for few in said_near(library, places)]
    speakers = [library.expand(by_name(each.speaker or "")) for each in said]
    about = [library.expand(parse_words(chance.choice(words_of(each.text)))) for each in said]
    lacking = [library.expand(parse_words("-" + chance.choice(words_of(each.text)))) for each in said]
    since = [each.story.place for each in said]
    asked: dict[str, list[Question]] = {
        "… of a speaker": [partial(speech.quotes, NOTHING, speaker) for speaker in speakers],
        "… about a word": [partial(speech.quotes, words) for words in about],
        "… without a word": [partial(speech.quotes, words) for words in lacking],
        "… of a speaker about a word": [partial(speech.quotes, *both) for both in zip(about, speakers, strict=True)],
        "… since a day": [partial(speech.quotes, first=place) for place in since],
        "… of a speaker before a day": [
            partial(speech.quotes, speaker=speaker, last=place) for speaker, place in zip(speakers, since, strict=True)
        ],
        "… about a word, the next from anywhere": [
            partial(speech.quotes, words, below=(place, 0)) for words, place in zip(about, since, strict=True)
        ],
    }
    return {QUOTES: [one for each in asked.values() for one in each], **asked}


def said_near(library: Library, places: Sequence[int]) -> Iterator[Sequence[Said]]:
    """For each place some quotes right below it of which the speaker is known."""
    for place in places:
        found = [said for said in library.speech.quotes(below=(place, 0), limit=10) if said.speaker is not None]
        if found:
            yield found


def graph(library: Library, number: int) -> Questions:
    """What leads to a story, the line that it stands in, and titles that mean none or several."""
    asked = library.graph
    headlines = library.headlines_at(stories_all_over(library, 10 * number))
    links = [(headline, link) for headline in headlines if headline.references
             for link in asked.references(headline.story_id)]  # fmt: skip
    often = Counter(link.target.story_id for _, link in links if link.target is not None).most_common(number)
    ambiguous = [(link.title, headline.place) for headline, link in links if link.ambiguous]
    wanted = [(link.title, headline.place) for headline, link in links if link.target is None]
    small, large = lines(library, [headline for headline, _ in links], number // 4)
    return {
        REFERRING: [partial(asked.referring, story_id) for story_id, _ in often],
        "the candidates of an ambiguous title": [partial(asked.resolve, *each) for each in ambiguous[:number]],
        "a title that means no story": [partial(asked.resolve, *each) for each in wanted[:number]],
        SMALL: [partial(asked.line, each.story_id) for each in small],
        LARGE: [partial(asked.line, each.story_id) for each in large],
        "the 50 titles most wanted": [asked.wanted] * 5,
        FOLDED: [partial(library.twins.folded, each.story_id) for each in headlines if each.also][:number],
    }


def lines(library: Library, stories: Sequence[Headline], number: int) -> tuple[list[Headline], list[Headline]]:
    """Stories whose line has few, and such whose line has too many."""
    small: list[Headline] = []
    large: list[Headline] = []
    for headline in stories:
        if len(small) >= number <= len(large):
            break
        line = library.graph.line(headline.story_id)
        if 2 <= len(line.stories) <= 10:
            small.append(headline)
        elif not line.whole and len(line.stories) >= _LARGE:
            large.append(headline)
    return small[:number], large[:number]


def saved_searches(library: Library, typed: Sequence[str], number: int) -> Questions:
    """How many stories ten searches find that somebody may have kept; one after the other, as they are counted."""
    chance = random.Random(SEED)
    tens = [chance.sample(typed, 10) for _ in range(number // 10)] if len(typed) >= 10 else []
    return {"how many stories ten saved searches find": [partial(_count_all, library, ten) for ten in tens]}


def _count_all(library: Library, searches: Sequence[str]) -> list[int]:
    views = [View(search=library.expand(parse(typed, unfinished=True))) for typed in searches]
    return [library.count(view, most=_COUNTED) for view in views]
