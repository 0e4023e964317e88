"""How long the first picture takes, against the least that Textual can show.

    python benchmarks/first_picture.py [--files 10000] [--runs 15]

Makes a folder of stories, opens it on a pseudo-terminal and waits for the headline of the newest; the same with an app that
holds one Static. Both in turn, so that what else the machine does falls on both; the medians and their ratio
are printed. Every other run of Spalte starts with an empty state folder, as the very first time does.
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
from collections.abc import Sequence
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


def time_to_picture(command: Sequence[str], environment: dict[str, str]) -> float:
    """Seconds from the start of the command to the wanted words on its terminal."""
    begun = time.perf_counter()
    pid, master = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.execve(command[0], command, environment)
    written = b""
    try:
        while WANTED.encode() not in _ESCAPES.sub(b"", written):
            if time.perf_counter() - begun > _PATIENCE:
                raise SystemExit(f"{' '.join(command)} shows nothing:\n{written[-2000:].decode(errors='replace')}")
            if select.select([master], [], [], 1)[0]:
                written += os.read(master, 65_536)
        return time.perf_counter() - begun
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(master)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    place = Path(tempfile.mkdtemp(prefix="first-picture-"))
    try:
        folder = place / "news"
        make_folder(folder, options.files)
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "XDG_STATE_HOME": str(place / "state"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        commands = {
            "bare Textual": [sys.executable, "-c", BARE],
            "Spalte": [sys.executable, "-m", "tui", str(folder)],
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(-1, options.runs):
            if run % 2:
                shutil.rmtree(place / "state", ignore_errors=True)
            for name, command in commands.items():
                seconds = time_to_picture(command, environment)
                if run >= 0:  # the first fills the caches of the machine
                    taken[name].append(seconds)
    finally:
        shutil.rmtree(place)
    base = statistics.median(taken["bare Textual"])
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:14} {median * 1000:6.0f} ms  {median / base:5.2f}×  (quickest {min(times) * 1000:.0f} ms)")


if __name__ == "__main__":
    main()
