"""One thing done again and again in a fork of this process, each time with another write that fails.

    python trials.py WHAT FOLDER ORDER EVERY

is started with `failing.c` loaded. It prints a line of JSON for each trial: which write failed, how and for how long,
what was said, and what was found wrong afterwards. The last ones are those in which nothing failed any more.
"""

from __future__ import annotations

import errno
import io
import json
import mmap
import os
import shutil
import sqlite3
import struct
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import Any, NamedTuple

from tests.ui.shelf import headline
from tui.cli import commands
from tui.keeping import Orders, keep
from tui.library.base import EVERYTHING, Headline, LibraryTrouble
from tui.library.folder import folder_library
from tui.library.last import remember_opened
from tui.library.marked import Note
from tui.library.marks import Marks
from tui.library.sqlite.library import open_library_file
from tui.ui.terminal.first_picture import Album

FOR_EVER = 1 << 40
_MOST = 20_000
_PATIENCE = 20.0


class Trial(NamedTuple):
    """What is tried: `make` what is there before, `do` it (what it says), and `look` what is wrong afterwards.

    `look` is told whether all that was done has to be there: where nothing failed, and where nobody was told that
    something did, but for what is done without in silence.
    """

    make: Callable[[Path], None]
    do: Callable[[Path], Sequence[str]]
    look: Callable[[Path, bool], Sequence[str]]
    silent: bool = False


def _texts(folder: Path, titles: Sequence[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for title in titles:
        text = f"{title}\n\n– Kua kom hjem, sier Åse Lie.\n\nLes også: Sak 1\n\nFoto: Ola Berg / NTB\n"
        (folder / f"{title}.txt").write_text(text, encoding="utf-8")


_BEFORE, _AFTER = ("Sak 1", "Sak 2"), ("Sak 1", "Sak 2", "Sak 3", "Sak 4")


def _titles(path: Path) -> set[str]:
    with closing(open_library_file(path)) as library:
        return {each.text for each in library.headlines_after(EVERYTHING, limit=100)}


def _library_wrong(path: Path, whole: bool) -> list[str]:
    try:
        with closing(open_library_file(path)) as library:
            wrong = list(library.check())
        titles = _titles(path)
    except LibraryTrouble as trouble:
        return [str(trouble)]
    if not set(_BEFORE) <= titles:
        wrong.append("A story that was there is not any more.")
    if whole and titles != set(_AFTER):
        wrong.append("A story did not come.")
    return wrong


def _make_import(place: Path) -> None:
    _do_import(place, _BEFORE)


def _do_import(place: Path, titles: Sequence[str] = _AFTER) -> Sequence[str]:
    texts = place.with_name("texts")
    _texts(texts, titles)
    said, complained = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with redirect_stdout(said), redirect_stderr(complained):
        status = commands.run(["import", str(texts), "--library", str(place / "library.spalte")])
    complained.seek(0)
    sentences = [line for line in complained.read().splitlines() if line]
    if (status == 0) != (not sentences):
        sentences.append(f"status {status}, which does not agree with what was said")
    return sentences


def _marks_of(place: Path) -> Marks:
    return Marks(place / "spalte" / "marks.sqlite")


def _mark(marks: Marks, name: str) -> None:
    story = headline(name)
    marks.mark_opened(story)
    marks.tag(story, "vær", True)
    marks.save()
    marks.keep(story, True)
    marks.write_note(story, Note(1, 2, f"Ring {name}", passage="S"))
    marks.save()
    marks.tag(story, f"til-{os.getpid()}", True)  # where it is taken back only in memory, it stays
    marks.undo()
    remember_opened(marks, [Path("/news")])


def _make_marks(place: Path) -> None:
    with closing(_marks_of(place)) as marks:
        _mark(marks, "før")


def _do_marks(place: Path) -> Sequence[str]:
    told: list[str] = []
    with closing(_marks_of(place)) as marks:
        marks.tell(told.append)
        _mark(marks, "nå")
    return told


def _look_at_marks(place: Path, whole: bool) -> Sequence[str]:
    wrong = []
    path = place / "spalte" / "marks.sqlite"
    if not path.exists():
        return ["There is no file."] if whole else []
    with closing(sqlite3.connect(path)) as connection:
        wrong += [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    with closing(_marks_of(place)) as marks:
        for name in ("før", "nå") if whole else ("før",):
            identity = headline(name).identity
            notes = [note.text for note in marks.notes(identity)] == [f"Ring {name}"]
            if not (marks.read(identity) and marks.kept(identity) and "vær" in marks.tags(identity) and notes):
                wrong.append(f"The marks of “{name}” are not there.")
        if marks.trouble is not None:
            wrong.append(marks.trouble)
    return wrong


def _make_nothing(place: Path) -> None:
    """Begin with an empty folder."""


def _look_at_new_marks(place: Path, whole: bool) -> Sequence[str]:
    return [each for each in _look_at_marks(place, whole) if "“før”" not in each]


class _Heard:
    """What the keeper of a folder says."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.news = Event()

    def page(self, headlines: Sequence[Headline]) -> None:
        """Nobody waits for the first picture."""

    def ready(self, file: Path) -> None:
        self.file = file
        self.news.set()

    def told(self, sentence: str) -> None:
        self.said.append(sentence)
        self.news.set()


def _do_keep(place: Path, titles: Sequence[str] = _AFTER) -> Sequence[str]:
    texts = place.with_name("texts")
    _texts(texts, titles)
    os.environ["XDG_CACHE_HOME"] = str(place)
    heard, orders = _Heard(), Orders()
    keeping = Thread(target=keep, args=(folder_library([texts]), heard, orders))
    keeping.start()
    heard.news.wait(_PATIENCE)
    nobody = Event()
    for _ in range(int(_PATIENCE / 0.01)):
        if heard.said or not keeping.is_alive() or _all_came(heard, titles):
            break
        nobody.wait(0.01)
    else:
        heard.said.append("It never came to an end")
    orders.end()
    keeping.join(_PATIENCE)
    return heard.said


def _make_kept(place: Path) -> None:
    _do_keep(place, _BEFORE)


def _all_came(heard: _Heard, titles: Sequence[str]) -> bool:
    try:
        return _titles(heard.file) == set(titles)
    except (AttributeError, LibraryTrouble):
        return False


def _look_at_folder(place: Path, whole: bool) -> Sequence[str]:
    os.environ["XDG_CACHE_HOME"] = str(place)
    made = folder_library([place.with_name("texts")])
    with made.held(wait=False) as held:
        if not held:
            return ["Somebody still holds it."]
    return _library_wrong(made.file, whole)


def _album(place: Path) -> Album:
    return Album(place / "pictures", [Path("/news")], {}, os.terminal_size((80, 24)))


def _do_picture(place: Path) -> Sequence[str]:
    _album(place).keep("Ny" * 3_000)
    return []


def _look_at_picture(place: Path, whole: bool) -> Sequence[str]:
    picture = _album(place).picture()
    return [] if picture == "Ny" * 3_000 or (picture == "Gammel" * 2_000 and not whole) else ["The picture is torn."]


TRIALS: dict[str, Trial] = {
    "import": Trial(_make_import, _do_import, lambda place, whole: _library_wrong(place / "library.spalte", whole)),
    "marks": Trial(_make_marks, _do_marks, _look_at_marks),
    "new marks": Trial(_make_nothing, _do_marks, _look_at_new_marks),
    "folder": Trial(_make_kept, _do_keep, _look_at_folder),
    "picture": Trial(lambda place: _album(place).keep("Gammel" * 2_000), _do_picture, _look_at_picture, silent=True),
}


class _Order:
    """What the writes that are watched are told; see failing.c."""

    def __init__(self, file: Path) -> None:
        with file.open("r+b") as opened:
            self._shared = mmap.mmap(opened.fileno(), 32)

    def fail(self, at: int, many: int = 1, error: int = 0) -> None:
        self._shared[:] = struct.pack("4q", 0, at, many, error)

    @property
    def count(self) -> int:
        number: int = struct.unpack("4q", self._shared[:])[0]
        return number


def _in_a_fork(do: Callable[[], Sequence[str]]) -> list[str]:
    """What comes of it in a process of its own, which is gone afterwards."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        said: Sequence[str] = ["It ended in a way that nobody foresaw"]
        try:
            said = do()
        finally:
            os.write(writing, json.dumps(list(said)).encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told: list[str] = json.loads(pipe.read() or "[]")
    os.wait()
    return told


def run(what: str, place: Path, order: _Order, every: int) -> None:
    """Try it with each `every`-th write failing, once and for ever, with either error; print what came of each."""
    trial = TRIALS[what]
    base = place.with_name("base")
    order.fail(0)
    place.mkdir()
    _in_a_fork(lambda: trial.make(place) or [])
    shutil.copytree(place, base)
    texts = place.with_name("texts")
    for error in (errno.ENOSPC, errno.EIO):
        for many in (1, FOR_EVER):
            for at in range(1, _MOST, every):
                shutil.rmtree(place)
                shutil.copytree(base, place)
                shutil.rmtree(texts, ignore_errors=True)
                order.fail(at, many, error)
                said = _in_a_fork(lambda: trial.do(place))
                done = order.count < at
                order.fail(0)
                lost = [name for name in _names(base) - _names(place) if not name.endswith(("-wal", "-shm"))]
                whole = done or not (said or trial.silent)
                wrong = _in_a_fork(partial(trial.look, place, whole))
                again = _in_a_fork(lambda: trial.do(place))
                wrong_again = _in_a_fork(lambda: trial.look(place, True))
                found: dict[str, Any] = {
                    "at": at, "error": errno.errorcode[error], "once": many == 1, "done": done, "said": said,
                    "lost": lost, "wrong": wrong, "again": again, "wrong again": wrong_again,
                }  # fmt: skip
                print(json.dumps(found), flush=True)
                if done:
                    break


def _names(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*")}


if __name__ == "__main__":
    run(sys.argv[1], Path(sys.argv[2]), _Order(Path(sys.argv[3])), int(sys.argv[4]))
