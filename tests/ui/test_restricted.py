"""The screen where nothing is granted: what is refused says so, and nothing that would be is offered."""

import io
import os
import signal
import sqlite3
import stat
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from tests.driving import app_of, press, settle
from tests.stories import story
from tests.ui.pseudo_terminal import PseudoTerminal
from tui import capabilities
from tui.article.article import Article
from tui.article.blocks import Kind
from tui.capabilities import NONE, NotAllowed, capabilities_named
from tui.library.last import remember_opened
from tui.library.marks import Marks
from tui.locations import samples_dir, state_dir
from tui.settings import Settings
from tui.ui import links, start
from tui.ui.screens.help import HelpScreen
from tui.ui.terminal.line import line_of
from tui.ui.widgets.foot_line import FootLine

RESTRICTED = """\
import os, pwd
account = ("reader", "x", os.getuid(), os.getgid(), "", os.environ["HOME"], "/bin/sh")
pwd.getpwuid = lambda _: pwd.struct_passwd(account)
from tui.__main__ import main
main()
"""
"""The program, run for an account whose home is that of the test."""


@pytest.fixture(autouse=True)
def nothing_granted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capabilities, "_granted", NONE)


def spoken() -> dict[str, Article]:
    words = "– Den går nesten riktig, sier Gerd Haugsbø."
    said = [("Den går nesten riktig", "sier Gerd Haugsbø")]
    url = "https://avisa.no/klokka"
    return {"klokka": story((Kind.HEADLINE, "Klokka"), (Kind.PARAGRAPH, words), said=said, url=url)}


def told(pilot: Pilot[None]) -> list[str]:
    return [note.message for note in pilot.app._notifications]


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        (["y"], "Nothing is copied here: this is Spalte's restricted mode."),
        (["right_square_bracket", "q", "Y"], "Nothing is copied here: this is Spalte's restricted mode."),
        (["right_square_bracket", "q", "M"], "Nothing is copied here: this is Spalte's restricted mode."),
        (["quotation_mark", "Y"], "Nothing is copied here: this is Spalte's restricted mode."),
        (["o"], "Addresses are not opened here: this is Spalte's restricted mode."),
        (["colon"], "Commands are not chosen by name here: this is Spalte's restricted mode."),
        (["ctrl+p"], "Commands are not chosen by name here: this is Spalte's restricted mode."),
        (["ctrl+z"], "Spalte is not suspended here: this is Spalte's restricted mode."),
    ],
)
async def test_a_key_for_what_is_not_granted_says_so(
    keys: list[str], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(links, "_start", pytest.fail)
    app = app_of(spoken())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", *keys)
        assert told(pilot) == [sentence]
        assert app.clipboard == ""
        assert not isinstance(app.screen, CommandPalette)


async def test_words_in_a_box_are_cut_and_pasted_but_copied_nowhere_else() -> None:
    app = app_of(spoken())
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"flom", "home", "shift+end", "ctrl+x")
        assert told(pilot) == ["Nothing is copied here: this is Spalte's restricted mode."]
        box = app.screen.query_one(Input)
        assert box.value == ""
        await press(pilot, "ctrl+v")
        assert box.value == "flom"


async def test_no_picture_of_the_screen_is_written(tmp_path: Path) -> None:
    app = app_of(spoken())
    async with app.run_test() as pilot:
        await settle(pilot)
        app.action_screenshot("a.svg", str(tmp_path))
        await settle(pilot)
        assert told(pilot) == ["No pictures of the screen are written here: this is Spalte's restricted mode."]
        with pytest.raises(NotAllowed):
            app.save_screenshot("a.svg", str(tmp_path))
        with pytest.raises(NotAllowed):
            app.deliver_text(io.StringIO("all of it"), save_directory=tmp_path, save_filename="a.txt")
        with pytest.raises(NotAllowed), app.suspend():
            pass
        app.open_url("https://avisa.no")
        await settle(pilot)
        assert len(told(pilot)) == 2
    assert list(tmp_path.iterdir()) == []


async def test_help_and_the_last_line_offer_nothing_that_would_be_refused() -> None:
    app = app_of(spoken())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "right_square_bracket", "q")
        foot = str(app.screen.query_one(FootLine).content)
        assert "next quote" in foot
        assert "copy" not in foot
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        words = app.screen.words
        assert "Read or unread" in words
        for refused in ("Copy", "Open the web address", "Commands", "Suspend", "Ctrl+Z"):
            assert refused not in words


async def test_commands_by_name_leave_out_what_is_not_granted_besides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capabilities, "_granted", capabilities_named("palette"))
    app = app_of(spoken())
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        names = [command.title for command in app.get_system_commands(app.screen)]
        assert "Read or unread" in names
        assert not any(name.startswith(("Copy", "Open the", "Suspend")) for name in names)
        await press(pilot, "colon")
        assert isinstance(app.screen, CommandPalette)


def test_the_terminal_is_told_of_no_links() -> None:
    assert not line_of({"TERM": "xterm-256color"}, Settings(links="yes")).links


def test_what_was_open_last_is_not_opened_again(tmp_path: Path) -> None:
    marks = Marks()
    remember_opened(marks, [tmp_path])
    paths, note = start._usual(marks)
    assert paths == [samples_dir()]
    assert note is not None
    assert "spalte FOLDER" not in note


def restricted(folder: Path, *words: str, env: dict[str, str] | None = None) -> PseudoTerminal:
    return PseudoTerminal("-c", RESTRICTED, "--restricted", *words, str(folder), env=env or {})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Stormen tok taket\n\nPublisert 12.03.2019 kl. 06:40\n\nDet gikk bra.\n")
    return folder


def test_a_session_keeps_its_marks_in_the_home_of_the_account_whatever_the_environment_says(
    folder: Path, tmp_path: Path
) -> None:
    evil = tmp_path / "evil"
    evil.mkdir()
    (evil / "evil.py").write_text(f"open({str(evil / 'proof')!r}, 'w').close()\nclass Driver: pass\n")
    env = {
        **{f"XDG_{kind}_HOME": str(evil) for kind in ("CONFIG", "DATA", "CACHE", "STATE")},
        "TEXTUAL_DRIVER": "evil:Driver",
        "TEXTUAL_LOG": str(evil / "log"),
        "TEXTUAL_SCREENSHOT": "1",
        "TMPDIR": str(evil),
    }
    with restricted(folder, env=env) as terminal:
        assert terminal.until("Stormen tok taket")
        assert terminal.ready()
        assert terminal.until("1 unread")
        terminal.type("a")
        assert terminal.until("0 unread")
        terminal.type("q")
        assert terminal.ended() == 0
    assert [path.name for path in evil.iterdir()] == ["evil.py"]
    kept = Path(os.environ["HOME"], ".local/state/spalte/marks.sqlite")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    marks = sqlite3.connect(kept)
    assert marks.execute("SELECT count(*) FROM story WHERE read_at IS NOT NULL").fetchall() == [(1,)]
    marks.close()


def test_nothing_stops_a_session_behind_which_there_is_no_shell(folder: Path) -> None:
    with restricted(folder) as terminal:
        assert terminal.until("Stormen tok taket")
        assert terminal.ready()
        terminal.signal(signal.SIGTSTP)
        terminal.type("\x1a")
        assert terminal.until("is not suspended here")
        terminal.type("q")
        assert terminal.ended() == 0


@pytest.mark.parametrize("asked", ["", "bash -i; spalte --unrestricted"])
def test_in_place_of_another_command_the_screen_is_restricted_by_itself(folder: Path, asked: str) -> None:
    env = {"SSH_ORIGINAL_COMMAND": asked or "x", "SSH_CONNECTION": "10.0.0.2 50000 10.0.0.1 22"}
    with PseudoTerminal("-c", RESTRICTED, str(folder), env=env) as terminal:
        assert terminal.until("Stormen tok taket")
        assert terminal.ready()
        terminal.type(":")
        assert terminal.until("not chosen by name here")
    assert not state_dir().exists()
