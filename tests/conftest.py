"""What every test may rely on: a person's own folders are never touched, and words come in English."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.typing_words import STORY

# Where nobody looks at a failure at once it has to come again: the same examples each time.
settings.register_profile("spalte", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("spalte")


@pytest.fixture(autouse=True)
def _a_person_of_our_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give the test a home of its own, an English locale and a plain environment."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for variable in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{variable}_HOME", str(home / variable.lower()))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    afar = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "SSH_ORIGINAL_COMMAND")
    for variable in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "COLORTERM", "TMUX", "STY", *afar):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def samples() -> Path:
    """The folder of sample stories that everybody gets."""
    return Path(__file__).parent.parent / "sample_articles"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A file with one short story."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path
