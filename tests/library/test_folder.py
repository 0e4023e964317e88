"""The library that is made of a folder: where it lies, who keeps it, and what is done where it is of no use."""

import os
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tui.article.document import Document
from tui.library.base import Batch, LibraryTrouble
from tui.library.folder import FolderLibrary, folder_libraries, folder_library
from tui.library.preparing import Preparer
from tui.locations import cache_dir

DEADLINE = 20.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


@pytest.fixture
def made(folder: Path) -> FolderLibrary:
    """The library of a folder, with one story."""
    made = folder_library([folder])
    with made.held(wait=False) as held, closing(made.open_to_fill()) as library:
        assert held
        library.put(Batch([Preparer().prepare(Document("Saken om storm\n\nDet var en gang."), name="storm")]))
    return made


def test_it_lies_in_the_cache_under_the_name_of_the_folder_for_the_person_alone(made: FolderLibrary) -> None:
    assert made.file.parent == cache_dir() / "libraries"
    assert made.file.name.startswith("news-")
    assert stat.S_IMODE(made.file.parent.stat().st_mode) == 0o700
    for file in (made.file, made.note):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_folders_of_one_name_have_libraries_of_their_own(tmp_path: Path) -> None:
    assert folder_library([tmp_path / "a" / "news"]).file != folder_library([tmp_path / "b" / "news"]).file


def test_however_a_folder_is_named_it_has_one_library(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.parent / "link").symlink_to(folder)
    (folder.parent / "more").mkdir()
    monkeypatch.chdir(folder.parent)
    one = folder_library([folder]).file
    for path in ("news", "./news/", "link", "more/../news"):
        assert folder_library([Path(path)]).file == one
    assert folder_library([folder, Path("more")]).file == folder_library([Path("more"), folder, folder]).file != one


@pytest.mark.parametrize(
    ("names", "shown"),
    [(["news"], "news"), (["a", "b", "c"], "a +2"), (["\x1b]0;evil\x07"], "␛]0;evil␇"), (["\udcff"], "\ufffd")],
)
def test_it_is_called_as_the_folder_is(tmp_path: Path, names: list[str], shown: str) -> None:
    made = folder_library([tmp_path / name for name in names])
    assert made.name == shown
    assert made.file.name.isprintable()


def test_what_it_is_made_of_is_said_beside_it(made: FolderLibrary, folder: Path) -> None:
    assert folder_libraries() == [made]
    made.note.write_text("nonsense")
    assert folder_libraries() == [FolderLibrary(made.file, ())]
    odd = folder_library([Path(os.fsdecode(bytes(folder) + b"/\xff"))])
    with odd.held(wait=False), closing(odd.open_to_fill()):
        pass
    assert odd in folder_libraries()


def test_one_fills_it_at_a_time_and_the_next_one_takes_over(made: FolderLibrary) -> None:
    taken_over = threading.Event()

    def take_over() -> None:
        with made.held(wait=True) as held:
            if held:
                taken_over.set()

    with made.held(wait=False) as first:
        with made.held(wait=False) as second:
            assert (first, second) == (True, False)
        waiting = threading.Thread(target=take_over)
        waiting.start()
        assert not taken_over.is_set()
    assert taken_over.wait(DEADLINE)
    waiting.join()


def test_who_waited_for_a_library_that_was_removed_holds_the_one_that_comes_after_it(made: FolderLibrary) -> None:
    held = []

    def take_over() -> None:
        with made.held(wait=True), made.held(wait=False) as again:
            held.append(again)

    with made.held(wait=False):
        waiting = threading.Thread(target=take_over)
        waiting.start()
        made.note.unlink()
    waiting.join(DEADLINE)
    assert held == [False]


def damage(file: Path) -> None:
    """Leave the head of the file, which says what it is, and spoil the rest."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with file.open("r+b") as opened:
        opened.seek(100)
        opened.write(b"\xff" * (file.stat().st_size - 100))


def make_newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 999")


@pytest.mark.parametrize("spoil", [damage, make_newer])
def test_one_that_is_of_no_use_is_made_anew(made: FolderLibrary, spoil: object) -> None:
    assert callable(spoil)
    spoil(made.file)
    with pytest.raises(LibraryTrouble):
        made.open()
    with made.held(wait=False), closing(made.open_to_fill()) as library:
        assert library.state().stories == 0
    with closing(made.open()) as library:
        assert library.check() == []


def test_a_file_that_is_no_library_is_never_replaced(made: FolderLibrary) -> None:
    made.remove()
    made.file.write_text("En annens fil")
    with pytest.raises(LibraryTrouble, match="no library of Spalte"):
        made.open_to_fill()
    made.remove()
    assert made.file.read_text() == "En annens fil"


def test_nothing_of_a_removed_one_is_left_but_the_note_that_it_is_held_by(made: FolderLibrary) -> None:
    with made.held(wait=False), closing(made.open_to_fill()):  # so that there is a log beside it
        made.remove()
        assert list(made.file.parent.iterdir()) == [made.note]


def test_where_the_cache_cannot_be_written_one_is_told_the_way_out(folder: Path) -> None:
    cache_dir().parent.mkdir(parents=True, exist_ok=True)
    cache_dir().write_text("not a folder")
    with pytest.raises(LibraryTrouble, match="XDG_CACHE_HOME"), folder_library([folder]).held(wait=False):
        pass
    assert folder_libraries() == ()
