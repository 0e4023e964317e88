"""What is written to a file that one looks at is heard of; one that is written on and on wakes nobody each time."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.processes import until
from tui.library import writes
from tui.library.writes import TOLD_APART, Writes

pytestmark = pytest.mark.skipif(not TOLD_APART, reason="this system does not tell of single files")

Heard = list[None]


@pytest.fixture
def heard() -> Heard:
    """A mark for each time that something was heard of."""
    return []


@pytest.fixture
def look_at(heard: Heard) -> Iterator[Callable[[Path], None]]:
    listening = Writes(lambda: heard.append(None))
    yield listening.look_at
    listening.end()


def test_each_of_several_files_is_heard_of(tmp_path: Path, look_at: Callable[[Path], None], heard: Heard) -> None:
    for number in range(3):
        file = tmp_path / str(number)
        file.touch()
        look_at(file)
        before = len(heard)
        with file.open("a") as opened:
            opened.write("Storm")
            opened.flush()
            assert until(lambda: len(heard) > before)  # noqa: B023 -- asked at once


def test_what_is_written_on_and_on_is_heard_of_a_few_times(
    tmp_path: Path, look_at: Callable[[Path], None], heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writes, "_BREATH", 0.3)
    file = tmp_path / "log"
    file.touch()
    look_at(file)
    with file.open("ab", buffering=0) as opened:
        for _ in range(2):
            before = len(heard)
            opened.write(b"x")
            assert until(lambda: len(heard) > before)  # noqa: B023 -- asked at once
        for number in range(20_000):
            opened.write(b"x")
            if number % 2:
                opened.truncate()
        before = len(heard)
        opened.write(b"x")
        assert until(lambda: len(heard) > before)
    assert len(heard) < 200
