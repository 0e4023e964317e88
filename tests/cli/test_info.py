"""`spalte info`: what a library holds."""

import json
from pathlib import Path

import pytest

from tests.cli.shelf import HOSTILE, Shelve
from tests.typing_words import typed
from tui.article.document import Document
from tui.cli import commands


def test_what_a_library_holds_is_said_in_words_and_a_picture(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["info", "--library", str(library)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("archive")
    said = {label.strip(): value.strip() for label, _, value in (line.partition(":") for line in lines[1:])}
    assert said["Stories"] == "5"
    assert said["Span"] == "1905-11-01 to 2020-01-01"
    assert said["Undated"] == "1"
    assert said["References"] == "3"
    assert said["Languages"] == "nb 4, en 1"
    assert said["Papers"] == "avisa.no 2, bygda.no 1"
    assert said["Size"].endswith("kB")
    assert [line.split()[0] for line in lines[lines.index("") + 1 :]] == ["1905", "⋮", "2019", "2020"]


def test_json_has_the_promised_keys_and_plain_figures(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["info", "--json", "--library", str(library)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed.pop("size") > 0
    assert printed.pop("schema") > 0
    assert printed.pop("library").startswith("archive")
    assert list(printed.items()) == [
        ("stories", 5),
        ("folded", 0),
        ("undated", 1),
        ("first", "1905-11-01T00:00:00+00:00"),
        ("last", "2020-01-01T00:30:00+00:00"),
        ("references", 3),
        ("languages", {"nb": 4, "en": 1}),
        ("sources", {"avisa.no": 2, "bygda.no": 1}),
        ("years", {"1905": 1, "2019": 2, "2020": 1}),
    ]


def test_an_empty_library_says_so(shelve: Shelve, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["info", "--library", str(shelve())]) == 0
    assert "Stories:    0" in capsys.readouterr().out


def test_the_picture_is_as_wide_as_the_terminal(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns in (30, 50):
        monkeypatch.setenv("COLUMNS", str(columns))
        commands.run(["info", "--library", str(library)])
        picture = capsys.readouterr().out.partition("\n\n")[2].splitlines()
        assert max(map(len, picture)) == columns


@pytest.mark.parametrize("ask", [{"SPALTE_ASCII": "1"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_where_letters_are_lacking_bars_are_of_ascii(ask: dict[str, str], library: Path) -> None:
    ended = typed("info", "--library", str(library), **ask)
    assert ended.returncode == 0
    assert "#" in ended.stdout
    assert ended.stdout.isascii()


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_hostile_names_command_nothing(form: list[str], shelve: Shelve, capsys: pytest.CaptureFixture[str]) -> None:
    path = shelve(one=Document("Tekst om noe.", section=HOSTILE), two=Document("Annet", section="[red]"))
    assert commands.run(["info", "--library", str(path), *form]) == 0
    printed = capsys.readouterr().out
    assert all(each == "\n" or each.isprintable() for each in printed.replace("\ufffd", "?"))
    assert "[red]" in printed
