"""The file of a library is opened or told from other files, and whatever is wrong with it is one sentence."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.library.shelving import id_of, ready
from tui.library.base import EVERYTHING, Batch, LibraryTrouble, View
from tui.library.query import parse
from tui.library.sqlite import connection, networks
from tui.library.sqlite.library import open_library_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.spalte"


@pytest.fixture
def shelf(path: Path) -> Path:
    """A library of a few stories, closed."""
    with closing(open_library_file(path, create=True)) as library:
        library.put(Batch([ready(f"Storm {n}", "Ferga går. " * 50, minutes=n) for n in range(40)]))
    return path


def use(path: Path, *, writable: bool = False, create: bool = False) -> None:
    """Open a library, read all of it, and close it."""
    with closing(open_library_file(path, writable=writable, create=create)) as library:
        places = [headline.place for headline in library.headlines_after(EVERYTHING, limit=1_000)]
        library.documents(places)
        library.headlines_after(View(search=library.expand(parse("ferga")), filter=parse("storm")))
        library.graph.resolve("Storm 12 i vest")
        library.info()


def trouble(path: Path, *, writable: bool = False, create: bool = False) -> str:
    """The one sentence that opening, reading and writing comes to; the file is as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LibraryTrouble) as caught:
        use(path, writable=writable, create=create)
    if before is not None:
        assert path.read_bytes() == before
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_a_library_is_made_with_its_folder_and_is_there_again(path: Path) -> None:
    deep = path.parent / "a" / "b" / "library.spalte"
    with closing(open_library_file(deep, create=True)) as library:
        library.put(Batch([ready("Storm")]))
    with closing(open_library_file(deep)) as library:
        assert library.name == "library"
        assert library.headline(id_of(ready("Storm"))) is not None
    assert [file.name for file in deep.parent.iterdir() if not file.name.endswith(("-shm", "-wal"))] == [deep.name]


def test_a_library_has_the_name_it_is_given(shelf: Path) -> None:
    with closing(open_library_file(shelf, name="Arkiv")) as library:
        assert library.name == "Arkiv"


@pytest.mark.parametrize("name", [b"100% #1?mode=x&.spalte", b"\xff\xfe.spalte", "blåbær «1».spalte".encode()])
def test_a_library_may_have_any_name(tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name)))  # noqa: PTH118 - bytes
    with closing(open_library_file(path, create=True)) as library:
        library.put(Batch([ready("Storm")]))
        assert len(library.headlines_after(EVERYTHING)) == 1
        assert library.check() == []
    assert path.is_file()


def test_an_empty_file_becomes_a_library_only_where_one_shall_be_made(path: Path) -> None:
    path.touch()
    assert "is no library" in trouble(path)
    assert "is no library" in trouble(path, writable=True)
    with closing(open_library_file(path, create=True)) as library:
        assert library.state().stories == 0


def test_a_file_that_another_makes_a_library_while_one_looks_at_it_is_no_other_programs(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    class Slow(sqlite3.Connection):
        """Between its first and its second look at the file another program makes a library of it."""

        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            found = super().execute(sql, *values)
            if not looked:
                looked.append(sql)
                row = found.fetchone()
                monkeypatch.undo()
                open_library_file(path, create=True).close()
                return super().execute("SELECT ?", row)
            return found

    path.parent.mkdir(parents=True, exist_ok=True)
    connected = connection._connected
    monkeypatch.setattr(connection, "_connected", lambda address: connected(address, Slow))
    with closing(open_library_file(path, create=True)) as library:
        assert library.state().stories == 0
    assert looked


def test_a_library_that_is_not_there_is_not_made_by_reading(path: Path) -> None:
    assert "There is no library" in trouble(path)
    assert "spalte import" in trouble(path, writable=True)
    assert not path.exists()


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    assert "is a folder" in trouble(tmp_path)
    assert "is a folder" in trouble(tmp_path, create=True)


def test_a_pipe_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    assert "not a regular file" in trouble(path)


def test_other_files_are_told_from_libraries_and_stay_as_they_are(path: Path) -> None:
    path.write_bytes(b"Storm i vest\n" * 1_000)
    for ways in ({}, {"writable": True}, {"create": True}):
        assert "is no library" in trouble(path, **ways)
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    for ways in ({}, {"writable": True}, {"create": True}):
        assert "is no library" in trouble(path, **ways)


def test_the_name_in_a_sentence_is_clean(tmp_path: Path) -> None:
    sentence = trouble(tmp_path / "a\x1b[31m\nb.spalte")
    assert "\x1b" not in sentence


def test_a_newer_library_stays_as_it_is(shelf: Path) -> None:
    with closing(sqlite3.connect(shelf)) as other:
        other.execute("PRAGMA user_version = 999")
    for ways in ({}, {"writable": True}, {"create": True}):
        assert "newer version" in trouble(shelf, **ways)


def test_a_library_that_was_cut_short_is_damaged(shelf: Path) -> None:
    whole = shelf.read_bytes()
    shelf.write_bytes(whole[: len(whole) // 3 // 8192 * 8192])
    assert "is damaged" in trouble(shelf)


def test_random_bytes_in_a_library_are_one_sentence_or_do_no_harm(shelf: Path) -> None:
    whole = shelf.read_bytes()
    told = 0
    for seed in range(60):
        chance = random.Random(seed)
        broken = bytearray(whole)
        for _ in range(chance.choice([1, 20, 500])):
            broken[chance.randrange(100, len(broken))] = chance.randrange(256)
        for beside in ("-wal", "-shm"):
            Path(f"{shelf}{beside}").unlink(missing_ok=True)
        shelf.write_bytes(broken)
        try:
            use(shelf)
        except LibraryTrouble:
            told += 1
        assert shelf.read_bytes() == broken
    assert told


def test_a_row_with_undecodable_text_does_not_hide_the_others(shelf: Path) -> None:
    with closing(sqlite3.connect(shelf)) as other:
        other.execute("UPDATE story SET title = CAST(x'ff41' AS TEXT) WHERE title = 'Storm 7'")
        other.commit()
    with closing(open_library_file(shelf)) as library:
        assert {"\ufffdA", "Storm 8"} < {headline.text for headline in library.headlines_after(EVERYTHING)}


def test_a_library_on_a_network_drive_is_read_but_not_written(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "network_of", lambda path: "nfs4")
    with pytest.raises(LibraryTrouble, match=r"network drive \(nfs4\)"):
        open_library_file(shelf, writable=True)
    with closing(open_library_file(shelf)) as library:
        assert library.state().stories == 40
    assert not Path(f"{shelf}-shm").exists()


def test_the_longest_mount_point_tells_the_file_system() -> None:
    mounts = [
        "22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw",
        "30 22 0:40 / /home rw - nfs4 server:/home rw,vers=4.2",
        "31 30 0:41 / /home/my\\040disk rw shared:7 master:2 - ext4 /dev/sdb1 rw",
        "32 22 0:42 / /mnt rw - ext4 /dev/sdc1 rw",
        "33 22 0:43 / /mnt rw - cifs //server/share rw",
        "broken",
    ]
    kinds = {
        place: networks.kind_of(Path(place), mounts)
        for place in ("/etc/x", "/home/kari/x", "/home/my disk/x", "/homestead/x", "/mnt/x")
    }
    assert list(kinds.values()) == ["ext4", "nfs4", "ext4", "ext4", "cifs"]
    assert networks.network_of(Path(__file__)) in {None, "9p", "nfs4", "cifs"}


AS_SOMEBODY = """
import os, sys
from pathlib import Path
from tests.library.shelving import ready
from tui.library.base import EVERYTHING, Batch, LibraryTrouble
from tui.library.sqlite.library import open_library_file
import tui.article.understand, tui.library.preparing
if os.getuid() == 0:
    os.setuid(65534)
try:
    library = open_library_file(Path(sys.argv[1]), writable=sys.argv[2] == "write")
    print(len(library.headlines_after(EVERYTHING)))
    if sys.argv[2] == "write":
        library.put(Batch([ready("Ny")]))
except LibraryTrouble as error:
    print(error)
"""


@pytest.fixture
def locked_away(shelf: Path) -> Iterator[Path]:
    """A library that an ordinary person may read, in a folder where only we may write."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "library.spalte"
        copy.write_bytes(shelf.read_bytes())
        copy.chmod(0o444)
        copy.parent.chmod(0o555)
        yield copy
        copy.parent.chmod(0o755)


def as_somebody(path: Path, how: str) -> str:
    ended = subprocess.run(
        [sys.executable, "-c", AS_SOMEBODY, str(path), how], capture_output=True, text=True, check=True, timeout=60
    )
    return ended.stdout


def test_a_library_that_may_not_be_written_is_read(locked_away: Path) -> None:
    assert as_somebody(locked_away, "read") == "40\n"
    assert [file.name for file in locked_away.parent.iterdir()] == [locked_away.name]
    assert "may not be written" in as_somebody(locked_away, "write").splitlines()[-1]


def test_beside_a_library_that_may_not_be_written_a_log_that_makes_no_sense_counts_as_none(locked_away: Path) -> None:
    Path(f"{locked_away}-wal").write_bytes(b"nothing that SQLite would write")
    assert as_somebody(locked_away, "read") == "40\n"


def test_a_library_that_may_not_be_read_says_so(locked_away: Path) -> None:
    locked_away.chmod(0)
    assert "see whether you may read it" in as_somebody(locked_away, "read")


def test_another_program_that_writes_for_long_is_told(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    with closing(open_library_file(shelf, writable=True)) as library, closing(sqlite3.connect(shelf)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryTrouble, match="Another program is writing"):
            library.put(Batch([ready("Ny")]))
        assert library.state().stories == 40
        other.rollback()
        library.put(Batch([ready("Ny")]))
        assert library.state().stories == 41


def test_no_room_on_the_disk_keeps_nothing_of_a_batch(shelf: Path) -> None:
    with closing(open_library_file(shelf, writable=True)) as library:
        assert library._writer is not None
        writer = library._writer._connection
        pages = writer.execute("PRAGMA page_count").fetchone()[0]
        writer.execute(f"PRAGMA max_page_count = {pages + 2}")
        before = library.state()
        with pytest.raises(LibraryTrouble, match="no room on the disk"):
            library.put(Batch([ready(f"Ny {n}", f"Ord{n} " * 2_000) for n in range(100)], chunk=b"full"))
        assert library.state() == before
        assert not library.has_chunk(b"full")
        writer.execute("PRAGMA max_page_count = 100000")
        assert library.put(Batch([ready("Ny")], chunk=b"full")).added == 1
        assert library.check() == []
