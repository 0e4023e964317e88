"""Which library the commands ask."""

import os
from pathlib import Path

import pytest

from tests.cli.shelf import Shelve
from tui.article.document import Document
from tui.cli import commands
from tui.library.last import remember_opened
from tui.library.marks import Marks
from tui.locations import cache_dir, data_dir, state_dir


def headlines(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    assert commands.run(["list", *words]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return sorted(line.split("\t")[2] for line in printed.out.splitlines())


def open_on_the_screen(*paths: Path) -> None:
    """What the screen remembers of what was open."""
    marks = Marks(state_dir() / "marks.sqlite")
    remember_opened(marks, paths)
    marks.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    for name in ("Kua kom hjem", "Fjøset brant"):
        (tmp_path / "news" / f"{name}.txt").write_text(f"{name}\n\nDet er alt.")
    return tmp_path / "news"


def test_without_any_library_the_way_out_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["list"], ["search", "a"], ["refs", "a" * 13], ["info"], ["show", "a" * 13]):
        assert commands.run(command) == 1
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.count("\n") == 1
        assert "`spalte import PATH`" in printed.err
    assert not state_dir().exists()
    assert not data_dir().exists()


def test_a_folder_is_brought_up_to_date_and_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert headlines(capsys, "--library", str(folder)) == ["Fjøset brant", "Kua kom hjem"]
    (folder / "Kua kom hjem.txt").unlink()
    (folder / "ny.txt").write_text("Ny sak\n\nNoe nytt.")
    assert headlines(capsys, "--library", str(folder)) == ["Fjøset brant", "Ny sak"]
    assert sorted(path.name for path in folder.iterdir()) == ["Fjøset brant.txt", "ny.txt"]


def test_what_was_open_last_is_asked_be_it_a_folder_several_or_a_library(
    folder: Path, tmp_path: Path, shelve: Shelve, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text("Mer\n\nTil.")
    library = shelve(a=Document("I arkivet\n\nEn sak."))
    open_on_the_screen(folder)
    assert headlines(capsys) == ["Fjøset brant", "Kua kom hjem"]
    open_on_the_screen(folder, tmp_path / "more")
    assert headlines(capsys) == ["Fjøset brant", "Kua kom hjem", "Mer"]
    open_on_the_screen(library)
    assert headlines(capsys) == ["I arkivet"]


def test_one_s_own_library_is_asked_whatever_was_open_last(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text("Mer\n\nTil.")
    open_on_the_screen(tmp_path / "more")
    assert commands.run(["import", str(folder)]) == 0
    capsys.readouterr()
    assert headlines(capsys) == ["Fjøset brant", "Kua kom hjem"]
    assert (data_dir() / "library.spalte").is_file()


def test_what_was_open_last_and_is_gone_is_passed_over(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_on_the_screen(tmp_path / "gone")
    assert commands.run(["list"]) == 1
    assert "`spalte import PATH`" in capsys.readouterr().err


@pytest.mark.parametrize("what", ["nothing", "foreign", "empty", "text", "pipe"])
def test_what_is_no_library_is_told_and_left_as_it_is(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "\x1b[2Jlib.spalte"
    content = {"foreign": b"SQLite format 3\0" + b"\0" * 984, "empty": b"", "text": b"Kua kom hjem"}.get(what)
    if content is not None:
        path.write_bytes(content)
    if what == "pipe":
        os.mkfifo(path)
    assert commands.run(["list", "--library", str(path)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "lib.spalte" in printed.err
    assert "\x1b" not in printed.err
    assert content is None or path.read_bytes() == content
    assert path.exists() is (what != "nothing")


def test_where_the_cache_cannot_be_written_a_folder_can_be_asked_all_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cache_dir().parent.mkdir(parents=True, exist_ok=True)
    cache_dir().write_text("in the way")
    assert headlines(capsys, "--library", str(folder)) == ["Fjøset brant", "Kua kom hjem"]
