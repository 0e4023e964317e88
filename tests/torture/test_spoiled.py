"""Whatever is wrong with a library: a sentence with a way out, the file unchanged, no other file made or gone.

A few of each with the other tests; `make torture` tries many.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.shelving import WIRE, id_of, of_a_paper, ready
from tests.torture.spoiling import AT_ONCE, NONSENSE, SOMEWHERE, Lying, lying_in, nonsense
from tests.ui.pseudo_terminal import PseudoTerminal
from tui.cli import commands
from tui.library.base import Batch
from tui.library.sqlite import connection
from tui.library.sqlite.library import open_library_file

TIMES = 40 if "TORTURE" in os.environ else 3
STORM = ready("Storm 7", "– Det blåser, sier Åse Lie. " * 20, minutes=7, refers=("Storm 8",))
READING = (
    ("list",),
    ("list", "--json"),
    ("search", "kua"),
    ("show", id_of(STORM)),
    ("quotes",),
    ("refs", id_of(STORM)),
    ("wanted",),
    ("info",),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "library.spalte"
    with closing(open_library_file(path, create=True)) as library:
        stories = [ready(f"Storm {n}", "Kua gikk. " * 90, minutes=n, refers=(f"Storm {n + 1}",)) for n in range(60)]
        library.put(Batch([*stories, STORM, of_a_paper("avisa", WIRE), of_a_paper("bladet", WIRE)]))
        library.put(Batch([ready("Storm 3", "Kua kom hjem.", minutes=3)]))
    return path.read_bytes()


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str]]:
    """The exit status, and the sentences; whatever is said is fit for a terminal."""
    status = commands.run(words)
    said, complained = capsys.readouterr()
    assert "\x1b" not in said + complained
    assert "Traceback" not in complained
    return status, complained.splitlines()


def ask_all(path: Path, capsys: pytest.CaptureFixture[str]) -> int:
    """Ask all that reads; how many have something to complain of, a sentence each."""
    troubles = 0
    for words in READING:
        before = lying_in(path.parent)
        status, complained = asked(capsys, *words, "--library", str(path))
        assert lying_in(path.parent) == before, words
        assert status in (0, 1), words
        if complained:
            troubles += 1
            assert len(complained) == 1, (words, complained)
            assert complained[0].endswith("."), (words, complained)
    return troubles


def spoiled(tmp_path: Path, whole: bytes, how: str, seed: int) -> Path:
    path = tmp_path / str(seed) / "library.spalte"
    path.parent.mkdir()
    path.write_bytes(whole)
    (AT_ONCE | SOMEWHERE)[how](path, random.Random(seed))
    return path


@pytest.mark.parametrize("how", AT_ONCE)
def test_what_is_no_library_of_ours_is_told_by_every_command_and_stays(
    tmp_path: Path, whole: bytes, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = spoiled(tmp_path, whole, how, 0)
    if how != "a folder":  # that one is opened as a folder of stories
        assert ask_all(path, capsys) == len(READING)
    (path.parent / "ny.txt").write_text("Ny sak\n\nDet var en gang.\n")
    before = lying_in(path.parent)
    for words in (
        ("import", str(path.parent / "ny.txt"), "--library", str(path)),
        ("libraries", "--check", str(path)),
        ("libraries", "--remove", str(path)),
    ):
        status, complained = asked(capsys, *words)
        assert lying_in(path.parent) == before, words
        if words[1] != "--check":
            assert (status, len(complained)) == (1, 1), (words, complained)
            assert complained[0].endswith(".")


@pytest.mark.parametrize("how", SOMEWHERE)
def test_what_is_spoiled_somewhere_is_told_or_does_no_harm_and_is_never_replaced(
    tmp_path: Path, whole: bytes, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for seed in range(TIMES):
        path = spoiled(tmp_path, whole, how, seed)
        found = lying_in(path.parent)
        ask_all(path, capsys)
        status, complained = asked(capsys, "libraries", "--check", str(path))
        assert status in (0, 1)
        assert lying_in(path.parent) == found
        text = tmp_path / "ny.txt"
        text.write_text(f"Storm 3\n\nRettet {seed}.\n")
        status, complained = asked(capsys, "import", str(text), "--library", str(path))
        assert status in (0, 1)
        assert len([line for line in complained if line]) == status, complained
        assert same_files(found, lying_in(path.parent)), seed
        ask_all(path, capsys)


@pytest.mark.parametrize("sql", NONSENSE)
def test_a_row_that_makes_no_sense_is_told_or_does_no_harm(
    tmp_path: Path, whole: bytes, sql: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "library" / "library.spalte"
    path.parent.mkdir()
    path.write_bytes(whole)
    nonsense(path, sql)
    ask_all(path, capsys)
    asked(capsys, "libraries", "--check", str(path))
    text = tmp_path / "ny.txt"
    text.write_text("Storm 3\n\nRettet.\n")
    found = lying_in(path.parent)
    status, complained = asked(capsys, "import", str(text), "--library", str(path))
    assert len([line for line in complained if line]) == status, complained
    assert same_files(found, lying_in(path.parent))


def test_while_another_program_holds_the_library_alone_one_is_told_and_afterwards_it_is_read(
    tmp_path: Path, whole: bytes, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    path = tmp_path / "library" / "library.spalte"
    path.parent.mkdir()
    path.write_bytes(whole)
    text = tmp_path / "ny.txt"
    text.write_text("Storm 3\n\nRettet.\n")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        for words in (*READING, ("import", str(text))):
            status, complained = asked(capsys, *words, "--library", str(path))
            assert (status, len(complained)) == (1, 1), (words, complained)
            assert "Another program is writing" in complained[0]
        other.execute("ROLLBACK")
    assert ask_all(path, capsys) == 0
    assert asked(capsys, "import", str(text), "--library", str(path)) == (0, [])


def same_files(before: Lying, after: Lying) -> bool:
    """Whether the same files are there, whatever was written into them."""
    return {name: file for name, (file, _) in before.items()} == {name: file for name, (file, _) in after.items()}


@pytest.mark.parametrize("how", [*AT_ONCE, "cut short", "random bytes", "a zeroed page"])
def test_the_screen_tells_and_ends_in_order_or_shows_what_can_be_shown(tmp_path: Path, whole: bytes, how: str) -> None:
    path = spoiled(tmp_path, whole, how, 1)
    before = lying_in(path.parent)
    with PseudoTerminal("-m", "tui", "--library", str(path)) as screen:
        if screen.until(lambda: screen._has_ended() or "q quit" in screen.text()) and screen._status is None:
            assert screen.ready()
            screen.type("jj\rJ")
            screen.until("q list")
            screen.signal(signal.SIGTERM)
        assert screen.ended() in (0, 1, 128 + signal.SIGTERM)
        assert screen.modes() == {}
        assert screen.attributes() == screen.attributes_before
        assert b"Traceback" not in screen.raw
    assert lying_in(path.parent) == before
