"""What one person has done with the stories."""

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.ui.shelf import headline
from tui.library import marks_file
from tui.library.base import Headline
from tui.library.deeds import Change, What
from tui.library.marked import Note
from tui.library.marks import Marks
from tui.library.marks_file import MarksFile
from tui.library.marks_writer import Passing

STORM, FERJE = headline("Storm i vest"), headline("Ferja gikk")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "spalte" / "marks.sqlite"


def troubles(marks: Marks) -> list[str]:
    told: list[str] = []
    marks.tell(told.append)
    return told


def test_marks_positions_and_memory_survive_the_end_of_the_program(path: Path) -> None:
    marks = Marks(path)
    marks.mark_read("storm", True)
    marks.keep_position("storm", 1234)
    marks.remember("theme", "newsprint")
    marks.close()
    again = Marks(path)
    assert again.read("storm")
    assert again.position("storm") == 1234
    assert again.recall("theme") == "newsprint"
    assert not again.read("ferje")
    assert again.position("ferje") == 0
    assert again.recall("folder") is None
    again.close()


def test_a_read_mark_can_be_taken_back(path: Path) -> None:
    marks = Marks(path)
    marks.mark_read("storm", True)
    marks.save()
    marks.mark_read("storm", False)
    assert not marks.read("storm")
    marks.close()
    again = Marks(path)
    assert not again.read("storm")
    again.close()


def test_only_the_person_may_look_into_the_folder(path: Path) -> None:
    Marks(path).close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_two_viewers_keep_each_others_marks(path: Path) -> None:
    one, other = Marks(path), Marks(path)
    one.mark_read("storm", True)
    other.mark_read("ferje", True)
    one.keep_position("ferje", 7)
    one.close()
    other.close()
    again = Marks(path)
    assert again.read("storm")
    assert again.read("ferje")
    assert again.position("ferje") == 7
    again.close()


def test_a_killed_viewer_loses_nothing_that_was_saved(path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from tui.library.marks import Marks\n"
        "marks = Marks(Path(sys.argv[1]))\n"
        "for number in range(50): marks.mark_read(str(number), True); marks.save()\n"
        "os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", script, str(path)], check=False).returncode == -9
    marks = Marks(path)
    assert all(marks.read(str(number)) for number in range(50))
    marks.close()


def check_goes_on(path: Path, *, says: str) -> None:
    """One sentence, once; the marks are kept in memory; the file is as it was."""
    before = path.read_bytes() if path.is_file() else None
    marks = Marks(path)
    marks.mark_read("storm", True)
    marks.save()
    told = troubles(marks)
    assert len(told) == 1
    assert says in told[0]
    assert told[0].endswith(".")
    assert marks.read("storm")
    marks.close()
    if before is not None:
        assert path.read_bytes() == before


@pytest.mark.parametrize(
    "data", [b"not a database at all, but long enough to be looked at" * 100, b"SQLite format 3\0" + b"\x7f" * 5000]
)
def test_a_damaged_file_stays_and_reading_goes_on(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    check_goes_on(path, says="damaged")


def test_a_file_cut_short_stays_and_reading_goes_on(path: Path) -> None:
    marks = Marks(path)
    for number in range(2_000):
        marks.mark_read(f"story {number}", True)
    marks.close()
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    check_goes_on(path, says="damaged")


def test_a_file_of_a_newer_version_stays_and_reading_goes_on(path: Path) -> None:
    Marks(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    check_goes_on(path, says="newer version")


@pytest.mark.parametrize("version", [0, 3, 99])
@pytest.mark.parametrize("table", ["bookmarks", "story"])
def test_a_foreign_database_stays_byte_for_byte_and_reading_goes_on(path: Path, table: str, version: int) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"CREATE TABLE {table} (something TEXT)")
        connection.execute(f"PRAGMA user_version = {version}")
    check_goes_on(path, says="no file of marks")
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_an_empty_file_becomes_one_of_marks(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.touch()
    with closing(Marks(path)) as marks:
        marks.mark_read("storm", True)
        assert troubles(marks) == []
    with closing(Marks(path)) as marks:
        assert marks.read("storm")


def test_a_folder_in_the_place_of_the_file_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    check_goes_on(path, says="is no regular file")


def test_a_pipe_in_the_place_of_the_file_is_told_and_not_waited_for(path: Path) -> None:
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    check_goes_on(path, says="is no regular file")


def test_a_state_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    check_goes_on(tmp_path / "file" / "spalte" / "marks.sqlite", says="cannot be written")


AS_SOMEBODY = """
import os, sys
from pathlib import Path
import tui.library.marks_file
from tui.library.marks import Marks
from tui.library.marks_file import MarksFile
from tui.library.marks_writer import Passing
if os.getuid() == 0:
    os.setuid(65534)
marks = Marks(Path(sys.argv[1]))
marks.mark_read("ferje", True)
marks.save()
marks.close()
print(marks.read("storm"), marks.read("ferje"), marks.undo(), marks.history(), marks.trouble)
"""


@pytest.mark.parametrize("left", ["closed", "with a log", "file only"])
def test_of_a_file_that_may_only_be_read_all_is_there_and_one_is_told_that_nothing_is_kept(
    path: Path, left: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "marks.sqlite"
        with closing(Marks(path)) as marks:
            marks.mark_read("storm", True)
            marks.save()
            for beside in ("", "-wal") if left == "with a log" else ():
                kept.with_name(f"marks.sqlite{beside}").write_bytes(Path(f"{path}{beside}").read_bytes())
        if left != "with a log":
            kept.write_bytes(path.read_bytes())
        kept.chmod(0o444)
        kept.parent.chmod(0o777 if left == "file only" else 0o555)
        before = {file.name: file.read_bytes() for file in kept.parent.iterdir()}
        said = subprocess.run(
            [sys.executable, "-c", AS_SOMEBODY, str(kept)], capture_output=True, text=True, check=True, timeout=60
        ).stdout
        kept.parent.chmod(0o755)
        assert said == f"True True None [] {kept} cannot be written: what you read now is not kept.\n"
        assert {name: kept.with_name(name).read_bytes() for name in before} == before


def test_a_full_disk_is_told_once_and_all_is_written_when_there_is_room(path: Path) -> None:
    marks = Marks(path)
    connection = sqlite3.connect(path)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.close()
    told = troubles(marks)
    assert marks._file is not None
    marks._file._connection.execute(f"PRAGMA max_page_count = {pages}")
    for number in range(3_000):
        marks.mark_read(f"a story with a long name {number}", True)
        if number % 1_000 == 999:
            marks.save()
    assert len(told) == 1
    assert "no room" in told[0]
    assert marks.read("a story with a long name 2999")
    assert marks.trouble == told[0]
    marks._file._connection.execute("PRAGMA max_page_count = 100000")
    marks.save()
    assert marks.trouble is None
    marks.close()
    with closing(Marks(path)) as again:
        assert all(again.read(f"a story with a long name {number}") for number in range(3_000))


def test_a_trouble_that_goes_on_in_other_words_is_told_once_and_again_once_it_was_over(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    says: list[str | None] = [Passing("The disk is full."), Passing("The disk failed."), None, Passing("It is full.")]
    monkeypatch.setattr(marks_file.MarksFile, "write", lambda *_: says.pop(0))
    with closing(Marks(path)) as marks:
        told = troubles(marks)
        for number in range(3):
            marks._changes[What.READ, (str(number),)] = (number,)
            marks.save()
        assert told == ["The disk is full."]
        assert marks.trouble is None
        marks._changes[What.READ, ("3",)] = (3,)
        marks.save()
        assert told == ["The disk is full.", "It is full."]
        says.append(None)


def test_while_another_program_holds_the_file_nothing_is_lost(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks_file, "_PATIENCE", 0.05)
    with closing(Marks(path)) as marks, closing(sqlite3.connect(path, isolation_level=None)) as other:
        told = troubles(marks)
        marks.mark_read("ferje", True)
        marks.keep(STORM, True)
        marks.save()
        other.execute("BEGIN IMMEDIATE")
        marks.mark_read("storm", True)
        marks.mark_read("ferje", False)
        marks.save()
        marks.mark_read("elg", True)
        assert marks.undo() is not None  # though the deed cannot be taken out of the file yet
        assert len(told) == 1
        assert "Another program is writing" in told[0]
        other.execute("ROLLBACK")
        marks.save()
    with closing(Marks(path)) as again:
        assert again.read("storm")
        assert again.read("elg")
        assert not again.read("ferje")
        assert not again.kept(STORM.identity)


def test_without_a_path_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    marks = Marks()
    marks.mark_read("storm", True)
    marks.close()
    assert marks.read("storm")
    assert list(tmp_path.iterdir()) == []


def make_something(marks: Marks, headline: Headline) -> None:
    """Whatever one can make of a story, and of all."""
    marks.mark_opened(headline)
    marks.keep(headline, True)
    marks.tag(headline, "vær", True)
    marks.write_note(headline, Note(1, 2, "Ring", passage="S"))
    marks.save_search("flom", "flom")
    marks.correct("Flom", headline.identity)
    marks.carry_over("before", headline)


@pytest.mark.parametrize(
    "table", ["story", "memory", "kept", "tag", "note", "search", "correction", "heir", "known", "reading", "deed"]
)
def test_whatever_is_damaged_in_the_file_is_told_once_and_reading_goes_on(path: Path, table: str) -> None:
    with closing(Marks(path)) as marks:
        make_something(marks, STORM)
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(path.read_bytes())
    data[(page - 1) * size : page * size] = b"\x7f" * size
    path.write_bytes(data)
    with closing(Marks(path)) as marks:
        told = troubles(marks)
        make_something(marks, FERJE)
        marks.save()
        marks.known()
        marks.history()
        assert marks.undo() is not None
        assert marks.undo() is not None
        assert len(told) == 1
        assert "is damaged" in told[0]
        assert marks.kept(FERJE.identity)
        assert marks.tags(FERJE.identity) == ["vær"]


def test_who_marks_a_story_does_not_wait_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writes, disk = Event(), Event()
    write = MarksFile.write

    def slow(file: MarksFile, changes: Iterable[Change]) -> str | None:
        writes.set()
        assert disk.wait(60)
        return write(file, changes)

    monkeypatch.setattr(MarksFile, "write", slow)
    marks = Marks(tmp_path / "marks.sqlite")
    marks.mark_read("a", True)
    assert writes.wait(60)
    marking = Thread(target=marks.mark_read, args=("b", True))
    marking.start()
    marking.join(10)
    waits = marking.is_alive()
    disk.set()
    marks.close()
    assert not waits
    with closing(Marks(tmp_path / "marks.sqlite")) as again:
        assert again.read("a")
        assert again.read("b")
