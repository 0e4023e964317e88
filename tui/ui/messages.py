"""What any widget may ask of the screen it stands on: one imperative, one dataclass, one way to answer it."""

from dataclasses import dataclass

from textual.message import Message


@dataclass
class OpenStory(Message):
    """Show this story, mark it read and give it the keys; as a `visit`, Backspace comes back from it.

    One that was chosen because it refers to a title stands at its reference to that, if `leading_to` says it.
    """

    story_id: str
    visit: bool = False
    leading_to: str | None = None


@dataclass
class FollowReference(Message):
    """Go to the story that reference `index` (from 0, in the order of the text) of the open story means."""

    index: int


@dataclass
class LetKeysGo(Message):
    """Give the keys that were typed ahead of a story to whoever has the keys now."""


@dataclass
class StepStory(Message):
    """Open the story `step` places further down the list (`-1`: up); with `unread`, the nearest unread one that way."""

    step: int
    unread: bool = False


@dataclass
class LeaveStory(Message):
    """Give the keys back to the list of stories."""


@dataclass
class SearchStories(Message):
    """Filter the list of stories by these words, and put the keys there."""

    words: str


@dataclass
class ListQuotes(Message):
    """Show all quotes of the open story, by speaker."""


@dataclass
class OpenAddress(Message):
    """Open this web address outside, once it is found to be harmless; where that cannot be, copy and show it."""

    url: str


@dataclass
class CopyText(Message):
    """Put this text on the reader's own clipboard; `what` names it in the line that tells so (`The address`)."""

    text: str
    what: str


@dataclass
class Say(Message):
    """Tell the reader one line; foreign words in it are taken literally. `trouble` for what did not work."""

    text: str
    trouble: bool = False
