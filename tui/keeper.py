"""A process that fills the library of a folder and follows the folder, while another one shows the stories."""

from __future__ import annotations

import gc
import json
import os
import pickle
import signal
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, NoReturn

from tui.library.base import DamagedLibrary, LibraryTrouble

if TYPE_CHECKING:
    from tui.keeping import Orders
    from tui.library.base import Headline
    from tui.library.folder import FolderLibrary

_PATIENCE = 1.0
"""Seconds for an orderly end once the program that shows the stories has ended."""
_GENTLE = 5
"""How much it steps back behind whoever waits for the screen, once there is a first page."""
_ANEW = b"!"
_NOT_OURS = (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTSTP)
"""What a terminal sends to all its processes: when to end is told otherwise."""


class Keeper:
    """The process, as seen by the one that shows the stories. It ends when that does, however it does."""

    def __init__(self, pid: int, news: int, alive: int, name: str) -> None:
        self._pid = pid
        self._news = news
        self._alive = alive
        self._name = name
        self._file: Path | None = None
        self._page: Sequence[Headline] = ()
        self._heard_page = Event()
        self._heard = Event()
        self._lock = Lock()
        self._untold: list[str] = []
        self._tell: Callable[[str], None] | None = None
        self._ended = False
        self._spoiled = 0
        Thread(target=self._listen, name="keeper", daemon=True).start()

    def page(self) -> Sequence[Headline]:
        """Wait for the newest stories of a library that is made for the first time; empty where there are some already.

        They stand in their order; their places are not known yet.
        """
        self._heard_page.wait()
        return self._page

    def ready(self) -> Path:
        """Wait until a first page of stories can be read; the library to read. Raises LibraryTrouble."""
        self._heard.wait()
        if self._file is None:
            unexpected = f"What reads the stories of {self._name} ended unexpectedly: start Spalte again."
            raise LibraryTrouble(self._untold[0] if self._untold else unexpected)
        return self._file

    def tell(self, tell: Callable[[str], None]) -> None:
        """Name who is told, in a sentence and from another thread, what goes wrong; at once what did before."""
        with self._lock:
            self._tell = tell
            untold, self._untold = self._untold, []
        for sentence in untold:
            tell(sentence)

    def make_anew(self) -> LibraryTrouble:
        """Have it make the library anew, which proved to be damaged; what to say to who wanted something of it."""
        with suppress(OSError), self._lock:
            file = self.ready().stat().st_ino
            if file != self._spoiled:  # each is asked for once, however often one trips over it
                self._spoiled = file
                os.write(self._alive, _ANEW)
        return DamagedLibrary(
            f"What was kept of {self._name} is damaged, and is made anew from the files: try again in a moment."
        )

    def end(self) -> None:
        """Let it end; it is not waited for."""
        if not self._ended:
            self._ended = True
            os.close(self._alive)

    def _listen(self) -> None:
        for line in _lines(self._news):
            said = json.loads(line)
            if "page" in said:
                self._page = pickle.loads(b64decode(said["page"]))
            elif "ready" in said:
                self._file = Path(said["ready"])
                self._heard.set()
            else:
                self._say(said["told"])
            self._heard_page.set()
        os.close(self._news)
        with suppress(ChildProcessError):
            os.waitpid(self._pid, 0)
        if self._file is not None and not self._ended:
            self._say(f"{self._name} is not kept up to date any longer: start Spalte again.")
        self._heard_page.set()
        self._heard.set()

    def _say(self, sentence: str) -> None:
        with self._lock:
            if self._tell is None:
                self._untold.append(sentence)
                return
        self._tell(sentence)


def begin_keeping(made: FolderLibrary) -> Keeper:
    """Have a process keep the library up to date; raises LibraryTrouble where none can be had.

    Call it before any thread has begun: a fork takes none of them along.
    """
    hearing, saying = os.pipe()
    watching, alive = os.pipe()
    try:
        pid = os.fork()
    except OSError as error:
        for end in (hearing, saying, watching, alive):
            os.close(end)
        raise LibraryTrouble(
            f"The system starts no process that reads {made.name}: end some others, and start again."
        ) from error
    if pid == 0:
        os.close(hearing)
        os.close(alive)
        _live(made, saying, watching)
    os.close(saying)
    os.close(watching)
    return Keeper(pid, hearing, alive, made.name)


def _lines(pipe: int) -> Iterator[bytes]:
    """The lines that come through a pipe. A file of Python's would be waited for at the end of the program."""
    held = b""
    while piece := os.read(pipe, 4_096):
        *lines, held = (held + piece).split(b"\n")
        yield from lines


def _live(made: FolderLibrary, saying: int, watching: int) -> NoReturn:
    """The life of the process; never comes back into the program that was forked."""
    status = 1
    try:
        gc.enable()
        sys.setswitchinterval(0.005)
        for number in _NOT_OURS:
            signal.signal(number, signal.SIG_IGN)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        from tui.keeping import Orders, keep

        orders = Orders()
        Thread(target=_obey, args=(watching, orders), name="orders", daemon=True).start()
        keep(made, _Said(saying), orders)
        status = 0
    finally:
        os._exit(status)


def _obey(watching: int, orders: Orders) -> None:
    """Hand on what the other process orders; when that has ended, see to it that this one does."""
    while os.read(watching, 1) == _ANEW:
        orders.make_anew()
    orders.end()
    Event().wait(_PATIENCE)
    os._exit(0)


class _Said:
    """What is told to the other process, a line each; nobody has to hear it."""

    def __init__(self, saying: int) -> None:
        self._saying = saying

    def page(self, headlines: Sequence[Headline]) -> None:
        self._write({"page": b64encode(pickle.dumps(headlines)).decode()})

    def ready(self, file: Path) -> None:
        self._write({"ready": str(file)})
        os.setpriority(os.PRIO_PROCESS, 0, max(_GENTLE, os.getpriority(os.PRIO_PROCESS, 0)))

    def told(self, sentence: str) -> None:
        self._write({"told": sentence})

    def _write(self, said: dict[str, str]) -> None:
        with suppress(BrokenPipeError):
            line = json.dumps(said).encode() + b"\n"
            while line:
                line = line[os.write(self._saying, line) :]
