"""What a start shows before anything is imported, when it does not, and that the terminal is given back."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_house import loaded_by
from tests.ui.pseudo_terminal import PseudoTerminal
from tui import at_once
from tui.at_once import is_harmless, kept_as, may_show, picture_for, written_for
from tui.locations import cache_dir
from tui.ui.terminal.first_picture import Album, forget_usual

SIZE = (80, 24)
WORDS = ("--library", "nyheter")
PICTURE = "\x1b[1;1H\x1b[0;1mStormen tok taket\x1b[0m"
STORM = "Stormen tok taket av fjøset"


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.setenv("TERM", "xterm-256color")
    return dict(os.environ)


@pytest.fixture
def shown(tmp_path: Path, environment: dict[str, str]) -> Path:
    """What is read, with a picture of it kept for the words."""
    place = tmp_path / "nyheter"
    place.mkdir()
    keep(place, environment, WORDS)
    return place


def keep(shown: Path, environment: dict[str, str], *words: tuple[str, ...]) -> None:
    places = [kept_as(each, environment, SIZE) for each in words]
    Album(cache_dir() / "pictures", [shown], environment, os.terminal_size(SIZE), places).keep(PICTURE)


def test_the_picture_of_the_same_words_comes_back(shown: Path, environment: dict[str, str]) -> None:
    assert picture_for(WORDS, environment, SIZE) == PICTURE


def test_with_other_words_another_terminal_or_from_elsewhere_there_is_none(
    shown: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert picture_for(WORDS[:1], environment, SIZE) is None
    assert picture_for((), environment, SIZE) is None
    assert picture_for(WORDS, environment, (81, 24)) is None
    for other in ({"TERM": "linux"}, {"NO_COLOR": "1"}, {"LANG": "C"}, {"SSH_TTY": "/dev/pts/1"}, {"HOME": "/x"}):
        changed = environment | other | ({"XDG_CACHE_HOME": ""} if "HOME" in other else {})
        assert picture_for(WORDS, changed, SIZE) is None
    monkeypatch.chdir(shown)
    assert picture_for(WORDS, environment, SIZE) is None


def test_a_file_of_that_name_for_something_else_is_left_out(shown: Path, environment: dict[str, str]) -> None:
    name, head = kept_as(WORDS, environment, SIZE)
    (cache_dir() / "pictures" / name).write_bytes(written_for(b"x" + head[1:], [str(shown)], PICTURE))
    assert picture_for(WORDS, environment, SIZE) is None


def test_other_settings_have_another_picture(shown: Path, environment: dict[str, str]) -> None:
    file = Path(environment["XDG_CONFIG_HOME"], "spalte", "settings.toml")
    file.parent.mkdir(parents=True)
    file.write_text("colours = '16'")
    assert picture_for(WORDS, environment, SIZE) is None


def test_what_is_gone_is_not_shown(shown: Path, environment: dict[str, str]) -> None:
    shown.rmdir()
    assert picture_for(WORDS, environment, SIZE) is None


@pytest.mark.parametrize("drawn", ["", "x\ny", "\x1b]0;evil\x07", "\x1b[2J", "x\x9b31m", "\x1b[31", "\x1b", "\u202ex"])
def test_a_picture_that_could_command_the_terminal_is_left_out(
    shown: Path, environment: dict[str, str], drawn: str
) -> None:
    assert not is_harmless(drawn)
    name, head = kept_as(WORDS, environment, SIZE)
    (cache_dir() / "pictures" / name).write_bytes(written_for(head, [str(shown)], drawn))
    assert picture_for(WORDS, environment, SIZE) is None


@given(st.binary(max_size=60))
def test_no_file_is_too_strange_to_be_left_out(data: bytes) -> None:
    text = data.decode(errors="surrogateescape")
    assert is_harmless(text) in (True, False)


def test_words_that_run_together_are_still_other_words(environment: dict[str, str]) -> None:
    assert kept_as(("a b",), environment, SIZE) != kept_as(("a", "b"), environment, SIZE)
    assert kept_as(("a\n",), environment, SIZE)[1].count(b"\n") == 1


@pytest.mark.parametrize("words", [["--restricted"], ["--restricted", "x"], ["--allow=clipboard"], ["--allow", "x"]])
def test_a_restricted_start_looks_for_nothing(words: list[str]) -> None:
    assert not may_show(words, {})


@pytest.mark.parametrize(("group", "may"), [(7, True), (5, False)], ids=["a job of a shell", "the session itself"])
def test_from_afar_only_what_a_shell_started_is_shown_at_once(
    monkeypatch: pytest.MonkeyPatch, group: int, may: bool
) -> None:
    monkeypatch.setattr(os, "getsid", lambda _: 5)
    monkeypatch.setattr(os, "getpgrp", lambda: group)
    assert may_show([], {})
    assert may_show([], {"SSH_CONNECTION": "x"}) is may
    assert not may_show([], {"SSH_CONNECTION": "x", "SSH_ORIGINAL_COMMAND": "x"})
    assert may_show(["--unrestricted"], {"SSH_CONNECTION": "x", "SSH_ORIGINAL_COMMAND": "x"})


def test_what_nothing_named_opens_is_forgotten_when_something_else_is_opened(
    shown: Path, environment: dict[str, str]
) -> None:
    keep(shown, environment, WORDS, ())
    assert picture_for((), environment, SIZE) == PICTURE
    forget_usual(cache_dir() / "pictures")
    assert picture_for((), environment, SIZE) is None
    assert picture_for(WORDS, environment, SIZE) == PICTURE


def test_nothing_is_imported_for_it() -> None:
    loaded = loaded_by("import tui.__main__") - loaded_by("pass")
    assert not loaded & {
        "re",
        "typing",
        "pathlib",
        "contextlib",
        "argparse",
        "signal",
        "enum",
        "functools",
        "dataclasses",
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "0.txt").write_text(f"{STORM}\n\nPublisert 12.03.2019 kl. 06:40\n\n– Det gikk bra, sier bonden.\n")
    return folder


def read_once(folder: Path) -> None:
    with PseudoTerminal("-m", "tui", str(folder), size=SIZE) as terminal:
        assert terminal.until(lambda: any((cache_dir() / "pictures").glob("early-*.picture")))
        terminal.type("q")
        assert terminal.ended() == 0


@pytest.mark.parametrize("named", [True, False], ids=["named", "opened last"])
def test_the_next_start_shows_it_first_and_leaves_the_terminal_as_it_was(folder: Path, named: bool) -> None:
    read_once(folder)
    with PseudoTerminal("-m", "tui", *([str(folder)] if named else []), size=SIZE) as terminal:
        assert terminal.until(STORM)
        assert b"\x1b[?1004h" not in terminal.raw.partition(STORM.encode())[0]
        assert terminal.raw.startswith(at_once.OTHER_SCREEN.encode())
        assert terminal.ready()
        assert terminal.raw.count(b"\x1b[?1049h") == 1
        terminal.type("q")
        assert terminal.ended() == 0
        assert terminal.modes() == {}


PROGRAM = """
import sys
from tui import at_once
at_once.show_at_once(sys.argv[1:])
{}
"""


@pytest.fixture
def began(folder: Path) -> tuple[str, ...]:
    read_once(folder)
    return (str(folder),)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT], ids=lambda one: one.name)
def test_a_signal_before_the_screen_is_there_gives_the_terminal_back(
    began: tuple[str, ...], number: signal.Signals
) -> None:
    program = PROGRAM.format("import signal; print(end='Ready.', flush=True); signal.pause()")
    with PseudoTerminal("-c", program, *began, size=SIZE) as terminal:
        assert terminal.until("Ready.")
        assert STORM in terminal.text()
        terminal.signal(number)
        assert terminal.ended() == 128 + number
        assert terminal.modes() == {}


def test_a_trouble_is_told_on_the_screen_of_the_shell(began: tuple[str, ...]) -> None:
    program = PROGRAM.format("from tui.cli.printing import complain; complain('Slik er det.')")
    with PseudoTerminal("-c", program, *began, size=SIZE) as terminal:
        assert terminal.ended() == 0
        assert terminal.modes() == {}
        assert terminal.raw.index(b"\x1b[?1049l") < terminal.raw.index(b"Slik er det.")
