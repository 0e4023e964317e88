"""Where a person's things are kept, by the XDG rules."""

from pathlib import Path

import pytest

from tui.locations import cache_dir, data_dir, samples_dir, state_dir, styles_dir


def test_each_kind_of_thing_has_the_folder_that_xdg_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/there/cache")
    monkeypatch.setenv("XDG_STATE_HOME", "/there/state")
    monkeypatch.setenv("XDG_DATA_HOME", "/there/data")
    assert cache_dir() == Path("/there/cache/spalte")
    assert data_dir() == Path("/there/data/spalte")
    assert state_dir() == Path("/there/state/spalte")


@pytest.mark.parametrize("relative", ["", "here", "./here"])
def test_without_an_absolute_folder_the_usual_one_in_the_home_is_meant(
    monkeypatch: pytest.MonkeyPatch, relative: str
) -> None:
    monkeypatch.setenv("HOME", "/home/kari")
    monkeypatch.setenv("XDG_STATE_HOME", relative)
    assert state_dir() == Path("/home/kari/.local/state/spalte")


def test_a_person_without_a_home_is_no_reason_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    assert state_dir() == Path("/.local/state/spalte")


def test_what_is_brought_along_is_there() -> None:
    assert styles_dir().is_dir()
    assert any(samples_dir().glob("*.txt"))
