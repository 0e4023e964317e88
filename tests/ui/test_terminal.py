"""The program on a real pseudo-terminal: how it ends, what it leaves, and what never reaches the terminal."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.poison import COMMANDING, PATTERNS, SEQUENCE, sequences
from tests.ui.pseudo_terminal import PseudoTerminal

STORM = "Stormen tok taket av fjøset"
FERJE = "Ferja gikk på grunn ved Kinn"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number, title in enumerate([STORM, FERJE]):
        path = folder / f"{number}.txt"
        path.write_text(
            f"{title}\n\nPublisert 12.03.2019 kl. 0{6 + number}:40\n\n– Det gikk bra, sier bonden.\n\nMer om saken.\n"
        )
    return folder


def reading(folder: Path, size: tuple[int, int] = (100, 30), env: dict[str, str] | None = None) -> PseudoTerminal:
    return PseudoTerminal("-m", "tui", str(folder), size=size, env=env or {})


def stories_read() -> int:
    """How many stories the marks on the disk say were read."""
    with closing(sqlite3.connect(Path(os.environ["XDG_STATE_HOME"], "spalte", "marks.sqlite"))) as marks:
        count: int = marks.execute("SELECT count(*) FROM story WHERE read_at IS NOT NULL").fetchone()[0]
        return count


def check_given_back(terminal: PseudoTerminal) -> None:
    assert terminal.modes() == {}
    assert terminal.attributes() == terminal.attributes_before


def test_the_quit_key_gives_the_terminal_back(folder: Path) -> None:
    with reading(folder) as terminal:
        assert terminal.until(STORM)
        assert terminal.until(FERJE)
        assert terminal.modes() != {}
        terminal.type("q")
        assert terminal.ended() == 0
        check_given_back(terminal)


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT], ids=lambda one: one.name
)
def test_a_signal_saves_the_marks_and_gives_the_terminal_back(folder: Path, number: signal.Signals) -> None:
    with reading(folder) as terminal:
        assert terminal.ready()
        assert terminal.until("2 unread")
        terminal.type("a")
        assert terminal.until("1 unread")
        terminal.signal(number)
        assert terminal.ended() == 128 + number
        check_given_back(terminal)
    assert stories_read() == 1


STUCK = """
import sqlite3
from tui.__main__ import main
from tui.ui.app import SpalteApp

def stuck(app):
    endless = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT count(*) FROM n"
    app._driver._file.write("stuck")
    app._driver._file.flush()
    sqlite3.connect(":memory:").execute(endless).fetchall()

SpalteApp.action_redraw = stuck
main()
"""
"""The program, in which the loop that draws never comes back from a library."""


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT], ids=lambda one: one.name
)
def test_a_loop_that_hangs_keeps_no_signal_waiting_and_costs_no_mark(folder: Path, number: signal.Signals) -> None:
    with PseudoTerminal("-c", STUCK, str(folder)) as terminal:
        assert terminal.ready()
        assert terminal.until("2 unread")
        terminal.type("a")
        assert terminal.until("1 unread")
        terminal.type("\x0c")
        assert terminal.until(lambda: terminal.raw.endswith(b"stuck"))
        terminal.signal(number)
        assert terminal.ended() == 128 + number
        check_given_back(terminal)
    assert stories_read() == 1


def test_a_terminal_that_takes_nothing_does_not_keep_the_program(folder: Path) -> None:
    with reading(folder, size=(200, 60)) as terminal:
        assert terminal.until(STORM)
        assert terminal.ready()
        for _ in range(200):  # each draws the whole screen, and nobody reads
            terminal.type("\x0c")
        terminal.signal(signal.SIGTERM)
        pid, status = os.waitpid(terminal.pid, 0)
        terminal._status = os.waitstatus_to_exitcode(status)
        assert pid == terminal.pid
        assert terminal._status == 128 + signal.SIGTERM


def test_a_stray_sigcont_does_no_harm(folder: Path) -> None:
    with reading(folder) as terminal:
        assert terminal.until(STORM)
        assert terminal.ready()
        terminal.signal(signal.SIGCONT)
        terminal.type("a")
        assert terminal.until("1 unread")
        terminal.type("q")
        assert terminal.ended() == 0
        check_given_back(terminal)


def test_ctrl_z_gives_the_terminal_back_and_the_program_comes_back(folder: Path) -> None:
    with reading(folder) as terminal:
        assert terminal.until(STORM)
        assert terminal.ready()
        terminal.type("\x1a")
        assert terminal.stopped()
        assert terminal.until(lambda: terminal.modes() == {})
        check_given_back(terminal)
        before = len(terminal.raw)
        terminal.signal(signal.SIGCONT)
        assert terminal.until(lambda: STORM.encode() in terminal.raw[before:])
        terminal.type("a")
        assert terminal.until("1 unread")
        terminal.type("q")
        assert terminal.ended() == 0
        check_given_back(terminal)


@pytest.mark.parametrize("ignored", [False, True], ids=["heeded", "ignored"])
def test_a_lost_terminal_ends_the_program(folder: Path, ignored: bool) -> None:
    ignore = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); " if ignored else ""
    with PseudoTerminal("-c", f"{ignore}from tui.__main__ import main; main()", str(folder)) as terminal:
        assert terminal.until(STORM)
        assert terminal.ready()
        terminal.hang_up()
        assert terminal.ended() == 128 + signal.SIGHUP


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (300, 100)], ids=str)
def test_any_size_is_survived(folder: Path, size: tuple[int, int]) -> None:
    with reading(folder, size) as terminal:
        assert terminal.ready()
        terminal.resize(100, 30)
        assert terminal.until(STORM)
        terminal.resize(*size)
        terminal.type("jjkG\x0c")
        terminal.resize(100, 30)
        assert terminal.until(STORM)
        assert terminal.ready()
        terminal.type("q")
        assert terminal.ended() == 0
        check_given_back(terminal)
        assert "Traceback" not in terminal.text()


def test_without_colour_none_is_sent(folder: Path) -> None:
    with reading(folder, env={"NO_COLOR": "1"}) as terminal:
        assert terminal.until(STORM)
        assert terminal.ready()
        terminal.type("jk")
        terminal.type("q")
        assert terminal.ended() == 0
        numbers = {number for found in re.findall(rb"\x1b\[([0-9;]*)m", terminal.raw) for number in found.split(b";")}
        assert b"1" in numbers
        assert max(int(number or 0) for number in numbers) < 30


@pytest.mark.parametrize("env", [{"TERM": "linux", "LC_ALL": "C"}, {"SPALTE_ASCII": "1"}], ids=["linux", "asked"])
def test_a_poor_terminal_gets_ascii_signs(folder: Path, env: dict[str, str]) -> None:
    with reading(folder, env=env) as terminal:
        assert terminal.until("Stormen tok taket")
        assert terminal.ready()
        assert terminal.until("2 unread")
        terminal.type("j\r")
        assert terminal.until("1 unread")
        written = terminal.raw.decode(errors="replace")
        assert set(re.sub("[æøåÆØÅ–«»]", "", written)) <= set(map(chr, range(128)))


@pytest.mark.parametrize("kind", ["dumb", "unknown"])
def test_a_terminal_without_a_cursor_is_refused_in_one_line(folder: Path, kind: str) -> None:
    with reading(folder, env={"TERM": kind}) as terminal:
        assert terminal.ended() == 1
        assert b"cannot show a screen" in terminal.raw
        assert not terminal.raw.startswith(b"\x1b")


def test_a_terminal_that_nobody_names_is_refused_in_one_line(folder: Path) -> None:
    with reading(folder, env={"TERM": ""}) as terminal:
        assert terminal.ended() == 1
        assert b"TERM does not say what kind of terminal this is" in terminal.raw
        assert b"\x1b" not in terminal.raw


def test_without_a_terminal_it_is_refused(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", str(folder)], capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    assert done.returncode == 1
    assert b"needs a terminal" in done.stderr
    assert b"\x1b" not in done.stderr + done.stdout


def test_settings_of_textual_that_run_code_are_not_obeyed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "evil.py").write_text(f"open({str(tmp_path / 'proof')!r}, 'w').close()\nclass Driver: pass\n")
    env = {
        "TEXTUAL_DRIVER": "evil:Driver",
        "TEXTUAL_LOG": str(tmp_path / "log"),
        "PYTHONPATH": f"{tmp_path}:{Path.cwd()}",
    }
    with reading(folder, env=env) as terminal:
        assert terminal.until(STORM)
        assert terminal.ready()
        terminal.type("q")
        assert terminal.ended() == 0
    assert not (tmp_path / "proof").exists()
    assert not (tmp_path / "log").exists()


def visit(folder: Path) -> PseudoTerminal:
    """Walk over every story, open each, ask for what cannot be read, and leave."""
    with reading(folder, size=(160, 50)) as terminal:
        assert terminal.until(f"{len(PATTERNS)} stories")  # all: who begins before would pass some over
        assert terminal.until(f"{len(PATTERNS)} unread")
        for step in range(2 * len(PATTERNS)):
            if re.search(r"\b0 unread", terminal.text()):
                break
            if step == len(PATTERNS):
                terminal.type("g")  # more came in above the first one
            terminal.type("\r")
            assert terminal.until("q list")
            terminal.type("q")
            assert terminal.until("q quit")
            terminal.type("j")
        assert terminal.until(" 0 unread")
        terminal.type("!")
        assert terminal.until("annot be read")
        terminal.type("q")
        assert terminal.until(lambda: "annot be read" not in terminal.text())
        terminal.type("q")
        assert terminal.ended() == 0
        check_given_back(terminal)
        return terminal


def write_stories(folder: Path, *, hostile: bool) -> None:
    """A story and a file that is none for each way to be hostile; marks tell where each text went."""
    folder.mkdir()
    for number, pattern in enumerate(PATTERNS if hostile else ["{}"] * len(PATTERNS)):
        evil, name = pattern.format(f"mark{number}a"), pattern.format(f"mark{number}n")
        name = name.replace("/", "_")
        text = f"Sak {evil} slutt\n\nPublisert 12.03.2019 kl. 06:40\n\n– Det {evil} gikk, sier {evil}.\n\n"
        text += f"Les også: {evil}\n"
        (folder / f"{name}.txt").write_bytes((text + "\nEt rolig avsnitt til. " * 40).encode())
        (folder / f"z{name}bad.txt").write_bytes(b"\0\0\0\0" + evil.encode())


def test_no_text_of_a_story_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    write_stories(tmp_path / "benign", hostile=False)
    write_stories(tmp_path / "hostile", hostile=True)
    calm, wild = visit(tmp_path / "benign"), visit(tmp_path / "hostile")
    written = wild.raw.decode(errors="replace")
    assert sequences(written) <= sequences(calm.raw.decode(errors="replace"))
    assert "mark" not in "".join(SEQUENCE.findall(written))
    outside = SEQUENCE.sub("", written)
    for number in range(len(PATTERNS)):
        assert any(f"mark{number}a" in line for line in wild.seen)
    assert any(re.search("mark[0-9]+n", line) for line in wild.seen)
    assert not COMMANDING.search(outside)
