"""A check sees whatever does not agree: each table, and each index, broken by hand."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.shelving import WIRE, of_a_paper, ready
from tui.library.base import Batch
from tui.library.sqlite.library import open_library_file


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A library with all that one can have: twins, earlier forms, quotes, names, references, a story that went."""
    path = tmp_path_factory.mktemp("whole") / "library.spalte"
    with closing(open_library_file(path, create=True)) as library:
        library.put(Batch([of_a_paper("avisa", WIRE), of_a_paper("bladet", WIRE, hour=13)], chunk=b"one"))
        library.put(Batch([ready("Storm", "Det blåser.", refers=("Ferga står",)), ready("Gikk igjen")]))
        library.put(Batch([ready("Storm", "Det blåser kraftig.", refers=("Ferga står",))]))
        library.put(Batch(removed=[ready("Gikk igjen").key]))
        assert library.check() == []
    with closing(sqlite3.connect(path)) as connection:
        for table in ("twin", "band", "version", "called", "tally", "ref", "gone", "chunk", "day", "form"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0], table
    return path.read_bytes()


BROKEN = {
    "DELETE FROM twin": "folded",
    "UPDATE twin SET first = first + 7": "folded",
    "UPDATE story SET also = 1 - also WHERE also = 1 OR id = (SELECT min(id) FROM story WHERE also = 0)": "as many",
    "UPDATE story SET papers = 5 WHERE also": "in other papers",
    "UPDATE day SET folded = folded + 1": "folded",
    "DELETE FROM band WHERE id = (SELECT min(id) FROM band)": "likeness is not kept",
    "UPDATE band SET value = value + 1": "likeness",
    "INSERT INTO band SELECT days, value + 1, id FROM band LIMIT 1": "likeness is kept of",
    "DELETE FROM version": "does not have its earlier forms",
    "UPDATE version SET key = key + 1": "earlier forms",
    "UPDATE version SET packed = x'00'": "earlier form of a story cannot be unpacked",
    "UPDATE story SET versions = versions + 1": "earlier forms",
    "DELETE FROM called WHERE kind = 'speaker'": "names are not counted",
    "UPDATE called SET stories = stories + 1 WHERE kind = 'photo'": "names are not counted",
    "INSERT INTO called VALUES ('author', 'knut', 'Knut', 1)": "names are not counted",
    "UPDATE tally SET name = '1999' WHERE kind = 'year'": "tallies",
    "UPDATE tally SET stories = stories + 1 WHERE kind = 'source'": "tallies",
    "UPDATE body SET packed = x'00'": "cannot be unpacked",
    "UPDATE body SET parts = x'7b'": "cannot be unpacked",
    "UPDATE body SET parts = x'' WHERE length(parts)": "does not have its quotes",
    "UPDATE story SET quotes = quotes + 1": "does not have its quotes",
    "DELETE FROM quote_fts_data WHERE id > 10": "quotes",
    "DELETE FROM part_fts_data WHERE id > 10": "parts",
    "INSERT INTO quote_fts (rowid, said, speaker) VALUES (5, 'hei', '')": "index of quotes",
    "INSERT INTO part_fts (rowid, lead) VALUES (5, 'hei')": "index of parts",
    "INSERT INTO title_fts (rowid, title) VALUES (5, 'hei')": "index of titles",
    "INSERT INTO ref_fts (rowid, titles) VALUES (5, 'hei')": "index of references",
    "INSERT INTO ref SELECT story, 9, title, key FROM ref": "references",
}  # fmt: skip


@pytest.mark.parametrize("sql", BROKEN)
def test_what_is_broken_in_a_table_or_an_index_is_told(whole: bytes, tmp_path: Path, sql: str) -> None:
    path = tmp_path / "library.spalte"
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as other:
        other.execute(sql)
        other.commit()
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    with closing(open_library_file(path)) as library:
        wrong = library.check()
    assert any(BROKEN[sql] in sentence for sentence in wrong), wrong
    assert all(sentence.startswith(str(path)) or str(path) in sentence for sentence in wrong)
    assert all(sentence.endswith(".") for sentence in wrong)
    assert path.read_bytes() == before


def test_a_check_beside_somebody_who_writes_sees_one_moment(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "library.spalte"
    path.write_bytes(whole)
    with closing(open_library_file(path, writable=True)) as writer, closing(open_library_file(path)) as library:
        for number in range(20):
            writer.put(Batch([ready(f"Storm {number}", "– Det blåser, sier Åse Lie.")]))
            assert library.check() == []
