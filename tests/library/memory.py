"""A library in memory, as simple as it can be: what others are measured against, and what the screen is tested with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event, RLock

from tests.library.memory_graph import MemoryGraph
from tests.library.memory_query import meets, told
from tests.library.memory_speech import MemorySpeech, Story
from tests.library.memory_twins import MemoryTwins
from tui.article.article import Article
from tui.article.document import Document
from tui.article.understand import understand
from tui.errors import UnreadableFile
from tui.library import sameness
from tui.library.base import (
    Batch,
    Change,
    Headline,
    Info,
    Overtaken,
    Put,
    Question,
    SourceFile,
    State,
    StoryNotFound,
    View,
)
from tui.library.fields import NAMES
from tui.library.keys import key_of
from tui.library.packing import unpack
from tui.library.parts import NO_PARTS, Parts, indexed, parts_of
from tui.library.parts import unpack as unpack_parts
from tui.library.places import first_place
from tui.library.preparing import Prepared, indexed_text, indexed_title
from tui.library.query import Query, Term
from tui.library.spellings import spellings
from tui.library.words import cut, stems


@dataclass
class _Kept:
    """A story on the shelf; `understood` where it was made by hand."""

    key: int
    content: object
    headline: Headline
    language: str
    references: Sequence[str]
    document: Callable[[], Document]
    understood: Article | None = None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    parts: Parts = NO_PARTS
    told: Sequence[str] = ()
    """The words by which it is known again in another paper; none where they are too few."""


class MemoryLibrary:
    """Stories in a list. Everything is looked for by going through all of it, save what plain lists do well."""

    def __init__(self, name: str = "memory") -> None:
        self.name = name
        self.asked: list[str] = []
        """The names of the methods that were called, in order."""
        self.opened: list[str] = []
        """The ids of the stories that were opened, in order."""
        self.bad: tuple[UnreadableFile, ...] = ()
        self.graph = MemoryGraph(self._stories, self._ask)
        self.twins = MemoryTwins(self._ask, lambda place: self._at[place].headline)
        self.speech = MemorySpeech(self._told, self._ask, _has, lambda place: self.twins.under.get(place, place))
        self._lock = RLock()
        self._kept: dict[int, _Kept] = {}
        self._keys: dict[str, int] = {}
        self._places: list[int] = []
        self._at: dict[int, _Kept] = {}
        self._changed: dict[str, Change] = {}
        self._chunks: set[bytes] = set()
        self._files: dict[str, SourceFile] = {}
        self._followers: list[Callable[[], None]] = []
        self._version = 0
        self._added = 0

    def put(self, batch: Batch) -> Put:
        with self._lock:
            if batch.chunk is not None and batch.chunk in self._chunks:
                return Put(unchanged=len(batch.stories))
            done = Counter(self._put_story(_of(prepared)) for prepared in batch.stories)
            removed = [key for key in batch.removed if key in self._kept]
            for key in removed:
                self.twins.drop(self._kept[key].headline.story_id)
                self.forget(key)
            if batch.chunk is not None:
                self._chunks.add(batch.chunk)
            if any(self._files.get(file.path, file).reason != file.reason for file in batch.files):
                self._version += 1
            for path in batch.forgotten:
                self._files.pop(path, None)
            self._files.update((file.path, file) for file in batch.files)
            self._regroup()
            self._tell()
            return Put(done["added"], done["changed"], done["unchanged"], len(removed))

    def shelve(self, *headlines: Headline, articles: Mapping[str, Article] | None = None) -> None:
        """Put stories made by hand, which keep the ids they have; those without an article are a few words long.

        Their words are made up: none is folded, however like another one it is.
        """
        with self._lock:
            for headline in headlines:
                article = (articles or {}).get(headline.story_id)
                self._put_story(_by_hand(headline, article))
            self._tell()

    def forget(self, key: int | str) -> None:
        """Take a story out, by its key or its id."""
        with self._lock:
            kept = self._kept.pop(key if isinstance(key, int) else key_of(key))
            del self._at[kept.headline.place]
            self.twins.forget(kept.headline.place)
            del self._places[bisect_left(self._places, kept.headline.place)]
            self._note(kept.headline.story_id, gone=True)
            self._regroup()

    def announce(self) -> None:
        """Tell those who follow that something changed."""
        self._tell()

    def state(self) -> State:
        self._ask("state")
        return State(self._version, len(self._places), self._added, len(self.twins.under))

    def headlines_after(
        self, view: View, place: int | None = None, limit: int = 50, question: Question | None = None
    ) -> Sequence[Headline]:
        self._ask("headlines_after")
        return self._walk(view, place, limit, not view.oldest_first, question)

    def headlines_before(
        self, view: View, place: int | None = None, limit: int = 50, question: Question | None = None
    ) -> Sequence[Headline]:
        self._ask("headlines_before")
        return self._walk(view, place, limit, view.oldest_first, question)[::-1]

    def headlines_at(self, places: Sequence[int]) -> Sequence[Headline]:
        self._ask("headlines_at")
        with self._lock:
            return [self._at[place].headline for place in places if place in self._at]

    def best(
        self, query: Query, limit: int = 50, among: int = 5_000, question: Question | None = None
    ) -> Sequence[Headline]:
        self._ask("best")
        newest = self._walk(View(search=query), None, among, True, question)
        return sorted(newest, key=lambda each: -_says(self._at[each.place], query))[:limit]

    def count(self, view: View, question: Question | None = None, *, most: int | None = None) -> int:
        self._ask("count")
        return len(self._walk(view, None, len(self._places) if most is None else most, True, question))

    def rank(self, place: int) -> int:
        self._ask("rank")
        listed = self._listed()
        return len(listed) - bisect_right(listed, place)

    def at_rank(self, rank: int) -> int:
        self._ask("at_rank")
        with self._lock:
            listed = self._listed()
            if not listed:
                return 0
            return listed[-1 - max(0, min(rank, len(listed) - 1))]

    def headline(self, story_id: str) -> Headline | None:
        self._ask("headline")
        kept = self._named(story_id)
        return kept.headline if kept is not None else None

    def headlines_of(self, story_ids: Collection[str]) -> Sequence[Headline]:
        self._ask("headlines_of")
        found = map(self._named, set(story_ids))
        return [kept.headline for kept in found if kept is not None]

    def article(self, story_id: str) -> Article:
        self._ask("article")
        self.opened.append(story_id)
        kept = self._named(story_id)
        if kept is None:
            raise StoryNotFound(story_id)
        return kept.understood if kept.understood is not None else understand(kept.document())

    def documents(self, places: Sequence[int]) -> Mapping[int, Document]:
        self._ask("documents")
        return {place: self._at[place].document() for place in places if place in self._at}

    def parts(self, places: Sequence[int]) -> Mapping[int, Parts]:
        self._ask("parts")
        return {place: self._at[place].parts for place in places if place in self._at}

    def expand(self, query: Query) -> Query:
        self._ask("expand")
        return replace(query, terms=tuple(replace(term, forms=self._forms(term)) for term in query.terms))

    def identities(self, places: Sequence[int]) -> Sequence[str]:
        self._ask("identities")
        return [each.identity for each in self.headlines_at(places)]

    def places(self, identities: Collection[str]) -> Sequence[int]:
        self._ask("places")
        with self._lock:
            return [place for place in self._places if self._at[place].headline.identity in identities]

    def changes(self, since: int, limit: int = 1_000) -> Sequence[Change]:
        self._ask("changes")
        changes = sorted(self._changed.values(), key=lambda change: change.version)
        return [change for change in changes if change.version > since][:limit]

    def unreadable(self) -> Sequence[UnreadableFile]:
        self._ask("unreadable")
        unread = [
            UnreadableFile(Path(each.path), each.reason) for each in self._files.values() if each.reason is not None
        ]
        return sorted([*self.bad, *unread], key=lambda error: error.path)

    def info(self) -> Info:
        newest = self._newest()
        moments = [kept.headline.moment for kept in newest if kept.headline.moment is not None]
        years = Counter(moment.year for moment in moments)
        return Info(
            stories=len(newest),
            references=sum(len(kept.references) for kept in newest),
            undated=len(newest) - len(moments),
            first=min(moments, default=None),
            last=max(moments, default=None),
            years=dict(sorted(years.items())),
            languages=dict(Counter(kept.language for kept in newest).most_common()),
            sources=dict(Counter(kept.headline.source for kept in newest if kept.headline.source).most_common()),
            size=None,
            schema=1,
        )

    def follow(self, changed: Callable[[], None], stop: Event) -> None:
        self._followers.append(changed)
        stop.wait()
        self._followers.remove(changed)

    def close(self) -> None:
        """Nothing is held."""

    def has_chunk(self, chunk: bytes) -> bool:
        return chunk in self._chunks

    def files(self, paths: Sequence[str]) -> Mapping[str, SourceFile]:
        return {path: self._files[path] for path in paths if path in self._files}

    def all_files(self) -> Iterator[str]:
        return iter(list(self._files))

    def catch_up(self, most: int) -> int:
        return 0

    def in_bulk(self) -> None:
        """Nothing is quicker in bulk."""

    def tidy(self) -> None:
        """Everything is in its best order."""

    def _ask(self, method: str) -> None:
        self.asked.append(method)

    def _put_story(self, kept: _Kept) -> str:
        before = self._kept.get(kept.key)
        if before is not None and before.content == kept.content:
            return "unchanged"
        first = first_place(kept.headline.moment)
        if before is not None:
            self.forget(kept.key)
        if before is not None and first == first_place(before.headline.moment):
            place = before.headline.place
        else:
            place = first
            while place in self._at:
                place += 1
        if before is not None:
            self.twins.keep(kept.headline.story_id, before.document(), kept.document())
        versions = self.twins.count(kept.headline.story_id)
        kept.headline = replace(kept.headline, place=place, versions=versions)
        self._kept[kept.key] = self._at[place] = kept
        self._keys[kept.headline.story_id] = kept.key
        insort(self._places, place)
        if kept.told:
            self.twins.put(place, kept.told, kept.document())
        self._note(kept.headline.story_id, gone=False)
        self._added += before is None
        return "added" if before is None else "changed"

    def _note(self, story_id: str, *, gone: bool) -> None:
        self._version += 1
        self._changed[story_id] = Change(story_id, self._version, gone)

    def _tell(self) -> None:
        for follower in list(self._followers):
            follower()

    def _walk(
        self, view: View, place: int | None, limit: int, down: bool, question: Question | None
    ) -> Sequence[Headline]:
        """The next stories with lower places, or with `down` False with higher ones."""
        stopped = Event()
        with self._lock, question.asked(stopped.set) if question is not None else nullcontext():
            if down:
                end = len(self._places) if place is None else bisect_left(self._places, place)
                places: Iterator[int] = (self._places[at] for at in range(end - 1, -1, -1))
            else:
                start = 0 if place is None else bisect_right(self._places, place)
                places = (self._places[at] for at in range(start, len(self._places)))
            found: list[Headline] = []
            for each in places:
                if len(found) == limit:
                    break
                if stopped.is_set():
                    raise Overtaken
                if (view.whole or self._in(view, each)) and not self._is_folded(view, each):
                    found.append(self._at[each].headline)
            return found

    def _is_folded(self, view: View, place: int) -> bool:
        """Whether the story stands under another one that is in the view, or is only left out of it."""
        first = self.twins.under.get(place)
        return first is not None and (view.whole or self._in(replace(view, without=None), first))

    def _in(self, view: View, place: int) -> bool:
        kept = self._at[place]
        return (
            (view.within is None or _holds(view.within, place))
            and (view.without is None or not _holds(view.without, place))
            and self._is_found(view.filter, kept, kept.title)
            and self._is_found(view.search, kept, kept.title, kept.text)
        )

    def _is_found(self, query: Query, kept: _Kept, *texts: Sequence[str]) -> bool:
        """Whether a story meets a query; what is asked of no field, in one of the texts."""
        story = None
        if query.tree is not None or any(term.field for term in query.terms):
            text = kept.document().text
            parts = indexed(
                kept.parts, text, paper=kept.headline.source, references=kept.references, language=kept.language
            )
            story = told(kept.headline, kept.title, parts)
        return meets(query, lambda term: any(_has(text, term) for text in texts), story, _has)

    def _named(self, story_id: str) -> _Kept | None:
        with self._lock:
            return self._kept.get(self._keys.get(story_id, 0))

    def _told(self) -> Sequence[Story]:
        return [(kept.headline, kept.language, kept.document(), kept.parts) for kept in self._newest()]

    def _regroup(self) -> None:
        for place, (also, papers) in self.twins.regroup().items():
            kept = self._at[place]
            kept.headline = replace(kept.headline, also=also, papers=papers)
        for place in self.twins.under:
            self._at[place].headline = replace(self._at[place].headline, also=0, papers=0)

    def _listed(self) -> Sequence[int]:
        return [place for place in self._places if place not in self.twins.under]

    def _newest(self) -> Sequence[_Kept]:
        return [self._at[place] for place in reversed(self._places)]

    def _stories(self) -> Sequence[tuple[Headline, Sequence[str]]]:
        """Every story with the titles that it refers to, the newest first."""
        with self._lock:
            return [(kept.headline, kept.references) for kept in self._newest()]

    def _forms(self, term: Term) -> tuple[tuple[str, ...], ...]:
        if term.exact or len(term.words) > 1:
            return tuple((word,) for word in term.words)
        spelt = {*term.words, *spellings(term.words[0])}
        languages = {kept.language for kept in self._kept.values()} if term.field not in NAMES else set()
        vocabulary = {word for kept in self._kept.values() for word in (*kept.title, *kept.text)}
        shared = {stem for each in spelt for stem in stems(each, languages)}
        beginnings = tuple(spelt) if term.unfinished else ()
        found = {each for each in vocabulary if stems(each, languages) & shared or each.startswith(beginnings)}
        return (tuple(sorted({*spelt, *found})),)


def _of(prepared: Prepared) -> _Kept:
    return _Kept(
        prepared.key, prepared.content, prepared.headline, prepared.language, prepared.references,
        lambda: unpack(prepared.packed), None, cut(prepared.indexed_title), cut(prepared.indexed_text),
        unpack_parts(prepared.parts),
        _told(sameness.unpack(prepared.sketch), unpack(prepared.packed)),
    )  # fmt: skip


def _by_hand(headline: Headline, article: Article | None) -> _Kept:
    document = article.document if article is not None else Document(f"{headline.text}\n\nDet var en gang.")
    references = [each.title for each in article.references] if article is not None else []
    return _Kept(
        key_of(headline.story_id), (headline, article), headline, article.language if article is not None else "nb",
        references, lambda: document, article, cut(indexed_title(headline)), cut(indexed_text(document)),
        parts_of(article) if article is not None else NO_PARTS,
    )  # fmt: skip


def _told(sketch: sameness.Sketch, document: Document) -> Sequence[str]:
    return sameness.words_told(document.text, sketch.told) if sketch.bands else ()


def _holds(places: Sequence[int], place: int) -> bool:
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place


def _has(words: Sequence[str], term: Term) -> bool:
    return _times(words, term) > 0


def _times(words: Sequence[str], term: Term) -> int:
    """How often the words of the term stand in a row."""
    length = len(term.words)
    wanted = [{word, *forms} for word, forms in zip(term.words, term.forms or [()] * length, strict=True)]

    def is_meant(word: str, at: int) -> bool:
        return word in wanted[at] or (term.unfinished and at == length - 1 and word.startswith(term.words[at]))

    return sum(all(is_meant(words[start + at], at) for at in range(length)) for start in range(len(words) - length + 1))


def _says(kept: _Kept, query: Query) -> int:
    return sum(_times(kept.title, term) + _times(kept.text, term) for term in query.terms if not term.excluded)
