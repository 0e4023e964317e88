"""Opening what a path names, and telling what is a library from what is not."""

import os
from pathlib import Path

import pytest

from tui.library.base import LibraryTrouble
from tui.library.folder import folder_library
from tui.library.last import opened_last, remember_opened
from tui.library.marks import Marks
from tui.library.open import is_library, open_library
from tui.library.sqlite.library import open_library_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "archive.spalte"
    open_library_file(path, create=True).close()
    return path


def test_a_library_is_known_by_its_bytes_whatever_its_name(file: Path, tmp_path: Path) -> None:
    assert is_library(file)
    assert is_library(file.rename(tmp_path / "no suffix"))


def test_what_is_no_library_is_none(tmp_path: Path) -> None:
    (tmp_path / "text.spalte").write_text("En sak")
    (tmp_path / "empty.spalte").touch()
    (tmp_path / "other.spalte").write_bytes(b"SQLite format 3\0" + bytes(84))
    os.mkfifo(tmp_path / "pipe.spalte")
    for name in ("text.spalte", "empty.spalte", "other.spalte", "pipe.spalte", "missing.spalte", ".", "a\0b"):
        assert not is_library(tmp_path / name)


def test_a_file_is_opened_as_a_library_and_a_folder_has_its_library_in_the_cache(file: Path, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    library = open_library(file)
    assert (library.name, library.path) == ("archive", file)
    library.close()
    library = open_library(tmp_path / "news", writable=True)
    assert (library.name, library.path) == ("news", folder_library([tmp_path / "news"]).file)
    library.close()
    library = open_library(tmp_path / "news")
    assert library.state().stories == 0
    library.close()


@pytest.mark.parametrize("writable", [False, True])
def test_what_is_no_library_is_refused_and_stays_as_it_is(tmp_path: Path, writable: bool) -> None:
    text = tmp_path / "text.spalte"
    text.write_text("En sak")
    with pytest.raises(LibraryTrouble, match="no library of Spalte"):
        open_library(text, writable=writable)
    assert text.read_text() == "En sak"
    with pytest.raises(LibraryTrouble, match="There is no library"):
        open_library(tmp_path / "missing.spalte")


def test_what_was_open_last_is_remembered_as_far_as_it_is_there(file: Path, tmp_path: Path) -> None:
    marks = Marks()
    assert opened_last(marks) == []
    remember_opened(marks, [file, tmp_path / "gone"])
    assert opened_last(marks) == [file]


@pytest.mark.parametrize("kept", ["", "{", "7", '{"a": 1}', "[1, null]"])
def test_a_memory_that_makes_no_sense_is_none(kept: str) -> None:
    marks = Marks()
    marks.remember("last-paths", kept)
    assert list(opened_last(marks)) == []
