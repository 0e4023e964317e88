"""A folder of stories as a library."""

import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tui.article.document import Document
from tui.errors import UnreadableFile
from tui.library.base import StoryNotFound
from tui.library.folder import FolderLibrary

DEADLINE = 20.0


def read(path: Path) -> Document:
    data = path.read_bytes()
    if b"\0" in data:
        raise UnreadableFile(path, "it is not text")
    return Document(data.decode())


def find(paths: Sequence[Path]) -> Iterable[Path | UnreadableFile]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob("*.txt"))
        elif path.exists():
            yield path
        else:
            yield UnreadableFile(path, "it is not there")


def glance(paths: Sequence[Path], most: int) -> Sequence[str]:
    names = sorted(str(story) for path in paths for story in path.glob("*.txt"))
    return names[-most:] if len(names) > most else []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number, name in enumerate(["storm", "ferje", "kart"]):
        write(folder / f"{name}.txt", f"Saken om {name}\n\nDet var en gang.", at=1_000_000_000 + number)
    return folder


@pytest.fixture
def library(folder: Path) -> FolderLibrary:
    return FolderLibrary([folder], read=read, find=find, glance=glance)


def write(path: Path, text: str, *, at: int | None = None) -> None:
    path.write_text(text)
    if at is not None:
        os.utime(path, (at, at))


def fill(library: FolderLibrary) -> int:
    """Read all there is; how often a change was reported."""
    reported: list[bool] = []
    library.fill(lambda: reported.append(True), threading.Event())
    return len(reported)


def titles(library: FolderLibrary) -> list[str]:
    return [headline.text for headline in library.headlines()]


def test_stories_stand_newest_first(library: FolderLibrary) -> None:
    assert fill(library) == 1
    assert titles(library) == ["Saken om kart", "Saken om ferje", "Saken om storm"]
    assert library.name == "news"


def test_a_snapshot_is_not_touched_by_what_comes_later(library: FolderLibrary, folder: Path) -> None:
    fill(library)
    before = library.headlines()
    write(folder / "ny.txt", "Helt ny sak")
    fill(library)
    assert len(before) == 3
    assert titles(library)[0] == "Helt ny sak"


def test_a_first_picture_needs_only_the_files_changed_last(library: FolderLibrary, folder: Path) -> None:
    for number in range(20):
        write(folder / f"eldre{number}.txt", f"En eldre sak {number}", at=900_000_000)
    library.begin()
    assert len(titles(library)) == 12
    assert titles(library)[:3] == ["Saken om kart", "Saken om ferje", "Saken om storm"]
    fill(library)
    assert len(titles(library)) == 23


def test_the_first_picture_of_a_huge_folder_looks_at_no_more_than_it_must(folder: Path) -> None:
    looked_at = 0

    def endless(_: Sequence[Path]) -> Iterator[Path]:
        nonlocal looked_at
        while True:
            looked_at += 1
            yield folder / "storm.txt"

    FolderLibrary([folder], read=read, find=endless, glance=glance).begin()
    assert looked_at <= 20_000


def test_the_first_picture_of_a_folder_with_very_many_stories_has_the_newest_of_those_named_last(folder: Path) -> None:
    for number in range(2_100):
        (folder / f"{number:05}.txt").touch()
        os.utime(folder / f"{number:05}.txt", (number, number))
    write(folder / "00007.txt", "Navnet er eldre", at=1_900_000_000)
    write(folder / "02099.txt", "Nyest av alle", at=1_800_000_000)
    library = FolderLibrary([folder], read=read, find=find, glance=glance)
    library.begin()
    assert "Nyest av alle" in titles(library)
    assert len(library.headlines()) <= 12
    fill(library)
    assert titles(library)[0] == "Navnet er eldre"


def test_what_a_second_process_read_is_not_read_again(folder: Path, tmp_path: Path) -> None:
    notes = tmp_path / "opened"

    def noting(path: Path) -> Document:
        with notes.open("a") as file:
            file.write(f"{os.getpid()} {path.name}\n")
        return read(path)

    (folder / "bilde.txt").write_bytes(b"\0")
    library = FolderLibrary([folder], read=noting, find=find, glance=glance)
    library.read_ahead()
    library.begin()
    fill(library)
    assert titles(library) == ["Saken om kart", "Saken om ferje", "Saken om storm"]
    assert [str(error) for error in library.unreadable()] == ["Cannot read bilde.txt: it is not text."]
    lines = notes.read_text().splitlines()
    assert len(lines) == 4
    assert not any(line.startswith(f"{os.getpid()} ") for line in lines)


def test_where_the_second_process_fails_all_is_read_here(folder: Path) -> None:
    here = os.getpid()

    def dying(path: Path) -> Document:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return read(path)

    library = FolderLibrary([folder], read=dying, find=find, glance=glance)
    library.read_ahead()
    library.begin()
    assert titles(library) == ["Saken om kart", "Saken om ferje", "Saken om storm"]
    fill(library)
    assert len(titles(library)) == 3


def test_filling_again_reads_only_what_changed(folder: Path) -> None:
    opened: list[str] = []

    def noting(path: Path) -> Document:
        opened.append(path.name)
        return read(path)

    library = FolderLibrary([folder], read=noting, find=find, glance=glance)
    fill(library)
    opened.clear()
    assert fill(library) == 0
    write(folder / "storm.txt", "Saken om stormen er rettet\n\nNy tekst.")
    assert fill(library) == 1
    assert opened == ["storm.txt"]
    assert titles(library)[0] == "Saken om stormen er rettet"


def test_a_removed_file_is_a_removed_story(library: FolderLibrary, folder: Path) -> None:
    fill(library)
    (folder / "ferje.txt").unlink()
    assert fill(library) == 1
    assert titles(library) == ["Saken om kart", "Saken om storm"]
    assert library.resolve("Saken om ferje") is None


def test_a_bad_file_is_named_once_and_hides_no_other(library: FolderLibrary, folder: Path) -> None:
    (folder / "bilde.txt").write_bytes(b"\0\0\0")
    fill(library)
    fill(library)
    assert len(titles(library)) == 3
    assert [error.path.name for error in library.unreadable()] == ["bilde.txt"]
    write(folder / "bilde.txt", "Nå er det en sak")
    fill(library)
    assert library.unreadable() == ()
    assert "Nå er det en sak" in titles(library)


def test_a_story_that_becomes_unreadable_stays_with_its_last_good_text(library: FolderLibrary, folder: Path) -> None:
    fill(library)
    story_id = str(folder / "storm.txt")
    good = library.article(story_id)
    (folder / "storm.txt").write_bytes(b"\0")
    fill(library)
    assert "Saken om storm" in titles(library)
    assert [error.path.name for error in library.unreadable()] == ["storm.txt"]
    assert library.article(story_id).document == good.document


def test_an_unreadable_story_that_was_never_opened_is_told(library: FolderLibrary, folder: Path) -> None:
    fill(library)
    (folder / "storm.txt").write_bytes(b"\0")
    with pytest.raises(UnreadableFile, match="it is not text"):
        library.article(str(folder / "storm.txt"))


def test_a_story_that_vanishes_while_open_keeps_its_text_and_one_never_opened_is_not_found(
    library: FolderLibrary, folder: Path
) -> None:
    fill(library)
    good = library.article(str(folder / "storm.txt"))
    (folder / "storm.txt").unlink()
    (folder / "ferje.txt").unlink()
    assert library.article(str(folder / "storm.txt")).document == good.document
    with pytest.raises(StoryNotFound, match="Saken om ferje"):
        library.article(str(folder / "ferje.txt"))
    with pytest.raises(StoryNotFound):
        library.article("/etc/passwd")


def test_a_title_said_by_two_stories_means_the_newest(library: FolderLibrary, folder: Path) -> None:
    write(folder / "storm2.txt", "SAKEN OM STORM\n\nMer om den.", at=1_000_000_100)
    fill(library)
    meant = library.resolve("«Saken om storm»")
    assert meant is not None
    assert meant.story_id == str(folder / "storm2.txt")


def test_filling_ends_early_when_told_to(library: FolderLibrary) -> None:
    stop = threading.Event()
    stop.set()
    library.fill(lambda: None, stop)
    assert titles(library) == []


def test_a_missing_folder_is_named_and_its_stories_come_back_with_it(library: FolderLibrary, folder: Path) -> None:
    fill(library)
    away = folder.rename(folder.with_name("away"))
    assert fill(library) == 1
    assert titles(library) == []
    assert [error.path for error in library.unreadable()] == [folder]
    away.rename(folder)
    fill(library)
    assert len(titles(library)) == 3
    assert library.unreadable() == ()


@contextmanager
def followed(library: FolderLibrary) -> Iterator[Callable[[Callable[[], bool]], bool]]:
    """Follow the library in a thread; gives a function that waits until something is so."""
    stop, news = threading.Event(), threading.Condition()

    def changed() -> None:
        with news:
            news.notify_all()

    def until(so: Callable[[], bool]) -> bool:
        with news:
            return news.wait_for(so, DEADLINE)

    thread = threading.Thread(target=library.follow, args=(changed, stop))
    thread.start()
    try:
        yield until
    finally:
        stop.set()
        thread.join(DEADLINE)
        assert not thread.is_alive()


def test_added_changed_and_removed_files_are_followed(library: FolderLibrary, folder: Path) -> None:
    fill(library)
    with followed(library) as until:
        write(folder / "ny.txt", "Helt ny sak")
        assert until(lambda: "Helt ny sak" in titles(library))
        write(folder / "ny.txt", "Rettet sak, og lengre")
        assert until(lambda: "Rettet sak, og lengre" in titles(library))
        assert "Helt ny sak" not in titles(library)
        (folder / "ny.txt").unlink()
        assert until(lambda: len(titles(library)) == 3)


def test_a_folder_that_disappears_and_comes_back_is_followed(library: FolderLibrary, folder: Path) -> None:
    fill(library)
    with followed(library) as until:
        shutil.rmtree(folder)
        assert until(lambda: titles(library) == [])
        folder.mkdir()
        write(folder / "ny.txt", "Helt ny sak")
        assert until(lambda: titles(library) == ["Helt ny sak"])
        write(folder / "to.txt", "Enda en sak")
        assert until(lambda: len(titles(library)) == 2)


def test_a_file_with_nothing_in_it_goes_by_its_name(library: FolderLibrary, folder: Path) -> None:
    (folder / "blank.txt").write_text(" \n\n")
    fill(library)
    assert "blank.txt" in titles(library)
