"""Who wrote the story, and from where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Byline:
    """A person who is named as author, as written."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place a story is reported from, at the start of its body."""

    start: int
    end: int
    place: str
