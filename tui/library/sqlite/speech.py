"""Who said what in a library file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from tui.library.base import Question
from tui.library.packing import unpack
from tui.library.parts import MOST_QUOTES
from tui.library.parts import unpack as unpack_parts
from tui.library.query import NOTHING, Query
from tui.library.speech import NameKind, Said
from tui.library.sqlite.compiling import query_walk
from tui.library.sqlite.folding import firsts_of
from tui.library.sqlite.naming import names
from tui.library.sqlite.parted import place_and_number, quote_row
from tui.library.sqlite.readers import Asked, Readers
from tui.library.sqlite.rows import COLUMNS, headline_of_row, in_runs, marks
from tui.library.sqlite.troubles import DamagedRow
from tui.library.sqlite.walks import Bounds, Everything, Matches, Without
from tui.library.words import indexed_words

_INDEX = "quote_fts"
_FAR = (1 << 63) - 1
_AT_ONCE = 100
_FOR_THOSE_LEFT_OUT = 10
"""So many quotes are looked at together where some of the first were said elsewhere."""
_WordsAndSpeaker = tuple[str, str | None]


class SqliteSpeech:
    """See Speech. The index of quotes has them newest first, so that every question is a walk that stops."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def quotes(
        self,
        about: Query = NOTHING,
        speaker: Query = NOTHING,
        first: int | None = None,
        last: int | None = None,
        below: tuple[int, int] | None = None,
        limit: int = 50,
        question: Question | None = None,
    ) -> Sequence[Said]:
        """See Speech."""
        bounds = Bounds(-_FAR if first is None else first, _FAR if last is None else last)
        low = -_FAR if first is None else quote_row(first, MOST_QUOTES)
        high = _FAR if last is None else quote_row(last, -1)
        if below is not None:
            high = min(high, quote_row(*below))
        with self._readers.asking(question) as asked:
            rows = _rows(asked, _Wanted.of(about, speaker), low, high)
            return list(islice(_said(asked, rows, bounds, min(limit, _AT_ONCE)), max(0, limit)))

    def names(self, kind: NameKind, beginning: str, limit: int = 20) -> Sequence[tuple[str, int]]:
        """See Speech."""
        with self._readers.asking() as asked:
            return names(asked, kind, beginning, limit)

    def behind(self) -> bool:
        """See Speech."""
        with self._readers.asking() as asked:
            return asked.number("SELECT behind FROM library") is not None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What FTS5 is asked for quotes: what they must meet, and what they must not; None where there is nothing."""

    wanted: str | None
    unwanted: str | None

    @staticmethod
    def of(about: Query, speaker: Query) -> _Wanted:
        """Words that were said, and the name of who said them, in one and the same quote."""
        wanted: list[str] = []
        unwanted: list[str] = []
        for column, query in (("said", about), ("speaker", speaker)):
            match query_walk(query, _INDEX, upward=False):
                case Matches(expression=expression):
                    wanted.append(f"({column} : ({expression}))")
                case Without(Everything(), Matches(expression=expression)):
                    unwanted.append(f"({column} : ({expression}))")
                case Everything():
                    pass
                case _:
                    raise AssertionError("quotes are asked for by words only")
        return _Wanted(" AND ".join(wanted) or None, " OR ".join(unwanted) or None)


def _rows(asked: Asked, wanted: _Wanted, low: int, high: int) -> Iterator[int]:
    """The rows of quotes in the index that are wanted, downward, above `low` and below `high`."""
    if wanted.wanted is None:
        yield from _rows_of_all(asked, wanted.unwanted, low, high)
        return
    expression = f"({wanted.wanted}) NOT ({wanted.unwanted})" if wanted.unwanted is not None else wanted.wanted
    for (row,) in asked.each(
        f"SELECT rowid FROM {_INDEX} WHERE {_INDEX} MATCH ? AND rowid > ? AND rowid < ? ORDER BY rowid DESC",
        (expression, low, high),
    ):
        yield row


def _rows_of_all(asked: Asked, unwanted: str | None, low: int, high: int) -> Iterator[int]:
    """All quotes but those that are unwanted: the rows of the stories tell how many there are of each."""
    quoting = asked.each(
        "SELECT id, quotes FROM story WHERE id BETWEEN ? AND ? AND quotes > 0 ORDER BY id DESC",
        (low // MOST_QUOTES, high // MOST_QUOTES),
    )
    for place, quotes in quoting:
        if not isinstance(quotes, int):
            raise DamagedRow
        rows = [quote_row(place, n) for n in range(min(quotes, MOST_QUOTES))]
        out = Matches(_INDEX, unwanted, upward=False).among(asked, rows) if unwanted is not None else ()
        yield from (row for row in rows if low < row < high and row not in out)


def _said(asked: Asked, rows: Iterator[int], bounds: Bounds, at_once: int) -> Iterator[Said]:
    """The quotes at these rows, each once. A story whose parts are not known yet has none."""
    while few := [place_and_number(row) for row in islice(rows, at_once)]:
        stories = dict(_stories(asked, list(dict.fromkeys(place for place, _ in few))))
        again = _said_again(asked, stories, bounds)
        for place, n in few:
            for said in stories.get(place, ())[n : n + 1]:
                if place not in again or _words_and_speaker(said) not in again[place]:
                    yield said
        at_once = min(at_once, _FOR_THOSE_LEFT_OUT)


def _said_again(
    asked: Asked, stories: Mapping[int, Sequence[Said]], bounds: Bounds
) -> Mapping[int, Collection[_WordsAndSpeaker]]:
    """For each of the stories that is folded under another within the bounds, what is said in that one."""
    folded = firsts_of(asked, list(stories))
    under = {place: first for place, first in folded.items() if bounds.first <= first <= bounds.last}
    firsts = {**stories, **dict(_stories(asked, list(set(under.values()) - stories.keys())))}
    return {
        place: {_words_and_speaker(said) for said in firsts[first]} for place, first in under.items() if first in firsts
    }


def _words_and_speaker(said: Said) -> _WordsAndSpeaker:
    return indexed_words(said.text), said.speaker


def _stories(asked: Asked, places: Sequence[int]) -> Iterator[tuple[int, Sequence[Said]]]:
    """The stories at these places, with all that is said in them."""
    for few in in_runs(places, _AT_ONCE):
        for *row, packed, parts in asked.rows(
            f"SELECT {COLUMNS}, packed, parts FROM story JOIN body USING (id)"
            f" WHERE parts IS NOT NULL AND id IN ({marks(few)})",
            few,
        ):
            headline = headline_of_row(row)
            try:
                text, quotes = unpack(packed).text, unpack_parts(parts).quotes
            except (TypeError, ValueError) as error:
                raise DamagedRow from error
            yield (
                headline.place,
                [
                    Said(headline, n, quote.start, quote.end, text[quote.start : quote.end], quote.speaker)
                    for n, quote in enumerate(quotes)
                ],
            )
