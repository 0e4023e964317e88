"""Pairs of stories: the same text in two papers, made of real texts as newsrooms make it, and stories that are two.

No text of the corpus is kept here. What is done to a text is written down in `twin_changes.py`, and follows from the
number of its file and the kind of the pair alone. Files with an even number were looked at while the rules were made
(tuned), the others were not (unseen).
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.article.labelled import corpus
from tests.library.twin_changes import KINDS, LEAST_LEFT, as_papers

_HERE = Path(__file__).parent


class Pair(NamedTuple):
    """Two stories as they stand in their papers, and whether they are one."""

    kind: str
    one: str
    other: str
    tuned: bool

    @property
    def same(self) -> bool:
        """Whether the two are one story."""
        return not self.kind.startswith(("not ", "open "))


def stories() -> Mapping[str, str]:
    """The real stories, by their names: a headline, and paragraphs below it; none where the corpus is absent."""
    folder = corpus()
    if folder is None:
        return {}
    kept_unseen = {path.stem.rpartition("-")[2] for path in (_HERE.parent / "article/labels/unseen").glob("*.json")}
    files = [file for file in sorted((folder / "norquad-news").glob("*.txt")) if file.stem not in kept_unseen]
    found = {file.stem: file.read_text(encoding="utf-8").strip() for file in files}
    for number, story in enumerate(json.loads((folder / "norsumm/NorSumm_dev.json").read_text(encoding="utf-8"))):
        found[str(9_000 + number)] = story["article"].replace(" | ", "\n")
    found = {name: text if text.count("\n") > 3 else "\n".join(_paragraphs(text)) for name, text in found.items()}
    return {name: text for name, text in found.items() if len(text.split()) >= 2 * LEAST_LEFT}


def is_tuned(name: str) -> bool:
    """Whether a real story was looked at while the rules were made."""
    return int(name) % 2 == 0


def positives(known: Mapping[str, str]) -> Iterator[Pair]:
    """Of each story and each kind one pair that is one story."""
    for name, text in known.items():
        for kind, made in KINDS.items():
            one, other = made(text, strange(name), Random(f"{kind} {name}"))
            if one != other:
                yield Pair(kind, one, other, is_tuned(name))


def in_papers(name: str, text: str) -> tuple[str, str]:
    """The story as two papers have it."""
    return as_papers(text, strange(name), Random(f"papers {name}"))


def strange(name: str) -> str:
    """Paragraphs that are in none of the stories, others for each: what a paper writes itself is made of them."""
    lines = _sentences()
    at = int(name) * 37 % (len(lines) - 90)
    return "\n".join(" ".join(lines[first : first + 3]) for first in range(at, at + 90, 3))


@cache
def _sentences() -> list[str]:
    folder = corpus()
    assert folder is not None
    return (folder / "ud-nynorsk/nynorsk-test-sentences.txt").read_text(encoding="utf-8").splitlines()


def follow_ups(known: Mapping[str, str]) -> Iterator[Pair]:
    """Pairs of a story and a later one, which repeats some of its paragraphs as background; or the other way round."""
    names = list(known)
    for at, name in enumerate(names):
        later = known[names[(at + 11) % len(names)]]
        random = Random(f"follow-up {name}")
        head, *earlier = known[name].split("\n")
        fresh_head, *fresh = later.split("\n")
        room = 0.45 * len(later.split())
        if background := _within(earlier[random.randint(0, 2) :], room):
            told = "\n".join([fresh_head, *fresh, *background])
            yield Pair("not follow-up", known[name], told, is_tuned(name))
        if background := _within(fresh[1:], room):
            told = "\n".join([head, *earlier, *background])
            yield Pair("not background", later, told, is_tuned(name))


def roundups(known: Mapping[str, str]) -> Iterator[Pair]:
    """Pairs of a story, whole and cut, and an overview: some words of its own, then the first words of five stories."""
    names = list(known)
    for at, name in enumerate(names):
        others = [known[names[(at + step) % len(names)]] for step in (0, 17, 29, 41, 53)]
        Random(f"roundup {name}").shuffle(others)
        told = ["Dette skjedde i natt", "God morgen! Her er det viktigste.", *map(_first_words, others)]
        yield Pair("not roundup", known[name], "\n".join(told), is_tuned(name))
        yield Pair("not in roundup", KINDS["short"](known[name], "", Random(name))[1], "\n".join(told), is_tuned(name))


def _first_words(text: str) -> str:
    return f"{' '.join(text.split()[:LEAST_LEFT])}."


def writers() -> Iterator[Pair]:
    """Pairs of stories that two wrote about the same event; all of them are made up."""
    written = (_HERE / "twin_writers.txt").read_text(encoding="utf-8").replace("\\\n", "")
    for part in re.split(r"^# .*\n", written, flags=re.M)[1:]:
        one, _, other = part.partition("---\n")
        yield Pair("not writers", one.strip(), other.strip(), False)


def summaries() -> Iterator[Pair]:
    """Pairs of summaries that two wrote of the same real story, and of summary and story; none without the corpus.

    Whether they are one is open: some are told in other words, some are the first paragraphs as they stand.
    """
    folder = corpus()
    told = json.loads((folder / "norsumm/NorSumm_dev.json").read_text(encoding="utf-8")) if folder else []
    for number, story in enumerate(told):
        for language in ("nb", "nn"):
            texts = [text for each in story[f"summaries_{language}"] for text in each.values()]
            for one, other in [*combinations(texts, 2), *((text, story["article"]) for text in texts)]:
                yield Pair("open summaries", one, other, number % 2 == 0)


def _within(paragraphs: Sequence[str], room: float) -> list[str]:
    """Those paragraphs, the first ones first, that have no more words than there is room for."""
    kept: list[str] = []
    for paragraph in paragraphs:
        if sum(len(each.split()) for each in [*kept, paragraph]) <= room:
            kept.append(paragraph)
    return kept


def _paragraphs(text: str) -> list[str]:
    """A story that stands on a line or two, in paragraphs of three sentences, as it may have had them."""
    head, *sentences = re.split(r"\n|(?<=[.!?]) (?=[A-ZÆØÅ«–-])", text)
    return [head, *(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))]
