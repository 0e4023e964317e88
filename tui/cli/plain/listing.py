"""Commands that tell stories one can choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tui.cli.plain.desk import AT_ONCE, Desk, Listing, NotSo
from tui.cli.plain.telling import quoted, sentence
from tui.cli.plain.walking import number_in, read_listed
from tui.cli.span import Span, stories_in
from tui.library.asked_marks import marked_so, with_folded
from tui.library.base import EVERYTHING, Headline, Library, View
from tui.library.query import Marked, Query, parse

_ROOM = 160
_PAGE = 100


def everything(library: Library) -> Listing:
    """All stories, the newest first."""
    return Listing("all stories", stories_in(library, EVERYTHING, Span()))


def list_stories(desk: Desk, typed: str) -> None:
    """Tell all stories from the newest on, or the list one is in from a number on."""
    if typed:
        _tell(desk, number_in(typed))
    else:
        _take(desk, everything(desk.library))


def current(desk: Desk, typed: str) -> None:
    """Tell the list that one is in again."""
    _tell(desk, 1)


def unread(desk: Desk, typed: str) -> None:
    """Tell the unread stories."""
    _search(desk, "is:unread", "unread")


def kept(desk: Desk, typed: str) -> None:
    """Tell the stories that one keeps."""
    _search(desk, "is:kept", "kept")


def noted(desk: Desk, typed: str) -> None:
    """Tell the stories with notes."""
    _search(desk, "is:noted", "with notes")


def search(desk: Desk, typed: str) -> None:
    """Tell the stories that words stand in, and where."""
    if not typed:
        raise NotSo("Search for what? For instance: search ferje speaker:moe.")
    _search(desk, typed, f"with {quoted(typed)}", hits=True)


def date(desk: Desk, typed: str) -> None:
    """Tell the stories of a day, a month or a year, and those before it."""
    from tui.library.dates import parse_date, today

    period = parse_date(typed, today())
    if period is None:
        raise NotSo(f"{quoted(typed)} is no date such as 2019-04, 30.4.2019 or yesterday.")
    name = f"up to {desk.words.day(period.moment)}" if period.first == period.last else f"up to {quoted(typed)}"
    _take(desk, Listing(name, stories_in(desk.library, EVERYTHING, Span(until=period))))


def history(desk: Desk, typed: str) -> None:
    """Tell what one has read, the latest first."""
    _take(desk, Listing("what you have read", _read_lately(desk)))


def _read_lately(desk: Desk) -> Iterator[Headline]:
    before = None
    while readings := desk.marks.history(_PAGE, before):
        here = {each.story_id: each for each in desk.library.headlines_of([each.story_id for each in readings])}
        yield from (here[each.story_id] for each in readings if each.story_id in here)
        before = readings[-1].number


def _search(desk: Desk, typed: str, name: str, *, hits: bool = False) -> None:
    parsed = parse(typed)
    for note in parsed.notes:
        desk.voice.say(note)
    if not parsed:
        raise NotSo(f"There is no word in {quoted(typed)} to search for.")
    query = desk.library.expand(parsed.placed(lambda mark: _places(desk, mark)))
    where = _where(desk, query) if hits else None
    _take(desk, Listing(name, stories_in(desk.library, View(search=query), Span()), where))
    if query.of_parts and desk.library.speech.behind():
        desk.voice.say("Some stories are from an older version, and their parts are not known yet.")


def _places(desk: Desk, mark: Marked) -> list[int]:
    return list(with_folded(mark, desk.library.places(marked_so(mark, desk.marks)), desk.library))


def _where(desk: Desk, query: Query) -> Callable[[Headline], str]:
    from tui.library.hits import snippet

    def where(headline: Headline) -> str:
        parts = desk.library.parts([headline.place]).get(headline.place) if query.of_parts else None
        document = desk.library.documents([headline.place]).get(headline.place)
        line, _ = snippet(query, document.text if document is not None else headline.text, _ROOM, parts)
        return sentence(line)

    return where


def _take(desk: Desk, listing: Listing) -> None:
    desk.listing = listing
    _tell(desk, 1)


def _tell(desk: Desk, first: int) -> None:
    desk.number = lambda number: read_listed(desk, number)
    desk.voice.tell(desk.listing.lines(desk.marks, desk.words, first), AT_ONCE)


def offer(desk: Desk, stories: Iterable[Headline], ways: Callable[[Headline], str]) -> None:
    """Tell stories that are not the list, each with what `ways` says of it; a number reads one."""
    told = list(stories)
    desk.choose([lambda headline=headline: desk.open(headline, desk.trail.visit) for headline in told])  # type: ignore[misc]
    desk.voice.tell((f"{number}. {ways(headline)}" for number, headline in enumerate(told, 1)), AT_ONCE)
