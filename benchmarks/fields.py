"""Searches that know the parts of a story: in each field, in several at once, and among what is not read yet.

What is looked for is drawn from the stories of the library, so that each question is met by one story at least.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from benchmarks.asking import SEED, Question, Questions, best, newest, newest_of, stories_all_over
from benchmarks.figures import thousands
from tui.article.document import Document
from tui.cleaning import clean_line
from tui.library.base import EVERYTHING, Headline, Library
from tui.library.parts import Parts
from tui.library.query import Query, parse
from tui.library.words import words_of

ANY_FIELD, AS_TYPED = "newest 50 in a field, of all fields", "newest 50 in a field as it is typed"
UNREAD = "… is:unread"
READ = (10_000, 100_000)
"""So many stories are read, the newest: each of them is in the way of one that is not."""
_FEW = 20
_TWO, _AND_A_WORD, _OR = "… said: and speaker: of one quote", "… a field and a word", "… a field or a word"


def drawn(library: Library, number: int) -> Mapping[str, Sequence[str]]:
    """So many searches of each kind."""
    chance = random.Random(SEED)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for headline, document, parts in _stories(library, 4 * number):
        for name, typed in _typed(library, headline, document, parts, chance):
            if len(found[name]) < number:
                found[name].append(typed)
    return dict(sorted(found.items()))


def questions(library: Library, searches: Mapping[str, Sequence[str]]) -> Questions:
    """These searches, and what is not read."""
    chance = random.Random(SEED)
    asked = {name: [partial(newest, library, typed) for typed in each] for name, each in searches.items()}
    fields = [question for name, each in asked.items() if name.endswith(":") for question in each]
    names = [name for name in searches if name.endswith(":")]
    begun = [typed[: chance.randint(typed.index(":") + 2, len(typed))] for name in names for typed in searches[name]]
    return {
        ANY_FIELD: fields,
        **asked,
        AS_TYPED: [partial(_begun, library, typed) for typed in begun],
        "… the best 200 in a field of the newest 5 000": [
            partial(best, library, typed) for name in names for typed in searches[name][:_FEW]
        ],
        **_unread(library, [typed.partition(":")[2] for typed in searches.get("… title:", ())]),
    }


def _begun(library: Library, typed: str) -> object:
    return newest_of(library, parse(typed, unfinished=True))


def _stories(library: Library, number: int) -> Iterator[tuple[Headline, Document, Parts]]:
    places = stories_all_over(library, number)
    for begin in range(0, len(places), 100):
        few = places[begin : begin + 100]
        documents, parts = library.documents(few), library.parts(few)
        for headline in library.headlines_at(few):
            if headline.place in parts:
                yield headline, documents[headline.place], parts[headline.place]


def _typed(
    library: Library, headline: Headline, document: Document, parts: Parts, chance: random.Random
) -> Iterator[tuple[str, str]]:
    """What may be typed to find this story, by the name of its row."""
    text, said = document.text, [quote for quote in parts.quotes if quote.speaker is not None]
    spans = {"title": headline.text, "lead": text[slice(*parts.lead)] if parts.lead is not None else ""}
    if headline.references:
        spans["ref"] = library.graph.references(headline.story_id)[0].title
    if parts.captions:
        spans["caption"] = text[slice(*chance.choice(parts.captions))]
    if said:
        quote = chance.choice(said)
        spans["said"] = text[quote.start : quote.end]
        word, name = _word(spans["said"], chance), _name(quote.speaker or "", chance)
        yield "… speaker:", f"speaker:{name}"
        yield _TWO, f"said:{word} speaker:{name}"
        yield _AND_A_WORD, f"speaker:{name} {_word(text, chance)}"
        yield _OR, f"speaker:{name} OR {_word(text, chance)}"
    for field, words in spans.items():
        if words:
            yield f"… {field}:", f"{field}:{_word(words, chance)}"
    names = {"photo": [text[slice(*photo)] for photo in parts.photos], "agency": parts.agencies, "by": parts.authors}
    for field, named in names.items():
        if named:
            yield f"… {field}:", f"{field}:{_name(chance.choice(named), chance)}"
            yield _AND_A_WORD, f"{field}:{_name(chance.choice(named), chance)} {_word(text, chance)}"
    if headline.source is not None:
        yield "… paper:", f"paper:{_name(headline.source, chance)}"
    if headline.moment is not None:
        yield "… from: and to:", f"from:{headline.moment:%Y-%m} to:{headline.moment:%Y-%m-%d}"
        yield (
            "… a word, from: and to:",
            f"{_word(text, chance)} from:{headline.moment:%Y-%m} to:{headline.moment:%Y-%m}",
        )
    yield "… lang:", f"lang:{chance.choice(('nb', 'nn', 'sv', 'da', 'en'))}"


def _unread(library: Library, words: Sequence[str]) -> Questions:
    """Stories that are not read, all of them and those with a word, where very many are."""
    asked: dict[str, list[Question]] = {}
    for number in READ:
        read = [headline.place for headline in library.headlines_after(EVERYTHING, None, number)]
        if len(read) < number:
            continue
        for name, typed in (("", [""] * len(words)), (" and a word", words)):
            queries = [_of_unread(word, read[::-1]) for word in typed]
            asked[f"{UNREAD}{name}, {thousands(number)} are read"] = [
                partial(newest_of, library, query) for query in queries
            ]
    return asked


def _of_unread(words: str, read: Sequence[int]) -> Query:
    return parse(f"{words} is:unread").placed(lambda _: read)


def _word(text: str, chance: random.Random) -> str:
    words = [word for word in words_of(text) if len(word) > 1] or ["og"]
    return chance.choice(words)


def _name(name: str, chance: random.Random) -> str:
    """The whole name, or a word of it."""
    whole = clean_line(name).replace('"', "")
    return f'"{whole}"' if chance.random() < 0.5 else _word(whole, chance)
