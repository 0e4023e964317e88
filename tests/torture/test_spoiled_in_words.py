"""Whatever is wrong with a library, reading it in words tells that, or reads what can be read; no file changes.

A few of each with the other tests; `make torture` tries many.
"""

from __future__ import annotations

import io
import os
import random
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.shelving import WIRE, of_a_paper, ready
from tests.torture.spoiling import AT_ONCE, NONSENSE, SOMEWHERE, lying_in, nonsense
from tests.typing_words import typed
from tui.cli import commands
from tui.cli.plain import talk
from tui.cli.plain.commands import COMMANDS
from tui.library.base import Batch
from tui.library.sqlite import connection
from tui.library.sqlite.library import open_library_file

TIMES = 60 if "TORTURE" in os.environ else 4
SPOKEN = (
    "list", "unread", "search kua", "search said:blåser", "search speaker:lie -vei", "date 2019", "kept", "noted",
    "history", "who said blåser", "who said speaker:lie", "list", "read 1", "next", "next unread", "previous", "again",
    "more", "follow 1", "back", "forward", "references", "1", "line", "same", "quotes", "1", "find kua", "raw",
    "address", "address 1", "keep", "mark unread", "tag vei", "tags", "note hør", "notes", "erase 1", "undo", "page 2",
    "read 3", "more", "page off", "where", "errors", "help", "current",
)  # fmt: skip
"""All one can say, on a story here and another there."""

Told = tuple[int, Sequence[str], Sequence[str]]
Say = Callable[..., Told]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "library.spalte"
    with closing(open_library_file(path, create=True)) as library:
        told = "– Det blåser, sier Åse Lie. "
        stories = [
            ready(f"Storm {n}", told + "Kua gikk. " * 90, minutes=n, refers=(f"Storm {n + 1}",)) for n in range(60)
        ]
        library.put(Batch([*stories, of_a_paper("avisa", WIRE), of_a_paper("bladet", WIRE)]))
        library.put(Batch([ready("Storm 3", "Kua kom hjem.", minutes=3)]))
    return path.read_bytes()


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Say all there is to say to a library; the exit status, what it says, and what it complains of."""
    monkeypatch.setattr(talk, "end_on_signals", lambda save: None)

    def said(path: Path) -> Told:
        sent = "".join(f"{line}\n" for line in SPOKEN).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sent), encoding="utf-8"))
        before = lying_in(path.parent)
        status = commands.run(["--plain", "--library", str(path)])
        assert lying_in(path.parent) == before
        said, complained = capsys.readouterr()
        assert "\x1b" not in said + complained
        assert "Traceback" not in said + complained
        return status, said.splitlines(), complained.splitlines()

    return said


@pytest.fixture
def library(tmp_path: Path, whole: bytes) -> Path:
    """A sound one, to be spoiled, in a folder of its own."""
    path = tmp_path / "shelf" / "library.spalte"
    path.parent.mkdir()
    path.write_bytes(whole)
    return path


def assert_refused(told: Told) -> str:
    """It is not opened, and a sentence says why; the sentence."""
    status, said, [sentence] = told
    assert (status, said) == (1, [])
    assert sentence.endswith(".")
    return sentence


def assert_told_or_read(told: Told) -> None:
    """It is not opened, or read as far as it goes, and what is wrong is told where one comes upon it."""
    status, said, complained = told
    if complained:
        assert_refused(told)
    else:
        assert said[0].startswith("library: ")
        assert status == 1  # some words make no sense where nothing is kept


def test_every_word_is_tried(library: Path, say: Say) -> None:
    assert {each.word for each in COMMANDS} - {line.split()[0] for line in SPOKEN} == {"quit"}
    _, said, complained = say(library)
    assert complained == []
    assert "1. Åse Lie: Det blåser. In “Storm 59”" in "\n".join(said)
    assert len([line for line in said if line.startswith("End. ")]) > 5


@pytest.mark.parametrize("how", [how for how in AT_ONCE if how != "a folder"])
def test_what_is_no_library_of_ours_is_told_in_a_sentence(how: str, library: Path, say: Say) -> None:
    AT_ONCE[how](library, random.Random(0))
    assert_refused(say(library))


def test_a_folder_in_its_place_is_read_as_one_of_stories(library: Path, say: Say) -> None:
    AT_ONCE["a folder"](library, random.Random(0))
    assert_refused(say(library))
    (library / "ny.txt").write_text("Ny sak\n\nDet var en gang.\n")
    ended = typed("--plain", str(library), stdin="read 1\n")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "Headline: Ny sak" in ended.stdout


def test_one_that_is_not_there_is_told_and_not_made(library: Path, say: Say) -> None:
    library.unlink()
    assert_refused(say(library))


def test_one_that_another_program_holds_is_told_and_read_afterwards(
    library: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    with closing(sqlite3.connect(library, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert "Another program is writing" in assert_refused(say(library))
        other.execute("ROLLBACK")
    assert say(library)[2] == []


def test_one_that_may_not_be_written_is_read_whole(library: Path, say: Say) -> None:
    as_ever = say(library)
    library.chmod(0o444)
    library.parent.chmod(0o555)
    try:
        status, said, complained = say(library)
    finally:
        library.parent.chmod(0o755)
    assert (status, complained) == (as_ever[0], [])
    assert said[0] == as_ever[1][0]


@pytest.mark.parametrize("how", SOMEWHERE)
def test_what_is_spoiled_somewhere_is_told_or_read_as_far_as_it_goes(
    how: str, tmp_path: Path, whole: bytes, say: Say
) -> None:
    for seed in range(TIMES):
        path = tmp_path / str(seed) / "library.spalte"
        path.parent.mkdir()
        path.write_bytes(whole)
        SOMEWHERE[how](path, random.Random(seed))
        assert_told_or_read(say(path))


@pytest.mark.parametrize("sql", NONSENSE)
def test_a_row_that_makes_no_sense_is_told_or_read_as_far_as_it_goes(sql: str, library: Path, say: Say) -> None:
    nonsense(library, sql)
    assert_told_or_read(say(library))
