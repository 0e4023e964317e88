"""`spalte wanted`: what stories refer to and is not here."""

import json
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.conftest import OSLO
from tests.cli.shelf import HOSTILE, Shelve, story_id
from tui.article.document import Document
from tui.cli import commands
from tui.library.marks import Marks
from tui.library.open import open_library
from tui.locations import state_dir


def story(headline: str, day: int, *refers: str) -> Document:
    also = "".join(f"\n\nLes også: {title}" for title in refers)
    published = datetime(2019, 4, day, 12, 30, tzinfo=OSLO)
    return Document(f"{headline}\n\nVannet steg.{also}\n", headline=headline, published=published)


@pytest.fixture
def path(shelve: Shelve) -> Path:
    return shelve(
        one=story("Flom i nord", 1, "Skred i sør", "Uvær i vest", "Ras i øst"),
        two=story("Ras i øst", 2, "«Skred i sør»", "Flom i nord"),
        three=story("Opprydding", 3, "Skred i sør", "Brann på fjellet"),
    )


def lines(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> Sequence[list[str]]:
    assert commands.run(["wanted", "--library", str(path), *options]) == 0
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()]


def test_a_line_a_title_with_what_most_stories_want_first(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lines(path, capsys) == [
        ["3", story_id("three"), "2019-04-03 12:30", "Skred i sør"],
        ["1", story_id("three"), "2019-04-03 12:30", "Brann på fjellet"],
        ["1", story_id("one"), "2019-04-01 12:30", "Uvær i vest"],
    ]
    assert len(lines(path, capsys, "--limit", "2")) == 2
    assert lines(path, capsys, "--limit", "0") == lines(path, capsys)


def test_json_tells_the_newest_story_whole(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["wanted", "--json", "--limit", "1", "--library", str(path)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    printed = json.loads(line)
    assert list(printed) == ["title", "stories", "last"]
    assert (printed["title"], printed["stories"]) == ("Skred i sør", 3)
    assert (printed["last"]["id"], printed["last"]["headline"]) == (story_id("three"), "Opprydding")


@pytest.mark.parametrize(
    ("documents", "said"),
    [
        ({"one": story("Flom", 1)}, "Nothing is wanted: every story that archive refers to is in it.\n"),
        ({"one": story("Flom", 1, "Skred i sør")}, "1 title.\n"),
        ({"one": story("Flom", 1, "Skred i sør", "Ras i øst")}, "These are the first 2; --limit 0 prints all.\n"),
    ],
)
def test_who_sits_at_the_terminal_is_told_what_came_of_it(
    documents: dict[str, Document],
    said: str,
    shelve: Shelve,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert commands.run(["wanted", "--limit", "2", "--library", str(shelve(**documents))]) == 0
    assert capsys.readouterr().err == said


def test_a_title_that_the_reader_said_the_meaning_of_is_not_wanted(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(open_library(path)) as library, closing(Marks(state_dir() / "marks.sqlite")) as marks:
        flood = library.headline(story_id("one"))
        assert flood is not None
        marks.correct("Skred i sør", flood.identity)
        marks.correct("Brann på fjellet", "00" * 12)
    assert [line[3] for line in lines(path, capsys)] == ["Brann på fjellet", "Uvær i vest"]
    assert [line[3] for line in lines(path, capsys, "--limit", "1")] == ["Brann på fjellet"]


def test_hostile_titles_command_nothing(shelve: Shelve, capsys: pytest.CaptureFixture[str]) -> None:
    path = shelve(one=Document(f"Overskrift\n\nTekst om noe.\n\nLes også: Tittel {HOSTILE[:20]} slutt\n"))
    for form in ([], ["--json"]):
        assert commands.run(["wanted", "--library", str(path), *form]) == 0
        (line,) = capsys.readouterr().out.splitlines()
        assert all(each == "\t" or each.isprintable() for each in line.replace("\ufffd", "?"))
        assert "slutt" in line
