"""`spalte import`: what it takes, what it says, and how it ends."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.library.older import older_library
from tests.library.shelving import ready
from tui.cli import commands, import_progress
from tui.cli.import_progress import progress
from tui.cli.import_words import Tally, how_far, time_in_words, what_came
from tui.ingest import Outcome
from tui.library.base import EVERYTHING
from tui.library.sqlite.library import open_library_file
from tui.locations import data_dir, state_dir

LINE = '{"url": "https://avis.no/1", "title": "Kua", "text": "Kua kom hjem."}\n'


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive.jsonl"
    path.write_text(LINE, encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "mine.spalte"


def titles(path: Path) -> list[str]:
    library = open_library_file(path)
    try:
        return [headline.text for headline in library.headlines_after(EVERYTHING)]
    finally:
        library.close()


def test_what_came_in_is_told_and_again_that_nothing_changed(
    archive: Path, library: Path, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["import", str(archive), "--library", str(library), str(story)]
    assert commands.run(words) == 0
    said = "mine: 2 added, 0 changed, 0 unchanged, 0 unreadable, in less than a second.\n"
    assert capsys.readouterr() == (said, "")
    assert len(titles(library)) == 2
    assert commands.run(words) == 0
    assert "0 added, 0 changed, 1 unchanged, 0 unreadable, 1 file as before" in capsys.readouterr().out


def test_stories_that_an_older_version_took_in_have_their_quotes_found(
    archive: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older_library(library, [ready("Ferga", f"– Den går {n}, sier Ola Li.", name=str(n)) for n in range(3)])
    assert commands.run(["quotes", "--library", str(library)]) == 1
    assert "mine has stories from an older version whose quotes are not known yet" in capsys.readouterr().err
    assert commands.run(["import", str(archive), "--library", str(library)]) == 0
    assert "The quotes of 3 stories that an older version took in are known now." in capsys.readouterr().err
    assert commands.run(["quotes", "--speaker", "Ola Li", "--library", str(library)]) == 0
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 3
    assert printed.err == ""


def test_who_waits_for_older_stories_is_told_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_progress, "_FIRST_LINE", 0.0)
    with progress(str) as shown:
        shown.catching_up(1200)
        shown.catching_up(1300)
    assert capsys.readouterr().err == "Looking for quotes in stories from an older version: 1200 done.\n"


def test_without_a_library_named_it_is_ones_own(archive: Path) -> None:
    assert commands.run(["import", str(archive)]) == 0
    path = data_dir() / "library.spalte"
    assert titles(path) == ["Kua"]
    assert path.parent.stat().st_mode & 0o77 == 0


def test_fields_of_other_names_are_mapped(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"overskrift2": "Hesten", "meta": {"alt": "Den kom hjem."}}), encoding="utf-8")
    words = ["--library", str(library), "--map", "headline=overskrift2, text=meta.alt"]
    assert commands.run(["import", str(path), *words]) == 0
    assert titles(library) == ["Hesten"]


@pytest.mark.parametrize("words", ["farge=rød", "title", "title=", "=a", "title=a,,b=\x1b"])
def test_a_mapping_that_makes_no_sense_is_wrong_usage(
    words: str, archive: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["import", str(archive), "--library", str(library), "--map", words]) == 2
    said = capsys.readouterr().err
    assert said.endswith("maps nothing: it is NAME=FIELD, and NAME one of text, title, lead, published, url, id, "
                         "authors, section, kind.\n")  # fmt: skip
    assert "\x1b" not in said
    assert not library.exists()


def test_what_cannot_be_read_is_counted_told_and_listed_cleaned(
    archive: Path, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive.write_text(LINE + '{"a\x1b[2J\\u001b": 1}\n[]\n{"text": ""}\n"\n', encoding="utf-8")
    nothing = tmp_path / "noth\x1bing"
    assert commands.run(["import", str(nothing), str(archive), "--library", str(library)]) == 1
    said = capsys.readouterr()
    assert "1 added, 0 changed, 0 unchanged, 5 unreadable" in said.out
    told = said.err.splitlines()
    assert len(told) == 4
    assert told[0] == f"Cannot read {tmp_path}/noth␛ing: there is no such file or folder."
    (path,) = (state_dir() / "not-imported").iterdir()
    assert told[-1] == f"All that could not be read is listed in {path}."
    assert path.stat().st_mode & 0o77 == 0
    listed = path.read_text(encoding="utf-8").splitlines()
    assert listed[0] == f"{tmp_path}/noth␛ing: there is no such file or folder"
    assert [line.rpartition(": ")[0] for line in listed[3:]] == [
        f"{archive}:4",
        f"{archive}:5: it is no JSON",
    ] or listed
    assert [line.split(":")[1] for line in listed[1:]] == ["2", "3", "4", "5"]
    assert "\x1b" not in said.err + path.read_text(encoding="utf-8")


def test_of_the_lists_the_last_ten_are_kept(archive: Path, library: Path) -> None:
    folder = state_dir() / "not-imported"
    folder.mkdir(parents=True)
    for number in range(15):
        (folder / f"2001-01-{number:02}.txt").touch()
    archive.write_text("[]", encoding="utf-8")
    assert commands.run(["import", str(archive), "--library", str(library)]) == 1
    kept = sorted(path.name for path in folder.iterdir())
    assert len(kept) == 10
    assert kept[0] == "2001-01-06.txt"


def test_a_list_that_cannot_be_kept_ends_nothing(
    archive: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state_dir().parent.mkdir(parents=True)
    state_dir().write_text("in the way", encoding="utf-8")
    archive.write_text("[]\n" + LINE, encoding="utf-8")
    assert commands.run(["import", str(archive), "--library", str(library)]) == 1
    assert "cannot be kept" in capsys.readouterr().err
    assert titles(library) == ["Kua"]


def test_a_file_that_is_no_library_is_left_as_it_is(
    archive: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library.write_text("My diary", encoding="utf-8")
    assert commands.run(["import", str(archive), "--library", str(library)]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert library.read_text(encoding="utf-8") == "My diary"


def test_how_far_it_is_is_told_in_words() -> None:
    tally = Tally(in_all=2_000_000)
    assert how_far(tally, 0.0, str) == "0 % (0 bytes of 2.0 MB), 0 stories"
    tally.add(Outcome(bytes=500_000, added=700, changed=200, unchanged=100))
    assert how_far(tally, 10.0, str) == "25 % (500 kB of 2.0 MB), 1000 stories, 100 a second, 30 seconds left"
    assert how_far(Tally(added=1), 0.0, str) == "1 story"


def test_how_it_ended_is_told_in_words() -> None:
    tally = Tally(added=1, passed=2)
    said = "a b: 1 added, 0 changed, 0 unchanged, 0 unreadable, 2 files as before, in 5 seconds."
    assert what_came(tally, "a\nb", 5, str) == said


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "less than a second"), (1, "1 second"), (99, "99 seconds"), (130, "2 minutes"), (6_000, "1 h 40 min")],
)
def test_time_is_told_as_exactly_as_one_wants_it(seconds: float, words: str) -> None:
    assert time_in_words(seconds) == words


def test_where_no_terminal_is_a_line_is_written_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = 0.0
    monkeypatch.setattr(import_progress, "monotonic", lambda: now)
    with progress(str) as shown:
        for second in range(70):
            now = float(second)
            shown.show(Tally(added=second))
    assert re.findall(r"Importing: (\d+) stories", capsys.readouterr().err) == ["5", "35", "65"]


def importing(*words: str, stderr: int = subprocess.PIPE) -> "subprocess.Popen[str]":
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    return subprocess.Popen(
        [sys.executable, "-m", "tui", "import", *words], stdout=subprocess.PIPE, stderr=stderr, text=True,
        env=environment,
    )  # fmt: skip


def test_on_a_terminal_a_bar_is_drawn_and_gone_at_the_end(archive: Path, library: Path) -> None:
    ours, theirs = os.openpty()
    process = importing(str(archive), "--library", str(library), stderr=theirs)
    os.close(theirs)
    drawn = b"".join(iter(reading(ours), b"")).decode()
    assert process.wait(timeout=60) == 0
    assert "100 %" in drawn
    assert "1 story" in drawn
    assert drawn.endswith(("\x1b[2K", "\x1b[?25h", "\x1b[1A\x1b[2K"))
    assert process.stdout is not None
    with process.stdout:
        assert "1 added" in process.stdout.read()


def reading(terminal: int) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            return os.read(terminal, 65_536)
        except OSError:  # how Linux tells that nobody writes any more
            os.close(terminal)
            return b""

    return read


@pytest.mark.parametrize("before", [[Outcome(tidying=True)], []])
def test_ctrl_c_while_the_index_is_put_in_order_and_the_second_at_any_time_end_it_at_once(
    before: list[Outcome],
    archive: Path,
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def ingest(*_asked: object, **_more: object) -> Iterator[Outcome]:
        yield from before
        if not before:
            signal.raise_signal(signal.SIGINT)
            yield Outcome()
        signal.raise_signal(signal.SIGINT)
        raise AssertionError

    monkeypatch.setattr("tui.ingest.ingest", ingest)
    assert commands.run(["import", str(archive), "--library", str(library)]) == 130
    assert capsys.readouterr().err.startswith("Stopped: ")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_who_follows_takes_in_what_comes_until_ctrl_c(archive: Path, library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    with importing(str(archive), str(folder), "--library", str(library), "--follow") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert "1 added" in process.stdout.readline()
        assert process.stderr.readline() == "Waiting for what comes; ctrl+c ends it.\n"
        with archive.open("a", encoding="utf-8") as file:
            file.write(LINE.replace("avis.no/1", "avis.no/2"))
        assert "1 added, 0 changed, 1 unchanged" in process.stdout.readline()
        (folder / "a.txt").write_text("Hesten kom hjem", encoding="utf-8")
        assert "1 added" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert process.stderr.read() == "Stopped: what was taken in is kept, and begun again it goes on where it was.\n"
    assert len(titles(library)) == 3


def test_no_program_that_lies_in_the_folder_one_is_in_is_run(library: Path, tmp_path: Path) -> None:
    """The processes that read are Pythons of their own, and would look there first for what they need."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("multiprocessing", "pickle", "tui"):
        (folder / f"{name}.py").write_text("open('proof', 'w').close()\nraise SystemExit")
    for part in range(2):
        records = [{"id": f"{part}-{number}", "title": "Sak", "text": "Et avsnitt. " * 300} for number in range(250)]
        (folder / f"{part}.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    command = tmp_path / "bin" / "spalte"
    command.parent.mkdir()
    command.write_text("from tui.__main__ import main\nif __name__ == '__main__':\n    main()\n")
    ended = subprocess.run(
        [sys.executable, command, "import", ".", "--library", library],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    assert "500 added" in ended.stdout
    assert not (folder / "proof").exists()
