"""A folder below one for all, for each account: who gets it, who does not, and that nothing being kept is told once."""

import os
import pwd
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.ui.pseudo_terminal import PseudoTerminal
from tui import settings, state_folder
from tui.library.base import Headline
from tui.library.marks import Marks
from tui.library.marks_own import own_marks
from tui.locations import cache_dir, data_dir, settings_files, state_dir
from tui.state_folder import NotKept, folder_of_reader, settle, trouble

STORY = Headline("flom", "1" * 16, "Flommen kom", None, False, None, 1, 0, 0)


@pytest.fixture(autouse=True)
def _settled_anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("tui.locations._kept", None)
    monkeypatch.setattr(state_folder, "_trouble", None)
    settings.settings_for_all.cache_clear()
    yield
    settings.settings_for_all.cache_clear()


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder in which every account may make one of its own."""
    shared = tmp_path / "readers"
    shared.mkdir()
    shared.chmod(0o1777)
    return shared


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """An account whose home cannot be written."""
    monkeypatch.setattr(os, "access", lambda path, mode: False)


@pytest.fixture
def for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings of the system."""
    file = tmp_path / "settings.toml"
    monkeypatch.setattr(settings, "settings_files", lambda: (str(file), str(tmp_path / "own.toml")))
    return file


def account() -> str:
    return pwd.getpwuid(os.geteuid()).pw_name


def test_each_account_has_a_folder_that_nobody_else_can_open(shared: Path) -> None:
    assert folder_of_reader(shared) == shared / account()
    assert (shared / account()).stat().st_mode & 0o7777 == 0o700
    assert folder_of_reader(shared) == shared / account()


def test_all_that_is_a_readers_own_is_in_it(shared: Path) -> None:
    settle(str(shared))
    own = shared / account()
    assert (state_dir(), cache_dir(), data_dir()) == (own, own / "cache", own / "data")
    assert settings_files() == ("/etc/spalte/settings.toml", str(own / "settings.toml"))
    own_marks().close()
    assert (own / "marks.sqlite").is_file()
    assert trouble() is None


def test_a_folder_that_others_could_open_is_closed_to_them(shared: Path) -> None:
    (shared / account()).mkdir(mode=0o755)
    folder_of_reader(shared)
    assert (shared / account()).stat().st_mode & 0o7777 == 0o700


def test_a_link_or_a_file_of_that_name_is_not_used(shared: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o755)
    (shared / account()).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotKept, match="not a folder of your account"):
        folder_of_reader(shared)
    assert (tmp_path / "elsewhere").stat().st_mode & 0o777 == 0o755
    (shared / account()).unlink()
    (shared / account()).touch()
    with pytest.raises(NotKept, match="not a folder of your account"):
        folder_of_reader(shared)


def test_a_folder_that_somebody_else_made_under_that_name_is_not_used(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid() == 0:
        (shared / account()).mkdir()
        os.chown(shared / account(), 65534, 65534)
    else:
        (shared / account()).mkdir()
        shared.chmod(0o755)
        monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
        monkeypatch.setattr(state_folder, "_account", lambda: pwd.getpwuid(os.getuid()).pw_name)
        monkeypatch.setattr(state_folder, "_expect_safe", lambda folder: None)
    with pytest.raises(NotKept, match="not a folder of your account"):
        folder_of_reader(shared)


@pytest.mark.parametrize("mode", [0o777, 0o775, 0o757])
def test_a_folder_in_which_others_could_replace_ones_own_is_not_used(shared: Path, mode: int) -> None:
    shared.chmod(mode)
    with pytest.raises(NotKept, match="others could replace what is yours"):
        folder_of_reader(shared)
    assert list(shared.iterdir()) == []


@pytest.mark.skipif(os.getuid() != 0, reason="only the administrator can give a folder away")
def test_a_folder_for_all_that_is_another_readers_is_not_used(shared: Path) -> None:
    os.chown(shared, 65534, 65534)
    with pytest.raises(NotKept, match="does not belong to root"):
        folder_of_reader(shared)


def test_a_folder_for_all_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotKept, match=r"cannot be written \(no such file or directory\)"):
        folder_of_reader(tmp_path / "gone")
    with pytest.raises(NotKept, match="is no folder"):
        folder_of_reader(tmp_path / "file")
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("odd", ["../kari", "DOM\\kari", "-kari", ".", "", "kari moe", "kari\x1b[31m"])
def test_an_account_with_an_odd_name_is_known_by_its_number(
    shared: Path, odd: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pwd, "getpwuid", lambda number: SimpleNamespace(pw_name=odd))
    assert folder_of_reader(shared) == shared / str(os.geteuid())


def test_who_has_a_home_needs_no_folder_that_is_set_for_all(shared: Path, for_all: Path) -> None:
    for_all.write_text(f'state = "{shared}"\n')
    settle(None)
    assert state_dir() == Path(os.environ["XDG_STATE_HOME"]) / "spalte"
    assert list(shared.iterdir()) == []


def test_who_has_no_home_that_can_be_written_has_a_folder_where_one_is_set_for_all(
    shared: Path, for_all: Path, homeless: None
) -> None:
    settle(None)
    assert state_dir() == Path(os.environ["XDG_STATE_HOME"]) / "spalte"
    settings.settings_for_all.cache_clear()
    for_all.write_text(f'state = "{shared}"\n')
    settle(None)
    assert state_dir() == shared / account()


def test_a_reader_cannot_set_the_folder_for_all(shared: Path, for_all: Path, homeless: None) -> None:
    for_all.with_name("own.toml").write_text(f'state = "{shared}"\n')
    settings.read_settings.cache_clear()
    (told,) = settings.read_settings().troubles
    settings.read_settings.cache_clear()
    assert told.endswith("own.toml, line 1: “state” is set for the whole machine only.")
    settle(None)
    assert list(shared.iterdir()) == []


@pytest.mark.parametrize("text", ["state = 'readers'", "state = 1", 'state = "/a\\u001b"'])
def test_the_folder_for_all_is_named_from_the_root_on(for_all: Path, text: str) -> None:
    for_all.write_text(text)
    read = settings.settings_for_all()
    assert read.settings.state == ""
    assert read.troubles == [f"{for_all}, line 1: “state” is a folder, from / on, in quotes."]


def test_where_nothing_can_be_kept_that_is_told_once_and_one_reads_and_marks_all_the_same(tmp_path: Path) -> None:
    settle(str(tmp_path / "gone"))
    marks: Marks = own_marks()
    told: list[str] = []
    marks.tell(told.append)
    marks.mark(STORY, True)
    marks.save()
    marks.close()
    assert marks.read(STORY.identity)
    assert told == [f"{tmp_path}/gone cannot be written (no such file or directory): what you read now is not kept."]
    assert not state_dir().exists()


def test_the_screen_keeps_what_one_reads_in_the_folder_that_is_named(shared: Path, story: Path) -> None:
    with PseudoTerminal("-m", "tui", "--state", str(shared), str(story)) as terminal:
        assert terminal.ready()
        terminal.type("\rQ")
        assert terminal.ended() == 0
    assert (shared / account() / "marks.sqlite").is_file()
    assert not state_dir().exists()
    assert not cache_dir().exists()


def test_the_screen_tells_that_nothing_is_kept_and_goes_on(tmp_path: Path, story: Path) -> None:
    with PseudoTerminal("-m", "tui", "--state", str(tmp_path / "gone"), str(story)) as terminal:
        assert terminal.until("is not kept")
        terminal.type("\rQ")
        assert terminal.ended() == 0
    assert not state_dir().exists()
