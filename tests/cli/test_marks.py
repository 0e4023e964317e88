"""`spalte marks`: what a reader kept, tagged and noted, with no library at all."""

import json
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.cli.shelf import HOSTILE, story_id
from tui.cli import commands
from tui.library.base import EVERYTHING, Headline
from tui.library.marked import Known, Note
from tui.library.marks import Marks
from tui.library.sqlite.library import open_library_file
from tui.locations import state_dir

COW = ["2019-04-30 17:49", "Kua kom hjem", "avisa.no"]


@pytest.fixture
def marked(library: Path) -> Path:
    """Somebody kept, tagged and noted stories; then the library is gone."""
    with closing(open_library_file(library)) as opened, closing(Marks(state_dir() / "marks.sqlite")) as marks:
        cow, barn, rumour = map(opened.headline, map(story_id, ("cow", "barn", "rumour")))
        assert cow is not None
        assert barn is not None
        assert rumour is not None
        marks.keep(cow, True)
        marks.retag(cow, ["dyr", "Åse"])
        marks.write_note(cow, Note(16, 34, "Ring\tÅse", passage="Vi er glade\nfor kua"))
        marks.tag(barn, "dyr", True)
        marks.keep(rumour, True)
        marks.mark_opened(barn)
        marks.mark_all([each.identity for each in opened.headlines_after(EVERYTHING)], True)
    library.unlink()
    return library


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    assert commands.run(["marks", *words]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out.splitlines()


def as_headline(known: Known, text: str) -> Headline:
    return Headline(known.story_id, f"{known.identity} now", text, known.moment, True, known.source, 1, 0, 0)


def test_a_line_a_story_the_newest_first_and_one_a_note(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [line.split("\t") for line in printed(capsys)] == [
        [story_id("cow"), *COW, "kept #dyr #åse"],
        ["    Ring Åse", "Vi er glade for kua"],
        [story_id("barn"), "2019-04-29", "Fjøset brant", "avisa.no", "#dyr"],
        [story_id("rumour"), "-", "Et rykte om elgen", "", "kept"],
    ]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["--kept"], ["cow", "rumour"]),
        (["--tag", "Dyr"], ["cow", "barn"]),
        (["--tag", "#dyr", "--tag", "åse"], ["cow"]),
        (["--noted"], ["cow"]),
        (["--kept", "--tag", "dyr"], ["cow"]),
        (["--tag", "fisk"], []),
    ],
)
def test_only_what_is_asked_for(
    words: list[str], names: list[str], marked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [line.split("\t")[0] for line in printed(capsys, *words) if not line.startswith(" ")]
    assert found == [story_id(name) for name in names]


def test_json_has_the_promised_keys(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stories = [json.loads(line) for line in printed(capsys, "--json")]
    written = datetime.fromisoformat(stories[0]["notes"][0].pop("written"))
    assert abs(written - datetime.now(UTC)) < timedelta(minutes=1)
    assert list(stories[0].items()) == [
        ("id", story_id("cow")),
        ("date", datetime(2019, 4, 30, 17, 49, tzinfo=timezone(timedelta(hours=2))).isoformat()),
        ("headline", "Kua kom hjem"),
        ("source", "avisa.no"),
        ("read", True),
        ("kept", True),
        ("tags", ["dyr", "åse"]),
        ("notes", [{"text": "Ring Åse", "passage": "Vi er glade for kua", "start": 16, "end": 34}]),
    ]
    assert (stories[2]["date"], stories[2]["source"]) == (None, None)


def test_a_story_that_was_corrected_stands_there_once_as_it_is_called_now(
    marked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(Marks(state_dir() / "marks.sqlite")) as marks:
        before = next(each for each in marks.known() if each.story_id == story_id("rumour"))
        marks.carry_over(before.identity, as_headline(before, "Et rykte om ulven"))
    assert [line.split("\t")[2] for line in printed(capsys, "--kept") if not line.startswith(" ")] == [
        "Kua kom hjem", "Et rykte om ulven",
    ]  # fmt: skip


def test_what_a_text_smuggles_in_stays_out(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(Marks(state_dir() / "marks.sqlite")) as marks:
        before = marks.known()[0]
        headline = as_headline(before, HOSTILE)
        marks.write_note(headline, Note(0, 3, HOSTILE, passage=HOSTILE))
    for words in ([], ["--json"]):
        for line in printed(capsys, *words):
            assert all(each.isprintable() or each == "\t" for each in line)


def test_nobody_s_marks_are_made_by_looking(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys) == []
    assert not (state_dir() / "marks.sqlite").exists()


def test_marks_that_cannot_be_read_are_told_with_status_one(capsys: pytest.CaptureFixture[str]) -> None:
    state_dir().mkdir(parents=True)
    (state_dir() / "marks.sqlite").write_bytes(b"no database " * 1_000)
    assert commands.run(["marks"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "is damaged" in told.err
    assert told.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [([], "You have kept, tagged and noted nothing yet.\n"), (["--kept"], "Nothing is marked so.\n")],
)
def test_who_has_marked_nothing_is_told_so(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert commands.run(["marks", *words]) == 0
    assert capsys.readouterr() == ("", said)
