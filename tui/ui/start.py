"""Open the screen: check the terminal, prepare the process, find out what to read, and leave cleanly."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from tui.cleaning import clean_line
from tui.errors import NewsError
from tui.library.folder import FolderLibrary
from tui.library.marks import Marks
from tui.locations import cache_dir, samples_dir, state_dir
from tui.ui.terminal.first_picture import Album, show
from tui.ui.terminal.signals import Endings

if TYPE_CHECKING:
    from tui.article.document import Document
    from tui.ui.app import SpalteApp

_LAST = "last-paths"
_NOTE = "Stories that come with Spalte; your own: spalte FOLDER. Enter reads, ? helps."
_HARMLESS = {"TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FPS", "TEXTUAL_DISABLE_KITTY_KEY", "TEXTUAL_DIM_FACTOR"}


class NoScreen(NewsError):
    """There is no terminal that a screen could be drawn on."""


def read_news(paths: tuple[Path, ...], *, story: Document | None = None) -> int:
    """Open the screen on these files and folders, or on one `story`; the exit status.

    Without either it opens what was open last, and the very first time the sample stories. Raises NewsError where there
    is no terminal to draw on, or nothing of that name to read.
    """
    _need_terminal()
    _drop_dangerous_settings()
    gc.disable()  # until the first picture stands: collecting what an import made takes a tenth of the start
    sys.setswitchinterval(0.001)  # keys are answered while a folder is read
    if story is not None:
        return _read_story(story)
    return _read_folder(paths)


def _read_story(story: Document) -> int:
    from tui.library.single import SingleStory
    from tui.ui.app import SpalteApp

    marks = Marks(_marks_file())
    return _run(SpalteApp(SingleStory(story), marks), marks, _endings(marks))


def _read_folder(paths: tuple[Path, ...]) -> int:
    """Let a second process read, show what the last start showed first, and meanwhile import what the screen needs."""
    note = None
    marks = None
    if not paths:
        marks = Marks(_marks_file())
        paths, note = _last_read(marks)
    library = _folder(paths)
    terminal = sys.stderr.fileno() if sys.stderr.isatty() else sys.stdout.fileno()
    album = Album(cache_dir() / "pictures", [path.absolute() for path in paths], os.environ, _size(terminal))
    picture = album.picture()
    library.read_ahead(picture.stories if picture is not None else ())
    marks = marks or Marks(_marks_file())
    endings = _endings(marks)
    if note is None:
        marks.remember(_LAST, json.dumps([str(path.absolute()) for path in paths]))
    try:
        if picture is not None:
            show(picture.drawn, terminal)
        first = Thread(target=_begin, args=(library, marks, None if picture is not None else terminal))
        first.start()
        from tui.ui.app import SpalteApp

        app = SpalteApp(library, marks, note=note, album=album, painted=True)
        first.join()
        return _run(app, marks, endings)
    except BaseException:
        endings.give_back()
        raise


def _marks_file() -> Path:
    return state_dir() / "marks.sqlite"


def _endings(marks: Marks) -> Endings:
    endings = Endings(marks.save)
    endings.install()
    return endings


def _begin(library: FolderLibrary, marks: Marks, terminal: int | None) -> None:
    """Take the first rows as soon as they are read, and write them to the terminal where nothing stands there yet."""
    if terminal is None:
        library.begin()
        return
    from tui.ui.colours import DEFAULT, THEME
    from tui.ui.days import days
    from tui.ui.early_list import ink_for, page
    from tui.ui.terminal.abilities import glyphs_for

    ink = ink_for(marks.recall(THEME) or DEFAULT, os.environ)
    words, glyphs, size = days(os.environ), glyphs_for(), _size(terminal)
    library.begin()  # what the page needs besides is here by now
    show(page(library.headlines(), marks.read, size, ink, words, glyphs), terminal)


def _run(app: SpalteApp, marks: Marks, endings: Endings) -> int:
    endings.end = app.end_soon
    app.run()
    marks.close()
    return app.return_code or 0


def _size(terminal: int) -> os.terminal_size:
    try:
        return os.get_terminal_size(terminal)
    except OSError:
        return os.terminal_size((80, 24))


def _need_terminal() -> None:
    from tui.ui.terminal.abilities import is_dumb

    if is_dumb(os.environ):
        name = clean_line(os.environ["TERM"])
        raise NoScreen(f"A terminal of the kind “{name}” cannot show a screen; `spalte show FILE` prints a story.")
    if not (sys.stderr.isatty() or sys.stdout.isatty()):
        raise NoScreen("Spalte needs a terminal to draw on; `spalte show FILE` prints a story anywhere.")
    if not sys.stdin.isatty():
        _take_keys_from_terminal()


def _take_keys_from_terminal() -> None:
    """A story came in on standard input: from now on that is the terminal itself, for keys."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
        os.dup2(terminal, 0)
        os.close(terminal)
    except OSError as error:
        raise NoScreen(
            "Spalte needs a terminal to take keys from; `spalte show FILE` prints a story anywhere."
        ) from error


def _drop_dangerous_settings() -> None:
    """Settings of Textual that load code or write files are not for whoever can set an environment."""
    for name in [name for name in os.environ if name == "TEXTUAL" or name.startswith("TEXTUAL_")]:
        if name not in _HARMLESS:
            del os.environ[name]


def _last_read(marks: Marks) -> tuple[tuple[Path, ...], str | None]:
    """What was open last and is still there, else the samples and a line about them."""
    last = tuple(path for path in map(Path, _paths_in(marks.recall(_LAST))) if path.exists())
    return (last, None) if last else ((samples_dir(),), _NOTE)


def _paths_in(remembered: str | None) -> Sequence[str]:
    try:
        paths = json.loads(remembered or "[]")
    except ValueError:
        return ()
    return [path for path in paths if isinstance(path, str)] if isinstance(paths, list) else ()


def _folder(paths: tuple[Path, ...]) -> FolderLibrary:
    from tui.readers import folder, plain

    for path in paths:
        if not path.exists():
            raise NewsError(f"There is no file or folder {clean_line(str(path))}.")
    return FolderLibrary(paths, read=plain.read, find=folder.stories_in, glance=folder.latest_by_name)
