"""Commands that go from story to story, and on in one."""

from __future__ import annotations

from tui.cleaning import clean_line
from tui.cli.plain.desk import Desk, NotSo
from tui.cli.plain.telling import counted, quoted, sentence
from tui.ui.trail import Visit


def read(desk: Desk, typed: str) -> None:
    """Read a story of the list, else the open one from its top, else the first."""
    if typed:
        read_listed(desk, number_in(typed))
    elif desk.here is not None:
        desk.read_from(0)
    else:
        read_listed(desk, 1)


def read_listed(desk: Desk, number: int) -> None:
    """Read the story that has this number in the list."""
    headline = desk.listing.get(number)
    if headline is None:
        raise NotSo(f"There is no story {number} in the list.")
    desk.open(headline, desk.trail.begin)
    desk.listing.at = number


def next_story(desk: Desk, typed: str) -> None:
    """Read the next story of the list; `unread` passes over what was read."""
    _step(desk, 1, _only_unread(typed))


def previous_story(desk: Desk, typed: str) -> None:
    """Read the one before it."""
    _step(desk, -1, _only_unread(typed))


def _step(desk: Desk, step: int, unread: bool) -> None:
    number = desk.listing.at + step
    while (headline := desk.listing.get(number)) is not None and unread and desk.marks.read(headline.identity):
        number += step
    if headline is None:
        raise NotSo(f"No {'unread ' if unread else ''}story {'below' if step > 0 else 'above'} in the list.")
    desk.open(headline, desk.trail.visit)
    desk.listing.at = number


def _only_unread(typed: str) -> bool:
    if typed and not "unread".startswith(typed.lower()):
        raise NotSo(f"Behind next and previous may stand unread, not {quoted(typed)}.")
    return bool(typed)


def more(desk: Desk, typed: str) -> None:
    """Go on with what was left when it paused."""
    going_on = desk.voice.more()
    desk.keep_place()
    if not going_on:
        coming = desk.listing.get(desk.listing.at + 1)
        way = f"next reads {sentence(coming.text)}" if coming is not None else "The list has no more stories."
        desk.voice.say(f"That was all. {way[:1].upper()}{way[1:]}")


def again(desk: Desk, typed: str) -> None:
    """Read the open story from its top."""
    desk.story()
    desk.read_from(0)


def back(desk: Desk, typed: str) -> None:
    """Go back to the story one came from, to where one left it."""
    source = desk.trail.here.source if desk.trail.here is not None else None
    if source is None:
        raise NotSo("There is nothing to go back to: list tells the stories there are.")
    _return(desk, source.visit, lambda _: desk.trail.back())


def forward(desk: Desk, typed: str) -> None:
    """Go forward again to where one came back from."""
    taken = desk.trail.here.taken if desk.trail.here is not None else None
    if taken is None:
        raise NotSo("Nothing lies ahead: forward goes where back came from.")
    _return(desk, taken.visit, lambda _: desk.trail.forward())


def _return(desk: Desk, visit: Visit, go: object) -> None:
    headline = desk.library.headline(visit.story_id)
    if headline is None:
        raise NotSo("That story is no longer in the library.")
    desk.voice.say(f"In {quoted(headline.text)} again.")
    desk.open(headline, go, offset=visit.offset or 0)  # type: ignore[arg-type]


def page(desk: Desk, typed: str) -> None:
    """Pause after so many lines, or tell how many."""
    if typed:
        desk.voice.page = 0 if typed.lower() in ("off", "all") else number_in(typed)
    number = desk.voice.page
    desk.voice.say(f"A pause after {counted(number, 'line')}." if number else "A story is read without a pause.")


def where(desk: Desk, typed: str) -> None:
    """Tell where one is."""
    stories = desk.library.state().listed
    desk.voice.say(f"{clean_line(desk.library.name)}: {counted(stories, 'story', 'stories')}.")
    desk.voice.say(f"In the list: {desk.listing.name}" + (f", at {desk.listing.at}." if desk.listing.at else "."))
    if desk.here is not None and desk.article is not None:
        length = len(desk.article.document.text)
        read_to = f"read to {desk.offset * 100 // max(1, length)} percent" if desk.offset else "read to its end"
        desk.voice.say(f"Open: {quoted(desk.here.text)}, {read_to}.")
    for point in reversed(desk.trail.way):
        desk.voice.say(f"Before that: {quoted(point.title)}.")


def number_in(typed: str) -> int:
    """The number that was typed; raises NotSo."""
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 7):
        raise NotSo(f"A number belongs here, and {quoted(typed)} is none.")
    return int(typed)
