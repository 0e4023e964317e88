"""The real program on each kind of terminal: what it sends, what the screen shows, and what it leaves behind.

Pairs with the other tests; TORTURE has it go through all of them.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest

from tests.processes import until
from tests.ui.pseudo_terminal import PseudoTerminal
from tests.ui.sent import letters, sent

STORM = "Stormen tok taket av fjøset"
FERJE = "Ferja gikk på grunn ved Kinn"
END = "Siste linje"
FULL = "TORTURE" in os.environ

PLAIN = {"place", "wipe", "erase", "wrap", "bold", "underlined", "blinking", "reversed"}
SHORT = PLAIN | {"column", "erase some", "shift", "taken back", "cursor"}
SCREEN = SHORT | {"other screen", "focus", "mouse", "paste", "dim"}
TMUX = SCREEN | {"frame asked", "frame", "italic", "struck", "link"}
XTERM = TMUX | {"keys", "size asked", "pointer"}
EIGHT, MANY = {"8 colours"}, {"8 colours", "256 colours"}

UNDERSTOOD = {
    "xterm-256color": XTERM | MANY,
    "xterm": (XTERM | EIGHT) - {"link"},
    "screen": SCREEN | EIGHT,
    "tmux-256color": TMUX | MANY,
    "linux": SHORT | EIGHT | {"dim"},
    "vt100": PLAIN,
}
"""All that may be sent to each."""
COLOURS = {kind: known & (EIGHT | MANY) for kind, known in UNDERSTOOD.items()}
MODES = {"other screen", "mouse", "focus", "paste", "cursor", "keys", "frame asked", "size asked", "pointer", "wrap"}
"""What is asked for where it is understood."""

UTF8, C = {"LC_ALL": "C.UTF-8"}, {"LC_ALL": "", "LC_CTYPE": "", "LANG": "C"}
COLOURED, PLAINLY = {"NO_COLOR": ""}, {"NO_COLOR": "1"}

PAIRS = [
    ("xterm-256color", UTF8, COLOURED),
    ("xterm-256color", C, PLAINLY),
    ("xterm", UTF8, COLOURED),
    ("screen", C, COLOURED),
    ("tmux-256color", UTF8, PLAINLY),
    ("linux", UTF8, COLOURED),
    ("vt100", C, COLOURED),
]
SIZES = [(20, 5), (24, 6), (80, 24), (200, 50), (300, 100)]
ASCII_FRAMES = {"linux", "vt100"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number, title in enumerate([STORM, FERJE]):
        text = f"{title}\n\nPublisert 12.03.2019 kl. 0{6 + number}:40\n\n– Det gikk bra, sier bonden.\n\n"
        (folder / f"{number}.txt").write_text(text + "Et «rolig» avsnitt.\n\n" * 3 + f"{END}.\n")
    return folder


def started(folder: Path, kind: str, *more: Mapping[str, str], size: tuple[int, int] = (80, 24)) -> PseudoTerminal:
    environment = {"TERM": kind, "COLORTERM": ""}
    for each in more:
        environment |= each
    return PseudoTerminal("-m", "tui", str(folder), size=size, env=environment)


def in_place(terminal: PseudoTerminal, *, letters: bool = True) -> bool:
    """Wait until the list stands there and takes keys."""
    title = FERJE if letters else "Ferja gikk pa grunn ved Kinn"
    return terminal.ready() and terminal.until("2 unread") and terminal.until(title)


def check_given_back(terminal: PseudoTerminal) -> None:
    assert terminal.ended() == 0
    assert terminal.modes() == {}
    assert terminal.attributes() == terminal.attributes_before
    assert "Traceback" not in terminal.text()


def named(case: object) -> str:
    if isinstance(case, dict):
        return {repr(UTF8): "utf8", repr(C): "C", repr(COLOURED): "coloured", repr(PLAINLY): "no-color"}[repr(case)]
    return str(case)


@pytest.mark.parametrize(
    ("kind", "locale", "colour"),
    list(product(UNDERSTOOD, (UTF8, C), (COLOURED, PLAINLY))) if FULL else PAIRS,
    ids=named,
)
def test_a_terminal_is_sent_what_it_understands_and_shows_a_walk(
    folder: Path, kind: str, locale: dict[str, str], colour: dict[str, str]
) -> None:
    with started(folder, kind, locale, colour) as terminal:
        assert in_place(terminal, letters=locale is UTF8)
        terminal.type("j\r")
        assert terminal.until(END)
        assert terminal.until("q list")
        terminal.type("q")
        assert terminal.until("q quit")
        terminal.type(":")
        assert terminal.until("Search for commands")
        terminal.type("\x1b")
        assert terminal.until(lambda: "Search for commands" not in terminal.text())
        terminal.type("q")
        check_given_back(terminal)
        kinds = sent(terminal.raw)
        assert kinds <= UNDERSTOOD[kind] - (COLOURS[kind] if colour is PLAINLY else set())
        assert kinds >= (MODES & UNDERSTOOD[kind]) | {"place", "bold"}
        if colour is COLOURED:
            assert kinds & COLOURS[kind] == COLOURS[kind] - ({"8 colours"} if kind.endswith("256color") else set())
        written = letters(terminal.raw)
        if locale is C:
            assert written.isascii()
        else:
            assert "fjøset" in written
            assert kind not in ASCII_FRAMES or not set("─━▌▸●·│┌▔▁🔎…") & set(written)


@pytest.mark.parametrize("named", [True, False], ids=["C", "none"])
def test_who_has_set_no_locale_is_told_why_letters_are_missing(folder: Path, named: bool) -> None:
    with started(folder, "xterm-256color", C, {} if named else {"LANG": ""}) as screen:
        assert screen.until("Stormen")
        assert screen.ready()
        told = "No locale is set, so letters are ASCII only: LANG=C.UTF-8 brings the others."
        assert named or screen.until(told)
        assert (told in screen.text()) is not named
        screen.type("q")
        assert screen.ended() == 0


@pytest.mark.parametrize("kind", list(UNDERSTOOD) if FULL else ["xterm-256color", "vt100"])
def test_a_signal_gives_each_terminal_back_with_what_it_understands(folder: Path, kind: str) -> None:
    with started(folder, kind) as terminal:
        assert in_place(terminal)
        terminal.type(":")
        assert terminal.until("Search for commands")
        terminal.signal(15)
        assert terminal.ended() == 128 + 15
        assert terminal.modes() == {}
        assert terminal.attributes() == terminal.attributes_before
        assert sent(terminal.raw) <= UNDERSTOOD[kind]


@pytest.mark.parametrize("kind", list(UNDERSTOOD) if FULL else ["vt100"])
def test_a_program_that_hangs_gives_each_terminal_back_no_other_way(kind: str) -> None:
    program = "from tui.ui.terminal.signals import Endings; Endings(lambda: None).give_back()"
    with PseudoTerminal("-c", program, env={"TERM": kind}) as terminal:
        assert terminal.ended() == 0
        assert sent(terminal.raw) <= UNDERSTOOD[kind] | {"frame", "size"}
        assert sent(terminal.raw) >= MODES & UNDERSTOOD[kind] - {"frame asked", "size asked", "pointer"}


@pytest.mark.parametrize("kind", list(UNDERSTOOD) if FULL else ["xterm-256color", "linux"])
def test_every_size_is_drawn_whole(folder: Path, kind: str) -> None:
    with started(folder, kind, size=SIZES[0]) as terminal:
        assert terminal.ready()
        assert terminal.until("Ferja gikk")
        terminal.type("\r")
        assert terminal.until("space on")
        terminal.type("q")
        for width, height in [*SIZES[1:], *SIZES]:
            terminal.resize(width, height)
            assert drawn_whole(terminal)
            assert "Ferja gikk" in terminal.text()
            assert terminal.screen.display[-1].lstrip().startswith("Enter read")
        terminal.type("q")
        check_given_back(terminal)


@pytest.mark.parametrize("seed", range(10) if FULL else range(1))
def test_a_storm_of_sizes_while_keys_are_typed_is_survived(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    with started(folder, "xterm-256color") as terminal:
        assert in_place(terminal)
        for _ in range(50):
            terminal.resize(chance.randint(1, 300), chance.randint(1, 100))
            terminal.type(chance.choice("jkgG\r h1s\x0c"))
            if chance.random() < 0.3:
                terminal.read(0)
        terminal.resize(90, 28)
        assert drawn_whole(terminal)
        assert "Ferja gikk" in terminal.text()
        assert terminal.screen.display[-1].strip()
        terminal.type("Q")
        check_given_back(terminal)


def drawn_whole(terminal: PseudoTerminal) -> bool:
    """Whether the screen comes to show what drawing all of it anew shows."""

    def same() -> bool:
        while terminal.read(0.05):
            pass
        before, written = terminal.text(), len(terminal.raw)
        terminal.type("\x0c")
        if not terminal.until(lambda: b"\x1b[" in terminal.raw[written:]):
            return False
        while terminal.read(0.05):
            pass
        return terminal.text() == before

    return terminal.until(same)


def plainly(*words: str, said: str | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program without any terminal."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *words],
        input=None if said is None else said.encode(),
        stdin=subprocess.DEVNULL if said is None else None,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
        start_new_session=True,
    )


@pytest.mark.parametrize("kind", [*UNDERSTOOD, "dumb", ""] if FULL else ["xterm-256color", "dumb"])
def test_on_a_pipe_there_is_plain_text_and_no_escape(folder: Path, kind: str) -> None:
    forced = {"TERM": kind, "COLORTERM": "truecolor"}
    for words in (["show", str(folder / "0.txt")], ["parse", str(folder / "0.txt")], ["doctor"]):
        done = plainly(*words, **forced)
        assert done.returncode == 0
        assert b"\x1b" not in done.stdout + done.stderr
        assert b"fj\xc3\xb8set" in done.stdout or words == ["doctor"]
    done = plainly("--plain", str(folder), said="list\n1\nquit\n", **forced)
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout + done.stderr
    assert b"Det gikk bra" in done.stdout


@pytest.mark.parametrize("kind", [*UNDERSTOOD, ""] if FULL else ["xterm", "screen", "vt100", ""])
def test_a_story_is_printed_with_the_looks_that_the_terminal_knows(folder: Path, kind: str) -> None:
    for colour in (COLOURED, PLAINLY):
        with PseudoTerminal("-m", "tui", "show", str(folder / "0.txt"), env={"TERM": kind, **colour}) as terminal:
            assert terminal.ended() == 0
            kinds = sent(terminal.raw)
        if kind:
            assert "bold" in kinds
            assert kinds <= UNDERSTOOD[kind] - (EIGHT if colour is PLAINLY else set())
        else:
            assert not kinds


@pytest.mark.parametrize("kind", [*UNDERSTOOD, ""] if FULL else ["screen", "vt100", ""])
def test_the_bar_of_an_import_is_drawn_with_what_the_terminal_understands(
    folder: Path, tmp_path: Path, kind: str
) -> None:
    words = ("-m", "tui", "import", str(folder), "--library", str(tmp_path / "a.news"))
    with PseudoTerminal(*words, env={"TERM": kind, "COLORTERM": "", **C}) as terminal:
        assert terminal.ended() == 0
        assert "2 added" in terminal.text()
        assert terminal.modes() == {}
        assert sent(terminal.raw) <= (UNDERSTOOD[kind] | {"up"} if kind else set())
        assert ("erase" in sent(terminal.raw)) is bool(kind)
        assert terminal.raw.isascii()


@pytest.mark.parametrize("words", [["show"], ["parse"], []], ids=str)
def test_what_is_printed_on_a_terminal_without_letters_is_ascii(folder: Path, words: list[str]) -> None:
    story = str(folder / "0.txt") if words else str(folder / "nonesuch–fjøs.txt")
    with PseudoTerminal("-m", "tui", *words, story, env={"TERM": "vt100", **C}) as terminal:
        assert terminal.ended() == (0 if words else 1)
        assert terminal.raw.isascii()
        assert b"fjoset" in terminal.raw or (not words and b"fjos.txt" in terminal.raw)
    with PseudoTerminal("-m", "tui", *words, story, env={"TERM": "vt100", **UTF8}) as terminal:
        assert terminal.ended() == (0 if words else 1)
        assert not terminal.raw.isascii()


@pytest.mark.parametrize("kind", [*UNDERSTOOD, "dumb", ""] if FULL else ["xterm-256color"])
def test_with_no_terminal_at_all_the_screen_is_refused_in_a_sentence(folder: Path, kind: str) -> None:
    done = plainly(str(folder), TERM=kind)
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    assert b"--plain" in done.stderr
    assert b"\x1b" not in done.stderr


def test_where_output_goes_elsewhere_the_screen_is_refused_on_what_is_left_of_the_terminal(
    folder: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "out"
    turned = f"import os; os.dup2(os.open({str(elsewhere)!r}, os.O_WRONLY | os.O_CREAT), 1); "
    with PseudoTerminal("-c", turned + "from tui.__main__ import main; main()", str(folder)) as terminal:
        assert terminal.ended() == 1
        assert b"needs a terminal" in terminal.raw
        assert b"\x1b" not in terminal.raw
    assert elsewhere.read_bytes() == b""


class Tmux:
    """A tmux of its own, with one window in which the program runs."""

    def __init__(self, place: str, kind: str, folder: Path) -> None:
        self._environment = {**os.environ, "TMUX_TMPDIR": place, "TERM": "xterm-256color"}
        self._environment.pop("TMUX", None)
        settings = Path(place, "conf")
        settings.write_text(f'set -g default-terminal "{kind}"\nset -g remain-on-exit on\nset -g escape-time 0\n')
        program = f"{sys.executable} -m tui {folder}; echo status $?"
        self.say("-f", str(settings), "new-session", "-d", "-x", "100", "-y", "30", program)

    def say(self, *words: str) -> str:
        return subprocess.run(
            ["tmux", *words],
            env=self._environment,
            capture_output=True,
            text=True,
            check=True,
            stdin=subprocess.DEVNULL,
        ).stdout

    def text(self, *more: str) -> str:
        return self.say("capture-pane", "-p", *more)


@pytest.fixture
def short_place() -> Iterator[str]:
    """A folder whose name is short enough for a socket in it."""
    with tempfile.TemporaryDirectory(dir="/tmp") as place:
        yield place


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not there")
@pytest.mark.parametrize("kind", ["tmux-256color", "screen"])
def test_it_is_read_in_tmux(folder: Path, short_place: str, kind: str) -> None:
    tmux = Tmux(short_place, kind, folder)
    try:
        assert until(lambda: "q quit" in tmux.text() and "2 unread" in tmux.text())
        assert FERJE in tmux.text()
        tmux.say("send-keys", "j", "Enter")
        assert until(lambda: END in tmux.text() and "q list" in tmux.text()), tmux.text()
        looks = sent(tmux.text("-e").encode())
        assert ("256 colours" in looks) is (kind == "tmux-256color")
        assert not {"bright colours", "all colours"} & looks
        tmux.say("resize-window", "-x", "80", "-y", "20")
        assert until(lambda: "2 stories" not in tmux.text() and "q list" in tmux.text()), tmux.text()
        tmux.say("send-keys", "q")
        assert until(lambda: "q quit" in tmux.text()), tmux.text()
        tmux.say("send-keys", "q")
        assert until(lambda: "status 0" in tmux.text()), tmux.text()
        assert END not in tmux.text()
    finally:
        tmux.say("kill-server")
