"""`spalte refs ID`: what a story refers to, and what refers to it."""

import json
from pathlib import Path

import pytest

from tests.cli.shelf import HOSTILE, Shelve, story_id
from tui.article.document import Document
from tui.cli import commands


def test_a_line_for_each_reference_and_for_each_story_that_refers_here(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["refs", story_id("cow"), "--library", str(library)]) == 0
    assert [line.split("\t") for line in capsys.readouterr().out.splitlines()] == [
        ["to", story_id("barn"), "2019-04-29", "Fjøset brant", "avisa.no"],
        ["to", "-", "-", "Ingen vet hvor", ""],
    ]
    assert commands.run(["refs", story_id("barn"), "--library", str(library)]) == 0
    assert [line.split("\t")[:2] for line in capsys.readouterr().out.splitlines()] == [
        ["from", story_id("farm")],
        ["from", story_id("cow")],
    ]


def test_json_has_both_directions(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["refs", "--json", "--library", str(library), story_id("cow")]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == ["story", "to", "from"]
    assert printed["story"]["headline"] == "Kua kom hjem"
    assert [(each["title"], each["story"] and each["story"]["id"]) for each in printed["to"]] == [
        ("Fjøset brant", story_id("barn")),
        ("Ingen vet hvor", None),
    ]
    assert printed["from"] == []


def test_a_title_that_is_nearly_right_leads_to_its_story(shelve: Shelve, capsys: pytest.CaptureFixture[str]) -> None:
    path = shelve(
        one=Document("Flommen rammet hele bygda i natt\n\nVannet steg.", headline="Flommen rammet hele bygda i natt"),
        two=Document("Opprydding\n\nNå ryddes det.\n\nLes også: Flommen ramma hele bygda i natt\n"),
    )
    assert commands.run(["refs", story_id("two"), "--library", str(path)]) == 0
    assert capsys.readouterr().out.split("\t")[:2] == ["to", story_id("one")]


@pytest.mark.parametrize("name", ["aaaaaaaaaaaaa", "cow", "\x1b[2J"])
def test_an_id_that_nobody_has_is_told_with_the_way_out(
    name: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["refs", name, "--library", str(library)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("There is no story ")
    assert "`spalte list`" in printed.err
    assert "\x1b" not in printed.err


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_hostile_titles_command_nothing(form: list[str], shelve: Shelve, capsys: pytest.CaptureFixture[str]) -> None:
    path = shelve(one=Document(f"Overskrift\n\nTekst om noe.\n\nLes også: Tittel {HOSTILE[:20]} slutt\n"))
    assert commands.run(["refs", story_id("one"), "--library", str(path), *form]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert all(each == "\t" or each.isprintable() for each in line.replace("\ufffd", "?"))
    assert "slutt" in line
