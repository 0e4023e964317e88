"""The commands as a person types them: what is printed, what is told, and the exit status."""

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.typing_words import typed
from tests.ui.pseudo_terminal import PseudoTerminal
from tui.article.document import Document
from tui.cli import commands, printing, reading
from tui.errors import NewsError

COMMANDS = ("import", "list", "search", "show", "refs", "wanted", "info", "libraries", "parse", "completion")


class Screen:
    """Stands in for the screen, and remembers what it was opened on."""

    def __init__(self) -> None:
        self.opened: list[tuple[tuple[Path, ...], Document | None]] = []

    def read_news(self, paths: tuple[Path, ...], *, story: Document | None = None) -> int:
        self.opened.append((paths, story))
        return 0


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A terminal whose screen is not drawn."""
    opened = Screen()
    monkeypatch.setattr("tui.ui.start.read_news", opened.read_news)
    monkeypatch.setattr(reading, "_has_screen", lambda: True)
    return opened


# Help, version, and words that make no sense


@pytest.mark.parametrize("word", ["-h", "--help"])
@pytest.mark.parametrize("command", [[], *([command] for command in COMMANDS)])
def test_help_is_printed_within_eighty_columns(
    command: list[str], word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert commands.run([*command, word]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("usage: spalte")
    assert all(len(line) <= 80 for line in printed.out.splitlines())
    assert printed.err == ""


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    commands.run(["--help"])
    printed = capsys.readouterr().out
    assert all(f"spalte {command} " in printed for command in COMMANDS)


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("spalte 0.")


@pytest.mark.parametrize(
    ("words", "way_out"),
    [
        (["--colour"], "spalte --help"),
        (["show"], "spalte show --help"),
        (["show", "--width", "4", "a"], "spalte show --help"),
        (["show", "--width", "wide", "a"], "spalte show --help"),
        (["parse", "--xml", "a"], "spalte parse --help"),
        (["completion", "tcsh"], "spalte completion --help"),
        (["import"], "spalte import --help"),
        (["list", "a"], "spalte list --help"),
        (["list", "--limit", "-1"], "spalte list --help"),
        (["list", "--limit", "9999999999"], "spalte list --help"),
        (["search"], "spalte search --help"),
        (["search", "flom", "--from", "soon"], "spalte search --help"),
        (["refs"], "spalte refs --help"),
        (["wanted", "a"], "spalte wanted --help"),
        (["info", "a"], "spalte info --help"),
        (["libraries", "--check", "--remove"], "spalte libraries --help"),
        (["-", "a.txt"], "spalte --help"),
        (["--\x1b[31mred"], "spalte --help"),
    ],
)
def test_words_that_make_no_sense_get_one_sentence_with_the_way_out(
    words: Sequence[str], way_out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert f"`{way_out}`" in printed.err
    assert "\x1b" not in printed.err


# spalte [PATH ...]


def test_paths_are_opened_on_the_screen(screen: Screen, story: Path) -> None:
    assert commands.run([str(story), str(story.parent)]) == 0
    assert screen.opened == [((story, story.parent), None)]


def test_without_a_path_the_screen_decides(screen: Screen) -> None:
    assert commands.run([]) == 0
    assert screen.opened == [((), None)]


def test_what_is_not_there_is_told_and_the_rest_still_opened(
    screen: Screen, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["nowhere", str(story)]) == 1
    assert screen.opened == [((story,), None)]
    assert capsys.readouterr().err == "Cannot read nowhere: there is no such file or folder.\n"


def test_a_folder_without_stories_is_told_and_no_screen_opened(
    screen: Screen, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert commands.run([str(tmp_path / "empty")]) == 1
    assert screen.opened == []
    assert capsys.readouterr().err.startswith("There are no stories in empty: ")


def test_many_paths_are_left_to_the_screen(screen: Screen, tmp_path: Path) -> None:
    many = [tmp_path / f"{number}.txt" for number in range(100)]
    for path in many:
        path.write_bytes(b"\0")
    assert commands.run([*map(str, many)]) == 0
    assert len(screen.opened[0][0]) == 100


def test_one_of_many_paths_that_is_not_there_hides_no_other(
    screen: Screen, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = [tmp_path / f"{number}.txt" for number in range(100)]
    for path in many[1:]:
        path.write_text("Kua kom hjem")
    assert commands.run([*map(str, many)]) == 1
    assert screen.opened == [(tuple(many[1:]), None)]
    assert capsys.readouterr().err == "Cannot read 0.txt: there is no such file or folder.\n"


def test_a_folder_called_like_a_command_is_opened_by_its_address(
    screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "show").mkdir()
    (tmp_path / "show" / "a.txt").write_text("a")
    monkeypatch.chdir(tmp_path)
    assert commands.run(["./show"]) == 0
    assert screen.opened == [((Path("show"),), None)]


def test_a_dash_is_a_story_from_standard_input(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Kua kom hjem – endelig\r\n".encode())))
    assert commands.run(["-"]) == 0
    assert screen.opened == [((), Document("Kua kom hjem – endelig \n"))]


def test_a_failure_of_the_screen_is_told(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(*_: object, **__: object) -> int:
        raise NewsError("The marks are kept by another Spalte.")

    monkeypatch.setattr("tui.ui.start.read_news", failing)
    assert commands.run([]) == 1
    assert capsys.readouterr().err == "The marks are kept by another Spalte.\n"


def test_without_a_terminal_one_line_names_the_command_to_use() -> None:
    ended = typed()
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr == "Spalte's screen needs a terminal: `spalte --plain` reads in words.\n"


def test_a_dumb_terminal_is_told_in_one_line(story: Path) -> None:
    with PseudoTerminal("-m", "tui", str(story), env={"TERM": "dumb"}) as terminal:
        status = terminal.ended()
    assert status == 1
    assert b"`spalte --plain`" in terminal.raw
    assert b"\x1b" not in terminal.raw
    assert terminal.raw.count(b"\n") == 1


def test_the_real_screen_opens_on_what_is_there_and_the_status_tells_what_was_not(samples: Path) -> None:
    with PseudoTerminal("-m", "tui", "nowhere", str(samples)) as terminal:
        terminal.until("stories")
        terminal.type("Q")
        assert terminal.ended() == 1
    assert b"Cannot read nowhere: there is no such file or folder." in terminal.raw


def test_a_story_from_standard_input_is_read_with_keys_from_the_terminal(story: Path) -> None:
    program = (
        "import subprocess, sys; tui = [sys.executable, '-m', 'tui', '-'];"
        " sys.exit(subprocess.run(tui, stdin=open(sys.argv[1])).returncode)"
    )
    with PseudoTerminal("-c", program, str(story)) as terminal:
        terminal.until("Vi er glade")
        terminal.type("Q")
        assert terminal.ended() == 0


# All commands


@pytest.mark.parametrize("command", ["show", "parse"])
def test_behind_two_dashes_nothing_is_an_option(
    command: str, story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    story.rename(story.parent / "--plain")
    monkeypatch.chdir(story.parent)
    assert commands.run([command, "--", "--plain"]) == 0
    assert "Kua kom hjem" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["show", "parse"])
def test_a_hostile_story_with_a_hostile_name_prints_no_control(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = tmp_path / os.fsdecode(b"a\x1b]0;x\x07\xff.txt")
    name.write_bytes(
        b"Mark one \x1b[2J[red]\n\n- \x9b2J Mark two "
        + "\u202e\x9d".encode()
        + b"\r\n\nLes ogs\xc3\xa5: \x1bc Mark three"
    )
    assert commands.run([command, str(name), str(tmp_path / "gone\x1b[2J.txt")]) == 1
    printed = capsys.readouterr()
    for stream in (printed.out, printed.err):
        assert all(each == "\n" or (each.isprintable()) for each in stream.replace("\ufffd", "?"))
    assert "Mark one" in printed.out
    assert "[red]" in printed.out


@pytest.mark.parametrize("words", [["show"], ["show", "--plain"], ["parse"], ["parse", "--json"]])
def test_a_terminal_that_knows_ascii_only_gets_ascii(words: Sequence[str], samples: Path) -> None:
    files = [str(path) for path in sorted(samples.glob("*.txt"))[:8]]
    ended = typed(*words, *files, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert ended.returncode == 0
    assert ended.stderr == ""
    assert ended.stdout.isascii()
    assert "\\u" in ended.stdout or "--json" not in words


def test_an_old_terminal_keeps_the_letters_it_knows() -> None:
    assert printing.sayable("På «øya» – Łódź 新", "iso-8859-1") == "På «øya» - ?ódz ?"
    assert printing.sayable("Blåbær – «ja» … ½", "ascii") == 'Blabaer - "ja" ... 1?2'


def test_a_reader_of_the_output_that_leaves_early_is_no_error(samples: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "tui", "show", *map(str, sorted(samples.glob("*.txt")) * 20)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.readline()
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    assert program.wait(60) == commands.PIPE_CLOSED


def test_a_full_disk_is_told(story: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "tui", "parse", str(story)], stdout=full, stderr=subprocess.PIPE, timeout=60
        )
    assert ended.returncode == 1
    assert ended.stderr == b"Cannot write to standard output: no space left on device.\n"


@pytest.mark.parametrize("command", ["show", "parse"])
def test_ctrl_c_ends_quietly(command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_: str) -> Document:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.cli.each.story_named", interrupted)
    assert commands.run([command, "a"]) == commands.INTERRUPTED
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["show", "-"], ["parse", "-"]])
def test_closed_streams_are_no_reason_to_fail_loudly(words: Sequence[str]) -> None:
    command = subprocess.list2cmdline([sys.executable, "-m", "tui", *words])
    ended = subprocess.run(f"{command} <&- >&- 2>&-", shell=True, timeout=60)
    assert ended.returncode in (0, 1)
