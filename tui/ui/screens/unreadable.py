"""The files that could not be read, each with the reason."""

from collections.abc import Sequence

from textual.content import Content

from tui.cleaning import clean_line
from tui.errors import UnreadableFile
from tui.ui.screens.page import PageScreen


class UnreadableScreen(PageScreen):
    """All of them, in the order of their names."""

    def __init__(self, files: Sequence[UnreadableFile]) -> None:
        count = f"{len(files)} file{'s' if len(files) != 1 else ''} cannot be read"
        lines = [Content.styled(count, "bold $text-accent"), Content("")]
        lines += [Content(clean_line(str(error))) for error in sorted(files, key=lambda error: error.path)]
        super().__init__(Content("\n").join(lines))
