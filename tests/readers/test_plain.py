"""Plain text: whatever its encoding, and nothing that is none."""

import codecs
import os
import socket
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.cleaning import clean
from tui.errors import UnreadableFile
from tui.readers import plain
from tui.readers.plain import from_bytes, read

NORWEGIAN = "På Gardermoen – «Vi er så glade», sier Åse Ødegård. Les også: Blåbær"
HERE = Path("story.txt")


def text_of(data: bytes) -> str:
    return from_bytes(data, HERE).text


def reason(path: Path) -> str:
    with pytest.raises(UnreadableFile) as told:
        read(path)
    return told.value.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_norwegian_comes_out_right_in_every_encoding(encoding: str) -> None:
    assert text_of(NORWEGIAN.encode(encoding)) == NORWEGIAN


@pytest.mark.parametrize("order", ["le", "be"])
@pytest.mark.parametrize(("encoding", "mark"), [("utf-16", 2), ("utf-32", 4)])
def test_a_byte_order_mark_is_believed_in_either_order(encoding: str, mark: int, order: str) -> None:
    assert text_of("\ufeff".encode(f"{encoding}-{order}") + NORWEGIAN.encode(f"{encoding}-{order}")) == NORWEGIAN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_a_text_that_was_cut_at_any_byte_is_read_up_to_there(encoding: str) -> None:
    data = NORWEGIAN.encode(encoding)
    for cut in range(12, len(data)):
        text = text_of(data[:cut])
        assert NORWEGIAN.startswith(text.rstrip("\ufffd"))
        assert len(text) <= len(NORWEGIAN)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16-le", "utf-16-be", "utf-32-be", "koi8-r", "shift-jis"])
def test_a_mark_that_lies_leaves_something_to_see_and_no_command(mark: bytes, encoding: str) -> None:
    text = text_of(mark + f"{NORWEGIAN}\x1b[2J\x9b\u202e".encode(encoding, "replace"))
    assert text.strip()
    assert text == clean(text)


@pytest.mark.parametrize("encoding", ["iso-8859-15", "mac-roman", "cp437", "koi8-r", "cp1251", "shift-jis", "gb18030"])
def test_of_an_encoding_that_nobody_declared_all_that_is_ascii_is_read_and_the_rest_stays_visible(
    encoding: str,
) -> None:
    text = text_of(f"{NORWEGIAN} Слово 新聞".encode(encoding, "replace"))
    assert "Les ogs" in text
    assert text.isprintable()
    assert text == clean(text)


def test_utf_8_that_was_cut_in_the_middle_of_a_letter_is_still_utf_8() -> None:
    assert text_of(NORWEGIAN.encode() + "å".encode()[:1]) == NORWEGIAN + "\ufffd"


def test_bytes_that_mean_nothing_stay_visible() -> None:
    assert text_of("blå".encode("cp1252") + b" \x81 og \x9d") == "blå \ufffd og \ufffd"


def test_controls_in_the_text_become_signs() -> None:
    assert text_of(b"Her er \x1b[2J og " + "\x9b".encode()) == "Her er ␛[2J og \ufffd"


def test_line_ends_of_all_systems_keep_every_offset() -> None:
    assert text_of(b"one\r\ntwo\rthree\nfour\r\r\n") == "one \ntwo\nthree\nfour\n \n"


@given(st.binary())
def test_any_bytes_are_a_story_or_refused(data: bytes) -> None:
    with suppress(UnreadableFile):
        assert "\r" not in text_of(data)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\ufeff", exclude_categories=["Cc"]), max_size=200))
def test_offsets_are_those_of_the_raw_text(raw: str) -> None:
    assert len(text_of(raw.encode())) == len(raw)


def test_an_empty_file_is_an_empty_story() -> None:
    assert text_of(b"") == ""


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\x00\x08",
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01",
        b"\x7fELF\x02\x01\x01" + bytes(9),
        b"SQLite format 3\0\x10\0\x02",
        b"ID3\x03\0\0\0\0\x0f\x76TSSE",
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Length 9>> stream\n" + bytes(range(256)),
        "uten merke".encode("utf-32-be"),
        bytes(range(1, 32)) * 40,
        "uten merke".encode("utf-16-le"),
    ],
)
def test_binary_data_is_not_shown_as_text(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"^Cannot read story\.txt: it is not text\.$"):
        from_bytes(data, HERE)


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(NORWEGIAN.encode())
    assert read(tmp_path / "a").text == NORWEGIAN


def test_a_file_that_is_too_large_is_refused_with_the_limit(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(plain.LARGEST + 1)
    assert reason(tmp_path / "big.txt") == "it is larger than 4 MB, the most that Spalte opens"


def test_a_file_of_too_many_lines_is_refused_with_the_limit() -> None:
    assert text_of(b"Kua\n" * 200_000)
    for end in (b"\n", b"\r", b"\r\n"):
        with pytest.raises(UnreadableFile, match="more than 200,000 lines, the most that a story may have"):
            from_bytes((b"Kua" + end) * 200_001, HERE)


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "LARGEST", 10)
    with pytest.raises(UnreadableFile, match="larger"):
        from_bytes(b"x" * 11, HERE)


def test_what_is_no_regular_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        assert reason(tmp_path / "s") == "it is no regular file"
    assert reason(tmp_path / "pipe") == "it is no regular file"
    assert reason(tmp_path) == "it is a folder"
    assert reason(Path("/dev/null")) == "it is no regular file"


def test_a_file_that_is_not_there_is_told() -> None:
    assert reason(Path("/nowhere/a.txt")) == "there is no such file or folder"


def test_a_loop_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert reason(tmp_path / "loop")


def test_a_name_of_any_bytes_is_opened_and_shown_cleaned(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"odd\xff\x1b[2J.txt")
    path.write_text("a")
    assert read(path).text == "a"
    path.write_bytes(b"\0")
    with pytest.raises(UnreadableFile, match=r"^Cannot read odd\ufffd␛\[2J\.txt: it is not text\.$"):
        read(path)


def test_a_name_that_no_file_can_have_is_told() -> None:
    assert reason(Path("a\0b"))
