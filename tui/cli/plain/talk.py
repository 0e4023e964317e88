"""`spalte --plain [PATH ...]`: open what is to be read, and do what is typed until that ends."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from tui.cleaning import clean_line
from tui.cli import printing
from tui.cli.plain.commands import do
from tui.cli.plain.desk import Desk
from tui.cli.plain.ending import Ended, end_on_signals
from tui.cli.plain.listing import everything
from tui.cli.plain.prompt import Prompt
from tui.cli.plain.telling import counted
from tui.cli.plain.voice import Voice
from tui.errors import NewsError
from tui.library.last import opened_usually, remember_opened
from tui.library.marks_own import own_marks
from tui.library.open import is_library
from tui.settings import read_settings
from tui.ui.sources import Folders, source_of

if TYPE_CHECKING:
    from tui.library.base import Library
    from tui.library.marks import Marks

DONE, NOT_ALL_DONE = 0, 1
_INTERRUPTED = 128 + signal.SIGINT
_GONE = 128 + signal.SIGHUP


def talk(paths: Sequence[Path], library: Path | None = None) -> int:
    """Read these in words; the exit status. Raises NewsError where there is nothing of that name to read.

    To a person that is 0 however it went; to whoever sent commands by a pipe 1 tells that one could not be done.
    """
    prompt = Prompt()
    news = _News()
    named = [library] if library is not None else list(paths)
    marks: Marks | None = None
    if not named:
        marks = own_marks()
        named = list(opened_usually(marks)[0])
    try:
        with _opened(named, news, alone=library is not None, waits=not prompt.person) as opened:
            marks = marks or own_marks()
            marks.tell(news.add)
            if paths or library is not None:
                remember_opened(marks, named)
            end_on_signals(marks.save)
            desk = Desk(opened, marks, Voice(), everything(opened))
            try:
                return _talk(desk, prompt, news)
            finally:
                desk.keep_place()
    except Ended as ended:
        try:
            printing.all_written()
        except (printing.OutputFailed, BrokenPipeError):  # the terminal is what went
            printing.give_up()
        return ended.status
    except printing.OutputFailed:
        if not prompt.person:
            raise
        printing.give_up()
        return _GONE
    finally:
        if marks is not None:
            marks.close()


class _News:
    """What went wrong meanwhile, in sentences, told before the next command; safe from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._untold = list(read_settings().troubles)

    def add(self, sentence: str) -> None:
        with self._lock:
            self._untold.append(sentence)

    def take(self) -> Sequence[str]:
        with self._lock:
            untold, self._untold = self._untold, []
        return untold


@contextmanager
def _opened(paths: Sequence[Path], news: _News, *, alone: bool, waits: bool) -> Iterator[Library]:
    """The library in a file, or of folders: as they are now for who `waits`, else followed while one reads."""
    if alone or is_library(paths[0]):
        from tui.library.open import open_library

        with closing(open_library(paths[0])) as library:
            yield library
        return
    if waits:
        from tui.upkeep import up_to_date

        with up_to_date(paths) as library:
            yield library
        return
    source = source_of(paths)
    assert isinstance(source, Folders)
    source.begin()
    keeper = source.keeper
    assert keeper is not None
    try:
        keeper.tell(news.add)
        source.early_page()
        with closing(source.open()) as library:
            yield library
    finally:
        keeper.end()


def _talk(desk: Desk, prompt: Prompt, news: _News) -> int:
    """Do line after line; the exit status."""
    name, stories = clean_line(desk.library.name), desk.library.state().listed
    desk.voice.say(f"{name}: {counted(stories, 'story', 'stories')}. Type list, next or help, and quit to leave.")
    status = DONE
    while not desk.ended:
        for sentence in news.take():
            desk.voice.say(sentence)
        try:
            typed = prompt.line()
        except KeyboardInterrupt:
            return _INTERRUPTED
        except OSError:
            return _GONE
        if typed is None:
            return status if prompt.is_there() else _GONE
        if not _done(desk, typed) and not prompt.person:
            status = NOT_ALL_DONE
    return status


def _done(desk: Desk, typed: str) -> bool:
    """Do what a line asks for; say why where that cannot be."""
    try:
        desk.marks.look_again()
        do(desk, typed)
    except NewsError as error:
        desk.voice.say(str(error))
        return False
    except KeyboardInterrupt:
        desk.voice.stop()
        desk.keep_place()
        desk.voice.say("Stopped.")
        return False
    return True
