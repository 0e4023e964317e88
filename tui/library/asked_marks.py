"""What a search asks of the reader's marks, as the stories that are marked so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.query import Marked

if TYPE_CHECKING:
    from tui.library.marks import Marks


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
