"""A library that one account writes and others read, who may write neither the file nor anything beside it."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.library.shelving import ready
from tui.library.base import EVERYTHING, Batch, LibraryTrouble
from tui.library.sqlite import connection
from tui.library.sqlite.library import SqliteLibrary, open_library_file

READER = """
import os, sys
from pathlib import Path
from tui.library.base import EVERYTHING, LibraryTrouble
from tui.library.sqlite.library import open_library_file
from tests.library.shelving import ready
import tui.article.understand
os.setuid(65534)
library = None
for _ in sys.stdin:
    try:
        library = library or open_library_file(Path(sys.argv[1]))
        places = [headline.place for headline in library.headlines_after(EVERYTHING, limit=10_000)]
        print(len(library.documents(places)), flush=True)
    except LibraryTrouble as error:
        print(error, flush=True)
"""
MOUNTED = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'

Look = Callable[[], str]
"""How many stories the reader finds now, or the sentence that says why none."""

needs_accounts = pytest.mark.skipif(os.getuid() != 0, reason="only the administrator can be several accounts")


@pytest.fixture
def room() -> Iterator[Path]:
    """A library of forty stories, in a folder that others may look into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "library.spalte"
        with closing(open_library_file(path, create=True)) as library:
            library.put(stories(0, 40))
        path.chmod(0o644)
        yield path


@pytest.fixture
def reader() -> Iterator[Callable[..., Look]]:
    """Another account that opens a library and keeps reading it, started with these words before its own."""
    with ExitStack() as ended:

        def reader(path: Path, *words: str) -> Look:
            child = subprocess.Popen(
                [*words, sys.executable, "-c", READER, str(path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            ended.callback(child.wait, timeout=60)
            assert child.stdin is not None
            assert child.stdout is not None
            typed, said = ended.enter_context(child.stdout), ended.enter_context(child.stdin)

            def look() -> str:
                said.write("\n")
                said.flush()
                return typed.readline().strip()

            return look

        yield reader


def stories(first: int, end: int) -> Batch:
    return Batch([ready(f"Storm {number}", "Ferga går. " * 50, minutes=number) for number in range(first, end)])


def beside(path: Path) -> Sequence[str]:
    return sorted(file.name.removeprefix(path.name) for file in path.parent.iterdir() if file != path)


def empty_the_log(library: SqliteLibrary) -> None:
    assert library._writer is not None
    library._writer._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def killed_at_work(path: Path, first: int, end: int) -> None:
    """What is beside a library whose importer was killed."""
    pid = os.fork()
    if pid == 0:
        library = open_library_file(path, writable=True)
        library.put(stories(first, end))
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)
    assert beside(path) == ["-shm", "-wal"]


@needs_accounts
def test_readers_see_what_an_importer_adds_while_it_works(room: Path, reader: Callable[..., Look]) -> None:
    with closing(open_library_file(room, writable=True)) as library:
        look, other = reader(room), reader(room)
        assert (look(), other()) == ("40", "40")
        library.put(stories(40, 60))
        assert (look(), other()) == ("60", "60")
        empty_the_log(library)
        library.put(stories(60, 80))
        assert (look(), other()) == ("80", "80")
    assert (look(), other()) == ("80", "80")


@needs_accounts
def test_who_reads_a_library_alone_sees_what_an_importer_adds_that_starts_later(
    room: Path, reader: Callable[..., Look]
) -> None:
    look = reader(room)
    assert look() == "40"
    assert beside(room) == []
    with closing(open_library_file(room, writable=True)) as library:
        library.put(stories(40, 400))
        assert look() == "400"
        empty_the_log(library)
        assert look() == "400"
    assert look() == "400"
    killed_at_work(room, 400, 420)
    assert look() == "420"


@needs_accounts
def test_who_reads_alone_sees_what_was_added_and_put_in_order_between_two_questions(
    room: Path, reader: Callable[..., Look]
) -> None:
    look = reader(room)
    assert look() == "40"
    with closing(open_library_file(room, writable=True)) as library:
        library.put(stories(40, 400))
    assert beside(room) == []
    assert look() == "400"


@needs_accounts
@pytest.mark.parametrize("left", [["-shm", "-wal"], ["-wal"]])
def test_what_an_importer_left_in_the_log_when_it_was_killed_is_read(
    room: Path, reader: Callable[..., Look], left: list[str]
) -> None:
    killed_at_work(room, 40, 60)
    for name in {"-shm", "-wal"} - set(left):
        Path(f"{room}{name}").unlink()
    before = {file: file.read_bytes() for file in room.parent.iterdir()}
    look = reader(room)
    assert look() == "60"
    assert {file: file.read_bytes() for file in room.parent.iterdir()} == before
    with closing(open_library_file(room, writable=True)) as library:
        library.put(stories(60, 80))
        assert look() == "80"
    assert look() == "80"


@needs_accounts
@pytest.mark.parametrize("left", [[], ["-wal"], ["-shm", "-wal"]])
def test_a_library_on_a_disk_that_nobody_can_write_is_read(
    room: Path, reader: Callable[..., Look], left: list[str]
) -> None:
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-m", "sh", "-c", MOUNTED, room.parent, "true"]).returncode:
        pytest.skip("no disk can be mounted here")
    if left:
        killed_at_work(room, 40, 60)
    for name in {"-shm", "-wal"} - set(left):
        Path(f"{room}{name}").unlink(missing_ok=True)
    look = reader(room, unshare, "-m", "sh", "-c", MOUNTED, str(room.parent))
    assert look() == ("60" if left else "40")
    assert beside(room) == left


@needs_accounts
def test_readers_of_a_folder_that_they_may_write_put_nothing_beside_the_library(
    room: Path, reader: Callable[..., Look]
) -> None:
    room.parent.chmod(0o777)
    assert reader(room)() == "40"
    assert beside(room) == []


@needs_accounts
def test_a_reader_who_may_not_read_the_log_is_told(room: Path, reader: Callable[..., Look]) -> None:
    killed_at_work(room, 40, 60)
    Path(f"{room}-shm").chmod(0o600)
    assert "was not closed" in reader(room)()


def test_a_library_alone_that_is_damaged_is_not_called_written(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_network(monkeypatch)
    room.write_bytes(room.read_bytes()[: 8192 * 12])
    with pytest.raises(LibraryTrouble, match="is damaged"), closing(open_library_file(room)) as library:
        library.documents([headline.place for headline in library.headlines_after(EVERYTHING)])


def test_a_library_that_is_written_over_while_it_is_read_alone_is_not_called_damaged(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_network(monkeypatch)
    whole = room.read_bytes()
    with closing(open_library_file(room)) as library:

        def asked_while_it_is_written() -> None:
            with library._readers.asking() as asked:
                room.write_bytes(whole[:8192] + b"\0" * (len(whole) - 8192))
                asked.rows("SELECT * FROM story")

        with pytest.raises(LibraryTrouble, match="was written while it was read"):
            asked_while_it_is_written()
        room.write_bytes(whole)
        assert library.state().stories == 40


def test_a_library_on_a_network_drive_is_read_until_somebody_writes_it_elsewhere_and_after(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_library_file(room, writable=True)) as elsewhere:
        elsewhere.put(stories(40, 60))
        on_a_network(monkeypatch)
        with pytest.raises(LibraryTrouble, match=r"network drive \(nfs4\) and is being written elsewhere"):
            open_library_file(room)
    with closing(open_library_file(room)) as library:
        assert library.state().stories == 60
        monkeypatch.undo()
        with closing(open_library_file(room, writable=True)) as elsewhere:
            on_a_network(monkeypatch)
            elsewhere.put(stories(60, 80))
            with pytest.raises(LibraryTrouble, match="try again later"):
                library.state()
        assert library.state().stories == 80


def test_a_copy_that_is_put_in_place_of_a_library_is_read_from_then_on(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_network(monkeypatch)
    new = room.with_name("new.spalte")
    with closing(open_library_file(room)) as library:
        shutil.copy(room, new)
        with closing(sqlite3.connect(new)) as copy, copy:
            copy.execute("UPDATE library SET version = version + 7")
        before = library.state().version
        new.replace(room)
        assert library.state().version == before + 7


def on_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "network_of", lambda path: "nfs4")
