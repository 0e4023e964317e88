"""What a file is, and what is in an archive."""

import gzip
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from tui.errors import UnreadableFile
from tui.readers import packed
from tui.readers.detect import Format, format_of, is_import
from tui.readers.packed import Damaged, unpacked, unpacked_story

LINES = b"".join(b'{"text": "%d %s"}\n' % (number, os.urandom(20).hex().encode()) for number in range(9_000))


def zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(data)


Packer = Callable[[bytes], bytes]
PACKERS: dict[str, Packer] = {"gz": gzip.compress, "zst": zstd, "plain": bytes}


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
@pytest.mark.parametrize("name", ["a.jsonl", "a.JSONL.gz", "a.ndjson.zst", "a.json"])
def test_lines_of_json_are_known_packed_or_not_whatever_the_name_says_of_that(
    tmp_path: Path, name: str, pack: Packer
) -> None:
    path = tmp_path / name
    path.write_bytes(pack(b"\xef\xbb\xbf \n" + LINES))
    assert format_of(path) is Format.RECORDS


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.txt", LINES), ("a", LINES), ("a.json", b"Kua kom hjem."), ("a.json", b""),
     ("a.txt.gz", gzip.compress(b"Kua", mtime=0))],
)  # fmt: skip
def test_all_else_is_a_text(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert format_of(path) is Format.TEXT


@pytest.mark.parametrize("data", [b'{\n "text": "Kua"\n}', b'[{"text": "Kua"}]', b'{"text": "Kua"\n}\n'])
def test_an_object_over_many_lines_and_a_list_of_them_are_json_in_one_piece(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    assert format_of(path) is Format.JSON
    path.write_bytes(gzip.compress(data))
    assert format_of(path) is Format.JSON


def test_records_are_known_by_their_name_also_where_the_first_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"oops\n" + LINES)
    assert format_of(path) is Format.RECORDS


def test_a_pipe_with_the_name_of_records_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    with pytest.raises(UnreadableFile, match="no regular file"):
        format_of(tmp_path / "a.json")


def test_of_a_folder_texts_and_records_are_imported() -> None:
    taken = ["a", "a.txt", "a.TXT.gz", "a.jsonl", "a.ndjson.gz", "a.jsonl.zst", "a.json"]
    passed_over = [".a", ".a.jsonl", "a.pdf", "a.gz", "a.spalte", "a.jsonl.bak"]
    assert [name for name in taken + passed_over if is_import(name)] == taken


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_an_archive_gives_what_was_packed_also_in_several_parts(pack: Packer) -> None:
    half = len(LINES) // 2
    assert b"".join(unpacked(io.BytesIO(pack(LINES[:half]) + pack(LINES[half:])))) == LINES
    assert unpacked_story(pack(LINES), Path("a")) == LINES


@pytest.mark.parametrize("pack", [gzip.compress, zstd], ids=["gz", "zst"])
@pytest.mark.parametrize("damage", ["cut off", "damaged"])
def test_of_an_archive_that_is_cut_off_or_damaged_all_before_is_kept(pack: Packer, damage: str) -> None:
    data = bytearray(pack(LINES))
    if damage == "cut off":
        del data[-len(data) // 4 :]
    else:
        del data[-len(data) // 4 : 100 - len(data) // 4]
    pieces: list[bytes] = []
    with pytest.raises(Damaged) as told:
        pieces.extend(unpacked(io.BytesIO(data)))  # what was yielded before stays in the list
    assert damage in str(told.value)
    found = b"".join(pieces)
    assert len(found) > len(LINES) // 3
    assert LINES.startswith(found[: len(LINES) // 3])


def test_an_archive_of_nearly_nothing_that_unpacks_to_very_much_comes_in_pieces() -> None:
    bomb = zstd(bytes(60_000_000))
    assert len(bomb) < 10_000
    assert max(map(len, unpacked(io.BytesIO(bomb)))) <= 20_000_000
    assert max(map(len, unpacked(io.BytesIO(gzip.compress(bytes(20_000_000)))))) <= 1 << 18


@pytest.mark.parametrize("pack", [gzip.compress, zstd], ids=["gz", "zst"])
def test_an_archive_that_unpacks_to_more_than_any_text_does_is_given_up(pack: Packer) -> None:
    sizes: list[int] = []
    with pytest.raises(Damaged, match="more than 500 times its size"):
        sizes.extend(map(len, unpacked(io.BytesIO(pack(b"a" * 200_000_000)))))
    assert 48_000_000 < sum(sizes) < 100_000_000


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstd], ids=["plain", "gz", "zst"])
def test_of_blanks_without_end_no_more_is_looked_at_than_tells_what_it_is(pack: Packer, tmp_path: Path) -> None:
    path = tmp_path / "blank.json"
    path.write_bytes(pack(b" " * (3 << 24) + b"{}"))
    assert format_of(path) is Format.TEXT


@pytest.mark.parametrize("pack", [gzip.compress, zstd], ids=["gz", "zst"])
def test_a_packed_story_that_is_too_large_or_broken_is_refused(pack: Packer, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableFile, match="cut off"):
        unpacked_story(pack(LINES)[:-100], Path("a.gz"))
    monkeypatch.setattr(packed, "LARGEST", 1_000)
    with pytest.raises(UnreadableFile, match="larger than 4 MB"):
        unpacked_story(pack(LINES), Path("a.gz"))
