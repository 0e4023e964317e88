"""What was typed in the line for tags; without Textual."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from tui.library.marks import tag_name

_WORDS = re.compile(r"[^\s,]+")
_LAST = re.compile(r"(-?)#?([^\s,]*)$")


class Tagging(NamedTuple):
    """Tags to give, and tags to take off."""

    on: Sequence[str]
    off: Sequence[str]


def tagging(typed: str) -> Tagging:
    """Words with blanks or commas between them; a minus before one takes it off."""
    words = _WORDS.findall(typed)
    on = [name for word in words if not word.startswith("-") and (name := tag_name(word))]
    off = [name for word in words if word.startswith("-") and (name := tag_name(word))]
    return Tagging(on, off)


def completions(typed: str, tags: Iterable[str], has: Collection[str]) -> Sequence[str]:
    """The line with its last word completed to each tag that it can mean: of those there are, in their order.

    Behind a minus it is one that the story has, else one that it has not.
    """
    last = _LAST.search(typed)
    assert last is not None
    minus, begun = last.groups()
    said = tagging(typed[: last.start()])
    known = set(said.off if minus else said.on)
    offered = has if minus else [tag for tag in tags if tag not in has]
    begun = tag_name(begun)
    return [f"{typed[: last.start()]}{minus}{tag} " for tag in offered if tag.startswith(begun) and tag not in known]
