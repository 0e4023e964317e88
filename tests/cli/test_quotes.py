"""`spalte quotes`: who said what."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.shelf import HOSTILE, Shelve, story_id
from tests.typing_words import typed
from tests.ui.pseudo_terminal import PseudoTerminal
from tui.article.document import Document
from tui.cli import commands


@pytest.fixture
def talk(shelve: Shelve) -> Path:
    """A library of four stories in which people speak."""
    return shelve(
        fish=Document(
            "Krangler om kvotene\n\nFiskerne er sinte.\n\n– Vi vil ha flere fisker, sier fiskeriminister Kari Moen.\n\n"
            "– Det er for lite, sier Ola Nordli.\n",
            headline="Krangler om kvotene",
            published=datetime(2019, 4, 30, 17, 49, tzinfo=UTC),
            url="https://www.avisa.no/fisk",
        ),
        storm=Document(
            "Storm i vest\n\n– Det blåser fælt på Stad, sier Ola Nordli.\n\n– Ingen vet hvorfor, sier en nabo.\n",
            headline="Storm i vest",
            published=datetime(2018, 1, 2, tzinfo=UTC),
        ),
        song=Document("Synger i kor\n\n– Vi synger for hver fisk, sier Ås Moene.\n", headline="Synger i kor"),
        quiet=Document("Stille\n\nDet var stille.\n", headline="Stille", published=datetime(2020, 1, 1, tzinfo=UTC)),
    )


def quoted(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """What was said, in the order it is printed."""
    status = commands.run(["quotes", *words])
    printed = capsys.readouterr()
    assert printed.err == ""
    assert status == (0 if printed.out else 1)
    return [line.split("\t")[-1] for line in printed.out.splitlines()]


def test_a_quote_is_a_line_with_story_date_source_speaker_and_words(
    talk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["quotes", "--library", str(talk)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{story_id('fish')}\t2019-04-30 17:49\tavisa.no\tKari Moen\tVi vil ha flere fisker",
        f"{story_id('fish')}\t2019-04-30 17:49\tavisa.no\tOla Nordli\tDet er for lite",
        f"{story_id('storm')}\t2018-01-02\t\tOla Nordli\tDet blåser fælt på Stad",
        f"{story_id('storm')}\t2018-01-02\t\t-\tIngen vet hvorfor",
        f"{story_id('song')}\t-\t\tÅs Moene\tVi synger for hver fisk",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--speaker", "nordli"], ["Det er for lite", "Det blåser fælt på Stad"]),
        (["--speaker", "Ola Nordli", "--limit", "1"], ["Det er for lite"]),
        (["--speaker", "moen"], ["Vi vil ha flere fisker"]),
        (["--speaker", "moen*"], ["Vi vil ha flere fisker", "Vi synger for hver fisk"]),
        (["--about", "fisken"], ["Vi vil ha flere fisker", "Vi synger for hver fisk"]),
        (["--about", "det", "--speaker", "nordli", "--since", "2019"], ["Det er for lite"]),
        (["--about", "det", "--until", "2018"], ["Det blåser fælt på Stad"]),
        (["--until", "2018"], ["Det blåser fælt på Stad", "Ingen vet hvorfor"]),
        (["--from", "2018", "--to", "2018-01", "--limit", "0"], ["Det blåser fælt på Stad", "Ingen vet hvorfor"]),
        (["--about", "ufo"], []),
        (["--since", "2021"], []),
    ],
)
def test_quotes_are_asked_for_by_who_when_and_about_what(
    words: list[str], expected: list[str], talk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert quoted(capsys, "--library", str(talk), *words) == expected


def test_a_speaker_is_found_by_the_name_that_another_quote_of_the_story_gives(
    shelve: Shelve, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Ferga står\n\n– Den står, sier ordfører Kari Moen.\n\n– Den går snart, sier Moen.\n"
    path = shelve(ferry=Document(text, headline="Ferga står"))
    assert quoted(capsys, "--speaker", "kari moen", "--library", str(path)) == ["Den står", "Den går snart"]


def test_many_quotes_are_printed_page_by_page(shelve: Shelve, capsys: pytest.CaptureFixture[str]) -> None:
    said = [f"Svar {n} er ja" for n in range(450)]
    text = "\n\n".join(f"– {words}, sier Ola Nordli." for words in said)
    path = shelve(story=Document(f"Svar\n\n{text}\n", headline="Svar"))
    assert quoted(capsys, "--limit", "0", "--library", str(path)) == said


def test_json_tells_the_speaker_the_words_where_they_stand_and_the_story(
    talk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["quotes", "--json", "--limit", "4", "--library", str(talk)]) == 0
    first, *_, last = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert list(first) == ["speaker", "text", "start", "end", "story"]
    assert (first["speaker"], first["text"]) == ("Kari Moen", "Vi vil ha flere fisker")
    assert first["end"] - first["start"] == len(first["text"])
    assert (first["story"]["id"], first["story"]["headline"]) == (story_id("fish"), "Krangler om kvotene")
    assert last["speaker"] is None


def test_what_was_said_cannot_command_a_terminal(shelve: Shelve, capsys: pytest.CaptureFixture[str]) -> None:
    text = f"Sak\n\n– Vi kommer {HOSTILE} nå, sier Kari Moen.\n"
    path = shelve(story=Document(text.replace("\r\n", " ").replace("\u2028", " "), headline="Sak"))
    for form in ([], ["--json"]):
        assert commands.run(["quotes", *form, "--library", str(path)]) == 0
        printed = capsys.readouterr().out
        assert "Vi kommer" in printed
        assert not set(printed[:-1]) & set("\x1b\x07\x9b\u2066\u200e\x00\n")


def test_a_person_at_the_terminal_is_told_that_nothing_is_found(talk: Path) -> None:
    with PseudoTerminal("-m", "tui", "quotes", "--about", "ufo", "--library", str(talk)) as terminal:
        assert terminal.ended() == 1
    assert b"Nobody is quoted so." in terminal.raw


@pytest.mark.parametrize(("option", "words"), [("--about", "?!"), ("--speaker", "…")])
def test_no_word_is_wrong_usage(option: str, words: str, talk: Path) -> None:
    ended = typed("quotes", option, words, "--library", str(talk))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"There is no word in “{words}” behind {option}" in ended.stderr
