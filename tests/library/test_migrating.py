"""Numbered steps bring a SQLite file up to date, each once."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tui.library.sqlite.migrating import NewerSchema, keep_a_log, migrate, migrations, statements, version_of

STEPS = [
    "CREATE TABLE story (title TEXT); -- one; or two\nINSERT INTO story VALUES ('a;\nb');\n",
    "ALTER TABLE story ADD COLUMN text TEXT DEFAULT 'none';\n"
    "CREATE TRIGGER kept BEFORE DELETE ON story BEGIN\n  SELECT 1;\n  SELECT 2;\nEND;\n-- the end\n",
]


def steps(folder: Path, *scripts: str) -> list[Path]:
    paths = [folder / f"{number:04}.sql" for number in range(1, len(scripts) + 1)]
    for path, script in zip(paths, scripts, strict=True):
        path.write_text(script)
    return paths


@pytest.fixture
def connection() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def test_each_step_is_run_once_and_in_order(tmp_path: Path, connection: sqlite3.Connection) -> None:
    with closing(connection):
        migrate(connection, steps(tmp_path, STEPS[0]))
        assert version_of(connection) == 1
        for _ in range(2):
            migrate(connection, steps(tmp_path, *STEPS))
        assert version_of(connection) == 2
        assert connection.execute("SELECT * FROM story").fetchall() == [("a;\nb", "none")]


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, connection: sqlite3.Connection) -> None:
    with closing(connection):
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, steps(tmp_path, *STEPS, "CREATE TABLE other (a);\nnonsense;\n"))
        assert version_of(connection) == 0
        assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
        migrate(connection, steps(tmp_path, *STEPS))


def test_a_file_with_more_steps_is_newer(tmp_path: Path, connection: sqlite3.Connection) -> None:
    with closing(connection):
        migrate(connection, steps(tmp_path, *STEPS))
        with pytest.raises(NewerSchema):
            migrate(connection, steps(tmp_path, STEPS[0]))
        assert version_of(connection) == 2


def test_who_opens_the_file_at_the_same_moment_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                keep_a_log(connection, 0)
            threading.Timer(0.05, other.execute, ["ROLLBACK"]).start()
            keep_a_log(connection, 60)
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_script_is_cut_between_statements_only() -> None:
    assert len(list(statements(STEPS[1]))) == 3
    assert [statement.strip() for statement in statements("SELECT ';\n';\n\nSELECT 2")] == ["SELECT ';\n';", "SELECT 2"]


@pytest.mark.parametrize("name", ["library", "marks"])
def test_the_steps_of_a_schema_are_numbered_without_a_gap(name: str) -> None:
    numbers = [int(step.name.split("_")[0]) for step in migrations(name)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers


def test_a_library_from_any_version_becomes_one_of_today(tmp_path: Path) -> None:
    from tui.library.sqlite.library import open_library_file

    for had in range(1, len(migrations("library")) + 1):
        path = tmp_path / f"{had}.spalte"
        with closing(sqlite3.connect(path, isolation_level=None)) as old:
            migrate(old, migrations("library")[:had])
        with closing(open_library_file(path)) as library:
            assert library.info().schema == len(migrations("library"))
            assert library.check() == []


def test_an_older_library_notes_how_far_its_stories_have_no_parts(tmp_path: Path) -> None:
    for name, places, behind in (("empty", [], None), ("full", [64, 192, 128], 192)):
        with closing(sqlite3.connect(tmp_path / name, isolation_level=None)) as old:
            migrate(old, migrations("library")[:1])
            old.executemany(
                "INSERT INTO story VALUES (?1, ?1, '', '', NULL, ?1, NULL, NULL, 0, 0, '', NULL, 'nb', 1, 0, 0)",
                [(place,) for place in places],
            )
            migrate(old, migrations("library"))
            assert old.execute("SELECT behind FROM library").fetchone() == (behind,)
