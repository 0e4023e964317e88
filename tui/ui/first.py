"""The library is opened, and its first page written to the terminal, while Textual is still being imported."""

from __future__ import annotations

import os
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from tui.errors import NewsError
from tui.library.base import EVERYTHING
from tui.ui.terminal.first_picture import show, show_more

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.library.base import Headline, Library
    from tui.library.marks import Marks
    from tui.ui.colours import Ink
    from tui.ui.sources import Source

_PAGE = 12


class First(Thread):
    """Opens the library; writes the newest stories, and the newest one beside them, where nothing stands there yet."""

    def __init__(self, source: Source, marks: Marks, terminal: int, *, painted: bool) -> None:
        super().__init__(name="first")
        self._source = source
        self._marks = marks
        self._terminal = terminal
        self._painted = painted
        self._size = size_of(terminal)
        self._found: Library | NewsError | None = None

    def library(self) -> Library:
        """The library, once it is open; raises NewsError where it cannot be opened."""
        self.join()
        if isinstance(self._found, NewsError):
            raise self._found
        assert self._found is not None
        return self._found

    def run(self) -> None:
        try:
            self._found = self._open()
        except NewsError as error:
            self._found = error

    def _open(self) -> Library:
        from tui.ui.early_list import list_width

        left = list_width(self._size.columns)
        if self._painted:
            library = self._source.open()
            headlines = library.headlines_after(EVERYTHING, None, 1) if left is not None else ()
        else:
            draw = self._drawing()  # what that needs is here when there is something to draw
            early = self._source.early_page()
            if early:
                draw(early)
            library = self._source.open()
            headlines = library.headlines_after(EVERYTHING, None, _PAGE)
            if not early:
                draw(headlines)
        if left is not None and headlines:
            with suppress(NewsError):  # the screen tells why a story cannot be shown
                self._show_story(library, headlines[0], left)
        return library

    def _drawing(self) -> Callable[[Sequence[Headline]], None]:
        from tui.ui.days import days
        from tui.ui.early_list import page
        from tui.ui.terminal.abilities import glyphs_for

        ink, words, glyphs = self._ink(), days(os.environ), glyphs_for()
        return lambda headlines: show(page(headlines, self._marks.read, self._size, ink, words, glyphs), self._terminal)

    def _ink(self) -> Ink:
        from tui.ui.colours import DEFAULT, THEME, ink_for

        return ink_for(self._marks.recall(THEME) or DEFAULT, os.environ)

    def _show_story(self, library: Library, newest: Headline, left: int) -> None:
        """Write the story beside the list; where a picture stands there, only learn to understand it."""
        from tui.ui.learning import understood

        article = understood(library, newest)
        if article is not None and not self._painted:
            from tui.ui.early_story import story_page
            from tui.ui.setting import kept_options, options_for

            offset = self._marks.position_in(newest.identity, article.document.text)
            options = options_for(newest, self._marks, kept_options(self._marks))
            show_more(story_page(article, offset, options, left, self._size, self._ink()), self._terminal)


def size_of(terminal: int) -> os.terminal_size:
    """The size of a terminal, or a usual one where it does not tell."""
    try:
        return os.get_terminal_size(terminal)
    except OSError:
        return os.terminal_size((80, 24))
