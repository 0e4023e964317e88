"""What is measured with can be trusted: the stories are always the same, and a terminal tells when something came."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import fields, figures, followed, following, library, shelves, stories, threads
from benchmarks.processes import cost
from benchmarks.quitting import modes_left, quit_by
from benchmarks.terminal import Program
from tui.library.fields import FIELDS
from tui.library.sqlite.library import SqliteLibrary, open_library_file

ANSWERING = """
import sys, tty
tty.setraw(0)
print("ready", end="", flush=True)
while (key := sys.stdin.read(1)) != "q":
    print("\\x1b[2J\\x1b[Hkey", key, end="", flush=True)
"""
QUITTING = """
import sys, termios, tty
before = termios.tcgetattr(0)
tty.setraw(0)
print("\\x1b[?1049h\\x1b[?25l\\x1b[?1000;1006h\\x1b[>1uready", end="", flush=True)
sys.stdin.read(1)
print("\\x1b[?1000;1006l\\x1b[<u\\x1b[?1049l\\x1b[?25h", end="", flush=True)
termios.tcsetattr(0, termios.TCSANOW, before)
print("Good bye.", flush=True)
"""


def program(text: str) -> Program:
    return Program([sys.executable, "-c", text], {"PATH": "/usr/bin:/bin"}, patience=30)


def test_a_story_is_the_same_however_many_there_are() -> None:
    assert stories.story(12) == stories.story(12)
    assert stories.story(12).headline == stories.headline(12)
    assert stories.story(13).published > stories.story(12).published


def test_words_that_are_looked_for_stand_where_they_should_and_nowhere_else() -> None:
    told = [stories.story(number) for number in range(150)]
    titled = [each.number for each in told if stories.TITLE_WORD in each.headline.lower()]
    worded = [each.number for each in told if stories.TEXT_WORD in each.text]
    assert titled == [17, 67, 117]
    assert worded == [41, 141]


def test_stories_refer_to_some_that_are_there_and_to_some_that_are_not() -> None:
    headlines = {stories.headline(number) for number in range(400)}
    wanted = [title for number in range(400) for title in referred(number)]
    assert 20 < len(headlines.intersection(wanted)) < len(set(wanted)) - 20


def test_two_stories_of_a_small_matter_refer_to_its_first() -> None:
    assert referred(131) == referred(132) == [stories.headline(130)]


def test_references_connect_all_stories_about_a_great_matter() -> None:
    about = [number for number in range(50_021, 52_000, 16) if threads.is_great(number)]
    connected = {stories.headline(50_005)}
    for number in about:
        assert connected.intersection(referred(number))
        connected.add(stories.headline(number))
    assert len(about) > 80


def test_a_text_from_a_wire_stands_in_several_papers() -> None:
    wire, again = stories.story(60), stories.story(61)
    assert again.paragraphs == wire.paragraphs[: len(again.paragraphs)]
    assert again.url != wire.url
    assert 60 < sum(threads.original(number) != number for number in range(2_000)) < 80


def test_half_of_the_stories_quote_somebody_and_some_are_heard_again_and_again() -> None:
    told = [stories.story(number).text for number in range(500)]
    quotes = [line for text in told for line in text.splitlines() if line.startswith(("– ", "“"))]
    assert 200 < sum("\n– " in text or "\n“" in text for text in told) < 300
    assert 500 < len(quotes) < 1_000
    heard = Counter(" ".join(line.rstrip(".").split()[-2:]) for line in quotes)
    assert heard.most_common(1)[0][1] > 10
    assert list(heard.values()).count(1) > 50


def test_stories_made_anew_are_kept_apart_from_those_of_another_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with shelves.place_at(tmp_path) as before:
        monkeypatch.setattr(shelves, "EDITION", stories.EDITION + 1)
        with shelves.place_at(tmp_path) as after:
            assert before != after


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteLibrary]:
    with closing(open_library_file(shelves.library(tmp_path_factory.mktemp("library"), 600))) as asked:
        yield asked


def test_made_up_stories_can_be_asked_for_by_every_field_and_for_all_that_is_measured(made_up: SqliteLibrary) -> None:
    searches = fields.drawn(made_up, 12)
    typed = " ".join(search for each in searches.values() for search in each)
    assert [field for field in FIELDS if f"{field}:" not in typed] == ["is", "tag"]
    questions = library.questions(made_up, 12)
    taken = library.measure(made_up, 12)
    bare = {name for name, each in questions.items() if not each}
    assert taken.keys() == questions.keys() - bare
    assert bare == {following.LARGE}


def test_what_is_followed_on_the_screen_brings_something_there(made_up: SqliteLibrary) -> None:
    asked = followed.Asked.of(made_up, 3)
    assert asked.first
    assert len(asked.lines[followed.SMALL]) == 3
    for letters in (*asked.said, *asked.speakers):
        assert letters[-1][1]
    assert all(found for _, found in asked.searches)


def referred(number: int) -> list[str]:
    """The titles that the story refers to."""
    lines = stories.story(number).paragraphs
    return [line.removeprefix("Les også: ") for line in lines if line.startswith("Les også: ")]


def test_a_program_is_timed_until_its_words_stand_on_the_screen() -> None:
    with program(ANSWERING) as answering:
        assert 0 < answering.until("ready") < 30
        answering.press("j")
        assert 0 < answering.until("key j") < 30
        assert answering.until("key j") == 0


def test_a_key_is_timed_to_its_last_byte_and_its_bytes_are_counted() -> None:
    with program(ANSWERING) as answering:
        answering.until("ready")
        answer = answering.key("j")
        assert answer.seconds is not None
        assert answer.written == len("\x1b[2J\x1b[Hkey j")


def test_a_key_that_brings_nothing_has_no_time() -> None:
    with program("import time; print('still', flush=True); time.sleep(60)") as silent:
        silent.until("still")
        silent.settle(0.1)
        assert silent.key("", patience=0.1).seconds is None


def test_a_program_that_shows_something_else_is_told_with_its_screen() -> None:
    with (
        Program(
            [sys.executable, "-c", "import time; print('oth' + 'er', flush=True); time.sleep(60)"], {}, patience=1
        ) as other,
        pytest.raises(SystemExit, match="other"),
    ):
        other.until("wanted")


def test_what_a_program_costs_includes_its_children() -> None:
    alone = "import time; print('here', flush=True); time.sleep(60)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {alone!r}])"
    with program(alone) as one, program(parent) as two:
        one.until("here")
        two.until("here")
        assert cost(two.pid).peak > 1.5 * cost(one.pid).peak > 0


def test_a_character_that_is_repeated_by_the_terminal_is_seen() -> None:
    with program("import time; print('a-\\x1b[4b.', flush=True); time.sleep(60)") as repeating:
        assert repeating.until("a-----.")


def test_quitting_is_timed_until_the_terminal_is_given_back_and_until_the_program_is_gone() -> None:
    with program(QUITTING) as quitting:
        quitting.until("ready")
        taken = quit_by(quitting, "q")
        assert 0 < taken.given_back <= taken.gone < 30


@pytest.mark.parametrize(
    "kept", ["termios.tcsetattr(0, termios.TCSANOW, before)", "\\x1b[?25h", "\\x1b[?1049l", "\\x1b[<u", "1000;"]
)
def test_a_terminal_that_is_not_given_back_whole_is_told_of(kept: str) -> None:
    before, _, after = QUITTING.rpartition(kept)
    with program(before + after) as quitting:
        quitting.until("ready")
        with pytest.raises(SystemExit, match="not given back"):
            quit_by(quitting, "q")


def test_modes_that_a_terminal_has_at_first_are_no_modes_left() -> None:
    assert modes_left(b"\x1b[?25l\x1b[?7l\x1b[?1049hhere\x1b[>1u") == {b"25", b"7", b"1049", b"0"}
    assert modes_left(b"\x1b[?25l\x1b[?7l\x1b[?1049hhere\x1b[>1u\x1b[<u\x1b[?1049l\x1b[?7h\x1b[?25h") == set()


def test_a_table_takes_the_place_of_the_last_one_and_the_prose_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("Before.\n<!-- keys -->\nold\n<!-- end of keys -->\nAfter.\n", encoding="utf-8")
    monkeypatch.setattr(figures, "README", readme)
    for text in ("first", "| a |"):
        figures.write("keys", text)
    assert readme.read_text(encoding="utf-8") == "Before.\n<!-- keys -->\n\n| a |\n\n<!-- end of keys -->\nAfter.\n"


def test_nineteen_of_twenty_are_not_above_the_ninety_fifth_percentile() -> None:
    values = [float(number) for number in range(1, 21)]
    assert figures.percentile(values, 95) == 19
    assert figures.percentile(values, 50) == 10
    assert figures.percentile([7.0], 95) == 7
