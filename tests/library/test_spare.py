"""A place for a library that lasts no longer than the program."""

import os
import stat
import tempfile
from pathlib import Path

import pytest

from tui import capabilities
from tui.capabilities import NONE
from tui.library import spare
from tui.library.base import LibraryTrouble
from tui.library.spare import FILE, spare_place


@pytest.fixture(autouse=True)
def run_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "run").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    return tmp_path / "run"


def test_it_is_for_this_person_alone_and_gone_afterwards(run_dir: Path) -> None:
    with spare_place() as place:
        assert place.parent == run_dir
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
        (place / FILE).touch()
        (place / f"{FILE}-wal").touch()
    assert list(run_dir.iterdir()) == []


def test_what_a_killed_program_left_is_cleared_away_and_what_is_used_stays(run_dir: Path) -> None:
    left = Path(tempfile.mkdtemp(prefix=".spalte-spare-", dir=run_dir))
    (left / FILE).touch()
    with spare_place() as one, spare_place() as two:
        assert one.is_dir()
        assert two.is_dir()
        assert not left.exists()


def test_nothing_but_a_library_is_ever_removed(run_dir: Path) -> None:
    left = Path(tempfile.mkdtemp(prefix=".spalte-spare-", dir=run_dir))
    (left / "letter.txt").touch()
    (run_dir / "spalte-notes").mkdir()
    with spare_place():
        pass
    assert (left / "letter.txt").exists()
    assert (run_dir / "spalte-notes").exists()


def test_where_one_folder_cannot_be_written_the_next_one_is_taken(
    run_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(run_dir / "missing"))
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    with spare_place() as place:
        assert place.parent == tmp_path


def test_where_none_can_be_written_one_is_told_the_way_out(run_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = run_dir / "missing"
    monkeypatch.setattr(spare, "_parents", lambda: iter([missing]))
    with pytest.raises(LibraryTrouble, match="TMPDIR"), spare_place():
        pass
    assert not os.path.lexists(missing)


def test_where_nothing_may_be_written_elsewhere_there_is_none(run_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capabilities, "_granted", NONE)
    with pytest.raises(LibraryTrouble, match="to no other place in the restricted mode"), spare_place():
        pass
    assert list(run_dir.iterdir()) == []
