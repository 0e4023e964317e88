"""What the last line says: the keys that matter where one stands, at most six, and the place in the story."""

from math import ceil
from typing import TYPE_CHECKING

from tui.typeset.lines import StopKind
from tui.ui.widgets.ask_box import AskBox, Purpose
from tui.ui.widgets.line_rows import LineRows
from tui.ui.widgets.story_pane import StoryPane
from tui.ui.widgets.typing_bar import TypingBar

if TYPE_CHECKING:
    from tui.ui.screens.following import FollowingScreen

Keys = tuple[tuple[str, str], ...]

_IN_LIST: Keys = (("Enter", "read"), ("/", "search"), ("&", "filter"), ("@", "date"), ("?", "all keys"), ("q", "quit"))
_FILTERED: Keys = (("Enter", "read"), ("&", "other words"), ("/", "search"), ("?", "all keys"), ("Esc", "end filter"))
_IN_HITS: Keys = (
    ("Enter", "read"),
    ("n", "next hit"),
    (",", "best or newest"),
    ("+", "save"),
    ("/", "other words"),
    ("Esc", "end"),
)
_NO_HITS: Keys = (("/", "other words"), ("?", "all keys"), ("Esc", "end"))
_IN_SAVED: Keys = (
    ("Enter", "read"),
    ("n", "next hit"),
    ("]s", "next search"),
    ("+", "rename"),
    ("-", "forget"),
    ("Esc", "end"),
)
_IN_STORY: Keys = (("space", "on"), ("Tab", "step"), ("/", "find"), ("J", "next"), ("?", "all keys"), ("q", "list"))
_FIND: Keys = (("n", "next match"), ("N", "previous"), ("/", "other words"), ("Esc", "end"))
_TYPING: Keys = (("Enter", "keep lit"), ("Esc", "end"))
_ASKED: dict[Purpose, Keys] = {
    Purpose.FILTER: (("Enter", "to the list"), ("Esc", "clear")),
    Purpose.SEARCH: (("Enter", "to the hits"), ("Esc", "end")),
    Purpose.DATE: (("Enter", "go there"), ("Esc", "stay")),
}
_IN_LINE: Keys = (("Enter", "read"), ("j", "later"), ("k", "earlier"), ("?", "all keys"), ("Esc", "close"))
_HINTS: Keys = (("letter", "go there"), ("Esc", "stay"))
_SEQUENCE: Keys = (("q", "quote"), ("c", "caption"), ("r", "reference"), ("h", "heading"), ("u", "unread story"))
_ON: dict[StopKind, Keys] = {
    StopKind.REFERENCE: (("Enter", "follow"), ("Tab", "step"), ("U", "all"), ("Backspace", "back"), ("?", "all keys")),
    StopKind.RESIDUE: (("Enter", "open or fold"), ("Tab", "step"), ("?", "all keys"), ("q", "list")),
    StopKind.QUOTE: (
        ("Y", "copy quote"),
        ("]q", "next quote"),
        ("S", "skip speech"),
        ("Tab", "step"),
        ("?", "all keys"),
    ),
    StopKind.NOTE: (("Enter", "change it"), ("Tab", "step"), ("?", "all keys"), ("q", "list")),
    StopKind.CAPTION: (("]c", "next caption"), ("Tab", "step"), ("?", "all keys"), ("q", "list")),
    StopKind.HEADING: (("]h", "next heading"), ("Tab", "step"), ("?", "all keys"), ("q", "list")),
}


def keys_here(screen: "FollowingScreen") -> Keys:
    """The keys that matter most at this moment."""
    story = screen.story
    if screen.query("FindBar"):
        return _TYPING
    if isinstance(screen.focused, TypingBar):
        return tuple(screen.focused.keys)
    if isinstance(screen.focused, AskBox):
        return _ASKED[screen.focused.purpose]
    if isinstance(screen.focused, LineRows):
        return _IN_LINE
    if not screen.has_class("-reading"):
        if not screen.sidebar.searching:
            return _FILTERED if screen.sidebar.choice.filter.strip() else _IN_LIST
        if screen.sidebar.here is not None:
            return _IN_SAVED
        return _IN_HITS if screen.sidebar.stories.highlighted is not None else _NO_HITS
    if story.pending.isdecimal():
        return ((f"{story.pending}…", "another digit, or Enter"), ("Esc", "stay"))
    if story.pending:
        return tuple((story.pending + key, meaning) for key, meaning in _SEQUENCE)
    if story.hints:
        return _HINTS
    if story.matches is not None:
        return _FIND
    return _ON[story.here.kind] if story.here is not None else _IN_STORY


def place_in(story: StoryPane) -> str:
    """`3/12 · 40 % · 2 min left`."""
    if story.article is None or story.headline is None:
        return ""
    seen = round(100 * story.fraction)
    left = ceil((1 - story.fraction) * story.headline.minutes)
    going = f"{left} min left" if left and seen < 100 else "end"
    dot = f" {story.options.glyphs.dot} "
    found = None
    if story.matches is not None:
        found = f"match {story.found}" if story.matches.spans else "no match"
    gone = "gone" if story.gone else None
    return dot.join(filter(None, (gone, found, f"{seen} %", going)))
