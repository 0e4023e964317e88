"""`spalte [PATH ...]` and `spalte --library FILE`: what is handed to the screen."""

import gzip
from pathlib import Path

import pytest

from tests.cli.shelf import Shelve
from tui.article.document import Document
from tui.cli import reading
from tui.cli.commands import run

Opened = list[tuple[tuple[Path, ...], Path | None]]
STORM = Document("Saken om storm\n\nDet var en gang.")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """What was opened on a screen that is not drawn: paths, and the library that was named."""
    opened: Opened = []

    def read_news(paths: tuple[Path, ...], *, library: Path | None = None) -> int:
        opened.append((paths, library))
        return 0

    monkeypatch.setattr("tui.ui.start.read_news", read_news)
    monkeypatch.setattr(reading, "_has_screen", lambda: True)
    return opened


def test_a_library_is_opened_by_the_option_for_it(opened: Opened, tmp_path: Path) -> None:
    assert run(["--library", str(tmp_path / "archive")]) == 0
    assert opened == [((), tmp_path / "archive")]


def test_a_library_is_opened_by_its_path(opened: Opened, shelve: Shelve) -> None:
    file = shelve(storm=STORM)
    assert run([str(file)]) == 0
    assert opened == [((file,), None)]


def test_a_command_that_is_misspelt_is_named(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["serch", "wantd"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "Cannot read serch: there is no such file or folder; `spalte search` is a command.",
        "Cannot read wantd: there is no such file or folder.",
    ]
    assert run(["./serch"]) == run(["news"]) == 1
    assert "is a command" not in capsys.readouterr().err
    assert not opened


def test_a_library_is_opened_alone(
    opened: Opened, shelve: Shelve, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = shelve(storm=STORM)
    assert run([str(file), str(story)]) == 1
    assert opened == [((story,), None)]
    assert capsys.readouterr().err == f"{file} is a library, and is opened alone.\n"
    assert run(["--library", str(file), str(story)]) == 2
    assert len(opened) == 1


def test_texts_that_are_packed_and_files_of_records_are_opened_too(opened: Opened, tmp_path: Path) -> None:
    packed, records = tmp_path / "a.txt.gz", tmp_path / "b.jsonl.gz"
    packed.write_bytes(gzip.compress(STORM.text.encode()))
    records.write_bytes(gzip.compress(b'{"title": "Storm", "text": "Det var en gang."}\n'))
    assert run([str(packed), str(records)]) == 0
    assert opened == [((packed, records), None)]


def test_what_is_no_text_is_told(opened: Opened, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\0\0\0\0")
    assert run([str(tmp_path / "picture.txt")]) == 1
    assert opened == []
    assert capsys.readouterr().err == "Cannot read picture.txt: it is not text.\n"
