"""Files that would fill the memory, hang, or lead out: the real program tells each once, and reads the others."""

import gzip
import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.pseudo_terminal import PseudoTerminal

SOUND = "Kua kom hjem igjen"
LONG = "Protokollen fra møtet"
MOST_MEMORY = 300_000
"""Kilobytes."""
REASONS = {
    "big": "it is larger than 4 MB",
    "line": "it is larger than 4 MB",
    "lines": "it has more than 200,000 lines",
    "bomb.txt.gz": None,  # in a folder that is opened only texts are read
    "pipe": "it is no regular file",
    "sock": "it is no regular file",
    "device": "it is a link that leads out of the folder",
    "loop": "too many levels of symbolic links",
    "nowhere": "it is a link that leads nowhere",
    "out": "it is a link that leads out of the folder",
    "picture": "it is not text",
}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """One sound story, one that is far too long for a story and is read all the same, and all that is neither."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "sound.txt").write_text(f"{SOUND}\n\nAlle var glade, og ingen hadde sett den komme.\n", encoding="utf-8")
    (folder / "long.txt").write_text(f"{LONG}\n\n" + "Et ord til\n" * 190_000, encoding="utf-8")
    for name in ("sound.txt", "long.txt"):
        os.utime(folder / name, (1e9, 1e9 - len(name)))
    with (folder / "big").open("wb") as file:
        file.truncate(1 << 30)
    with (folder / "line").open("wb") as file:
        for _ in range(100):
            file.write(b"ord " * 250_000)
    (folder / "lines").write_bytes(b"ord\n" * 200_001)
    (folder / "bomb.txt.gz").write_bytes(gzip.compress(bytes(20_000_000)))
    (folder / "picture").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    os.mkfifo(folder / "pipe")
    (folder / "device").symlink_to("/dev/zero")
    (folder / "loop").symlink_to("loop")
    (folder / "nowhere").symlink_to("gone")
    (folder / "out").symlink_to("/etc/passwd")
    (folder / "round").symlink_to(".")
    odd = os.fsencode(folder) + b"/odd \x1b[2J\n\xff\xfe name"
    with open(odd, "wb") as file:  # noqa: PTH123 (bytes)
        file.write(b"Navnet er rart\n\nMen saken er god.\n")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "sock"))
        yield folder


def peak(pid: int) -> int:
    """The most memory that a process had, in kilobytes."""
    return int(re.findall(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[0])


def children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_whatever_lies_in_a_folder_the_sound_stories_are_read_keys_are_answered_and_each_other_is_named_once(
    folder: Path,
) -> None:
    with PseudoTerminal("-m", "tui", str(folder), size=(120, 40)) as terminal:
        assert terminal.ready()
        assert terminal.until("3 stories"), terminal.text()
        assert terminal.until(SOUND)
        assert terminal.until("Navnet er rart")
        terminal.type("!")
        assert terminal.until("cannot be read"), terminal.text()
        listed = terminal.text()
        for name, reason in REASONS.items():
            told = [line for line in listed.splitlines() if re.search(rf"\b{re.escape(name)}\b.* it |{name}: ", line)]
            assert len(told) == (reason is not None), (name, listed)
            assert reason is None or reason in re.sub(r"\s+", " ", listed)
        terminal.type("q")
        assert terminal.until(lambda: "cannot be read" not in terminal.text())
        terminal.type("g\r")
        assert terminal.until("q list")
        terminal.type("J")
        assert terminal.until("Et ord til"), terminal.text()
        terminal.type("G")
        assert terminal.until("100 %"), terminal.text()
        keeper = children(terminal.pid)
        assert keeper
        assert max(map(peak, [terminal.pid, *keeper])) < MOST_MEMORY
        terminal.type("Q")
        assert terminal.ended() == 0
