"""Hostile text in every place of a library and of a reader's marks: no command prints it as a command."""

import json
import resource
import sys
from pathlib import Path
from shutil import copytree
from subprocess import PIPE, Popen

import pytest

from tests.poison import COMMANDING, PATTERNS, shelve, spoil
from tests.typing_words import typed
from tui.cli import commands
from tui.library.keys import key_of, story_id_of

STORY = story_id_of(key_of("here 0"))
COMMANDS = (
    (("list", "--limit", "0"), "tk"),
    (("search", "mark0b"), "bt"),
    (("search", "speaker:\x1b[31m", "\x9b2J", "foo:\u202ex"), ""),
    (("quotes", "--limit", "0"), "q"),
    (("refs", STORY), "mt"),
    (("wanted", "--limit", "0"), "m"),
    (("marks",), "tgnd"),
    (("info",), "k"),
    (("show", STORY), "abfmpqrs"),
    (("show", "--plain", STORY), "abfmpqrs"),
)


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library and a folder for marks, full of it."""
    home = tmp_path_factory.mktemp("poisoned")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(home / "state"))
        shelve(home / "library.spalte", PATTERNS)
    return home


@pytest.mark.parametrize("form", ["words", "json"])
@pytest.mark.parametrize(("words", "places"), COMMANDS, ids=lambda each: ascii(each[0]) if each else "")
def test_no_command_prints_what_a_library_smuggles_in(
    words: tuple[str, ...],
    places: str,
    form: str,
    poisoned: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if form == "json" and words[0] == "show":
        return
    monkeypatch.setenv("XDG_STATE_HOME", str(poisoned / "state"))
    library = () if words[0] == "marks" else ("--library", str(poisoned / "library.spalte"))
    commands.run([*words, *(("--json",) if form == "json" else ()), *library])
    printed = capsys.readouterr()
    assert not COMMANDING.search(printed.out + printed.err)
    assert "\r" not in printed.out
    for place in places:
        assert f"mark0{place}" in printed.out
    if form == "json":
        for line in printed.out.splitlines():
            json.loads(line)


@pytest.mark.parametrize("pattern", PATTERNS, ids=ascii)
def test_no_command_prints_what_a_file_or_its_name_smuggles_in(
    pattern: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = pattern.format("marked").replace("/", "_")
    path = tmp_path / f"{name}.txt"
    path.write_text(
        f"Sak {pattern.format('told')}\n\n{'Et rolig avsnitt til. ' * 40}\n\nDet er {pattern.format('told')}.\n",
        encoding="utf-8",
    )
    (tmp_path / f"{name}.bad").write_bytes(b"\0\0")
    for words in (("parse",), ("parse", "--json"), ("show",), ("show", "--plain")):
        assert commands.run([*words, str(path)]) == 0
        printed = capsys.readouterr()
        assert not COMMANDING.search(printed.out + printed.err)
        assert ("told" if "show" in words else "marked") in printed.out
        assert commands.run([*words, str(tmp_path / f"{name}.bad"), str(tmp_path / f"{name}.gone")]) == 1
        printed = capsys.readouterr()
        assert not COMMANDING.search(printed.out + printed.err)
        assert printed.err.count("marked") == 2
    library = str(tmp_path / f"{name}.spalte")
    commands.run(["import", str(tmp_path), str(tmp_path / f"{name}.bad"), "--library", library])
    commands.run(["libraries"])
    commands.run(["libraries", "--check", library])
    printed = capsys.readouterr()
    assert not COMMANDING.search(printed.out + printed.err)
    assert "marked" in printed.out + printed.err


@pytest.mark.parametrize(("words", "places"), COMMANDS, ids=lambda each: ascii(each[0]) if each else "")
def test_texts_that_cannot_be_decoded_hide_no_others(
    words: tuple[str, ...],
    places: str,
    poisoned: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    copytree(poisoned, tmp_path / "spoiled")
    spoil(tmp_path / "spoiled" / "library.spalte")
    spoil(tmp_path / "spoiled" / "state" / "spalte" / "marks.sqlite")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "spoiled" / "state"))
    library = () if words[0] == "marks" else ("--library", str(tmp_path / "spoiled" / "library.spalte"))
    commands.run([*words, *library])
    printed = capsys.readouterr()
    assert not COMMANDING.search(printed.out + printed.err)
    if words == ("info",):  # which counts by year, and of a year without figures nothing can be made
        assert "is damaged, and stays as it is" in printed.err
        return
    for place in places:
        assert f"mark0{place}" in printed.out


@pytest.mark.parametrize("words", [("parse", "-"), ("show", "-")], ids=ascii)
def test_input_without_end_is_refused_with_its_limit_and_little_memory(words: tuple[str, ...]) -> None:
    with Path("/dev/zero").open("rb") as endless:
        process = Popen([sys.executable, "-m", "tui", *words], stdin=endless, stdout=PIPE, stderr=PIPE, text=True)
        resource.prlimit(process.pid, resource.RLIMIT_AS, (1 << 29, 1 << 29))
        printed, told = process.communicate(timeout=100)
    assert (process.returncode, printed) == (1, "")
    assert told == "Cannot read standard input: it is larger than 4 MB, the most that Spalte opens.\n"


def test_no_story_note_or_tag_that_is_said_in_words_is_a_command(
    poisoned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(poisoned, tmp_path / "told")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "told" / "state"))
    said = [
        "list",
        "read 1",
        "quotes",
        "references",
        "raw",
        "find det",
        "notes",
        "tags",
        "keep",
        "undo",
        "search mark0b",
    ]
    told = typed("--plain", "--library", str(tmp_path / "told" / "library.spalte"), stdin="\n".join([*said, "quit\n"]))
    assert told.returncode == 0
    assert not COMMANDING.search(told.stdout + told.stderr)
    for place in "tkabfmpqrsngd":
        assert f"mark0{place}" in told.stdout


@pytest.mark.parametrize("pattern", PATTERNS, ids=ascii)
def test_no_variable_of_the_environment_is_a_command_in_what_the_doctor_tells(pattern: str) -> None:
    hostile = pattern.format("marked")
    told = typed("doctor", TERM=hostile, LANG=hostile, LC_ALL="", COLORTERM=hostile, TERM_PROGRAM=hostile)
    assert not COMMANDING.search(told.stdout + told.stderr)
    assert "marked" in told.stdout
