"""`spalte refs ID`: what a story refers to, and what refers to it."""

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.shelf import HOSTILE, Shelve, story_id
from tui.article.document import Document
from tui.cli import commands
from tui.library.marks import Marks
from tui.library.open import open_library
from tui.locations import state_dir


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
    assert list(printed) == ["story", "to", "from", "same"]
    assert printed["story"]["headline"] == "Kua kom hjem"
    assert [(each["title"], each["story"] and each["story"]["id"]) for each in printed["to"]] == [
        ("Fjøset brant", story_id("barn")),
        ("Ingen vet hvor", None),
    ]
    assert [list(each) for each in printed["to"]] == [["title", "story", "candidates"]] * 2
    assert printed["from"] == []


@pytest.fixture
def column(shelve: Shelve) -> Path:
    """A story that refers to a title that three others bear, on three days."""
    stories = {
        f"day{day}": Document(
            "Været i vest\n\nDet blåser.\n", headline="Været i vest", published=datetime(2019, 4, day, tzinfo=UTC)
        )
        for day in (1, 8, 20)
    }
    told = "Storm i vest\n\nFerga står.\n\nLes også: Noe annet i dag\n\nLes også: Været i vest\n"
    storm = Document(told, published=datetime(2019, 4, 10, tzinfo=UTC))
    return shelve(storm=storm, **stories)


def test_a_title_that_several_stories_bear_names_them_the_nearest_in_time_first(
    column: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["refs", story_id("storm"), "--library", str(column)]
    assert commands.run(asked) == 0
    assert [line.split("\t")[:3] for line in capsys.readouterr().out.splitlines()] == [
        ["to", "-", "-"],
        ["maybe", story_id("day8"), "2019-04-08"],
        ["maybe", story_id("day1"), "2019-04-01"],
        ["maybe", story_id("day20"), "2019-04-20"],
    ]
    assert commands.run([*asked, "--json"]) == 0
    weather = json.loads(capsys.readouterr().out)["to"][1]
    assert weather["story"] is None
    assert [each["id"] for each in weather["candidates"]] == [story_id(name) for name in ("day8", "day1", "day20")]


def test_what_the_reader_said_that_a_title_means_is_believed(column: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(open_library(column)) as library, closing(Marks(state_dir() / "marks.sqlite")) as marks:
        first = library.headline(story_id("day1"))
        assert first is not None
        marks.correct("Været i vest", first.identity)
        marks.correct("Noe annet i dag", first.identity)
    assert commands.run(["refs", story_id("storm"), "--library", str(column)]) == 0
    assert [line.split("\t")[:3] for line in capsys.readouterr().out.splitlines()] == [
        ["to", story_id("day1"), "2019-04-01"],
        ["to", story_id("day1"), "2019-04-01"],
    ]


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
