"""`spalte --plain`: reading in words, as a person types them, or a script sends them."""

import io
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.shelf import HOSTILE, Shelve
from tests.typing_words import typed
from tests.ui.pseudo_terminal import PseudoTerminal
from tui.article.document import Document
from tui.cli import commands
from tui.cli.plain import talk
from tui.cli.plain.commands import COMMANDS
from tui.library.base import EVERYTHING
from tui.library.marks import Marks
from tui.library.open import open_library
from tui.locations import state_dir

Talk = Callable[..., Sequence[str]]
MARKS = "marks.sqlite"


@pytest.fixture
def say(library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    """Send these lines to the reading of a library; what is said, without the greeting."""
    monkeypatch.setattr(talk, "end_on_signals", lambda save: None)

    def said(*lines: str, status: int = 0, of: Path = library) -> Sequence[str]:
        sent = io.TextIOWrapper(io.BytesIO("".join(f"{line}\n" for line in lines).encode()), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", sent)
        assert commands.run(["--plain", "--library", str(of)]) == status
        printed = capsys.readouterr()
        assert printed.err == ""
        assert "\x1b" not in printed.out
        return printed.out.splitlines()[1:]

    return said


def headline(lines: Sequence[str]) -> str:
    """Of the story that was read last."""
    return [line for line in lines if line.startswith("Headline: ")][-1].removeprefix("Headline: ")


# Lists


def test_the_list_has_the_newest_first_with_what_the_screen_shows_by_signs(say: Talk) -> None:
    lines = say("list")
    assert lines[0] == "1. Gården selges. bygda.no, 1 January 2020 00:30, unread."
    assert lines[3:5] == ["4. The king came home. November 1905, unread.", "5. Et rykte om elgen. Unread."]
    assert lines[-1] == "End of the list: 5 stories, all stories."
    assert "2. Kua kom hjem. avisa.no, 30 April 2019 17:49, kept, tagged vei." in say(
        "read 2", "keep", "tag vei", "list"
    )


def test_a_long_list_pauses_and_enter_goes_on(say: Talk, shelve: Shelve, tmp_path: Path) -> None:
    many = {f"s{number}": Document(f"Sak {number}\n\nTekst.\n") for number in range(25)}
    lines = say("list", "", of=shelve(tmp_path / "many.spalte", **many))
    assert lines[19].startswith("20. ")
    assert lines[20] == "There is more."
    assert lines[21].startswith("21. ")
    assert lines[-1] == "End of the list: 25 stories, all stories."


def test_a_search_tells_where_the_words_are_and_is_the_list_from_then_on(say: Talk) -> None:
    lines = say("search kua", "current", "next", "next", status=1)
    assert lines[0].startswith("1. Kua kom hjem. ")
    assert "glade for kua" in lines[1]
    assert lines.count(lines[0]) == 2
    assert headline(lines) == "Kua kom hjem"
    assert lines[-1] == "No story below in the list."


def test_what_is_asked_of_marks_is_told(say: Talk) -> None:
    assert say("unread")[-1] == "End of the list: 5 stories, unread."
    assert say("read 2", "keep", "note hør", "unread")[-1] == "End of the list: 4 stories, unread."
    assert say("kept")[0].startswith("1. Kua kom hjem.")
    assert say("noted")[0].startswith("1. Kua kom hjem.")
    assert say("history")[0].startswith("1. Kua kom hjem.")
    assert say("search is:kept -kua")[-1] == "No stories: with “is:kept -kua”."


def test_the_stories_of_a_date_are_told_and_those_before(say: Talk) -> None:
    assert say("date 2019-04-29")[0].startswith("1. Fjøset brant.")
    assert say("date once", status=1) == ["“once” is no date such as 2019-04, 30.4.2019 or yesterday."]


def test_who_said_what_is_told_and_read_from_there(say: Talk) -> None:
    lines = say("who said glade speaker:lie", "1")
    assert lines[0] == "1. Åse Lie: Vi er glade for kua. In “Kua kom hjem”, 30 April 2019 17:49."
    assert lines[1] == "End: 1 quote."
    assert lines[2].startswith("Speech, Åse Lie: ")
    assert say("who said", status=1)[0].startswith("Who said what?")
    assert say("who said elefant") == ["Nobody is quoted so."]


# Stories


def test_a_story_is_read_whole_with_its_parts_in_words(say: Talk) -> None:
    lines = say("read 2")
    assert lines == [
        "Headline: Kua kom hjem",
        "Speech, Åse Lie: – Vi er glade for kua, sier Åse Lie.",
        "Reference 1: Fjøset brant",
        "Reference 2: Ingen vet hvor",
        "End. 2 references: a number follows one.",
    ]


def test_next_and_previous_go_through_the_list_and_over_what_was_read(say: Talk) -> None:
    assert headline(say("next", "next")) == "Kua kom hjem"
    assert headline(say("read 2", "previous")) == "Gården selges"
    assert headline(say("read 1", "next unread")) == "Fjøset brant"


def test_a_reference_is_followed_by_its_number_and_back_leads_to_its_line(say: Talk) -> None:
    lines = say("read 2", "1", "back")
    assert headline(lines) == "Fjøset brant"
    returned = lines.index("In “Kua kom hjem” again.")
    assert lines[returned + 1] == "Reference 1: Fjøset brant"
    assert headline(say("read 2", "follow 1", "back", "forward")) == "Fjøset brant"


def test_what_is_not_here_is_told(say: Talk) -> None:
    assert say("read 2", "2", status=1)[-1] == "“Ingen vet hvor” is not here; search looks for its words."
    assert say("read 2", "7", status=1)[-1] == "There is no reference 7: the story has 2."
    assert say("back", status=1) == ["There is nothing to go back to: list tells the stories there are."]
    assert say("keep", status=1) == ["No story is open: read 1 reads the first of the list."]
    assert say("9", status=1) == ["There is nothing with the number 9: list tells stories and their numbers."]
    assert say("list", "9", status=1)[-1] == "There is no story 9 in the list."


def test_a_title_that_may_mean_several_offers_them(say: Talk, shelve: Shelve, tmp_path: Path) -> None:
    def dated(text: str, day: int) -> Document:
        return Document(text, headline=text.partition("\n")[0], published=datetime(2019, 4, day, tzinfo=UTC))

    news = shelve(
        tmp_path / "several.spalte",
        one=dated("Brann i fjøs\n\nDen ene.\n", 1),
        other=dated("Brann i fjøs\n\nDen andre brannen var verre.\n", 3),
        third=dated("Dagen derpå\n\nDet var stille.\n\nLes også: Brann i fjøs\n", 2),
    )
    lines = say("search dagen", "1", "1", "2", of=news)
    assert "“Brann i fjøs” may be one of 2; a number reads one:" in lines
    assert headline(lines) == "Brann i fjøs"


def test_what_is_around_a_story_is_told(say: Talk) -> None:
    assert say("read 3", "references")[-3:] == [
        "2 stories refer to this one:",
        "1. Gården selges. bygda.no, 1 January 2020 00:30, unread.",
        "2. Kua kom hjem. avisa.no, 30 April 2019 17:49, unread.",
    ]
    assert say("read 2", "references")[-2:] == ["1. Fjøset brant. Read.", "2. Ingen vet hvor. Not here."]
    assert headline(say("read 3", "references", "1")) == "Gården selges"
    line = say("read 2", "line")
    assert "2. This story: Kua kom hjem. avisa.no, 30 April 2019 17:49." in line
    assert say("read 2", "quotes")[-1] == "1. Åse Lie: Vi er glade for kua."
    assert say("read 2", "find glade")[-1].startswith("1. Speech, Åse Lie")
    assert say("read 2", "address")[-1] == "https://www.avisa.no/kua"
    assert say("read 2", "raw")[-1] == "Les også: Ingen vet hvor"
    assert say("errors") == ["All files can be read."]
    assert say("read 2", "same", status=1)[-1] == "The text stands nowhere else."


def test_paging_stops_after_so_many_lines_and_the_place_is_kept_for_the_next_start(say: Talk) -> None:
    assert say("page 2", "read 2")[-3:] == [
        "Headline: Kua kom hjem",
        "Speech, Åse Lie: – Vi er glade for kua, sier Åse Lie.",
        "There is more.",
    ]
    lines = say("read 2")
    assert lines[0] == "Kua kom hjem: going on where you stopped; again reads it from the top."
    assert lines[1] == "Reference 1: Fjøset brant"
    assert say("read 2", "again")[-5] == "Headline: Kua kom hjem"
    assert say("page 2", "read 2", "more", "more", "more")[-1].startswith("That was all. Next reads Fjøset brant.")


# Marks


def test_marks_are_those_of_the_screen_and_undo_takes_them_back(say: Talk, library: Path) -> None:
    said = say("read 2", "keep", "tag Vei, ferje", "tag -vei", "note spør ham", "mark unread", "undo")
    assert said[5:] == [
        "Kept.", "Tagged ferje, vei.", "Tagged ferje.", "Noted.", "Marked as unread.",
        "Taken back: “Kua kom hjem” was marked as unread.",
    ]  # fmt: skip
    with closing(open_library(library)) as opened, closing(Marks(state_dir() / MARKS)) as marks:
        cow = next(each for each in opened.headlines_after(EVERYTHING) if each.quotes)
        assert marks.read(cow.identity)
        assert marks.kept(cow.identity)
        assert list(marks.tags(cow.identity)) == ["ferje"]
        assert [(note.text, note.passage) for note in marks.notes(cow.identity)] == [("spør ham", "Kua kom hjem")]
    assert say("tags") == ["ferje: 1 story."]


def test_notes_are_told_where_they_are_and_taken_away(say: Talk) -> None:
    lines = say("read 2", "note spør ham", "again", "notes", "erase 1", "notes")
    assert lines[lines.index("Noted.") + 3] == "Your note: spør ham (on “Kua kom hjem”)"
    assert lines[-3:] == [
        "1. Your note: spør ham (on “Kua kom hjem”).",
        "The note was taken away; undo brings it back.",
        "There is no note on this story: note writes one.",
    ]


# Words


@pytest.mark.parametrize("command", [each.word for each in COMMANDS])
def test_help_tells_what_each_word_does(command: str, say: Talk) -> None:
    line = next(line for line in say("help") if re.match(rf"{command}\b", line))
    assert say(f"help {command}") == [line]


def test_a_beginning_is_enough_where_it_is_one(say: Talk) -> None:
    assert say("lis") == say("list") == say("LIST") == say("l")
    assert say("re", status=1) == ["“re” may be read, references."]
    assert say("xyzzy", status=1) == ["“xyzzy” is no command: help tells those that there are."]
    assert say("q", "list") == []
    assert say("where")[0] == "archive: 5 stories."


def test_every_word_is_in_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").partition("### In words")[2]
    assert [each.word for each in COMMANDS if f"`{each.word}" not in readme] == []


# On terminals and pipes


def test_a_folder_is_as_it_is_now_for_a_script(story: Path) -> None:
    ended = typed("--plain", str(story.parent), stdin="list\nread 1\n")
    assert ended.returncode == 0
    assert "1. Kua kom hjem." in ended.stdout
    assert "Speech, Åse Lie: – Vi er glade, sier Åse Lie." in ended.stdout
    assert ended.stderr == ""
    again = typed("--plain", stdin="list\n")
    assert "Kua kom hjem" in again.stdout


@pytest.mark.parametrize(
    "env", [{"LC_ALL": "C"}, {"LC_ALL": "", "LC_CTYPE": "", "LANG": "C"}, {"SPALTE_ASCII": "1"}], ids=str
)
def test_where_the_terminal_has_no_letters_like_that_they_are_likened(story: Path, env: dict[str, str]) -> None:
    with PseudoTerminal("-m", "tui", "--plain", str(story), env=env) as terminal:
        assert terminal.until("> ")
        terminal.type("read\n")
        assert terminal.until("Speech, Ase Lie: - Vi er glade, sier Ase Lie.")
        terminal.type("quit\n")
        assert terminal.ended() == 0
    assert terminal.raw.isascii()


@pytest.mark.parametrize("kind", ["dumb", "xterm-256color", "vt100", ""])
def test_a_person_at_any_terminal_gets_words_and_no_escape(story: Path, kind: str) -> None:
    with PseudoTerminal("-m", "tui", "--plain", str(story), size=(24, 10), env={"TERM": kind}) as terminal:
        assert terminal.until("> ")
        terminal.type("read\n")
        assert terminal.until("follows one.") or terminal.until("End.")
        terminal.type("quit\n")
        assert terminal.ended() == 0
        assert b"\x1b" not in terminal.raw
        assert terminal.attributes() == terminal.attributes_before
    rows = terminal.raw.decode().replace("\r", "").split("\n")
    assert max(map(len, rows)) < 24
    assert "Headline: Kua kom hjem"[:20] in terminal.raw.decode()


def test_at_one_column_there_is_still_something_to_read(story: Path) -> None:
    with PseudoTerminal("-m", "tui", "--plain", str(story), size=(1, 1)) as terminal:
        assert terminal.until(lambda: b"> " in terminal.raw)
        terminal.type("quit\n")
        assert terminal.ended() == 0


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT], ids=lambda one: one.name
)
def test_a_signal_ends_it_and_keeps_the_marks(story: Path, number: signal.Signals) -> None:
    with PseudoTerminal("-m", "tui", "--plain", str(story)) as terminal:
        assert terminal.until("> ")
        terminal.type("page 1\n")
        terminal.type("read\n")
        assert terminal.until("There is more")
        terminal.type("keep\n")
        assert terminal.until(lambda: b"Kept." in terminal.raw and terminal.raw.endswith(b"> "))
        terminal.signal(number)
        assert terminal.ended() == 128 + number
        assert terminal.attributes() == terminal.attributes_before
    again = typed("--plain", str(story), stdin="kept\n1\n")
    assert "1. Kua kom hjem." in again.stdout
    assert "going on where you stopped" in again.stdout


@pytest.mark.parametrize("ignored", [False, True], ids=["heeded", "ignored"])
def test_a_lost_terminal_ends_it(story: Path, ignored: bool) -> None:
    ignore = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); " if ignored else ""
    program = f"{ignore}from tui.__main__ import main; main()"
    with PseudoTerminal("-c", program, "--plain", str(story)) as terminal:
        assert terminal.until("> ")
        terminal.hang_up()
        assert terminal.ended() == 128 + signal.SIGHUP


@pytest.mark.parametrize("ignored", [False, True], ids=["heeded", "ignored"])
def test_a_terminal_that_is_lost_in_the_middle_of_a_story_keeps_the_place(tmp_path: Path, ignored: bool) -> None:
    long = tmp_path / "long.txt"
    long.write_text("Kua kom hjem\n\n" + "".join(f"Linje {n} av mange i en lang sak.\n\n" for n in range(20_000)))
    ignore = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); " if ignored else ""
    with PseudoTerminal("-c", f"{ignore}from tui.__main__ import main; main()", "--plain", str(long)) as terminal:
        assert terminal.until("> ")
        terminal.type("read\n")
        assert terminal.until(lambda: b"Linje 20 " in terminal.raw)
        terminal.hang_up()  # of all that is said no more is taken than this
        assert terminal.ended() == 128 + signal.SIGHUP
    again = typed("--plain", str(long), stdin="read 1\n").stdout.splitlines()
    place = again.index("Kua kom hjem: going on where you stopped; again reads it from the top.")
    assert 20 <= int(again[place + 1].split()[1]) < 20_000


STUCK = """
import sqlite3
import tui.cli.plain.walking
from tui.__main__ import main

def stuck(desk, typed):
    endless = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT count(*) FROM n"
    desk.voice.say("Stuck.")
    sqlite3.connect(":memory:").execute(endless).fetchall()

tui.cli.plain.walking.where = stuck
main()
"""
"""The program, in which one question never comes back from SQLite."""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT], ids=lambda one: one.name)
def test_a_question_that_takes_for_ever_keeps_no_signal_waiting_and_costs_no_mark(
    story: Path, number: signal.Signals
) -> None:
    with PseudoTerminal("-c", STUCK, "--plain", str(story)) as terminal:
        assert terminal.until("> ")
        terminal.type("read\nkeep\nwhere\n")
        assert terminal.until("Stuck.")
        terminal.signal(number)
        assert terminal.ended() == 128 + number
        assert terminal.attributes() == terminal.attributes_before
    assert "1. Kua kom hjem." in typed("--plain", str(story), stdin="kept\n").stdout


def test_who_reads_no_longer_ends_it(story: Path) -> None:
    words = [sys.executable, "-m", "tui", "--plain", str(story)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        running.stdin.write(b"list\n" * 10)
        running.stdin.close()
        assert running.wait(30) == 141
        assert running.stderr.read() == b""


def test_nothing_of_a_story_or_a_name_is_an_escape(say: Talk, shelve: Shelve, tmp_path: Path) -> None:
    evil = Document(
        f"Sak {HOSTILE}\n\n– Det {HOSTILE}, sier {HOSTILE}.\n\nLes også: {HOSTILE}\n", headline=f"Sak {HOSTILE}"
    )
    lines = say("list", "read 1", "quotes", "references", "raw", "find det", f"search {HOSTILE}", "where", HOSTILE,
                of=shelve(tmp_path / "evil.spalte", evil=evil), status=1)  # fmt: skip
    assert "her" in "".join(lines)
    assert all(line.isprintable() for line in lines)


def test_a_line_without_end_is_cut(story: Path) -> None:
    ended = typed("--plain", str(story), stdin="find " + "x" * 1_000_000 + "\nquit\n")
    assert ended.returncode == 1
    assert len(ended.stdout) < 10_000


def test_a_story_does_not_come_where_commands_come(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["--plain", "-"]) == 2
    assert "spalte show --plain -" in capsys.readouterr().err


def test_no_screen_is_imported(story: Path) -> None:
    program = (
        "import sys; from tui.cli.commands import run; run(['--plain', sys.argv[1]]); print('textual' in sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(story)], input="list\nread 1\nreferences\nwho said glade\nundo\n",
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert ended.stdout.splitlines()[-1] == "False"


def test_a_guest_has_no_other_path_and_does_not_suspend_it(story: Path, samples: Path) -> None:
    typed("--plain", str(story), stdin="read\n")
    ended = typed("--restricted", "--plain", stdin="list\n")
    assert "Kua kom hjem" not in ended.stdout
    assert ended.stdout.startswith("sample_articles: ")
    with PseudoTerminal("-m", "tui", "--restricted", "--plain", str(story)) as terminal:
        assert terminal.until("> ")
        terminal.type("\x1a")
        terminal.type("where\n")
        assert terminal.until("In the list: all stories.")
        terminal.type("quit\n")
        assert terminal.ended() == 0
