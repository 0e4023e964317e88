"""What can be meant by the word that is being typed at the end of a search: a field, or a name behind one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.library.fields import FIELDS, IS, KINDS, STATES, TAG

if TYPE_CHECKING:
    from tui.library.base import Library
    from tui.library.marks import Marks

MOST = 12
"""So many choices are offered."""
_IN_ORDER = (
    "said", "speaker", "title", "from", "to", "is", "tag", "paper", "agency", "by", "photo", "caption", "lead", "lang",
    "ref",
)  # fmt: skip
"""The fields as they are offered: what most want first."""
_AT_END = re.compile(r"(?:^|(?<=[\s(|]))-?(?:(?P<name>[^\W\d_]+):)?(?P<begun>\"[^\"]*|[^\s()|\":]*)$")


@dataclass(frozen=True, slots=True)
class Begun:
    """What is being typed: behind which field, if any, from where on, and how it begins."""

    start: int
    field: str
    text: str


def begun_in(typed: str) -> Begun | None:
    """The word at the end of what was typed; None where nothing can be offered for it."""
    found = _AT_END.search(typed)
    if found is None:
        return None
    field, begun = (found["name"] or "").lower(), found["begun"]
    if typed[: found.start("begun")].count('"') % 2 or (field and field not in FIELDS):
        return None
    if not field and begun.startswith('"'):
        return None
    return Begun(found.start("begun"), field, begun.removeprefix('"'))


def fields_begun(begun: Begun) -> Sequence[str]:
    """The fields that begin so; all of them where nothing was typed yet."""
    text = begun.text.lower()
    return [f"{field}:" for field in _IN_ORDER if field.startswith(text)]


def values_begun(begun: Begun, library: Library, marks: Marks) -> Sequence[str]:
    """What may stand behind the field and begins so, the likeliest first. Asks the library."""
    if begun.field in KINDS:
        return [name for name, _ in library.speech.names(KINDS[begun.field], begun.text, MOST)]
    text = begun.text.lower()
    if begun.field == IS:
        return [state for state in STATES if state.startswith(text)]
    if begun.field == TAG:
        return [name for name in marks.all_tags() if name.startswith(text.lstrip("#"))][:MOST]
    return ()


def taken(typed: str, begun: Begun, choice: str) -> str:
    """What stands in the box when a choice is taken: a name of several words in quotes."""
    if begun.field:
        choice = choice.replace('"', "")
        choice = f'"{choice}" ' if not choice.isalnum() else f"{choice} "
    return typed[: begun.start] + choice
