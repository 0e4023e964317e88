"""`spalte list`: stories of a library, one a line."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.shelf import HOSTILE, Shelve, story_id
from tests.typing_words import typed
from tui.article.document import Document
from tui.cli import commands
from tui.library.marks import Marks
from tui.library.sqlite.library import open_library_file
from tui.locations import state_dir

NEWEST_FIRST = ["farm", "cow", "barn", "king", "rumour"]


def listed(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """The names of the stories that a list has, in its order."""
    assert commands.run(["list", *words]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    names = {story_id(name): name for name in NEWEST_FIRST}
    return [names[line.split("\t")[0]] for line in printed.out.splitlines()]


def test_a_line_has_id_date_headline_and_source_with_a_tab_between(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["list", "--library", str(library)]) == 0
    assert [line.split("\t") for line in capsys.readouterr().out.splitlines()] == [
        [story_id("farm"), "2020-01-01 00:30", "Gården selges", "bygda.no"],
        [story_id("cow"), "2019-04-30 17:49", "Kua kom hjem", "avisa.no"],
        [story_id("barn"), "2019-04-29", "Fjøset brant", "avisa.no"],
        [story_id("king"), "1905-11", "The king came home", ""],
        [story_id("rumour"), "-", "Et rykte om elgen", ""],
    ]


def test_json_has_the_promised_keys(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["list", "--json", "--library", str(library)]) == 0
    stories = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert list(stories[1].items()) == [
        ("id", story_id("cow")),
        ("date", "2019-04-30T17:49:00+02:00"),
        ("precision", "moment"),
        ("headline", "Kua kom hjem"),
        ("source", "avisa.no"),
        ("minutes", 1),
        ("quotes", 1),
        ("references", 2),
        ("also", 0),
        ("papers", 0),
        ("read", False),
    ]
    assert (stories[3]["date"], stories[3]["precision"]) == ("1905-11-01T00:00:00+00:00", "month")
    assert (stories[4]["date"], stories[4]["precision"], stories[4]["source"]) == (None, None, None)


def test_a_limit_cuts_the_list_and_zero_means_all(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys, "--limit", "2", "--library", str(library)) == NEWEST_FIRST[:2]
    assert listed(capsys, "--limit", "0", "--library", str(library)) == NEWEST_FIRST


def test_fifty_stories_are_listed_unless_more_are_asked_for(shelve: Shelve, capsys: pytest.CaptureFixture[str]) -> None:
    many = shelve(**{f"story{number}": Document(f"Sak {number}\n\nDet er alt.") for number in range(60)})
    for words, expected in (([], 50), (["--limit", "0"], 60)):
        commands.run(["list", "--library", str(many), *words])
        assert len(capsys.readouterr().out.splitlines()) == expected


def test_the_oldest_come_first_when_asked_for(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys, "--oldest-first", "--library", str(library)) == NEWEST_FIRST[::-1]


@pytest.mark.parametrize("order", [(), ("--oldest-first",)])
@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (("--from", "2019"), ["farm", "cow", "barn"]),
        (("--from", "2019-04-30"), ["farm", "cow"]),
        (("--to", "2019"), ["cow", "barn", "king"]),
        (("--to", "2019-04-29"), ["barn", "king"]),
        (("--from", "2019-04", "--to", "2019-04"), ["cow", "barn"]),
        (("--from", "2019-04-30", "--to", "2019-04-30"), ["cow"]),
        (("--from", "2020-1-1", "--to", "2020-1-1"), ["farm"]),
        (("--from", "2019-12-31", "--to", "2019-12-31"), []),
        (("--from", "1000", "--to", "2999"), ["farm", "cow", "barn", "king"]),
        (("--from", "2020", "--to", "2019"), []),
        (("--from", "apr. 2019", "--to", "30. april 2019"), ["cow", "barn"]),
        (("--to", "yesterday"), ["farm", "cow", "barn", "king"]),
        (("--from", "i går"), []),
    ],
)
def test_dates_are_inclusive_and_mean_what_is_printed(
    span: tuple[str, ...],
    order: tuple[str, ...],
    expected: list[str],
    library: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = listed(capsys, *span, *order, "--library", str(library))
    assert found == (expected[::-1] if order else expected)


@pytest.mark.parametrize("order", [[], ["--oldest-first"]])
def test_a_minute_with_very_many_stories_stays_on_its_day(
    order: list[str], shelve: Shelve, capsys: pytest.CaptureFixture[str]
) -> None:
    late = datetime(2019, 4, 30, 23, 59, tzinfo=UTC)
    many = shelve(
        **{
            f"next{number}": Document(f"I morgen {number}", published=late + timedelta(minutes=1))
            for number in range(70)
        },
        **{f"late{number}": Document(f"Sent {number}", published=late) for number in range(1500)},
    )
    for words, expected in ((["--to", "2019-04-30"], 1500), (["--from", "2019-05"], 70)):
        commands.run(["list", "--limit", "0", "--library", str(many), *words, *order])
        assert len(capsys.readouterr().out.splitlines()) == expected


@pytest.mark.parametrize("word", ["yesteryear", "2019-13", "2019-02-30", "0000", "2019-4-1-1", "", "\x1b[31m2019"])
def test_what_is_no_date_gets_one_sentence(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["list", "--from", word]) == 2
    printed = capsys.readouterr()
    assert printed.err.count("\n") == 1
    assert "is no date such as 2019, 2019-04, 2019-04-30 or yesterday" in printed.err
    assert "\x1b" not in printed.err


def test_what_was_read_is_told_and_can_be_left_out(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened = open_library_file(library)
    marks = Marks(state_dir() / "marks.sqlite")
    for name in ("farm", "barn"):
        headline = opened.headline(story_id(name))
        assert headline is not None
        marks.mark_read(headline.identity, True)
    marks.close()
    opened.close()
    assert listed(capsys, "--unread", "--limit", "2", "--library", str(library)) == ["cow", "king"]
    commands.run(["list", "--json", "--library", str(library)])
    read = [json.loads(line)["read"] for line in capsys.readouterr().out.splitlines()]
    assert read == [True, False, True, False, False]


def test_nobody_s_marks_are_made_by_looking(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys, "--unread", "--library", str(library)) == NEWEST_FIRST
    assert not state_dir().exists()


def test_a_reader_of_the_list_that_leaves_early_is_no_error(shelve: Shelve) -> None:
    many = shelve(**{f"story{number}": Document(f"Sak {number}" + "!" * 300) for number in range(900)})
    program = subprocess.Popen(
        [sys.executable, "-m", "tui", "list", "--limit", "0", "--library", str(many)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.readline()
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    assert program.wait(60) == commands.PIPE_CLOSED


def test_an_empty_library_has_an_empty_list(shelve: Shelve, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["list", "--library", str(shelve())]) == 0
    assert capsys.readouterr() == ("", "")


def test_page_after_page_makes_the_whole_list(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.cli.span._PAGE", 2)
    assert listed(capsys, "--limit", "0", "--library", str(library)) == NEWEST_FIRST


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_where_the_locale_knows_ascii_only_the_list_is_in_ascii(form: list[str], library: Path) -> None:
    ended = typed("list", "--library", str(library), *form, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert ended.returncode == 0
    assert ended.stdout.isascii()
    assert ("Gard" in ended.stdout) is not ("\\u00e5" in ended.stdout)


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_hostile_stories_stay_on_their_line_and_command_nothing(
    form: list[str], shelve: Shelve, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = shelve(
        one=Document(f"{HOSTILE}\n\nTekst.", headline=HOSTILE, section=HOSTILE, authors=(HOSTILE,)),
        two=Document("Uten noe", headline="\u2028\n", section="\t"),
    )
    assert commands.run(["list", "--library", str(hostile), *form]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all(each == "\t" or each.isprintable() for line in lines for each in line.replace("\ufffd", "?"))
    assert form or all(line.count("\t") == 3 for line in lines)
    assert any("own" in line for line in lines)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--limit", "2"], "These are the first 2; --limit 0 prints all.\n"),
        (["--limit", "0"], "5 stories.\n"),
        (["--from", "1905", "--to", "1905"], "1 story.\n"),
        (["--from", "1850", "--to", "1851"], "There is no such story in archive.\n"),
    ],
)
def test_who_sits_at_the_terminal_is_told_whether_that_is_all(
    words: list[str], said: str, library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert commands.run(["list", *words, "--library", str(library)]) == 0
    assert capsys.readouterr().err == said
