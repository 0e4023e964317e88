"""What is opened, and by whom it is kept up to date: the program on a real pseudo-terminal."""

import os
import shutil
import signal
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.processes import children_of, is_there, until, until_still
from tests.ui.pseudo_terminal import PseudoTerminal
from tui.article.document import Document
from tui.library.base import EVERYTHING, Batch, LibraryTrouble
from tui.library.folder import folder_library
from tui.library.preparing import Preparer
from tui.library.sqlite.library import open_library_file
from tui.locations import cache_dir, data_dir

STORM = "Stormen tok taket av fjøset"
FERJE = "Ferja gikk på grunn ved Kinn"
KART = "Kartet ligger fremdeles i hylla"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    write(folder, STORM)
    return folder


def write(folder: Path, title: str) -> None:
    """A story, there at once."""
    draft = folder.with_name("draft")
    draft.write_text(f"{title}\n\nPublisert 12.03.2019 kl. 06:40\n\n– Det gikk bra, sier bonden.\n")
    draft.rename(folder / f"{len(list(folder.iterdir()))}.txt")


def archive(file: Path) -> Path:
    """A library that stands alone, with one story."""
    library = open_library_file(file, create=True)
    library.put(Batch([Preparer().prepare(Document(f"{FERJE}\n\nDet var en gang.\n"), name="ferje")]))
    library.close()
    return file


def spalte(*words: str | Path) -> PseudoTerminal:
    return PseudoTerminal("-m", "tui", *map(str, words))


def left(terminal: PseudoTerminal) -> bool:
    """Leave with the key for it; whether all is as it was."""
    assert terminal.ready()
    terminal.type("q")
    return terminal.ended() == 0 and terminal.modes() == {} and terminal.attributes() == terminal.attributes_before


@pytest.mark.parametrize("words", [["--library"], []], ids=["option", "path"])
def test_a_library_opens_from_its_file(tmp_path: Path, words: list[str]) -> None:
    with spalte(*words, archive(tmp_path / "archive")) as terminal:
        assert terminal.until(FERJE)
        assert terminal.ready()
        assert children_of(terminal.pid) == []
        assert left(terminal)


@pytest.mark.parametrize("start", ["first", "again"])
def test_the_newest_story_stands_before_textual_draws_and_does_not_go_again(tmp_path: Path, start: str) -> None:
    file = archive(tmp_path / "archive")
    if start == "again":
        with spalte("--library", file) as terminal:
            assert terminal.ready()
            assert terminal.until(lambda: any((cache_dir() / "pictures").glob("*.picture")))
            assert left(terminal)
    with spalte("--library", file) as terminal:
        assert terminal.until("Det var en gang.")
        assert terminal.until(lambda: b"\x1b[?2026l" in terminal.raw)
        before, drawn = terminal.raw.split(b"\x1b[?2026h", 1)
        assert b"Det var en gang." in before
        assert b"Det var en gang." in drawn.split(b"\x1b[?2026l", 1)[0]
        assert left(terminal)


_NOTE_WHO_READS_WHEN_TEXTUAL_COMES = """
import sys, threading
from pathlib import Path
import tui.ui.start
tui.ui.start._HEAD_START = 60
class Noting:
    def find_spec(self, name, path=None, target=None):
        if name == "textual":
            threads = [thread.name for thread in threading.enumerate()]
            Path(sys.argv[2]).write_text("reads" if "first" in threads else "has read")
sys.meta_path.insert(0, Noting())
tui.ui.start.read_news((), library=Path(sys.argv[1]))
"""


def test_the_first_picture_need_not_share_the_processor_with_the_import_of_textual(tmp_path: Path) -> None:
    library, note = archive(tmp_path / "archive"), tmp_path / "note"
    with PseudoTerminal("-c", _NOTE_WHO_READS_WHEN_TEXTUAL_COMES, str(library), str(note)) as terminal:
        assert left(terminal)
    assert note.read_text() == "has read"


@pytest.mark.parametrize(
    ("name", "said"), [("text", "no library of Spalte"), ("missing", "There is no library"), (".", "not a library")]
)
def test_what_is_no_library_is_refused_in_one_sentence(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "text").write_text("En sak")
    with spalte("--library", tmp_path / name) as terminal:
        assert terminal.ended() == 1
        assert terminal.modes() == {}
        assert said in " ".join(terminal.raw.decode().split())


def test_without_words_what_was_open_last_is_opened(folder: Path, tmp_path: Path) -> None:
    file = archive(tmp_path / "archive")
    for address, title in [(folder, STORM), (file, FERJE)]:
        for words in ([address], []):
            with spalte(*words) as terminal:
                assert terminal.until(title)
                assert left(terminal)


def test_the_first_time_without_words_ones_own_library_is_opened_else_the_samples(samples: Path) -> None:
    with spalte() as terminal:
        assert terminal.until("Stories that come with Spalte")
        assert left(terminal)
    archive(data_dir() / "library.spalte")
    with spalte() as terminal:
        assert terminal.until(FERJE)
        assert left(terminal)


def test_a_story_from_standard_input_is_read_and_nothing_is_left_of_it(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(f"{STORM}\n\nDet var en gang en bonde.\n")
    (tmp_path / "run").mkdir()
    program = (
        "import os, sys; os.dup2(os.open(sys.argv[1], os.O_RDONLY), 0); sys.argv[1:] = ['-']\n"
        "from tui.__main__ import main; main()"
    )
    env = {"XDG_RUNTIME_DIR": str(tmp_path / "run")}
    with PseudoTerminal("-c", program, str(tmp_path / "story.txt"), env=env) as terminal:
        assert terminal.until("standard input")
        assert terminal.until("Det var en gang en bonde")
        assert left(terminal)
    assert list((tmp_path / "run").iterdir()) == []


def test_what_comes_to_a_folder_that_is_read_comes_to_the_screen(folder: Path) -> None:
    with spalte(folder) as terminal:
        assert terminal.until(STORM)
        assert terminal.ready()
        write(folder, FERJE)
        assert terminal.until("2 stories")
        assert left(terminal)


def test_two_may_read_a_folder_and_the_other_one_goes_on_when_one_leaves(folder: Path) -> None:
    with spalte(folder) as first, spalte(folder) as second:
        assert first.until(STORM)
        assert second.until(STORM)
        assert second.ready()
        assert left(first)
        write(folder, FERJE)
        assert second.until("2 stories")
        assert left(second)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP], ids=lambda one: one.name)
def test_no_process_stays_behind(folder: Path, number: signal.Signals) -> None:
    with spalte(folder) as terminal:
        assert terminal.until(STORM)
        assert terminal.ready()
        (keeper,) = children_of(terminal.pid)
        assert is_there(keeper)
        terminal.signal(number)
        terminal.ended()
        assert until(lambda: not is_there(keeper))


def test_nothing_of_the_program_wakes_up_while_nothing_happens(folder: Path) -> None:
    with spalte(folder) as terminal:
        assert terminal.until(STORM)
        assert terminal.ready()
        while terminal.read(0.5):
            pass
        assert until_still(terminal.pid, *children_of(terminal.pid))
        assert left(terminal)


def test_where_the_cache_cannot_be_written_the_folder_is_read_all_the_same(folder: Path, tmp_path: Path) -> None:
    cache_dir().parent.mkdir(parents=True, exist_ok=True)
    cache_dir().write_text("not a folder")
    with spalte(folder) as terminal:
        assert terminal.until(STORM)
        assert terminal.until("XDG_CACHE_HOME")
        assert left(terminal)


def test_a_damaged_library_of_a_folder_is_made_anew(folder: Path) -> None:
    with spalte(folder) as terminal:
        assert terminal.until(STORM)
        assert left(terminal)
    shutil.rmtree(cache_dir() / "pictures", ignore_errors=True)
    file = folder_library([folder]).file
    Path(f"{file}-wal").unlink(missing_ok=True)
    head = file.read_bytes()[:100]
    file.write_bytes(head + b"\xff" * 40_000)
    with spalte(folder) as terminal:
        assert terminal.until(STORM)
        assert terminal.until("1 stor")
        assert left(terminal)


def test_a_story_that_proves_to_be_damaged_is_read_anew_from_its_file(folder: Path) -> None:
    with spalte(folder) as terminal:
        assert terminal.until(STORM)
        assert left(terminal)
    with closing(sqlite3.connect(folder_library([folder]).file)) as connection, connection:
        connection.execute("UPDATE body SET packed = x'00'")
    with spalte(folder) as terminal:
        assert terminal.ready()
        assert until(lambda: can_be_read(folder))
        terminal.type("\r")
        assert terminal.until("Det gikk bra")
        assert terminal.until("q list")
        terminal.type("q")
        assert terminal.until("q quit")
        assert left(terminal)


def can_be_read(folder: Path) -> bool:
    """Whether the library of the folder has a story that can be opened."""
    with suppress(LibraryTrouble), closing(folder_library([folder]).open()) as library:
        for headline in library.headlines_after(EVERYTHING):
            library.article(headline.story_id)
            return True
    return False


def test_a_library_that_is_named_is_never_made_anew(tmp_path: Path) -> None:
    file = archive(tmp_path / "archive")
    damaged = file.read_bytes()[:100] + b"\xff" * 40_000
    file.write_bytes(damaged)
    with spalte("--library", file) as terminal:
        assert terminal.ended() == 1
        assert terminal.modes() == {}
        assert b"is damaged" in terminal.raw
    assert file.read_bytes() == damaged


def test_a_folder_by_another_name_has_the_same_stories_read(folder: Path) -> None:
    with spalte(folder) as terminal:
        assert terminal.until(STORM)
        assert terminal.ready()
        terminal.type("a")
        assert terminal.until("0 unread")
        assert left(terminal)
    with spalte(folder.rename(folder.with_name("renamed"))) as terminal:
        assert terminal.until(STORM)
        assert terminal.until("0 unread")
        assert left(terminal)
    assert not os.path.lexists(folder)
