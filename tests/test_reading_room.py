"""Readers who come over SSH to a real server while an import runs: none crashes, and what each did is kept."""

import getpass
import os
import pwd
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.reading_room import measure, shown
from benchmarks.sshd import NoServer

READERS = 3


def test_several_read_over_ssh_while_an_import_runs(tmp_path: Path) -> None:
    if Path(pwd.getpwuid(os.getuid()).pw_shell).name in ("nologin", "false"):
        pytest.skip("this account has no shell")
    account = getpass.getuser()
    try:
        measured = measure(tmp_path, READERS, 5, 0.1, 100, account, [sys.executable, "-I", "-m", "tui"], more=300)
    except NoServer as error:
        pytest.skip(str(error))
    assert [visit.status for visit in measured.visits] == [0] * READERS, measured.visits
    assert measured.added > 0
    assert "down" in measured.alone
    assert "Readers: 3, of whom 3 left with status 0" in shown(measured)
    assert measured.memory.spalte > 5
    for number in range(READERS):
        with closing(sqlite3.connect(tmp_path / f"state-reader{number}" / account / "marks.sqlite")) as marks:
            assert marks.execute("SELECT count(*) FROM story WHERE read_at IS NOT NULL").fetchone()[0] > 0
