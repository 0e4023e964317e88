"""Whatever is wrong with the file of marks: a sentence or two, no file made, gone or replaced, and reading goes on."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.test_marks import FERJE, STORM, make_something, troubles
from tests.torture.spoiling import SOMEWHERE, lying_in, nonsense
from tests.ui.pseudo_terminal import PseudoTerminal
from tui.cli import commands
from tui.library.marks import Marks
from tui.locations import state_dir

TIMES = 60 if "TORTURE" in os.environ else 4
NONSENSE = (
    "UPDATE story SET identity = CAST(x'ff' AS TEXT)", "UPDATE story SET identity = x'ff'",
    "UPDATE story SET position = 'here'", "UPDATE story SET near = x'ff'", "UPDATE memory SET value = x'ff'",
    "UPDATE memory SET value = CAST(x'ff' AS TEXT)", "UPDATE tag SET name = CAST(x'ff' AS TEXT)",
    "UPDATE tag SET name = x'ff'", "UPDATE kept SET identity = x'ff'", "UPDATE note SET first = 'here'",
    "UPDATE note SET text = x'ff'", "UPDATE note SET text = CAST(x'ff' AS TEXT)", "UPDATE note SET passage = x'ff'",
    "UPDATE note SET at = 9000000000000000000", "UPDATE note SET at = 'now'", "UPDATE search SET words = x'ff'",
    "UPDATE correction SET title = x'ff'", "UPDATE heir SET heir = x'ff'", "UPDATE heir SET heir = identity",
    "UPDATE known SET headline = CAST(x'ff' AS TEXT)", "UPDATE known SET headline = x'ff'",
    "UPDATE known SET moment = 'soon'", "UPDATE known SET moment = x'ff'", "UPDATE known SET source = x'ff'",
    "UPDATE reading SET at = 9000000000000000000", "UPDATE reading SET day = 'today'", "UPDATE reading SET at = 'now'",
    "UPDATE deed SET before = 'nothing'", "UPDATE deed SET before = '[[1]]'", "UPDATE deed SET before = x'ff'",
    "UPDATE deed SET words = x'ff'", "UPDATE deed SET before = '[[\"tag\", [], []]]'", "DROP TABLE deed",
    "DROP TABLE known", "DROP TABLE memory",
)  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "marks.sqlite"
    with closing(Marks(path)) as marks:
        make_something(marks, STORM)
        marks.remember("last-paths", '["/news"]')
    return path.read_bytes()


def read_and_mark(path: Path) -> list[str]:
    """All that a screen asks of marks; what was told."""
    with closing(Marks(path)) as marks:
        told = troubles(marks)
        for headline in (STORM, FERJE):
            marks.read(headline.identity)
            marks.tags(headline.identity)
            marks.notes(headline.identity)
            marks.left_at(headline.identity)
        marks.all_tags()
        marks.searches()
        marks.history()
        marks.known()
        marks.recall("last-paths")
        make_something(marks, FERJE)
        marks.save()
        marks.look_again()
        for _ in range(12):
            marks.undo()
        marks.keep(FERJE, True)
        assert marks.kept(FERJE.identity)
    return told


def assert_told_well(told: list[str]) -> None:
    assert len(told) <= 1, told
    assert all(sentence.endswith(".") and "\n" not in sentence for sentence in told)


@pytest.mark.parametrize("how", [how for how in SOMEWHERE if how != "a log without its end"])
def test_what_is_spoiled_in_the_marks_is_told_or_does_no_harm_and_is_never_replaced(
    tmp_path: Path, whole: bytes, how: str
) -> None:
    for seed in range(TIMES):
        path = tmp_path / str(seed) / "marks.sqlite"
        path.parent.mkdir()
        path.write_bytes(whole)
        SOMEWHERE[how](path, random.Random(seed))
        before = {name: file for name, (file, _) in lying_in(path.parent).items()}
        assert_told_well(read_and_mark(path))
        assert {name: file for name, (file, _) in lying_in(path.parent).items()} == before


@pytest.mark.parametrize("sql", NONSENSE)
def test_a_row_of_the_marks_that_makes_no_sense_hides_no_others_and_ends_nothing(
    tmp_path: Path, whole: bytes, sql: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = state_dir() / "marks.sqlite"
    path.parent.mkdir(parents=True)
    path.write_bytes(whole)
    nonsense(path, sql)
    assert commands.run(["marks"]) in (0, 1)
    said, complained = capsys.readouterr()
    assert "\x1b" not in said + complained
    assert len(complained.splitlines()) <= 1
    assert_told_well(read_and_mark(path))


@pytest.mark.parametrize("data", [b"no marks at all\n" * 500, None], ids=["a text", "another program's"])
def test_the_screen_tells_of_marks_that_are_none_and_shows_the_news(tmp_path: Path, data: bytes | None) -> None:
    path = state_dir() / "marks.sqlite"
    path.parent.mkdir(parents=True)
    if data is None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE bookmarks (url TEXT)")
    else:
        path.write_bytes(data)
    before = lying_in(path.parent)
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "storm.txt").write_text("Storm i vest\n\nDet var en gang.\n")
    with PseudoTerminal("-m", "tui", str(folder), size=(250, 30)) as screen:
        assert screen.until("Storm i vest")
        assert screen.until(lambda: "it stays as it is" in " ".join(screen.text().replace("▌", "").split()))
        assert screen.ready()
        screen.type("s")
        assert screen.until("Kept")
        screen.type("q")
        assert screen.ended() == 0
    assert lying_in(path.parent) == before
