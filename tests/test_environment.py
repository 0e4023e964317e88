"""What is left of the environment where a reader may have set it."""

import os
import pwd
import subprocess
import sys
from ast import literal_eval

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.environment import left_of

KEPT = {"TERM", "LANG", "TZ", "NO_COLOR", "COLORTERM"}


def test_terminal_language_and_time_zone_are_kept_and_nothing_else() -> None:
    kept = {
        "TERM": "xterm-256color",
        "LANG": "nb_NO.UTF-8",
        "LC_ALL": "C.UTF-8",
        "LC_TIME": "de_DE@euro",
        "TZ": "Europe/Oslo",
        "NO_COLOR": "1",
        "COLORTERM": "truecolor",
    }
    dropped = {
        "HOME": "/evil",
        "PATH": "/evil",
        "XDG_STATE_HOME": "/evil",
        "TEXTUAL_DRIVER": "evil:Driver",
        "SPALTE_OPENER": "/evil",
        "PYTHONPATH": "/evil",
        "LD_PRELOAD": "/evil",
        "BROWSER": "/evil",
        "TMPDIR": "/evil",
        "LC_evil": "a",
        "LC_": "a",
        "TERMINFO": "/evil",
    }
    assert left_of(kept | dropped, None) == kept
    assert left_of(kept | dropped, "/home/reader") == kept | {"HOME": "/home/reader"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TERM", "xterm\x1b[2J"),
        ("TERM", "../../evil"),
        ("TERM", "a" * 65),
        ("LANG", "../evil"),
        ("LC_ALL", "nb NO"),
        ("LC_TIME", "nb_NO\n"),
        ("TZ", "/etc/shadow"),
        ("TZ", ":/etc/shadow"),
        ("TZ", ":Europe/Oslo"),
        ("TZ", "Europe/../../evil"),
        ("TZ", "../evil"),
        ("NO_COLOR", "\udcff"),
        ("COLORTERM", "true color"),
    ],
)
def test_a_value_that_is_none_is_left_out(name: str, value: str) -> None:
    assert left_of({name: value}, None) == {}


@pytest.mark.parametrize(
    "zone", ["UTC", "America/Argentina/Ushuaia", "Etc/GMT+5", "CET-1CEST,M3.5.0,M10.5.0/3", "<+03>-3"]
)
def test_every_kind_of_time_zone_is_kept(zone: str) -> None:
    assert left_of({"TZ": zone}, None) == {"TZ": zone}


@given(st.dictionaries(st.sampled_from([*KEPT, "LC_ALL", "PATH", "LC_X\n"]) | st.text(), st.text()))
def test_whatever_is_set_what_is_left_is_short_and_plain(environment: dict[str, str]) -> None:
    for name, value in left_of(environment, None).items():
        assert name in KEPT | {"SSH_CONNECTION"} or (name.startswith("LC_") and name.isidentifier())
        assert len(value) <= 64
        assert value.isascii()
        assert value.isprintable()
        assert " " not in value


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"])
def test_that_the_reader_is_far_away_stays_known_but_not_where(name: str) -> None:
    assert left_of({name: "10.1.2.3 4444"}, None) == {"SSH_CONNECTION": "yes"}


def test_the_process_itself_knows_no_more_and_its_home_is_that_of_the_account() -> None:
    program = (
        "from tui.environment import cut_environment; cut_environment(); "
        "import os, time; print((dict(os.environb), time.localtime(0).tm_min))"
    )
    environment = {**os.environ, "HOME": "/evil", "TZ": "XYZ-7:13,..", "LC_ALL": "C.UTF-8", "FOO": "\udcff"}
    ended = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60)
    left, minutes = literal_eval(ended.stdout)
    assert left[b"HOME"] == os.fsencode(pwd.getpwuid(os.getuid()).pw_dir)
    assert left[b"LC_ALL"] == b"C.UTF-8"
    assert left[b"PYTHONSAFEPATH"] == b"1"
    assert minutes != 13
    assert set(left) <= {b"HOME", b"LC_ALL", b"LC_CTYPE", b"LANG", b"TERM", b"PYTHONSAFEPATH"}


def test_the_process_leaves_nothing_that_others_can_read() -> None:
    program = (
        "from tui.environment import keep_to_oneself; keep_to_oneself(); "
        "import os, resource; print(oct(os.umask(0)), resource.getrlimit(resource.RLIMIT_CORE))"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert ended.stdout == "0o77 (0, 0)\n"
