"""`spalte doctor`: what is told of the terminal, the places and the library, and what never is."""

import json
import os
import pwd
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shelf import Shelve
from tests.typing_words import typed
from tests.ui.pseudo_terminal import PseudoTerminal
from tui import settings, settings_file
from tui.article.document import Document
from tui.cli import commands
from tui.cli.doctor import finding
from tui.cli.doctor.report import hiding

Found = Mapping[str, Mapping[str, Any]]

ASCII = "those of ASCII; others are written as the nearest of them, æ as a"


def found(**environment: str) -> Mapping[str, Found]:
    """What is found in that environment, by headings and rows."""
    ended = typed("doctor", "--json", **environment)
    assert ended.returncode == 0
    assert ended.stderr == ""
    told: Mapping[str, Found] = json.loads(ended.stdout)
    return told


def test_a_person_gets_a_row_for_each_thing_and_what_is_missing_at_the_end() -> None:
    ended = typed("doctor", TERM="xterm-256color")
    assert ended.returncode == 0
    lines = ended.stdout.splitlines()
    assert {"Versions", "Terminal", "Places", "Library", "Missing"} <= set(lines)
    assert "  kind                    xterm-256color  (known on this machine)" in lines
    assert lines[lines.index("Missing") + 1] == "  screen: a terminal; over SSH, ssh -t asks for one"
    assert "\x1b" not in ended.stdout


@pytest.mark.parametrize(
    ("environment", "row", "expected", "why"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "colours", "16 million", "COLORTERM says so"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "colours", "none", "NO_COLOR is set"),
        ({"TERM": "vt100"}, "frames and signs", "ASCII", "TERM is vt100, which has a small font"),
        ({"TERM": "xterm", "LC_ALL": "C"}, "frames and signs", "ASCII", "the locale is not UTF-8"),
        ({"TERM": "xterm", "LC_ALL": "", "LC_CTYPE": "", "LANG": "C"}, "letters", ASCII, "the locale has no others"),
        ({"TERM": "xterm"}, "letters", "all", "written as utf-8"),
        ({"TERM": "xterm"}, "not asked for", "nothing", "TERM is xterm"),
        ({"TERM": "linux"}, "looks left out", "italic, struck out", "TERM is linux"),
        ({"TERM": "vt100"}, "looks left out", "dim, italic, struck out", "TERM is vt100"),
        ({"TERM": "vt100"}, "colours", "none", "TERM is vt100, which has none"),
        ({"TERM": "vt100"}, "copying", "off", "the terminal has no clipboard"),
        ({"TERM": ""}, "screen", "cannot be drawn", "TERM tells of no terminal that could"),
        ({"TERM": "dumb"}, "screen", "cannot be drawn", "TERM tells of no terminal that could"),
        ({"TERM": ""}, "kind", "not told", "TERM is not set"),
        ({"TERM": "nonesuch-9"}, "kind", "nonesuch-9", "not known on this machine"),
        ({"SSH_CONNECTION": "192.0.2.7 1 192.0.2.9 22"}, "line", "SSH", "SSH_CONNECTION is set"),
        ({"SSH_TTY": "/dev/pts/9"}, "opening addresses", "shown and copied instead", None),
        ({"TMUX": "/tmp/tmux-1/default,1,0"}, "inside", "tmux", "TMUX is set"),
        ({"STY": "77.pts"}, "copying", "through GNU screen (OSC 52)", None),
        ({"SPALTE_NO_CLIPBOARD": "1"}, "copying", "off", "SPALTE_NO_CLIPBOARD is set"),
    ],
)  # fmt: skip
def test_what_was_chosen_is_told_with_its_reason(
    environment: dict[str, str], row: str, expected: str, why: str | None
) -> None:
    told = found(**environment)["terminal"][row]
    assert told["found"] == expected
    assert why is None or told["why"] == why


def test_what_a_terminal_is_not_asked_for_is_told() -> None:
    told = found(TERM="screen")["terminal"]["not asked for"]
    assert told["found"].startswith("every key by a name of its own, frames shown at once, ")
    assert told["why"] == "TERM is screen"
    assert "not asked for" not in found(TERM="dumb")["terminal"]


@pytest.mark.parametrize(
    ("size", "expected"),
    [((10, 4), "too small"), ((80, 24), "list and story take turns"), ((120, 40), "list and story side by side")],
)
def test_the_size_is_told_with_what_it_means(size: tuple[int, int], expected: str) -> None:
    with PseudoTerminal("-m", "tui", "doctor", "--json", size=size) as terminal:
        assert terminal.ended() == 0
    told = json.loads(terminal.raw)["terminal"]
    assert told["size"]["found"] == f"{size[0]} x {size[1]}"
    assert told["size"]["why"] == expected
    assert told["screen"]["found"] == "can be drawn"


def test_places_are_told_with_rights_room_and_file_system(tmp_path: Path) -> None:
    state = Path(os.environ["XDG_STATE_HOME"], "spalte")
    state.mkdir(parents=True, mode=0o700)
    places = found()["places"]
    assert places["marks"]["found"].endswith("/state/spalte")
    assert places["marks"]["why"].startswith("drwx------, yours, ")
    assert "free" in places["marks"]["why"]
    assert places["cache"]["why"].startswith("not made yet, ")


def test_settings_that_make_no_sense_are_told() -> None:
    file = Path(os.environ["XDG_CONFIG_HOME"], "spalte", "settings.toml")
    file.parent.mkdir(parents=True)
    file.write_text('colour = "16"\n')
    assert "“colour”" in found()["places"]["settings"]["missing"]


def test_the_library_is_told_in_a_line_and_no_file_is_made_for_it(shelve: Shelve) -> None:
    assert found()["library"]["opened without a name"]["found"] == "the sample stories"
    assert not Path(os.environ["XDG_STATE_HOME"]).exists()
    own = Path(os.environ["XDG_DATA_HOME"], "spalte")
    own.mkdir(parents=True)
    shelve(own / "library.spalte", one=Document("Saken\n\nDet var en gang.\n"))
    assert found()["library"]["its health"]["found"].startswith("1 story, ")
    (own / "library.spalte").write_bytes(b"SQLite format 3\0" + b"\xff" * 9_000)
    assert found()["library"]["its health"]["missing"]


def test_nothing_tells_who_or_where_one_is(tmp_path: Path) -> None:
    home = tmp_path / "secretperson"
    home.mkdir()
    environment = {
        "HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "API_TOKEN": "hunter2secret",
        "SSH_CONNECTION": "192.0.2.77 1 192.0.2.99 22", "SPALTE_OPENER": "/opt/hunter2secret/open", "DISPLAY": ":1",
    }  # fmt: skip
    for words in (["doctor"], ["doctor", "--json"]):
        ended = typed(*words, **environment)
        assert ended.returncode == 0
        assert "~/state/spalte" in ended.stdout
        for secret in ("secretperson", "hunter2secret", "192.0.2"):
            assert secret not in ended.stdout


def test_the_names_of_account_and_machine_are_taken_out_of_any_text(monkeypatch: pytest.MonkeyPatch) -> None:
    account = ("kari", "x", 7, 7, "", "/home/kari", "/bin/sh")
    monkeypatch.setattr(pwd, "getpwuid", lambda number: pwd.struct_passwd(account))
    monkeypatch.setattr(os, "uname", lambda: os.uname_result(("Linux", "deskby", "1", "1", "x")))
    monkeypatch.setenv("HOME", "/home/kari")
    hide = hiding()
    assert hide("/home/kari/news cannot be read") == "~/news cannot be read"
    assert hide("/home/kari: no") == "~: no"
    assert hide("/home/karianne/x") == "/home/karianne/x"
    assert hide("/srv/state/kari/marks.sqlite") == "/srv/state/USER/marks.sqlite"
    assert hide("/net/deskby/x on deskby.") == "/net/HOST/x on HOST."
    assert hide("a\x1b[31mb") == "a␛[31mb"


def test_it_imports_no_screen() -> None:
    program = "import sys; from tui.cli.commands import run; run(['doctor']); print('textual' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert ended.stdout.splitlines()[-1] == "False"


def test_a_guest_is_told_what_is_allowed_only_where_paths_may_be_told() -> None:
    assert typed("--restricted", "doctor").returncode == 1
    ended = typed("--restricted", "--allow", "choose-path", "doctor", "--json", API_TOKEN="hunter2")
    told = json.loads(ended.stdout)
    assert told["restricted mode"]["allowed"]["found"] == "choose-path"
    assert told["terminal"]["copying"]["why"] == "the restricted mode does not allow it"


def test_what_all_have_who_are_restricted_is_told_with_the_file_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def rows() -> Found:
        settings.settings_for_all.cache_clear()
        settings.read_settings.cache_clear()
        assert commands.run(["doctor", "--json"]) == 0
        told: Mapping[str, Found] = json.loads(capsys.readouterr().out)
        return {**told["restricted mode"], **told["places"]}

    file = tmp_path / "etc" / "settings.toml"
    file.parent.mkdir(mode=0o755)
    for user in (settings, finding):
        monkeypatch.setattr(user, "settings_files", lambda: (str(file), str(tmp_path / "own.toml")))
    monkeypatch.setattr(settings_file, "ROOT", os.geteuid())
    assert rows()["all who are restricted"]["found"] == "nothing but reading"
    file.write_text('capabilities = ["clipboard", "open-link"]\n')
    file.chmod(0o644)
    assert rows()["all who are restricted"] == {
        "found": "clipboard, open-link",
        "why": f"{file} says so",
        "missing": None,
    }
    file.chmod(0o666)
    assert rows()["all who are restricted"]["found"] == "nothing but reading"
    assert "others than root may write the file" in rows()["settings"]["missing"]
    settings.settings_for_all.cache_clear()
    settings.read_settings.cache_clear()
