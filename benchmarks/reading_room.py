"""A server's reading room: so many readers at once over SSH, in one library, while an importer adds to it.

    python -m benchmarks.reading_room [--readers 50] [--seconds 60] [--stories 10000] [--account NAME --spalte FILE]

An SSH server is started on this machine, on a port and with keys of its own, and as many `ssh` on terminals of their
own as there are readers, each with a key and a folder for what it keeps. They read as people do
(`benchmarks.visitors`), first alone and then while an importer that steps back behind them adds stories.
Measured are the time until the screen stands, from each key to the end of its answer, and the memory of each reader.
The clients run here, too.
As root, `--account` reads as another account, for which `--spalte` has to be a Spalte that it may start.
"""

import argparse
import getpass
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks import shelves, stories
from benchmarks.figures import milliseconds, percentile, table
from benchmarks.processes import busy_seconds, family_of, share_of
from benchmarks.sshd import NoServer, serving
from benchmarks.visitors import Answers, Visit, Visiting
from tui.library.open import open_library

_ENVIRONMENT = {"PATH": os.environ.get("PATH", os.defpath), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
_WORDS = (stories.TEXT_WORD, stories.TITLE_WORD, "sier", "oslo")
MORE = 60_000
"""So many stories the importer has; it is stopped when the readers have read."""
_PATIENCE = 120
_CORES = os.cpu_count() or 1


class Memory(NamedTuple):
    """Of one reader, in MB: what Spalte takes, and the server's processes for it (PSS)."""

    spalte: float
    server: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What each reader found, how soon each kind of key was answered alone and during an import, and what it took."""

    visits: Sequence[Visit]
    alone: Answers
    importing: Answers
    added: int
    memory: Memory
    busy: tuple[float, float]


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--readers", type=int, default=50, metavar="N")
    words.add_argument("--seconds", type=float, default=60, metavar="N", help="how long they read, twice")
    words.add_argument("--apart", type=float, default=0.5, metavar="N", help="seconds between two that come")
    words.add_argument("--stories", type=int, default=10_000, metavar="N", help="in the library at first")
    words.add_argument("--account", default=getpass.getuser(), metavar="NAME")
    words.add_argument("--spalte", default=f"{sys.executable} -I -m tui", metavar="COMMAND")
    asked = words.parse_args()
    try:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)
            program = shlex.split(asked.spalte)
            measured = measure(
                Path(folder), asked.readers, asked.seconds, asked.apart, asked.stories, asked.account, program
            )
    except NoServer as error:
        raise SystemExit(f"There is no reading room: {error}.") from None
    print(shown(measured))


def measure(
    place: Path,
    readers: int,
    seconds: float,
    apart: float,
    size: int,
    account: str,
    program: Sequence[str],
    more: int = MORE,
) -> Measured:
    """Have them read, in a library of so many stories that is made in `place`, then while `more` of them come.

    Raises NoServer.
    """
    library = shelves.library(place, size)
    lines = _more(place, size, more)
    with _served(place, library, readers, account, program) as (server, commands):
        visiting = Visiting(commands, _ENVIRONMENT, _WORDS, seconds, apart)
        visiting.come()
        alone, calm = _read(visiting)
        memory = _memory(server, readers)
        with _importing(library, lines):
            importing, busy = _read(visiting)
        visits = visiting.leave()
    with closing(open_library(library)) as held:
        added = held.state().stories - size
    return Measured(visits, alone, importing, added, memory, (calm, busy))


def shown(measured: Measured) -> str:
    """The figures as tables, and what went wrong in a line each."""
    rows = [
        [kind, *_line(measured.alone.get(kind, ())), *_line(measured.importing.get(kind, ()))]
        for kind in dict.fromkeys([*measured.alone, *measured.importing])
    ]
    every = [[each for kind in one.values() for each in kind] for one in (measured.alone, measured.importing)]
    rows.append(["**every key**", *_line(every[0]), *_line(every[1])])
    head = ["ms", "keys", "half", "95 %", "99 %", "keys, importing", "half", "95 %", "99 %"]
    ready = [visit.ready for visit in measured.visits if visit.ready is not None]
    ended = sum(visit.status == 0 for visit in measured.visits)
    calm, busy = measured.busy
    unanswered = sum(each is None for one in every for each in one)
    return "\n".join(
        [
            table(head, rows),
            "",
            f"Readers: {len(measured.visits)}, of whom {ended} left with status 0. Keys not answered: {unanswered}.",
            f"The screen takes keys {median(ready):.2f} s after `ssh` is started (half), {max(ready):.2f} s at most.",
            f"Stories imported meanwhile: {measured.added}.",
            f"Memory of a reader (PSS): {measured.memory.spalte:.1f} MB for Spalte, {measured.memory.server:.1f} MB "
            "for the server's processes.",
            f"The machine, clients and all, was busy {calm:.0%} of its time, and {busy:.0%} during the import.",
        ]
    )


def _line(taken: Sequence[float | None]) -> Sequence[str]:
    answered = [each for each in taken if each is not None]
    if not answered:
        return [str(len(taken)), "", "", ""]
    return [str(len(taken)), *(milliseconds(percentile(answered, share)) for share in (50, 95, 99))]


@contextmanager
def _served(
    place: Path, library: Path, readers: int, account: str, program: Sequence[str]
) -> Iterator[tuple[int, Sequence[Sequence[str]]]]:
    """A server that gives each reader Spalte in place of a shell: its process, and the words that connect each."""
    keys = {}
    for name in (f"reader{number}" for number in range(readers)):
        state = place / f"state-{name}"
        state.mkdir()
        state.chmod(0o1777)
        command = shlex.join([*program, "--restricted", "--state", str(state), "--library", str(library)])
        keys[name] = f'restrict,pty,command="{command}"'
    with serving(place, account, keys) as server:
        yield server.pid, [server.connecting(name) for name in keys]


def _more(place: Path, size: int, number: int) -> Path:
    """Stories that follow those of the library, as the importer gets them."""
    more = place / "more"
    more.mkdir()
    return shelves.json_lines(more, number, lambda each: stories.story(size + each))


@contextmanager
def _importing(library: Path, lines: Path) -> Iterator[None]:
    """Import while the block runs, behind those who read, as the unit in `docs/server` has it."""
    behind = ["chrt", "--idle", "0"] if shutil.which("chrt") else ["nice", "-n", "19"]
    words = [*behind, *shelves.spalte("import", str(lines), "--library", str(library))]
    quiet, environment = subprocess.DEVNULL, shelves.surroundings(lines.parent)
    importer = subprocess.Popen(words, stdin=quiet, stdout=quiet, stderr=quiet, env=environment, start_new_session=True)
    with suppress(OSError):
        Path(f"/proc/{importer.pid}/autogroup").write_text("19")
    try:
        yield
    finally:
        importer.send_signal(signal.SIGINT)
        importer.wait(timeout=_PATIENCE)


def _read(visiting: Visiting) -> tuple[Answers, float]:
    """How soon keys were answered, and the share of the machine's time in which it was busy."""
    busy, began = busy_seconds(), time.perf_counter()
    answers = visiting.read()
    return answers, (busy_seconds() - busy) / (time.perf_counter() - began) / _CORES


def _memory(server: int, readers: int) -> Memory:
    """What a reader takes, on average."""
    ours, theirs = 0.0, 0.0
    for pid in family_of(server)[1:]:
        if "python" in Path(f"/proc/{pid}/exe").readlink().name:
            ours += share_of(pid)
        else:
            theirs += share_of(pid)
    return Memory(ours / readers, theirs / readers)


if __name__ == "__main__":
    main()
