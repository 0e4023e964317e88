"""What the keeper of a folder's library does, in a thread of the test."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from tests.processes import until
from tui import upkeep
from tui.errors import UnreadableFile
from tui.keeping import Orders, keep
from tui.library.base import EVERYTHING, DamagedLibrary, Headline, LibraryTrouble
from tui.library.folder import FolderLibrary, folder_library
from tui.library.sqlite.library import SqliteLibrary, open_library_file
from tui.locations import cache_dir
from tui.upkeep import bring_up_to_date

DEADLINE = 20.0


class Kept:
    """A folder that is kept; what the keeper said, and what stands in its library."""

    def __init__(self, made: FolderLibrary, orders: Orders) -> None:
        self._made = made
        self.orders = orders
        self._news = threading.Condition()
        self._file: Path | None = None
        self.sentences: list[str] = []
        self.pages: list[list[str]] = []
        self.times_ready = 0

    def page(self, headlines: Sequence[Headline]) -> None:
        with self._news:
            self.pages.append([headline.text for headline in headlines])

    def ready(self, file: Path) -> None:
        with self._news:
            self._file = file
            self.times_ready += 1
            self._news.notify_all()

    def told(self, sentence: str) -> None:
        with self._news:
            self.sentences.append(sentence)
            self._news.notify_all()

    def file(self) -> Path:
        """The library, once it is ready."""
        assert self.until(lambda: self._file is not None)
        assert self._file is not None
        return self._file

    def until(self, so: Callable[[], bool]) -> bool:
        """Wait until something that the keeper says is so."""
        with self._news:
            return self._news.wait_for(so, DEADLINE)

    @contextmanager
    def library(self) -> Iterator[SqliteLibrary]:
        with closing(open_library_file(self.file())) as library:
            yield library

    def comes_to_have(self, *titles: str) -> bool:
        """Wait until these are the titles in the library."""
        news, stop = threading.Condition(), threading.Event()

        def changed() -> None:
            with news:
                news.notify_all()

        with self.library() as library:
            following = threading.Thread(target=library.follow, args=(changed, stop))
            following.start()
            try:
                with news:
                    return news.wait_for(lambda: set(titles) == set(titles_in(library)), DEADLINE)
            finally:
                stop.set()
                following.join()


@contextmanager
def keeper_of(folder: Path) -> Iterator[Kept]:
    made, orders = folder_library([folder]), Orders()
    kept = Kept(made, orders)
    thread = threading.Thread(target=keep, args=(made, kept, orders))
    thread.start()
    try:
        yield kept
    finally:
        orders.end()
        thread.join(DEADLINE)
        assert not thread.is_alive()


def titles_in(library: SqliteLibrary) -> list[str]:
    return [headline.text for headline in library.headlines_after(EVERYTHING, None, 1_000)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "storm.txt").write_text("Saken om storm\n\nDet var en gang.")
    (folder / "ferje.txt").write_text("Saken om ferje\n\nDet var en gang.")
    return folder


def test_a_first_page_is_there_when_it_is_ready_and_all_others_come(folder: Path) -> None:
    for number in range(30):
        (folder / f"{number}.txt").write_text(f"Sak {number}\n\nDet var en gang.")
    with keeper_of(folder) as kept:
        with kept.library() as library:
            assert len(titles_in(library)) >= 12
        assert kept.comes_to_have("Saken om storm", "Saken om ferje", *(f"Sak {number}" for number in range(30)))


def test_the_first_page_is_told_in_its_order_before_there_is_a_library_and_only_then(folder: Path) -> None:
    for number in range(20):
        day = f"{number + 1:02}"
        (folder / f"{number}.txt").write_text(f"Sak {number}\n\nPublisert {day}.03.2099 kl. 06:40\n\nDet var en gang.")
        os.utime(folder / f"{number}.txt", (2_000_000_000 + number, 2_000_000_000 + number))
    with keeper_of(folder) as kept:
        with kept.library() as library:
            (page,) = kept.pages
            assert page == [f"Sak {number}" for number in range(19, 7, -1)]
            assert titles_in(library)[:12] == page
        assert until(lambda: all_are_there(folder))
    with keeper_of(folder) as kept:
        kept.file()
        assert kept.pages == []


def all_are_there(folder: Path) -> bool:
    with closing(folder_library([folder]).open()) as library:
        return library.state().stories == 22


def test_what_is_added_changed_and_removed_is_followed(folder: Path) -> None:
    with keeper_of(folder) as kept:
        assert kept.comes_to_have("Saken om storm", "Saken om ferje")
        (folder / "ny.txt").write_text("Helt ny sak")
        assert kept.comes_to_have("Saken om storm", "Saken om ferje", "Helt ny sak")
        (folder / "ny.txt").write_text("Rettet sak, og lengre")
        assert kept.comes_to_have("Saken om storm", "Saken om ferje", "Rettet sak, og lengre")
        (folder / "ny.txt").unlink()
        assert kept.comes_to_have("Saken om storm", "Saken om ferje")


def test_a_folder_that_goes_and_comes_back_is_followed(folder: Path) -> None:
    with keeper_of(folder) as kept:
        assert kept.comes_to_have("Saken om storm", "Saken om ferje")
        shutil.rmtree(folder)
        folder.mkdir()
        (folder / "ny.txt").write_text("Helt ny sak")
        assert kept.comes_to_have("Helt ny sak")


def test_a_folder_without_a_story_is_ready_too(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with keeper_of(tmp_path / "empty") as kept:
        assert kept.comes_to_have()
        (tmp_path / "empty" / "ny.txt").write_text("Helt ny sak")
        assert kept.comes_to_have("Helt ny sak")


def test_what_changed_while_nobody_looked_is_found(folder: Path) -> None:
    with keeper_of(folder) as kept:
        assert kept.comes_to_have("Saken om storm", "Saken om ferje")
    (folder / "storm.txt").unlink()
    (folder / "ferje.txt").write_text("Saken om ferja er rettet")
    with keeper_of(folder) as kept:
        assert kept.comes_to_have("Saken om ferja er rettet")
        assert kept.sentences == []


def test_of_two_one_keeps_and_the_other_takes_over_when_it_ends(folder: Path) -> None:
    with ExitStack() as first_one, ExitStack() as second_one:
        first = first_one.enter_context(keeper_of(folder))
        assert first.comes_to_have("Saken om storm", "Saken om ferje")
        second = second_one.enter_context(keeper_of(folder))
        assert second.file() == first.file()
        first_one.close()
        (folder / "ny.txt").write_text("Helt ny sak")
        assert second.comes_to_have("Saken om storm", "Saken om ferje", "Helt ny sak")


def test_who_waits_for_the_one_who_fills_an_empty_library_is_ready_as_well(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with ExitStack() as first_one, ExitStack() as second_one:
        first = first_one.enter_context(keeper_of(tmp_path / "empty"))
        assert first.comes_to_have()
        second = second_one.enter_context(keeper_of(tmp_path / "empty"))
        assert second.file() == first.file()
        first_one.close()


def test_a_library_that_is_damaged_is_made_anew(folder: Path) -> None:
    with keeper_of(folder) as kept:
        assert kept.comes_to_have("Saken om storm", "Saken om ferje")
    made = folder_library([folder])
    with closing(sqlite3.connect(made.file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with made.file.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * (made.file.stat().st_size - 100))
    with keeper_of(folder) as kept:
        assert kept.comes_to_have("Saken om storm", "Saken om ferje")
        assert kept.file() == made.file
        assert kept.sentences == []


def test_one_that_proves_to_be_damaged_while_it_is_filled_is_made_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = 0

    def damaged_at_first(*given: object) -> None:
        nonlocal times
        times += 1
        if times == 1:
            raise DamagedLibrary("It is damaged.")
        bring_up_to_date(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(upkeep, "bring_up_to_date", damaged_at_first)
    with keeper_of(folder) as kept:
        kept.file()
        assert kept.comes_to_have("Saken om storm", "Saken om ferje")
        assert kept.sentences == []


def test_one_that_a_reader_finds_damaged_is_made_anew_when_it_is_told(folder: Path) -> None:
    with keeper_of(folder) as kept:
        assert kept.comes_to_have("Saken om storm", "Saken om ferje")
        with kept.library() as library:
            kept.orders.make_anew()
            assert kept.until(lambda: kept.times_ready == 2)
            assert until(lambda: library.state().added == 2)
            assert len(titles_in(library)) == 2
        assert kept.comes_to_have("Saken om storm", "Saken om ferje")
        (folder / "ny.txt").write_text("Helt ny sak")
        assert kept.comes_to_have("Saken om storm", "Saken om ferje", "Helt ny sak")


def test_one_that_is_damaged_time_and_again_is_told_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_: object) -> None:
        raise DamagedLibrary("It is damaged.")

    monkeypatch.setattr(upkeep, "bring_up_to_date", damaged)
    with keeper_of(folder) as kept:
        assert kept.until(lambda: kept.sentences == ["It is damaged."])


def test_where_the_cache_cannot_be_written_the_stories_can_be_read_for_this_time(folder: Path) -> None:
    cache_dir().parent.mkdir(parents=True, exist_ok=True)
    cache_dir().write_text("not a folder")
    with keeper_of(folder) as kept:
        assert kept.comes_to_have("Saken om storm", "Saken om ferje")
        spare = kept.file()
        assert [sentence.count("XDG_CACHE_HOME") for sentence in kept.sentences] == [1]
    assert not spare.parent.exists()


def test_a_foreign_file_in_the_cache_stays_and_the_stories_can_be_read_all_the_same(folder: Path) -> None:
    made = folder_library([folder])
    made.file.parent.mkdir(parents=True)
    made.file.write_text("En annens fil")
    with keeper_of(folder) as kept:
        assert kept.comes_to_have("Saken om storm", "Saken om ferje")
        assert kept.file() != made.file
    assert made.file.read_text() == "En annens fil"


def test_a_library_that_cannot_be_written_any_longer_is_shown_as_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with keeper_of(folder) as kept:
        assert kept.comes_to_have("Saken om storm", "Saken om ferje")

    def unwritable(_: FolderLibrary) -> SqliteLibrary:
        raise LibraryTrouble("It may not be written.")

    monkeypatch.setattr(FolderLibrary, "open_to_fill", unwritable)
    with keeper_of(folder) as kept:
        assert kept.until(lambda: kept.sentences == ["It may not be written."])
        assert kept.comes_to_have("Saken om storm", "Saken om ferje")


def test_what_cannot_be_written_is_told_once_and_tried_again_with_the_next_change(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = threading.Semaphore(0)

    def full(*_: object) -> None:
        tried.release()
        raise LibraryTrouble("There is no room.")

    monkeypatch.setattr(upkeep, "bring_up_to_date", full)
    with keeper_of(folder) as kept:
        assert kept.until(lambda: kept.sentences == ["There is no room."])
        assert tried.acquire(timeout=DEADLINE)
        (folder / "ny.txt").write_text("Helt ny sak")
        assert tried.acquire(timeout=DEADLINE)
        monkeypatch.setattr(upkeep, "bring_up_to_date", bring_up_to_date)
        (folder / "enda en.txt").write_text("Enda en sak")
        assert kept.comes_to_have("Saken om storm", "Saken om ferje", "Helt ny sak", "Enda en sak")
        assert kept.sentences == ["There is no room."]


def test_a_bad_file_hides_no_other(folder: Path) -> None:
    (folder / "bilde.txt").write_bytes(b"\0\0\0")
    with keeper_of(folder) as kept:
        assert kept.comes_to_have("Saken om storm", "Saken om ferje")
        with kept.library() as library:
            (error,) = library.unreadable()
            assert isinstance(error, UnreadableFile)
            assert error.path.name == "bilde.txt"
