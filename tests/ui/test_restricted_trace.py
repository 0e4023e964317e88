"""A whole restricted session as the system sees it: what it opens, writes, starts and connects to."""

import os
import re
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from sysconfig import get_paths

import pytest

from tests.tracing import Call, calls_in, traced
from tests.ui.pseudo_terminal import PseudoTerminal
from tests.ui.test_restricted import RESTRICTED
from tui.library.sqlite.library import open_library_file
from tui.upkeep import bring_up_to_date

ROOT = Path(__file__).parent.parent.parent

STORIES = 16

PROGRAM = [str(ROOT), sys.prefix, sys.base_prefix, *get_paths().values(), *filter(None, sys.path)]
SYSTEM = [
    "/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo", "/usr/share/locale",
    "/etc/ld.so.cache", "/etc/ld.so.preload", "/etc/localtime", "/etc/spalte", "/etc/ssl", "/etc/pki", "/dev/null",
    "/dev/urandom", "/dev/tty", "/sys/devices/system/cpu", "/proc/self", "/proc/meminfo", "/proc/filesystems",
]  # fmt: skip
"""What Python and the C library look at by themselves, and the list of mounted disks."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of a reader, who has put programs there for whoever would load them, and is in it."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("textual", "tui", "rich", "sitecustomize", "usercustomize", "multiprocessing"):
        (home / f"{name}.py").write_text("open('proof', 'w').close()")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home)
    return home


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Stories, the oldest so large that processes would be started for them, and links that lead out of the folder."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(STORIES):
        words = f"Storm {number}\n\nPublisert {number + 1}.03.2019 kl. 06:40\n\n– Det gikk bra, sier Kari Moe.\n\n"
        more = "Et rolig avsnitt til om vinden.\n\n" * 20_000 if number < 2 else ""
        file = folder / f"{number}.txt"
        file.write_text(f"{words}Les også: Storm {number - 1}\n\n{more}", encoding="utf-8")
        os.utime(file, (number, number))
    (tmp_path / "secret.txt").write_text("Hemmelig\n\nIngen skal lese dette.\n")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "passwd.txt").symlink_to("/etc/passwd")
    (folder / "etc").symlink_to("/etc")
    return folder


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Path:
    """A library of these stories that nobody may write."""
    file = tmp_path / "srv" / "library.spalte"
    with closing(open_library_file(file, create=True)) as library:
        bring_up_to_date([folder], library)
    for each in file.parent.iterdir():
        each.chmod(0o444)
    return file


def traced_session(tmp_path: Path, opened: Path, read: Callable[[PseudoTerminal], None], *options: str) -> list[Call]:
    """What the program asks of the system while one reads."""
    program = tmp_path / "bin" / "spalte"
    program.parent.mkdir()
    program.write_text(RESTRICTED)
    log = tmp_path / "trace"
    words = traced(log, sys.executable, str(program), "--restricted", *options, str(opened))
    env = {
        "LC_ALL": "",
        "LANG": "C.UTF-8",
        "TZ": "Europe/Oslo",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    with PseudoTerminal("-c", f"import os; os.execv({words[0]!r}, {words!r})", size=(160, 40), env=env) as terminal:
        read(terminal)
        assert terminal.ended() == 0
    return list(calls_in(log))


def on_the_screen(terminal: PseudoTerminal) -> None:
    """Read, keep, draw the line of a story, ask for what is refused, search, and leave."""
    assert terminal.until(f"Storm {STORIES - 1}")
    assert terminal.ready()
    assert terminal.until(f"{STORIES} unread")
    terminal.type("\r")
    assert terminal.until(f"{STORIES - 1} unread")
    terminal.type("s")
    assert terminal.until("kept")
    assert terminal.until(lambda: re.search(f"▸ Storm {STORIES - 2} .*unread", terminal.text()) is not None)
    terminal.type("L")
    assert terminal.until("Esc close")
    terminal.type("\x1b")
    assert terminal.until(lambda: "Esc close" not in terminal.text())
    terminal.type("o")
    terminal.type(":")
    assert terminal.until("not chosen by name")
    terminal.type("h")
    assert terminal.until("q quit")
    terminal.type("!")
    assert terminal.until("leads out of the folder")
    terminal.type("q")
    assert terminal.until(lambda: "leads out" not in terminal.text())
    terminal.type("/")
    assert terminal.until("search all stories")
    terminal.type("storm")
    assert terminal.until("Esc end")
    terminal.type("\r")
    assert terminal.until("n next hit")
    terminal.type("Q")


def has_answered(terminal: PseudoTerminal, said: int) -> bool:
    return terminal.raw[said:].endswith(b"> ")


def is_told(terminal: PseudoTerminal, typed: str, answer: str) -> bool:
    """Whether a command is answered so, if not the first time then once the whole folder was looked at."""
    for _ in range(100):
        said = len(terminal.raw)
        terminal.type(f"{typed}\r")
        if not terminal.until(partial(has_answered, terminal, said)):
            return False
        if answer.encode() in terminal.raw[said:]:
            return True
    return False


def in_words(terminal: PseudoTerminal) -> None:
    """The same, line by line."""
    assert terminal.until("and quit to leave.")
    assert terminal.until(partial(has_answered, terminal, 0))
    for typed, answer in (
        ("list", f"Storm {STORIES - 1}"),
        ("read 1", "Kari Moe"),
        ("keep", "eep"),
        ("line", f"Storm {STORIES - 2}"),
        ("search storm", "Storm"),
        ("errors", "leads out of the folder"),
        ("!/bin/sh", "is no command"),
    ):
        assert is_told(terminal, typed, answer), typed
    terminal.type("quit\r")


def is_below(path: str, *places: str | Path) -> bool:
    return any(Path(path).is_relative_to(place) for place in places)


@pytest.mark.parametrize("of", ["folder", "library"])
@pytest.mark.parametrize(("read", "options"), [(on_the_screen, []), (in_words, ["--plain"])], ids=["screen", "words"])
def test_nothing_is_opened_written_started_or_asked_that_is_not_in_the_table(
    of: str,
    read: Callable[[PseudoTerminal], None],
    options: list[str],
    home: Path,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    opened: Path = request.getfixturevalue(of)
    calls = traced_session(tmp_path, opened, read, *options)
    own = [home / ".local" / "state" / "spalte", home / ".cache" / "spalte"]
    on_the_way = {str(folder) for place in own for folder in place.parents if folder.is_relative_to(home)}
    shown = opened if opened.is_dir() else opened.parent

    assert any(call.opens and is_below(path, shown) for call in calls for path in call.paths)
    assert any(call.writes and is_below(path, own[0]) for call in calls for path in call.paths)
    for call in calls:
        for path in call.paths:
            if call.writes:
                made = call.name.startswith("mkdir") and path in on_the_way
                beside = call.opens and path in (f"{opened}-wal", f"{opened}-shm")  # where file rights allow it
                assert made or beside or is_below(path, *own, "/dev/null", "/dev/tty", "/dev/pts"), call.text
            elif call.opens:
                assert is_below(path, shown, tmp_path / "bin", *own, *PROGRAM, *SYSTEM), call.text
    assert [call.text for call in calls if call.connects] == []
    assert [call.name for call in calls if call.name.startswith("exec")] == ["execve"]
    assert len([call for call in calls if call.starts_process]) == (1 if of == "folder" else 0)
    assert not (home / "proof").exists()
