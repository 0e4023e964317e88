"""What a search asks of the reader's marks, as the stories that are marked so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.library.query import Marked

if TYPE_CHECKING:
    from tui.library.base import Library
    from tui.library.marks import Marks


def with_folded(asked: Marked, places: Sequence[int], library: Library) -> Sequence[int]:
    """Of what was read also what is folded under it: one text is not unread because another paper has it, too."""
    if asked.mark != "read" or not places or not library.state().folded:
        return places
    return sorted({*places, *library.twins.folded_under(places)})


def marked_so(asked: Marked, marks: Marks) -> frozenset[str]:
    """The identities of the stories that have the mark, whether they are asked for or left out."""
    if asked.mark == "read":
        return marks.read_identities()
    if asked.mark == "kept":
        return marks.kept_identities()
    if asked.mark == "tagged":
        return marks.tagged_identities()
    if asked.mark == "noted":
        return marks.noted_identities()
    if not asked.begins:
        return marks.tagged(asked.name)
    from tui.library.marks import tag_name

    begun = tag_name(asked.name)
    return frozenset().union(*(marks.tagged(name) for name in marks.all_tags() if name.startswith(begun)))
