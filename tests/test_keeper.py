"""The process that keeps a folder's library: what it leaves alone, and how it ends."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.processes import is_there, until

_VIEWER = """
import json, sys
from pathlib import Path
from tui.keeper import begin_keeping
from tui.library.folder import folder_library

keeper = begin_keeping(folder_library([Path(sys.argv[1])]))
print(json.dumps({"keeper": keeper._pid, "ready": str(keeper.ready())}), flush=True)
keeper.tell(lambda sentence: print(json.dumps({"told": sentence}), flush=True))
if sys.stdin.readline() == "end\\n":
    keeper.end()
sys.stdin.read()
"""


class Viewer:
    """A program that does nothing but have a folder kept."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        said = self.said()
        self.pid = process.pid
        self.keeper = int(said["keeper"])
        self.file = Path(said["ready"])

    def said(self) -> dict[str, str]:
        """The next thing that it says."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        said: dict[str, str] = json.loads(line)
        return said

    def end(self) -> None:
        """Have it tell the keeper to end, and live on itself."""
        assert self._process.stdin is not None
        self._process.stdin.write("end\n")
        self._process.stdin.flush()

    def kill(self) -> None:
        """End it as nothing can be prepared for."""
        self._process.kill()
        self._process.wait()


@contextmanager
def viewer_of(folder: Path) -> Iterator[Viewer]:
    process = subprocess.Popen(
        [sys.executable, "-c", _VIEWER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        yield Viewer(process)
        with suppress(BrokenPipeError):
            process.communicate("")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "storm.txt").write_text("Saken om storm\n\nDet var en gang.")
    return folder


def test_it_ends_with_a_viewer_that_is_killed(folder: Path) -> None:
    with viewer_of(folder) as viewer:
        assert is_there(viewer.keeper)
        viewer.kill()
        assert until(lambda: not is_there(viewer.keeper))


def test_it_ends_when_it_is_told_to_and_leaves_no_zombie(folder: Path) -> None:
    with viewer_of(folder) as viewer:
        viewer.end()
        assert until(lambda: not is_there(viewer.keeper))


def test_one_that_waits_for_its_turn_ends_with_its_viewer_too(folder: Path) -> None:
    with viewer_of(folder), viewer_of(folder) as waiting:
        waiting.kill()
        assert until(lambda: not is_there(waiting.keeper))


def test_the_next_one_takes_over_from_one_that_was_killed(folder: Path) -> None:
    with viewer_of(folder) as first, viewer_of(folder) as second:
        first.kill()
        assert until(lambda: not is_there(first.keeper))
        assert is_there(second.keeper)
        (folder / "ferje.txt").write_text("Saken om ferje")
        from tui.library.sqlite.library import open_library_file

        library = open_library_file(second.file)
        assert until(lambda: library.state().stories == 2)
        library.close()


def test_what_a_terminal_sends_to_all_its_processes_does_not_end_it(folder: Path) -> None:
    with viewer_of(folder) as viewer:
        for number in (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGTSTP):
            os.kill(viewer.keeper, number)
        (folder / "ferje.txt").write_text("Saken om ferje")
        from tui.library.sqlite.library import open_library_file

        library = open_library_file(viewer.file)
        assert until(lambda: library.state().stories == 2)
        library.close()


def test_one_that_is_killed_is_told_of_and_leaves_no_zombie(folder: Path) -> None:
    with viewer_of(folder) as viewer:
        os.kill(viewer.keeper, signal.SIGKILL)
        assert viewer.said() == {"told": "news is not kept up to date any longer: start Spalte again."}
        assert until(lambda: not is_there(viewer.keeper))


def test_it_holds_on_to_nothing_of_the_terminal(folder: Path) -> None:
    with viewer_of(folder) as viewer:
        for stream in range(3):
            assert str(Path(f"/proc/{viewer.keeper}/fd/{stream}").readlink()) == os.devnull


def test_a_place_for_this_time_only_is_gone_after_a_viewer_that_was_killed(folder: Path) -> None:
    cache = Path(os.environ["XDG_CACHE_HOME"])
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_text("not a folder")
    with viewer_of(folder) as viewer:
        assert "XDG_CACHE_HOME" in viewer.said()["told"]
        assert viewer.file.exists()
        viewer.kill()
        assert until(lambda: not viewer.file.parent.exists())


def test_where_nothing_at_all_can_be_written_one_is_told_why(folder: Path) -> None:
    program = (
        "import resource, sys; from pathlib import Path\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "from tui.keeper import begin_keeping; from tui.library.folder import folder_library\n"
        "from tui.library.base import LibraryTrouble\n"
        "try: begin_keeping(folder_library([Path(sys.argv[1])])).ready()\n"
        "except LibraryTrouble as trouble: print(trouble)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True)
    assert "see whether it is full" in done.stdout
    assert done.stdout.count("\n") == 1


def test_where_no_process_can_be_had_one_is_told_the_way_out(folder: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path\n"
        "def fork(): raise BlockingIOError(11, 'Resource temporarily unavailable')\n"
        "os.fork = fork\n"
        "from tui.keeper import begin_keeping; from tui.library.folder import folder_library\n"
        "from tui.library.base import LibraryTrouble\n"
        "try: begin_keeping(folder_library([Path(sys.argv[1])]))\n"
        "except LibraryTrouble as trouble: print(trouble)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout == "The system starts no process that reads news: end some others, and start again.\n"
