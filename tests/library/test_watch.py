"""Noticing that something changed."""

import threading
from pathlib import Path
from typing import NoReturn

import pytest

from tui.library import watch


def test_where_the_system_tells_of_nothing_one_looks_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> NoReturn:
        raise OSError("OS file watch limit reached.")

    monkeypatch.setattr("watchfiles.watch", full)
    monkeypatch.setattr(watch, "_LOOK_UNTOLD", 1)
    stop, looked = threading.Event(), []

    def changed() -> None:
        looked.append(True)
        if len(looked) == 3:
            stop.set()

    watch.watch([tmp_path], changed, stop)
    assert len(looked) == 3
