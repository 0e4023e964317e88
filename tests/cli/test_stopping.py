"""`spalte import` when it is told to stop, and when nobody hears it: what it took in is kept, and it is gone."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.processes import children_of, is_there, until, until_still
from tests.typing_words import typed
from tests.ui.pseudo_terminal import PseudoTerminal
from tui.cli.import_stopping import SAID
from tui.library.sqlite.library import open_library_file

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGQUIT, signal.SIGHUP]
MANY = 1_000
GONE_WITHIN = 2.0
"""Seconds; where they are over a test fails by the wait for it."""
GATED = """
import os
from contextlib import suppress
import tui.ingest_crew, tui.ingest_records
from tui.__main__ import main
from tui.library.sqlite.library import SqliteLibrary

tui.ingest_records.CHUNK = 100_000
tui.ingest_crew._BY_OURSELVES = 50_000
put = SqliteLibrary.put

def gated(library, batch):
    if library.state().stories:
        print("begun", flush=True)
        with suppress(OSError):
            os.read(0, 1)
    return put(library, batch)

SqliteLibrary.put = gated
main()
"""
"""The program, which takes stories in by small steps, and waits for a key where some of many are there."""
IN_C = """
import sqlite3
from tui.__main__ import main
from tui.library.sqlite.library import SqliteLibrary

def put(library, batch):
    print("begun", flush=True)
    endless = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT count(*) FROM n"
    sqlite3.connect(":memory:").execute(endless).fetchall()

SqliteLibrary.put = put
main()
"""
"""The program, in which whoever takes in a story never comes back from SQLite."""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """More than can be taken in before a signal comes, and enough that processes are started for it."""
    path = tmp_path / "archive.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(MANY):
            text = f"Sak {number}. " + "Det var en gang en ku som gikk hjem over fjellet. " * 30
            file.write(json.dumps({"id": number, "title": f"Sak {number}", "text": text}) + "\n")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "mine.spalte"


def importing(*words: object, program: tuple[str, ...] = ("-m", "tui")) -> "subprocess.Popen[str]":
    return started("import", *words, program=program)


def started(*words: object, program: tuple[str, ...]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *program, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),  # whoever runs the tests may ignore it
    )


def complaints(process: "subprocess.Popen[str]") -> list[str]:
    """What it says of what went wrong, and not how far it is where that takes long."""
    assert process.stderr is not None
    return [line for line in process.stderr.read().splitlines() if not line.startswith("Importing: ")]


def stories_in(path: Path) -> int:
    with closing(open_library_file(path)) as library:
        return library.state().stories


def on_a_terminal(*words: object, program: str = GATED) -> PseudoTerminal:
    return PseudoTerminal("-c", program, "import", *map(str, words))


def has_begun(terminal: PseudoTerminal) -> bool:
    return terminal.until(lambda: b"begun" in terminal.raw)


def told_to_end(process: "subprocess.Popen[str]", number: signal.Signals, *, to_all: bool) -> Sequence[int]:
    """Send the signal once it has begun, and let it go on; the processes it had beside itself."""
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    others = children_of(process.pid)
    assert others
    os.killpg(process.pid, number) if to_all else process.send_signal(number)
    process.stdin.close()
    return others


@pytest.mark.parametrize("to_all", [False, True], ids=["to it alone", "to all its processes"])
@pytest.mark.parametrize("number", SIGNALS, ids=lambda one: one.name)
def test_what_was_taken_in_is_kept_and_begun_again_it_goes_on(
    number: signal.Signals, to_all: bool, archive: Path, library: Path
) -> None:
    with importing(archive, "--library", library, program=("-c", GATED)) as process:
        others = told_to_end(process, number, to_all=to_all)
        assert process.wait(GONE_WITHIN) == 128 + number
        assert complaints(process) == [SAID]
        assert until(lambda: not any(map(is_there, others)))
    assert 0 < stories_in(library) < MANY
    assert typed("libraries", "--check", str(library)).returncode == 0
    again = typed("import", str(archive), "--library", str(library))
    assert (again.returncode, again.stderr) == (0, "")
    assert stories_in(library) == MANY


@pytest.mark.parametrize("number", SIGNALS, ids=lambda one: one.name)
def test_the_processes_beside_it_hear_nothing_of_it(number: signal.Signals, archive: Path, library: Path) -> None:
    with importing(archive, "--library", library, program=("-c", GATED)) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        others = list(children_of(process.pid))
        for other in others:  # and their children, as they come
            others += children_of(other)
        assert len(others) > 2
        for other in others:
            os.kill(other, number)
        process.stdin.close()
        assert process.wait(60) == 0
        assert complaints(process) == []
    assert stories_in(library) == MANY


@pytest.mark.parametrize("number", SIGNALS, ids=lambda one: one.name)
def test_who_follows_ends_as_soon_as_it_is_told_to(number: signal.Signals, story: Path, library: Path) -> None:
    with importing(story.parent, "--library", library, "--follow") as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "Waiting for what comes; ctrl+c ends it.\n"
        process.send_signal(number)
        assert process.wait(GONE_WITHIN) == 128 + number
        assert complaints(process) == [SAID]
    assert stories_in(library) == 1


@pytest.mark.parametrize("number", SIGNALS, ids=lambda one: one.name)
def test_what_never_comes_to_an_end_is_left(number: signal.Signals, story: Path, library: Path) -> None:
    with importing(story, "--library", library, program=("-c", IN_C)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        process.send_signal(number)
        assert process.wait(GONE_WITHIN) == 128 + number
        assert complaints(process) == [SAID]
    assert stories_in(library) == 0


def test_an_import_that_a_lost_line_shall_not_end_goes_on_without_its_terminal(
    archive: Path, library: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    nohup = "import os, signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); "
    nohup += f"os.dup2(os.open({str(out)!r}, os.O_WRONLY | os.O_CREAT), 1)"
    with on_a_terminal(archive, "--library", library, program=nohup + GATED) as terminal:
        assert has_begun(terminal)
        terminal.hang_up()
        assert terminal.ended() == 0
    assert f"{MANY:,} added" in out.read_text()
    assert stories_in(library) == MANY


def test_a_lost_terminal_ends_an_import(archive: Path, library: Path) -> None:
    with on_a_terminal(archive, "--library", library) as terminal:
        assert has_begun(terminal)
        terminal.hang_up()
        assert terminal.ended() == 128 + signal.SIGHUP
    assert 0 < stories_in(library) < MANY


def test_ctrl_c_gives_the_cursor_back(archive: Path, library: Path) -> None:
    with on_a_terminal(archive, "--library", library) as terminal:
        assert has_begun(terminal)
        terminal.type("\x03\n")
        assert terminal.ended() == 128 + signal.SIGINT
        assert terminal.modes() == {}
        assert terminal.attributes() == terminal.attributes_before
        assert SAID in terminal.text().replace("\n", "")


def test_who_does_not_hear_its_complaints_does_not_end_an_import(story: Path, library: Path) -> None:
    hearing, saying = os.pipe()
    os.close(hearing)
    words = [sys.executable, "-m", "tui", "import", "nowhere", str(story), "--library", str(library)]
    ended = subprocess.run(words, stdout=subprocess.PIPE, stderr=saying, text=True, timeout=60)
    os.close(saying)
    assert ended.returncode == 1
    assert "1 added" in ended.stdout
    assert stories_in(library) == 1


def test_who_no_longer_reads_what_came_of_it_ends_one_that_follows(story: Path, library: Path) -> None:
    with importing(story.parent, "--library", library, "--follow") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert "1 added" in process.stdout.readline()
        process.stdout.close()
        assert process.stderr.readline().startswith("Waiting")
        (story.parent / "new.txt").write_text("Hesten kom hjem", encoding="utf-8")
        assert process.wait(30) == 141
        assert complaints(process) == []
    assert stories_in(library) == 2


def test_one_that_follows_without_its_terminal_sleeps_until_something_comes(
    story: Path, library: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out" / "told"
    out.parent.mkdir()
    nohup = "import os, signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); "
    nohup += f"os.dup2(os.open({str(out)!r}, os.O_WRONLY | os.O_CREAT), 1); from tui.__main__ import main; main()"
    folder = tmp_path / "news"
    folder.mkdir()
    story.rename(folder / story.name)
    with on_a_terminal(folder, "--library", library, "--follow", program=nohup) as terminal:
        assert terminal.until("Waiting for what comes")
        terminal.hang_up()
        assert until_still(terminal.pid)
        (folder / "new.txt").write_text("Hesten kom hjem", encoding="utf-8")
        assert until(lambda: out.read_text().count("1 added") == 2)
        assert until_still(terminal.pid)
        terminal.signal(signal.SIGTERM)
        assert terminal.ended() == 128 + signal.SIGTERM
    assert stories_in(library) == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda one: one.name)
@pytest.mark.parametrize("to_all", [False, True], ids=["to it alone", "to all its processes"])
def test_a_command_that_looks_through_a_folder_first_ends_as_soon_as_it_is_told_to(
    number: signal.Signals, to_all: bool, tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for each in range(400):
        (folder / f"{each}.txt").write_text(f"Sak {each}\n\n" + "Det var en gang en ku som gikk hjem. " * 30)
    with started("list", "--limit", "0", "--library", folder, program=("-c", GATED)) as process:
        others = told_to_end(process, number, to_all=to_all)
        assert process.wait(GONE_WITHIN) == (130 if number == signal.SIGINT else -number)
        assert complaints(process) == []
        assert until(lambda: not any(map(is_there, others)))
    again = typed("list", "--limit", "0", "--library", str(folder))
    assert (again.returncode, again.stderr, len(again.stdout.splitlines())) == (0, "", 400)
