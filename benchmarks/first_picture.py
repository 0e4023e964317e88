"""How long the first picture takes, against the least that Textual can show.

    python benchmarks/first_picture.py [--files 10000] [--runs 15]

Makes a folder of stories, opens it on a pseudo-terminal and waits for the headline of the newest, as the very first
time and as any time after; the same with an app that holds one Static. All in turn, so that what else the machine
does falls on all of them; the medians and their ratios are printed.
"""

import argparse
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path

WANTED = "Newest of all"
BARE = f"""
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static({WANTED!r})
Bare().run()
"""
_ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
_PATIENCE = 30.0


def make_folder(folder: Path, files: int) -> None:
    """Stories like the ones Spalte brings along, each with a headline of its own."""
    samples = sorted(Path(__file__).parent.parent.joinpath("sample_articles").glob("*.txt"))
    bodies = [sample.read_text(encoding="utf-8", errors="replace") for sample in samples] or ["Et avsnitt.\n" * 30]
    folder.mkdir()
    for number in range(files):
        headline = WANTED if number == files - 1 else f"Story {number} of many"
        path = folder / f"{number:06}.txt"
        path.write_text(f"{headline}\n\n{bodies[number % len(bodies)]}", encoding="utf-8")
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
    newest = folder / f"{files - 1:06}.txt"
    today = time.strftime("%d.%m.%Y")
    newest.write_text(f"{WANTED}\n\nPublisert {today} kl. 00:01\n\nSlik begynner saken.\n", encoding="utf-8")


class Started:
    """A program on a pseudo-terminal of 80 columns; `taken` counts from its start to the wanted words."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        begun = time.perf_counter()
        self._pid, self._master = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.execve(command[0], command, environment)
        written = b""
        while WANTED.encode() not in _ESCAPES.sub(b"", written):
            if time.perf_counter() - begun > _PATIENCE:
                raise SystemExit(f"{' '.join(command)} shows nothing:\n{written[-2000:].decode(errors='replace')}")
            if select.select([self._master], [], [], 1)[0]:
                written += os.read(self._master, 65_536)
        self.taken = time.perf_counter() - begun

    def until(self, so: Callable[[], bool]) -> None:
        """Let it go on until something is so."""
        while not so():
            if select.select([self._master], [], [], 0.1)[0]:
                os.read(self._master, 65_536)

    def end(self) -> None:
        os.killpg(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._master)


def own_folders(place: Path) -> dict[str, str]:
    """An environment in which what is remembered lies in `place`."""
    environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment | {"XDG_STATE_HOME": str(place / "state"), "XDG_CACHE_HOME": str(place / "cache")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    place = Path(tempfile.mkdtemp(prefix="first-picture-"))
    try:
        make_folder(place / "news", options.files)
        spalte = [sys.executable, "-m", "tui", str(place / "news")]
        again = own_folders(place / "again")
        before = Started(spalte, again)
        before.until(lambda: any((place / "again" / "cache").rglob("*.picture")))
        before.end()
        taken: dict[str, list[float]] = {"bare Textual": [], "Spalte, the first time": [], "Spalte, again": []}
        for run in range(options.runs):
            starts = ([sys.executable, "-c", BARE], again), (spalte, own_folders(place / str(run))), (spalte, again)
            for times, (command, environment) in zip(taken.values(), starts, strict=True):
                started = Started(command, environment)
                times.append(started.taken)
                started.end()
    finally:
        shutil.rmtree(place)
    base = statistics.median(taken["bare Textual"])
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:24} {median * 1000:6.0f} ms  {median / base:5.2f}×  (quickest {min(times) * 1000:.0f} ms)")


if __name__ == "__main__":
    main()
