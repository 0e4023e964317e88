"""Open the screen: check the terminal, prepare the process, find out what to read, and leave cleanly."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui import at_once
from tui.capabilities import Capability, granted
from tui.cleaning import clean_line
from tui.errors import NewsError
from tui.library.last import opened_last, opened_usually, remember_opened
from tui.library.marks_own import own_marks
from tui.locations import cache_dir
from tui.settings import read_settings, settings
from tui.ui.first import First, size_of
from tui.ui.sources import LibraryFile, Source, source_of
from tui.ui.terminal.dialect import Wish, dialect_of
from tui.ui.terminal.first_picture import Album, forget_usual, show
from tui.ui.terminal.line import for_textual, line_of
from tui.ui.terminal.signals import Endings

if TYPE_CHECKING:
    from tui.article.document import Document
    from tui.library.marks import Marks
    from tui.ui.app import SpalteApp

_NOTE = "Stories that come with Spalte; your own: spalte FOLDER. Enter reads, ? helps."
_NOTE_FOR_GUESTS = "Stories that come with Spalte. Enter reads, ? helps."
_HARMLESS = {"TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FPS", "TEXTUAL_DISABLE_KITTY_KEY", "TEXTUAL_DIM_FACTOR"}
_HEAD_START = 0.12
"""Seconds that the first picture may take before Textual's import takes half of the processor from it. It takes some
0.06; where a disk is slow, both wait for it together.
"""
_ESCAPE = "50"
"""Milliseconds after which Escape is that key and not the beginning of another's bytes, which come together; what other
programs wait by custom, and half of what Textual does.
"""
_FRAMES = "240"
"""Frames a second: one that follows another, as a story its empty page, waits for its turn, up to two frames long."""


class NoScreen(NewsError):
    """There is no terminal that a screen could be drawn on."""


def read_news(paths: tuple[Path, ...], *, library: Path | None = None, story: Document | None = None) -> int:
    """Open the screen on these files and folders, on a `library`, or on one `story`; the exit status.

    A path that is a library is read as one. Without anything it opens what was open last, else the reader's own
    library, and the very first time the sample stories. Raises NewsError where there is no terminal to draw on, or
    nothing of that name to read.
    """
    _need_terminal()
    _drop_dangerous_settings()
    os.environ.update(for_textual(line_of(os.environ, settings())))
    gc.disable()  # until the first picture stands: collecting what an import made takes a tenth of the start
    sys.setswitchinterval(0.001)  # keys are answered while questions are asked
    if story is not None:
        return _read_story(story)
    if library is not None:
        return _read(LibraryFile(library))
    if paths:
        return _read(source_of(paths))
    marks = own_marks()
    usual, note = _usual(marks)
    return _read(source_of(usual), marks, note)


def _read_story(story: Document) -> int:
    from tui.library.single import single_story
    from tui.ui.app import SpalteApp

    marks = own_marks()
    endings = _endings(marks)
    with single_story(story) as library:
        return _run(SpalteApp(library, marks, note=_about_letters(), troubles=[_tell_of_settings]), marks, endings)


def _read(source: Source, marks: Marks | None = None, note: str | None = None) -> int:
    """Let a second process read, show what the last start showed first, and meanwhile import what the screen needs."""
    source.begin()
    terminal = sys.stderr.fileno() if sys.stderr.isatty() else sys.stdout.fileno()
    shown, pictures = [path.absolute() for path in source.paths], cache_dir() / "pictures"
    marks = marks or own_marks()
    endings = _endings(marks)
    painted = at_once.take_over()
    try:
        if note is None and [*opened_last(marks)] != shown:
            forget_usual(pictures)
        by_words = at_once.places() if note is None else ()  # the samples are soon not what is opened usually
        if Wish.OTHER_SCREEN not in dialect_of(os.environ).knows:
            by_words = ()  # what is shown at once asks for that without looking whether it is there
        album = Album(pictures, shown, os.environ, size_of(terminal), by_words)
        if not painted and (picture := album.picture()) is not None:
            show(picture, terminal)
            painted = True
        if note is None:
            remember_opened(marks, source.paths)
        first = First(source, marks, terminal, painted=painted)
        first.start()
        if not painted:
            first.join(_HEAD_START)
        from tui.ui.app import SpalteApp

        library = first.library()
        troubles = [_tell_of_settings, *([source.keeper.tell] if source.keeper is not None else [])]
        app = SpalteApp(library, marks, note=note or _about_letters(), album=album, painted=True, troubles=troubles)
        return _run(app, marks, endings)
    except BaseException:
        endings.give_back()
        raise
    finally:
        if source.keeper is not None:
            source.keeper.end()


def _tell_of_settings(tell: Callable[[str], None]) -> None:
    for trouble in read_settings().troubles:
        tell(trouble)


def _about_letters() -> str | None:
    """Why letters are missing, for who has not asked for that."""
    from tui.ui.terminal.letters import has_all

    if has_all() or os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG"):
        return None
    return "No locale is set, so letters are ASCII only: LANG=C.UTF-8 brings the others."


def _endings(marks: Marks) -> Endings:
    endings = Endings(marks.save)
    endings.install()
    return endings


def _run(app: SpalteApp, marks: Marks, endings: Endings) -> int:
    endings.end = app.end_soon
    app.run()
    marks.close()
    return app.return_code or 0


def _usual(marks: Marks) -> tuple[Sequence[Path], str | None]:
    """What is opened where nothing is named, and a line about it where it is only the samples."""
    paths, samples = opened_usually(marks)
    note = _NOTE if granted().allows(Capability.CHOOSE_PATH) else _NOTE_FOR_GUESTS
    return paths, note if samples else None


def _need_terminal() -> None:
    from tui.ui.terminal.abilities import is_dumb

    if is_dumb(os.environ):
        name = clean_line(os.environ.get("TERM", ""), empty="")
        if not name:
            raise NoScreen("TERM does not say what kind of terminal this is; `spalte --plain` reads in words anywhere.")
        raise NoScreen(f"A terminal of the kind “{name}” cannot show a screen; `spalte --plain` reads in words.")
    if not (sys.stderr.isatty() or sys.stdout.isatty()):
        raise NoScreen("Spalte needs a terminal to draw on; `spalte --plain` reads in words anywhere.")
    if sys.stdin is None or not sys.stdin.isatty():
        _take_keys_from_terminal()


def _take_keys_from_terminal() -> None:
    """A story came in on standard input, or that is closed: from now on it is the terminal itself, for keys."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
        os.dup2(terminal, 0)
        if terminal != 0:
            os.close(terminal)
    except OSError as error:
        raise NoScreen(
            "Spalte needs a terminal to take keys from; `spalte show FILE` prints a story anywhere."
        ) from error
    if sys.__stdin__ is None:
        sys.stdin = sys.__stdin__ = open(0, closefd=False)  # type: ignore[misc]  # noqa: SIM115 -- for good


def _drop_dangerous_settings() -> None:
    """Settings of Textual that load code or write files are not for whoever can set an environment."""
    for name in [name for name in os.environ if name == "TEXTUAL" or name.startswith("TEXTUAL_")]:
        if name not in _HARMLESS:
            del os.environ[name]
    os.environ.setdefault("TEXTUAL_FPS", _FRAMES)
    os.environ.setdefault("ESCDELAY", _ESCAPE)
