"""The tags and notes of a story as a list says them, in what room there is; without Textual."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from tui.cleaning import drawable
from tui.typeset.glyphs import ASCII, Glyphs


def tagged(tags: Sequence[str], width: int, glyphs: Glyphs) -> str:
    """` · #klima #vann` in at most so many cells, cut with a sign; nothing where nothing has room."""
    if not tags:
        return ""
    said = f" {glyphs.dot} {' '.join(f'#{drawable(tag)}' for tag in tags)}"
    if cell_len(said) <= width:
        return said
    room = width - cell_len(glyphs.ellipsis)
    return set_cell_size(said, room).rstrip(" #") + glyphs.ellipsis if room > cell_len(f" {glyphs.dot} #") else ""


def noted(glyphs: Glyphs) -> str:
    """` · ✎`, which says that there is a note on the story."""
    return f" {glyphs.dot} {'note' if glyphs is ASCII else glyphs.note}"
