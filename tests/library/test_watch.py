"""Noticing that something changed."""

import logging
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path
from typing import NoReturn

import pytest
from watchdog.events import FileCreatedEvent, FileMovedEvent

from tests.processes import until_still, woken
from tui.library import notices, watch

DEADLINE = 20.0


class Watched:
    """Paths that are watched in a thread; `told` waits until what happened was told."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._times = 0
        self._known = 0

    def changed(self) -> None:
        with self._news:
            self._times += 1
            self._news.notify_all()

    def told(self) -> bool:
        """Whether there is news since this was last asked; waits for it."""
        with self._news:
            if not self._news.wait_for(lambda: self._times > self._known, DEADLINE):
                return False
            self._known = self._times
            return True


@contextmanager
def watching(*paths: Path) -> Iterator[Watched]:
    watched, stop = Watched(), threading.Event()
    thread = threading.Thread(target=watch.watch, args=(paths, watched.changed, stop))
    thread.start()
    try:
        assert watched.told()
        yield watched
    finally:
        stop.set()
        thread.join(DEADLINE)
        assert not thread.is_alive()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    (folder / "inner").mkdir(parents=True)
    (folder / "old.txt").write_text("En gammel sak")
    return folder


HAPPENINGS: dict[str, Callable[[Path], object]] = {
    "a new file": lambda folder: (folder / "new.txt").write_text("Ny sak"),
    "a new file further down": lambda folder: (folder / "inner" / "new.txt").write_text("Ny sak"),
    "a changed file": lambda folder: (folder / "old.txt").write_text("Rettet sak"),
    "a file that is gone": lambda folder: (folder / "old.txt").unlink(),
    "a file of another name": lambda folder: (folder / "old.txt").rename(folder / "new.txt"),
    "a file moved in": lambda folder: Path(shutil.copy(folder / "old.txt", folder.parent)).rename(folder / "in.txt"),
    "a file that may be read again": lambda folder: (folder / "old.txt").chmod(0o640),
    "a name that is no text": lambda folder: Path(os.fsdecode(bytes(folder) + b"/\xff.txt")).touch(),
}


@pytest.mark.parametrize("happens", HAPPENINGS.values(), ids=HAPPENINGS.keys())
def test_what_happens_in_a_folder_is_told(folder: Path, happens: Callable[[Path], object]) -> None:
    with watching(folder) as watched:
        happens(folder)
        assert watched.told()


def test_what_happens_in_a_folder_that_came_later_is_told(folder: Path) -> None:
    with watching(folder) as watched:
        (folder / "later").mkdir()
        assert watched.told()
        (folder / "later" / "new.txt").write_text("Ny sak")
        assert watched.told()


def test_a_folder_that_goes_and_comes_back_is_watched_again(folder: Path) -> None:
    with watching(folder) as watched:
        shutil.rmtree(folder)
        assert watched.told()
        folder.mkdir()
        assert watched.told()
        (folder / "new.txt").write_text("Ny sak")
        assert watched.told()


def test_a_folder_that_another_one_took_the_place_of_is_not_watched_any_longer(folder: Path) -> None:
    with watching(folder) as watched:
        folder.rename(folder.with_name("away"))
        folder.mkdir()
        assert watched.told()
        (folder / "new.txt").write_text("Ny sak")
        assert watched.told()


def test_a_folder_comes_although_the_one_it_stands_in_was_not_there(tmp_path: Path) -> None:
    with watching(tmp_path / "far" / "away") as watched:
        (tmp_path / "far" / "away").mkdir(parents=True)
        assert watched.told()
        (tmp_path / "far" / "away" / "new.txt").write_text("Ny sak")
        assert watched.told()


def test_a_link_that_comes_to_lead_elsewhere_is_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    (tmp_path / "other").mkdir()
    with watching(tmp_path / "link") as watched:
        (tmp_path / "link").unlink()
        (tmp_path / "link").symlink_to(tmp_path / "other")
        assert watched.told()
        (tmp_path / "other" / "new.txt").write_text("Ny sak")
        assert watched.told()


def test_a_file_by_itself_is_watched_also_when_another_takes_its_place(folder: Path) -> None:
    with watching(folder / "old.txt") as watched:
        (folder / "old.txt").write_text("Rettet sak")
        assert watched.told()
        (folder / "draft").write_text("Rettet igjen")
        (folder / "draft").replace(folder / "old.txt")
        assert watched.told()
        (folder / "old.txt").write_text("Og igjen")
        assert watched.told()


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("new.txt", True),
        ("inner/new.txt", True),
        (".draft.swp", False),
        (".git/index", False),
        ("inner/.x/y.txt", False),
    ],
)
def test_what_is_hidden_is_not_noticed(name: str, counts: bool) -> None:
    noticed: list[bool] = []
    handler = notices._Below(Path("/in/.home/news"), lambda: noticed.append(True))
    handler.dispatch(FileCreatedEvent(f"/in/.home/news/{name}"))
    assert bool(noticed) == counts


def test_what_stands_beside_a_watched_file_is_not_noticed() -> None:
    noticed: list[bool] = []
    looked_at: list[Path] = []
    handler = notices._Entries(Path("/news"), {"one.txt"}, lambda: noticed.append(True), looked_at.append)
    handler.dispatch(FileCreatedEvent("/news/two.txt"))
    assert noticed == []
    handler.dispatch(FileMovedEvent("/news/two.txt", "/news/one.txt"))
    assert noticed == [True]
    assert looked_at == [Path("/news/one.txt")]


def test_what_is_written_to_a_file_beside_a_watched_one_wakes_nobody_up(folder: Path) -> None:
    """The system itself leaves it out: asked are its counts of how often a thread was woken."""
    with watched_by_another(folder / "old.txt") as process, (folder / "beside.txt").open("w") as beside:
        assert until_still(process.pid)
        before = woken([process.pid])
        for _ in range(100):
            beside.write("Ny linje\n")
            beside.flush()
        assert until_still(process.pid)
        assert woken([process.pid]) == before


def test_a_file_that_comes_back_is_listened_to(folder: Path) -> None:
    path, told = folder / "old.txt", threading.Event()
    with notices.noticing(notices.outlook_on([path]), told.set):
        path.unlink()
        assert told.wait(DEADLINE)
        told.clear()
        with path.open("w") as file:
            assert told.wait(DEADLINE)
            told.clear()
            file.write("Ny")
            file.flush()
            assert told.wait(DEADLINE)


def test_what_the_watcher_logs_is_news_and_stays_off_the_terminal(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with watching(folder) as watched:
        logging.getLogger("watchdog.observers.inotify_c").warning("Inotify queue overflowed")
        assert watched.told()
    assert capfd.readouterr() == ("", "")


def test_where_the_system_can_tell_of_no_more_folders_one_looks_now_and_then(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr("watchdog.observers.inotify_c.InotifyFD.add_callback", full)
    check_that_one_looks(folder, monkeypatch)


def test_on_a_network_drive_one_looks_now_and_then(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "network_of", lambda _: "nfs4")
    check_that_one_looks(folder, monkeypatch)


def check_that_one_looks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_LOOK_UNTOLD", 0.01)
    with watching(folder) as watched:
        assert watched.told()
        assert watched.told()


def test_nothing_wakes_up_while_nothing_happens(folder: Path) -> None:
    with watched_by_another(folder) as process:
        assert until_still(process.pid)


@contextmanager
def watched_by_another(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process of its own whose watch stands."""
    program = (
        "import sys, threading, pathlib; from tui.library.watch import watch\n"
        "def changed(): print('stands', flush=True)\n"
        "stop = threading.Event()\n"
        "threading.Thread(target=watch, args=([pathlib.Path(sys.argv[1])], changed, stop)).start()\n"
        "sys.stdin.read(); stop.set()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "stands\n"
        yield process
        process.communicate("")
    assert process.returncode == 0
