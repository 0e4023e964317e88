"""How long questions to a library take, without a screen: `python -m benchmarks.library FILE [--words N]`.

Words to look for are drawn from stories all over the library; each counts as very common, common or rare by how many
stories have it. Every question is asked once before it is timed, but each is another one: what is in memory is what a
reader at work would have there.
"""

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks import fields, following
from benchmarks.asking import SEED, Questions, best, newest, seconds, stories_all_over
from benchmarks.figures import milliseconds, percentile, table
from tui.library.base import EVERYTHING, Headline, Library, View
from tui.library.places import first_place, moment_of
from tui.library.query import parse
from tui.library.sqlite.library import open_library_file
from tui.library.words import words_of

_VERY_COMMON, _COMMON = 0.2, 0.01
"""Shares of all stories that such words stand in, at least."""


def words_by_frequency(library: Library, number: int) -> Mapping[str, Sequence[str]]:
    """So many words of each kind, as far as there are."""
    chance = random.Random(SEED)
    kinds: dict[str, list[str]] = {"very common words": [], "common words": [], "rare words": []}
    every = library.state().stories
    texts = library.documents(stories_all_over(library, number * 3)).values()
    drawn = [word for text in texts for word in chance.sample(words_of(text.text), 8) if len(word) > 1]
    for word in dict.fromkeys(drawn):
        share = library.count(View(search=parse(word))) / every
        kind = "very common words" if share >= _VERY_COMMON else "common words" if share >= _COMMON else "rare words"
        if len(kinds[kind]) < number:
            kinds[kind].append(word)
    return kinds


ANY_WORD = "newest 50 with a word, of all kinds"


def questions(library: Library, number: int) -> Questions:
    """So many of each kind."""
    chance = random.Random(SEED)
    places = stories_all_over(library, number)
    kinds = words_by_frequency(library, number)
    mixed = [word for words in kinds.values() for word in words]
    searches = fields.drawn(library, number)
    pairs = [" ".join(chance.sample(mixed, 2)) for _ in range(number)]
    return {
        ANY_WORD: [partial(newest, library, word) for word in mixed],
        **{f"… {kind}": [partial(newest, library, word) for word in words] for kind, words in kinds.items()},
        "… two words": [partial(newest, library, pair) for pair in pairs],
        "… a phrase of two words": [partial(newest, library, said) for said in _phrases(library, places, chance)],
        "… the next 50 from anywhere": [partial(newest, library, word, chance.choice(places)) for word in mixed],
        "… the best 200 of the newest 5 000": [partial(best, library, word) for word in mixed],
        "how many stories have a word": [partial(_count, library, word) for word in mixed],
        "50 headlines anywhere, downwards": [partial(library.headlines_after, EVERYTHING, one, 50) for one in places],
        "… upwards": [partial(library.headlines_before, EVERYTHING, one, 50) for one in places],
        "… from a day": [partial(_from_a_day, library, one) for one in places],
        "what part of the list is above": [partial(library.rank, one) for one in places],
        **_about_stories(library, library.headlines_at(places), chance),
        **following.graph(library, number),
        **fields.questions(library, searches),
        **following.names(library, number),
        **following.quotes(library, number),
        **following.saved_searches(library, [*mixed, *(each for few in searches.values() for each in few)], number),
    }


def _about_stories(library: Library, headlines: Sequence[Headline], chance: random.Random) -> Questions:
    misquoted = [_misquoted(headline.text, chance) for headline in headlines]
    return {
        "open a story and understand it": [partial(library.article, one.story_id) for one in headlines],
        "what it refers to": [partial(library.graph.references, one.story_id) for one in headlines],
        "what refers to it": [partial(library.graph.referring, one.story_id) for one in headlines],
        "the story of a title": [partial(library.graph.resolve, one.text) for one in headlines],
        "… of a misquoted title": [partial(library.graph.resolve, title) for title in misquoted],
    }


def _count(library: Library, word: str) -> int:
    return library.count(View(search=library.expand(parse(word))))


def _from_a_day(library: Library, place: int) -> Sequence[Headline]:
    """As when a date is typed: the day of the story at this place."""
    moment = moment_of(place)
    day = moment.replace(hour=0, minute=0) if moment is not None else None
    return library.headlines_after(EVERYTHING, first_place(day), 50)


def _phrases(library: Library, places: Sequence[int], chance: random.Random) -> Iterator[str]:
    """Two words in a row out of each story."""
    for document in library.documents(places).values():
        words = words_of(document.text)
        begin = chance.randrange(len(words) - 1)
        yield f'"{words[begin]} {words[begin + 1]}"'


def _misquoted(title: str, chance: random.Random) -> str:
    """As pages do: other quotation marks, a sign of what costs money, another case, a letter lost, a word left out."""
    words = title.split()
    match chance.randrange(4):
        case 0:
            return f"«{title}» (+)"
        case 1:
            return title.upper()
        case 2:
            lost = chance.randrange(len(title))
            return title[:lost] + title[lost + 1 :]
        case _:
            return " ".join(words[:-1] if len(words) > 3 else words)


def measure(library: Library, number: int) -> Mapping[str, Sequence[float]]:
    """Seconds of every question, by what it is called."""
    return {name: seconds(asked) for name, asked in questions(library, number).items() if asked}


def shown(taken: Mapping[str, Sequence[float]]) -> str:
    """The figures as a table."""
    rows = [
        [name, *(milliseconds(percentile(values, share)) for share in (50, 95, 99)), str(len(values))]
        for name, values in taken.items()
    ]
    return table(["", "half within ms", "95 of 100", "99 of 100", "asked"], rows)


def main() -> None:
    """Measure and print a table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("library", type=Path, metavar="FILE", help="a library")
    asked.add_argument("--words", type=int, default=200, metavar="N", help="questions of each kind")
    words = asked.parse_args()
    library = open_library_file(words.library)
    try:
        print(shown(measure(library, words.words)))
    finally:
        library.close()


if __name__ == "__main__":
    main()
