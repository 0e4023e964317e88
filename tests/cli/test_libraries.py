"""`spalte libraries`: what is kept is listed, checked, and removed where it can be made again."""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.shelf import Shelve
from tui.article.document import Document
from tui.cli.commands import run
from tui.library.folder import FolderLibrary, folder_library
from tui.locations import data_dir
from tui.upkeep import up_to_date

USED = 1_700_000_000
STORM = Document("Saken om storm\n\nDet var en gang.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that has been opened, so that there is a library of it."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "storm.txt").write_text(STORM.text)
    with up_to_date([folder]):
        pass
    made = folder_library([folder])
    os.utime(made.note, (USED, USED))
    return folder


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[list[str]], str]:
    """The status, the lines by their columns, and what was said on standard error."""
    status = run(["libraries", *words])
    out, err = capsys.readouterr()
    return status, [line.split("\t") for line in out.splitlines()], err


def spoil(made: FolderLibrary) -> None:
    with closing(sqlite3.connect(made.file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with made.file.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * (made.file.stat().st_size - 100))


def test_what_is_kept_is_listed_with_its_stories_its_size_and_when_it_was_used(
    folder: Path, shelve: Shelve, capsys: pytest.CaptureFixture[str]
) -> None:
    own = shelve(data_dir() / "library.spalte", storm=STORM, again=STORM)
    status, (mine, made), err = asked(capsys)
    assert (status, err) == (0, "")
    assert (mine[0], mine[1], mine[4]) == (str(own), "2", "own")
    assert (made[0], made[1], made[3], made[4]) == (
        str(folder),
        "1",
        f"{datetime.fromtimestamp(USED):%Y-%m-%d %H:%M}",
        "folder",
    )
    assert made[2].endswith("kB")


def test_a_folder_that_is_gone_is_said_to_be(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(folder)
    _, (made,), _ = asked(capsys)
    assert made[4] == "folder is gone"


def test_a_library_of_nobody_knows_what_is_listed_by_its_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = folder_library([folder])
    made.note.unlink()
    _, (line,), _ = asked(capsys)
    assert (line[0], line[4]) == (str(made.file), "unknown folder")


def test_programs_get_an_object_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["libraries", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert list(said) == ["file", "kind", "folders", "stories", "size", "used", "trouble"]
    assert (said["folders"], said["stories"], said["trouble"]) == ([str(folder)], 1, None)


def test_where_there_is_none_the_way_to_one_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    status, lines, err = asked(capsys)
    assert (status, lines) == (0, [])
    assert "spalte import" in err


def test_a_sound_library_is_said_to_be(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "--check") == (0, [[str(folder), "sound"]], "")


def test_a_damaged_one_is_found_listed_and_can_be_removed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = folder_library([folder])
    spoil(made)
    status, (line,), err = asked(capsys)
    assert (status, line[1]) == (1, "-")
    assert "damaged" in err
    status, (line,), err = asked(capsys, "--check")
    assert status == 1
    assert "damaged" in line[1]
    assert f"--remove {made.file.stem}" in err
    assert asked(capsys, "--remove", made.file.stem)[0] == 0
    assert not made.file.exists()


@pytest.mark.parametrize("name", ["the path", "the name", "the file", "the stem", "a relative path"])
def test_a_library_is_removed_by_any_of_its_names(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = folder_library([folder])
    monkeypatch.chdir(folder.parent)
    names = {
        "the path": str(folder), "the name": "news", "the file": str(made.file), "the stem": made.file.stem,
        "a relative path": "./news/",
    }  # fmt: skip
    status, (line,), err = asked(capsys, "--remove", names[name])
    assert (status, line[:2], err) == (0, [str(folder), "removed"], "")
    assert list(made.file.parent.iterdir()) == []
    assert (folder / "storm.txt").exists()


def test_nothing_is_removed_that_is_not_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines, err = asked(capsys, "--remove")
    assert (status, lines) == (2, [])
    assert "named" in err
    assert folder_library([folder]).file.exists()


def test_a_library_of_ones_own_is_never_removed(shelve: Shelve, capsys: pytest.CaptureFixture[str]) -> None:
    own = shelve(data_dir() / "library.spalte", storm=STORM)
    alone = shelve(storm=STORM)
    for file in (own, alone):
        status, lines, err = asked(capsys, "--remove", str(file))
        assert (status, lines) == (1, [])
        assert "your own" in err
        assert file.exists()


def test_one_that_is_in_use_is_not_removed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = folder_library([folder])
    with made.held(wait=False):
        status, lines, err = asked(capsys, "--remove", "news")
    assert (status, lines) == (1, [])
    assert "in use" in err
    assert made.file.exists()


def test_a_file_in_the_cache_that_is_no_library_is_not_removed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = folder_library([folder])
    made.file.write_text("En annens fil")
    status, lines, err = asked(capsys, "--remove", "news")
    assert (status, lines) == (1, [])
    assert "stays" in err
    assert made.file.read_text() == "En annens fil"


def test_a_name_that_several_have_or_none_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other" / "news"
    other.mkdir(parents=True)
    with up_to_date([other]):
        pass
    status, lines, err = asked(capsys, "--remove", "news", "nothing")
    assert (status, lines) == (1, [])
    assert str(folder) in err
    assert str(other) in err
    assert "There is no library nothing" in err


def test_a_library_that_stands_alone_can_be_checked(shelve: Shelve, capsys: pytest.CaptureFixture[str]) -> None:
    file = shelve(storm=STORM)
    assert asked(capsys, "--check", str(file)) == (0, [[str(file), "sound"]], "")
