"""The importer killed at random moments, and on a full disk: nothing is lost, nothing comes twice, the file is sound.

Five times with the other tests; `make torture` does it two hundred times.
"""

import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from tui.ingest_chunks import CHUNK, Chunk, cut
from tui.ingest_records import RecordFiles
from tui.library.keys import key_of, story_id_of
from tui.library.sqlite.library import SqliteLibrary, open_library_file
from tui.readers.plain import LARGEST

KILLS = int(os.environ.get("TORTURE", "5"))
RECORDS, TEXTS, CORRECTED = 1_800, 150, 60
TABLES = ("ref", "form", "day", "tally", "chunk", "file", "called", "version", "twin", "band")
WORDS = "kua hesten grisen Åse fjellet kom hjem ble borte så gikk og men ikke etter før «vel» – sier"


@pytest.fixture
def archive(tmp_path: Path) -> list[Path]:
    """Records in two chunks or so, texts in a folder, and what some of the records came to say later.

    They are the same in each test, and have all that a library keeps something of: quotes, names, references, twins.
    """
    chance = random.Random(7)
    records = tmp_path / "archive.jsonl"
    said = text(chance)
    with records.open("w", encoding="utf-8") as file:
        for number in range(RECORDS):
            if number % 10 != 9:  # the tenth prints what another paper has as well
                said = text(chance)
            file.write(record(number, said))
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(TEXTS):
        (folder / f"{number}.txt").write_text(f"Tekst {number}\n\n{text(chance)}", encoding="utf-8")
    corrected = tmp_path / "corrected.jsonl"
    corrected.write_text("".join(record(number, text(chance)) for number in range(CORRECTED)), encoding="utf-8")
    return [records, folder, corrected]


def record(number: int, said: str) -> str:
    day = f"2024-05-{number // 10 % 28 + 1:02}T{number % 10:02}:00:00Z"
    return json.dumps({"url": address(number), "title": f"Sak {number}", "text": said, "published": day}) + "\n"


def address(number: int) -> str:
    return f"https://{'bladet' if number % 10 == 9 else 'avis'}.no/{number}"


def text(chance: random.Random) -> str:
    told = "\n\n".join(" ".join(chance.choices(WORDS.split(), k=60)) + "." for _ in range(6))
    speaker = chance.choice(["Åse Lie", "Kari Moen", "Ola Berg"])
    around = (
        f"– Vi leter etter kua, sier {speaker}.\n\nLes også: Sak {chance.randrange(RECORDS)}\n\nFoto: {speaker} / NTB"
    )
    return f"{told}\n\n{around}"


def begun(paths: Sequence[Path], library: Path) -> "subprocess.Popen[str]":
    """The real importer; when its standard error ends, its workers have ended, too."""
    words = [sys.executable, "-m", "tui", "import", *map(str, paths), "--library", str(library)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    """Its exit status, what it said, and of what it complained besides how far it is."""
    said, told = process.communicate(timeout=100)
    complained = [line for line in told.splitlines(keepends=True) if not line.startswith("Importing: ")]
    return process.returncode, said, "".join(complained)


def assert_sound(path: Path, paths: Sequence[Path], *, whole: bool) -> int:
    """Nothing is wrong with the file, and what its ledger says is what it holds; how many stories that is."""
    library = open_library_file(path, writable=True, create=True)
    try:
        assert not library.check()
        stories = _records_in(library, paths[0], whole=whole) + _texts_in(library, paths[1], whole=whole)
        state = library.state()
        assert state.stories == state.added == stories
        if whole:
            assert_all_is_known(library.path)
        return stories
    finally:
        library.close()


def assert_all_is_known(path: Path) -> None:
    """There is something in every table that is made of stories."""
    with closing(sqlite3.connect(path)) as connection:
        rows = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}
    assert rows["version"] == CORRECTED
    assert rows["twin"] >= (RECORDS - CORRECTED) // 20
    assert min(rows.values()) > 0, rows


def _records_in(library: SqliteLibrary, path: Path, *, whole: bool) -> int:
    records = RecordFiles(library, {}, {})
    stories = 0
    for chunk in cut([path.read_bytes()], LARGEST, CHUNK):
        assert isinstance(chunk, Chunk)
        urls = [json.loads(line)["url"] for line in chunk.data.splitlines()]
        known = library.has_chunk(records.name_of(chunk.data))
        assert known or not whole
        assert {is_here(library, url) for url in urls} == {known}
        stories += len(urls) * known
    return stories


def _texts_in(library: SqliteLibrary, folder: Path, *, whole: bool) -> int:
    paths = [str(path) for path in folder.iterdir()]
    known = library.files(paths).keys()
    assert not whole or len(known) == TEXTS
    assert {path for path in paths if is_here(library, path)} == known
    return len(known)


def is_here(library: SqliteLibrary, name: str) -> bool:
    return library.headline(story_id_of(key_of(name))) is not None


def test_killed_at_any_moment_it_goes_on_where_it_was_and_each_story_is_there_once(
    archive: list[Path], tmp_path: Path
) -> None:
    chance = random.Random()
    path = tmp_path / "whole.spalte"
    before = monotonic()
    status, said, complained = ended(begun(archive, path))
    takes = monotonic() - before
    assert (status, complained) == (0, "")
    assert_sound(path, archive, whole=True)
    kills = number = 0
    while kills < KILLS:
        path = tmp_path / f"{number}.spalte"
        number += 1
        stories = 0
        while True:
            process = begun(archive, path)
            try:
                process.wait(timeout=chance.uniform(0.05, takes))
            except subprocess.TimeoutExpired:
                process.kill()
                kills += 1
            status, said, complained = ended(process)
            if status == 0:
                break
            assert (status, said) == (-signal.SIGKILL, ""), complained
            if path.exists() and path.stat().st_size:
                now = assert_sound(path, archive, whole=False)
                assert now >= stories
                stories = now
        assert assert_sound(path, archive, whole=True) == RECORDS + TEXTS
    status, said, complained = ended(begun(archive, path))
    assert (status, complained) == (0, "")
    assert f"0 added, 0 changed, {TEXTS} unchanged, 0 unreadable" in said


@pytest.mark.parametrize("room", [100_000, 2_000_000])
def test_on_a_full_disk_it_ends_with_a_sentence_keeps_what_it_has_and_goes_on_when_there_is_room(
    archive: list[Path], tmp_path: Path, room: int
) -> None:
    path = tmp_path / "library.spalte"
    process = begun(archive, path)
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (room, room))
    status, said, complained = ended(process)
    assert (status, said) == (1, "")
    assert complained.count("\n") == 1
    assert complained.endswith(".\n")
    if path.exists() and path.stat().st_size:
        assert assert_sound(path, archive, whole=False) < RECORDS + TEXTS
    assert ended(begun(archive, path))[0] == 0
    assert assert_sound(path, archive, whole=True) == RECORDS + TEXTS


def test_ctrl_c_stops_it_with_a_sentence_and_begun_again_it_goes_on(archive: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "library.spalte"
    process = begun(archive, path)
    while not path.exists():
        assert process.poll() is None
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=0.02)
    process.send_signal(signal.SIGINT)
    status, said, complained = ended(process)
    assert status == 130
    assert complained == "Stopped: what was taken in is kept, and begun again it goes on where it was.\n"
    assert " added, " in said
    assert assert_sound(path, archive, whole=False) < RECORDS + TEXTS
    assert ended(begun(archive, path))[0] == 0
    assert assert_sound(path, archive, whole=True) == RECORDS + TEXTS
