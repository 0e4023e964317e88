"""`spalte search WORD ...`: the stories that words stand in, and where."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.shelf import HOSTILE, Shelve, story_id
from tests.typing_words import typed
from tests.ui.pseudo_terminal import PseudoTerminal
from tui.article.document import Document
from tui.cli import commands
from tui.library.marks import Marks
from tui.library.open import open_library
from tui.locations import state_dir

NAMES = ("farm", "cow", "barn", "king", "rumour")


def found(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """The names of the stories that are found, in their order."""
    status = commands.run(["search", *words])
    printed = capsys.readouterr()
    assert printed.err == ""
    names = {story_id(name): name for name in NAMES}
    hits = [names[line.split("\t")[0]] for line in printed.out.splitlines() if not line.startswith(" ")]
    assert status == (0 if hits else 1)
    return hits


def test_a_hit_is_the_line_of_a_list_and_below_it_where_the_words_stand(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["search", "naboene", "--library", str(library)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{story_id('barn')}\t2019-04-29\tFjøset brant\tavisa.no",
        "    Brannen ble slukket av naboene. Ingen kyr ble skadd.",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["gård"], ["farm"]),
        (["ELGENE"], ["rumour"]),
        (['"gård"'], []),
        (["glade", "kua"], ["cow"]),
        (["glade kua"], ["cow"]),
        (["fjøset"], ["farm", "cow", "barn"]),
        (["fjøset", "--limit", "2"], ["farm", "cow"]),
        (["fjøset", "--limit", "0"], ["farm", "cow", "barn"]),
        (["fjøset", "--from", "2019-04-30", "--to", "2019"], ["cow"]),
        (["--best", "fjøset", "--limit", "1"], ["barn"]),
        (["--best", "fjøset", "--from", "2020", "--limit", "1"], ["farm"]),
        (["--", "fjøset", "-kua"], ["farm", "barn"]),
        (["fjøset", "-kua"], ["farm", "barn"]),
        (["-kua", "fjøset", "--limit", "1"], ["farm"]),
        (["-hest", "-(kua OR gård)", "fjøset"], ["barn"]),
        (["fjøset", "AND", "kua"], ["cow"]),
        (["fjøset", "--", "-kua"], ["farm", "barn"]),
        (["nabo*"], ["barn"]),
        (["elgene", "OR", "nabo*"], ["barn", "rumour"]),
        (["said:glad", "speaker:åse lie"], ["cow"]),
        (["said:glad speaker:lie"], ["cow"]),
        (["speaker:åse lie said:glad"], ["cow"]),
        (["from:2019-04-30 to:2019"], ["cow"]),
        (["title:king OR kua"], ["cow", "king"]),
        (["title:fjøset -brannen"], []),
        (["said:fjøset"], []),
        (["--", "-ref:fjøset brant", "fjøset"], ["barn"]),
        (["fjøset", "from:30. april 2019", "to:2019"], ["cow"]),
        (["fjøset", "is:unread"], ["farm", "cow", "barn"]),
        (["is:read"], []),
        (["ufo"], []),
    ],
)
def test_words_are_meant_as_in_the_search_of_the_screen(
    words: list[str], expected: list[str], library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(capsys, "--library", str(library), *words) == expected


def test_json_has_the_keys_of_a_list_and_where_the_hits_are(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["search", "--json", "slukke", "kyr", "--library", str(library)]) == 0
    (printed,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert list(printed)[-5:] == ["read", "snippet", "hits", "places", "notes"]
    assert (printed["id"], printed["headline"]) == (story_id("barn"), "Fjøset brant")
    assert printed["snippet"] == "Brannen ble slukket av naboene. Ingen kyr ble skadd."
    assert [printed["snippet"][start:end] for start, end in printed["hits"]] == ["slukket", "kyr"]
    assert printed["notes"] == []


def test_json_tells_where_in_the_text_the_hits_of_fields_are_and_what_was_not_understood(
    shelve: Shelve, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Glade kyr\n\nKua er glad.\n\n– Jeg er glad 🐄, sier Åse Lie.\n\n– Er du glad? sier Per Moe.\n"
    library = shelve(one=Document(text))
    assert commands.run(["search", "--json", "said:glad", "speaker:lie", "--library", str(library)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert [text[start:end] for start, end in printed["places"]] == ["glad", "Lie"]
    assert printed["places"][0][0] == text.index("glad 🐄")
    assert commands.run(["search", "--json", "glad", "OR", "from:\x1bi", "-hest", "--library", str(library)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert [text[start:end] for start, end in printed["places"]] == ["Glade", "glad", "glad", "glad"]
    assert printed["notes"] == ["“␛i” is not a date and is searched as words."]


def test_marks_are_those_of_the_reader(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(Marks(state_dir() / "marks.sqlite")) as marks, closing(open_library(library)) as opened:
        cow = opened.headline(story_id("cow"))
        assert cow is not None
        marks.mark_read(cow.identity, True)
    assert found(capsys, "--library", str(library), "fjøset", "is:read") == ["cow"]
    assert found(capsys, "--library", str(library), "fjøset", "--", "-is:read") == ["farm", "barn"]


def test_what_cannot_be_understood_is_said_beside_the_hits(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["search", "fjøset", "from:\x1bikke", "--library", str(library)]) == 1
    assert capsys.readouterr() == ("", "“␛ikke” is not a date and is searched as words.\n")


def test_stories_whose_parts_are_not_known_yet_are_told_of(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(library)) as opened:
        opened.execute("UPDATE library SET behind = (SELECT max(id) FROM story)")
        opened.commit()
    assert commands.run(["search", "said:glad", "--library", str(library)]) == 0
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "`spalte import` finds them" in told
    commands.run(["search", "glad", "--library", str(library)])
    assert capsys.readouterr().err == ""


def test_nothing_found_is_told_by_the_status_alone(library: Path) -> None:
    ended = typed("search", "ufo", "--library", str(library))
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", "")


def test_a_person_at_the_terminal_is_told_that_nothing_is_found(library: Path) -> None:
    with PseudoTerminal("-m", "tui", "search", "ufo\x1b", "--library", str(library)) as terminal:
        assert terminal.ended() == 1
    assert "No story has “ufo␛” in it.".encode() in terminal.raw


def test_hits_stand_out_on_a_terminal_and_nowhere_else(library: Path) -> None:
    with PseudoTerminal("-m", "tui", "search", "naboene", "--library", str(library)) as terminal:
        assert terminal.ended() == 0
    assert b"\x1b[1mnaboene\x1b[0m" in terminal.raw
    assert b"1 story." in terminal.raw
    ended = typed("search", "naboene", "--library", str(library), FORCE_COLOR="1", TERM="xterm-256color")
    assert "\x1b" not in ended.stdout
    assert ended.stderr == ""


@pytest.mark.parametrize("words", [[""], ["–", "!"], ['""']])
def test_a_search_for_no_word_at_all_makes_no_sense(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["search", *words]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "`spalte search --help`" in printed.err


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_hostile_stories_stay_on_their_lines_and_command_nothing(
    form: list[str], shelve: Shelve, capsys: pytest.CaptureFixture[str]
) -> None:
    moment = datetime(2019, 4, 30, tzinfo=UTC)
    hostile = shelve(
        one=Document(f"Tittel\n\n{HOSTILE} nål {HOSTILE}", headline=HOSTILE, section=HOSTILE, published=moment),
        two=Document(f"nål\u202e[red]\t\u2029\x1b[2Jnål {HOSTILE}", published=moment),
    )
    assert commands.run(["search", "nål", "--library", str(hostile), *form]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == (2 if form else 4)
    assert all(each == "\t" or each.isprintable() for line in lines for each in line.replace("\ufffd", "?"))
    assert any("[red]" in line for line in lines)


def test_a_terminal_gets_no_control_of_a_hostile_story(shelve: Shelve) -> None:
    hostile = shelve(one=Document(f"Tittel\n\n{HOSTILE} nål {HOSTILE}", headline=HOSTILE))
    with PseudoTerminal("-m", "tui", "search", "nål", "--library", str(hostile)) as terminal:
        assert terminal.ended() == 0
    benign = terminal.raw.replace(b"\x1b[1mn\xc3\xa5l\x1b[0m", b"")
    assert b"\x1b" not in benign
    assert "\x9b".encode() not in benign
    assert "\u202e".encode() not in benign
