"""Putting stories on the shelf: what tests of libraries in files have in common."""

from collections.abc import Callable
from pathlib import Path

from tui.library.keys import key_of, story_id_of

HOSTILE = "\x1b]0;own\x07 \x9b31m\u202edet\u2066 her\t\u2028 og\r\nder \x00\u200e"
"""What nobody's terminal should get to see."""

Shelve = Callable[..., Path]
"""Puts documents into a library file, each under its name; the file."""


def story_id(name: str) -> str:
    """The ID of the story that its source calls so."""
    return story_id_of(key_of(name))
