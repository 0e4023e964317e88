"""Libraries spoiled in every way that one can think of, and what lies in a folder before and after."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

_PAGE = 8_192
_BESIDE = ("-wal", "-shm")

Spoil = Callable[[Path, random.Random], None]
Lying = Mapping[str, tuple[int, bytes]]
"""Each file by its name: which one it is, and what stands in it."""


def _cut_short(path: Path, chance: random.Random) -> None:
    os.truncate(path, chance.randrange(100, path.stat().st_size))


def _random_bytes(path: Path, chance: random.Random) -> None:
    with path.open("r+b") as file:
        size = path.stat().st_size
        for _ in range(chance.choice([1, 10, 300])):
            file.seek(chance.randrange(100, size))
            file.write(bytes([chance.randrange(256)]))


def _zeroed_page(path: Path, chance: random.Random) -> None:
    with path.open("r+b") as file:
        file.seek(chance.randrange(1, path.stat().st_size // _PAGE) * _PAGE)
        file.write(bytes(_PAGE))


def _random_page(path: Path, chance: random.Random) -> None:
    with path.open("r+b") as file:
        file.seek(chance.randrange(1, path.stat().st_size // _PAGE) * _PAGE)
        file.write(chance.randbytes(_PAGE))


def _foreign(path: Path, _: random.Random) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE story (id INTEGER PRIMARY KEY, title TEXT)")
        connection.execute("PRAGMA user_version = 3")


def _text(path: Path, _: random.Random) -> None:
    path.write_text("Kua kom hjem\n\nDet var en gang en ku.\n" * 300, encoding="utf-8")


def _newer(path: Path, _: random.Random) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")


def _folder(path: Path, _: random.Random) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path, _: random.Random) -> None:
    path.unlink()
    os.mkfifo(path)


def _loop(path: Path, _: random.Random) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _log_of_nothing(path: Path, chance: random.Random) -> None:
    Path(f"{path}-wal").write_bytes(chance.randbytes(20_000))


def _stale_memory(path: Path, chance: random.Random) -> None:
    Path(f"{path}-shm").write_bytes(chance.randbytes(32_768))


def _log_without_end(path: Path, chance: random.Random) -> None:
    """A log of real pages, cut in the middle of one."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE library SET added = added + 1")
        connection.commit()
        log = Path(f"{path}-wal").read_bytes()
    Path(f"{path}-wal").write_bytes(log[: chance.randrange(1, len(log))])


NONSENSE = (
    "UPDATE story SET title = CAST(x'ff41fe' AS TEXT)",
    "UPDATE story SET title = x'ff41fe'",
    "UPDATE story SET published = 9000000000000000000",
    "UPDATE story SET published = 'soon'",
    "UPDATE story SET zone = 'east'",
    "UPDATE story SET identity = 'no bytes'",
    "UPDATE story SET grain = 77",
    "UPDATE story SET minutes = 'few'",
    "UPDATE story SET quotes = 'many'",
    "UPDATE story SET refs = x'ff'",
    "UPDATE story SET also = 'all'",
    "UPDATE story SET source = x'ff'",
    "UPDATE story SET language = x'ff'",
    "UPDATE story SET key = key + 1",
    "UPDATE body SET packed = x'00ff'",
    "UPDATE body SET packed = 'text'",
    "UPDATE body SET parts = x'ff'",
    "UPDATE body SET parts = 'text'",
    "UPDATE body SET sketch = x'ff'",
    "DELETE FROM body",
    "UPDATE ref SET title = CAST(x'c3' AS TEXT)",
    "UPDATE ref SET title = x'c3'",
    "UPDATE library SET stories = 'many'",
    "UPDATE library SET version = 'new'",
    "DELETE FROM library",
    "INSERT INTO library SELECT * FROM library",
    "DROP TABLE called",
    "DROP TABLE twin",
    "DROP TABLE library",
    "UPDATE twin SET first = 'nobody'",
    "UPDATE twin SET first = first + 1.5",
    "UPDATE ref SET key = 'none'",
    "UPDATE library SET behind = 'far'",
    "UPDATE tally SET name = CAST(name AS BLOB)",
    "UPDATE tally SET name = name || ' x'",
    "UPDATE tally SET stories = 'many'",
    "UPDATE day SET stories = 'many'",
    "UPDATE day SET day = day + 100000000000000",
    "UPDATE file SET path = 'text', size = 'big'",
    "UPDATE version SET packed = x'ff'",
)
"""What no version of this program would ever write."""


def nonsense(path: Path, sql: str) -> None:
    """Have that stand in the library."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


AT_ONCE: dict[str, Spoil] = {
    "another program's": _foreign, "a text": _text, "of a newer version": _newer, "a folder": _folder, "a pipe": _pipe,
    "a loop of links": _loop,
}  # fmt: skip
"""What is seen as soon as the file is opened: nothing of it is ever used."""
SOMEWHERE: dict[str, Spoil] = {
    "cut short": _cut_short, "random bytes": _random_bytes, "a zeroed page": _zeroed_page,
    "a random page": _random_page, "a log of nothing": _log_of_nothing, "stale memory": _stale_memory,
    "a log without its end": _log_without_end,
}  # fmt: skip
"""What is seen where one comes upon it."""


def lying_in(folder: Path) -> Lying:
    """All files below the folder, but for what a reader of SQLite puts beside them."""
    found = {}
    for file in sorted(folder.rglob("*")):
        status = file.lstat()
        content = file.read_bytes() if file.is_file() else b""
        if not file.name.endswith(_BESIDE):
            found[str(file.relative_to(folder))] = (status.st_ino, content)
    return found
