"""What of something drawn the terminal of this process understands, for what is not written by the screen itself."""

import os

from tui.settings import settings
from tui.ui.terminal.dialect import dialect_of
from tui.ui.terminal.letters import has_all, like
from tui.ui.terminal.line import line_of
from tui.ui.terminal.looks import narrowed


def understood(drawn: str) -> str:
    """`drawn` without what is not understood, in such looks and letters as there are, each letter one for one."""
    drawn = with_known_looks(drawn)
    return drawn if has_all() else like(drawn)


def with_known_looks(drawn: str) -> str:
    """`drawn` without what is not understood, in such looks as there are."""
    dialect, coloured = dialect_of(os.environ), line_of(os.environ, settings()).colours != "none"
    drawn = dialect.only(drawn)
    return narrowed(drawn, dialect.looks, coloured) if dialect.looks is not None or not coloured else drawn
