"""Standard streams that are closed, at their end, or read by nobody: a quiet end, and a status that tells."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.shelf import Shelve, story_id
from tests.ui.pseudo_terminal import PseudoTerminal
from tui.article.document import Document
from tui.cli import commands

PIPE_CLOSED = commands.PIPE_CLOSED
ASKED = (
    ["list"],
    ["list", "--json"],
    ["search", "kua"],
    ["quotes"],
    ["show", story_id("cow")],
    ["show", "--plain", story_id("cow")],
    ["refs", story_id("cow")],
    ["wanted"],
    ["info"],
)
"""Commands that have something to print of a library."""
UNASKED = (
    ["parse"],
    ["--plain"],
    ["import"],
    ["doctor"],
    ["completion", "bash"],
    ["--help"],
    ["--version"],
)


def words_for(command: Sequence[str], library: Path, story: Path) -> Sequence[str]:
    """The whole command, so that it prints something."""
    match command:
        case ["parse" | "--plain" | "import"]:
            return [*command, str(story)]
        case [first, *_] if first in {asked[0] for asked in ASKED}:
            return [*command, "--library", str(library)]
        case _:
            return command


@pytest.fixture(params=[*ASKED, *UNASKED], ids=" ".join)
def words(request: pytest.FixtureRequest, library: Path, story: Path) -> Sequence[str]:
    """The words of a command that prints something."""
    command: Sequence[str] = request.param
    return words_for(command, library, story)


def run(words: Sequence[str], redirected: str) -> "subprocess.CompletedProcess[str]":
    """Have a shell start it with its streams redirected like that."""
    command = subprocess.list2cmdline([sys.executable, "-m", "tui", *words])
    return subprocess.run(
        ["sh", "-c", f"{command} {redirected}"], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60
    )


def test_where_nobody_reads_what_is_printed_it_ends_quietly(words: Sequence[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(
        [sys.executable, "-m", "tui", *words],
        stdin=subprocess.DEVNULL,
        stdout=write,
        stderr=subprocess.PIPE,
        timeout=60,
    )
    os.close(write)
    assert (ended.returncode, ended.stderr) == (PIPE_CLOSED, b"")


@pytest.mark.parametrize("command", ["list", "search kua", "quotes", "show ID"])
def test_who_takes_the_first_line_gets_it_and_nobody_complains(command: str, shelve: Shelve, tmp_path: Path) -> None:
    said = "– Vi så kua gå hjem over fjellet igjen i natt, sier Åse Lie. " * 5
    many = {
        f"s{n}": Document(f"Sak {n}\n\n{said}\n\n{said}\n", headline=f"Sak {n}: {'kua ' * 120}") for n in range(300)
    }
    library = shelve(tmp_path / "many.spalte", **many)
    limit = [] if command.startswith("show") else ["--limit", "0"]
    ids = [story_id(name) for name in many]
    words = [word for each in command.split() for word in (ids if each == "ID" else [each])]
    program = subprocess.Popen(
        [sys.executable, "-m", "tui", *words, *limit, "--library", str(library)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    with program:
        assert program.stdout is not None
        assert program.stderr is not None
        assert program.stdout.readline().strip()
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait(60) == PIPE_CLOSED


def test_where_standard_output_is_closed_that_is_told_and_what_is_to_be_done_is_done(words: Sequence[str]) -> None:
    ended = run(words, ">&-")
    assert ended.returncode == 1
    assert ended.stderr == "Cannot write to standard output: it is closed.\n"


def test_where_standard_error_is_closed_all_goes_on_as_ever(words: Sequence[str]) -> None:
    as_ever = run(words, "")
    ended = run(words, "2>&-")
    assert ended.returncode == as_ever.returncode == 0
    assert len(ended.stdout.splitlines()) == len(as_ever.stdout.splitlines()) > 0


def test_where_all_is_closed_it_ends(words: Sequence[str]) -> None:
    ended = run(words, "<&- >&- 2>&-")
    assert ended.returncode == 1


def test_a_complaint_without_standard_error_is_a_status(tmp_path: Path) -> None:
    ended = run(["show", str(tmp_path / "nothing")], "2>&-")
    assert (ended.returncode, ended.stdout) == (1, "")


@pytest.mark.parametrize(
    ("words", "redirected", "status"),
    [
        (["--plain"], "", 0),
        (["--plain"], "<&-", 0),
        (["show", "-"], "", 0),
        (["show", "-"], "<&-", 1),
        (["parse", "-"], "<&-", 1),
        (["-"], "", 1),
        ([], "", 1),
    ],
)
def test_input_at_its_end_is_an_end(words: Sequence[str], redirected: str, status: int) -> None:
    ended = run(words, redirected)
    assert ended.returncode == status
    assert len(ended.stderr.splitlines()) <= 1
    assert "Traceback" not in ended.stderr


def test_no_file_takes_the_place_of_a_closed_stream(story: Path) -> None:
    """What is written there, and by whatever, would get into that file."""
    program = (
        "import os, tui.cli.commands\n"
        "from tui.__main__ import main\n"
        "def run(words): return 7 * all(os.readlink(f'/proc/self/fd/{n}') == '/dev/null' for n in range(3))\n"
        "tui.cli.commands.run = run\n"
        "main()\n"
    )
    command = subprocess.list2cmdline([sys.executable, "-c", program])
    assert subprocess.run(["sh", "-c", f"{command} <&- >&- 2>&-"], timeout=60).returncode == 7


def test_ctrl_c_while_the_program_still_loads_ends_it_quietly() -> None:
    program = (
        "import sys, os, signal\n"
        "class Loading:\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'tui.cli.commands': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Loading())\n"
        "from tui.__main__ import main\n"
        "main()\n"
    )
    ended = subprocess.run([sys.executable, "-c", program, "--version"], capture_output=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (128 + signal.SIGINT, b"")


def test_where_standard_input_is_closed_the_screen_takes_its_keys_from_the_terminal(story: Path) -> None:
    closed = "import os, sys; os.close(0); os.execv(sys.executable, [sys.executable, '-m', 'tui', *sys.argv[1:]])"
    with PseudoTerminal("-c", closed, str(story.parent)) as terminal:
        assert terminal.until("1 unread")
        assert terminal.ready()
        terminal.type("a")
        assert terminal.until("0 unread")
        terminal.type("q")
        assert terminal.ended() == 0
        assert terminal.modes() == {}
