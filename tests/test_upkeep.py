"""Bringing the library of a folder up to date."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.older import older_library
from tests.library.shelving import ready
from tui import first_page
from tui.first_page import newest_texts
from tui.library.base import EVERYTHING, Batch, Library, SourceFile
from tui.library.folder import folder_library
from tui.library.keys import hash_of
from tui.library.sqlite.library import SqliteLibrary, open_library_file
from tui.locations import cache_dir
from tui.upkeep import bring_up_to_date, take_the_newest, up_to_date


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number, name in enumerate(["storm", "ferje", "kart"]):
        write(folder / f"{name}.txt", f"Saken om {name}\n\nDet var en gang.", at=1_000_000_000 + number)
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[SqliteLibrary]:
    with closing(open_library_file(tmp_path / "library.spalte", create=True)) as library:
        yield library


def write(path: Path, text: str, *, at: int | None = None) -> None:
    path.write_text(text)
    if at is not None:
        os.utime(path, (at, at))


def titles(library: Library) -> list[str]:
    return [headline.text for headline in library.headlines_after(EVERYTHING, None, 5_000)]


def test_a_first_page_needs_only_the_files_changed_last(folder: Path, library: SqliteLibrary) -> None:
    for number in range(20):
        write(folder / f"eldre{number}.txt", f"En eldre sak {number}", at=900_000_000)
    take_the_newest([folder], library)
    assert len(titles(library)) == 12
    assert titles(library)[:3] == ["Saken om kart", "Saken om ferje", "Saken om storm"]
    bring_up_to_date([folder], library)
    assert len(titles(library)) == 23


def test_a_library_from_an_older_version_comes_to_know_its_quotes(folder: Path, tmp_path: Path) -> None:
    quoting = folder / "ferje.txt"
    write(quoting, "Ferja\n\n– Ho går no, seier Ola Li.\n", at=1_000_000_001)
    made = folder_library([folder])
    file = SourceFile(
        str(quoting.resolve()), quoting.stat().st_size, quoting.stat().st_mtime_ns, hash_of(quoting.read_bytes())
    )
    made.file.parent.mkdir(parents=True)
    older_library(made.file, [ready("Ferja", "– Ho går no, seier Ola Li.", name=file.path)])
    with closing(open_library_file(made.file, writable=True)) as library:
        library.put(Batch(files=[file]))
    with up_to_date([folder]) as found:
        assert [quote.text for quote in found.speech.quotes()] == ["Ho går no"]


def test_the_first_page_of_a_huge_folder_looks_at_no_more_than_it_must(
    folder: Path, library: SqliteLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = 0

    def endless(_: object) -> Iterator[Path]:
        nonlocal looked_at
        while True:
            looked_at += 1
            yield folder / "storm.txt"

    monkeypatch.setattr(first_page, "stories_in", endless)
    take_the_newest([folder], library)
    assert looked_at <= 20_000


def test_the_first_page_of_a_folder_with_very_many_stories_has_the_newest_of_those_named_last(
    folder: Path, library: SqliteLibrary
) -> None:
    for number in range(2_100):
        (folder / f"{number:05}.txt").touch()
        os.utime(folder / f"{number:05}.txt", (number, number))
    write(folder / "00007.txt", "Navnet er eldre", at=1_700_000_001)
    write(folder / "02099.txt", "Nyest av alle", at=1_700_000_000)
    take_the_newest([folder], library)
    assert "Nyest av alle" in titles(library)
    assert "Navnet er eldre" not in titles(library)
    assert len(titles(library)) <= 12


def test_a_text_far_longer_than_a_story_does_not_hold_up_the_first_page(folder: Path, library: SqliteLibrary) -> None:
    long = folder / "long.txt"
    long.write_text("Langt\n\n" + "Et ord til. " * 40_000)
    assert str(long) not in [file.path for file in newest_texts([folder])]
    assert newest_texts([folder])
    assert [file.path for file in newest_texts([long])] == [str(long)]


def test_a_file_of_records_does_not_hold_up_the_first_page(folder: Path, library: SqliteLibrary) -> None:
    write(folder / "many.jsonl", '{"title": "En av mange", "text": "Det var en gang."}\n')
    paths = [folder, folder / "many.jsonl"]
    take_the_newest(paths, library)
    assert "En av mange" not in titles(library)
    bring_up_to_date(paths, library)
    assert "En av mange" in titles(library)


def test_a_changed_file_is_a_changed_story_and_a_removed_one_is_gone(folder: Path, library: SqliteLibrary) -> None:
    bring_up_to_date([folder], library)
    before = library.state().version
    bring_up_to_date([folder], library)
    assert library.state().version == before
    write(folder / "storm.txt", "Saken om stormen er rettet\n\nNy tekst.")
    (folder / "ferje.txt").unlink()
    bring_up_to_date([folder], library)
    assert titles(library) == ["Saken om stormen er rettet", "Saken om kart"]
    assert library.graph.resolve("Saken om ferje").nearest is None


def test_a_bad_file_is_named_once_and_hides_no_other(folder: Path, library: SqliteLibrary) -> None:
    (folder / "bilde.txt").write_bytes(b"\0\0\0")
    for _ in range(2):
        bring_up_to_date([folder], library)
    assert len(titles(library)) == 3
    assert [error.path.name for error in library.unreadable()] == ["bilde.txt"]
    write(folder / "bilde.txt", "Nå er det en sak")
    bring_up_to_date([folder], library)
    assert list(library.unreadable()) == []
    assert "Nå er det en sak" in titles(library)


def test_a_story_that_becomes_unreadable_stays_with_its_last_good_text(folder: Path, library: SqliteLibrary) -> None:
    bring_up_to_date([folder], library)
    (folder / "storm.txt").write_bytes(b"\0")
    bring_up_to_date([folder], library)
    story = library.graph.resolve("Saken om storm").nearest
    assert story is not None
    assert library.article(story.story_id).document.text == "Saken om storm\n\nDet var en gang."
    assert [error.path.name for error in library.unreadable()] == ["storm.txt"]


def test_the_stories_of_a_folder_that_is_away_stay_and_it_is_named(folder: Path, library: SqliteLibrary) -> None:
    bring_up_to_date([folder], library)
    folder.rename(folder.with_name("away"))
    bring_up_to_date([folder], library)
    assert len(titles(library)) == 3
    assert [error.path for error in library.unreadable()] == [folder]
    folder.with_name("away").rename(folder)
    bring_up_to_date([folder], library)
    assert len(titles(library)) == 3
    assert list(library.unreadable()) == []


def test_in_a_renamed_folder_stories_go_by_the_same_identity(folder: Path) -> None:
    with up_to_date([folder]) as library:
        before = library.identities([each.place for each in library.headlines_after(EVERYTHING)])
    with up_to_date([folder.rename(folder.with_name("renamed"))]) as library:
        assert library.identities([each.place for each in library.headlines_after(EVERYTHING)]) == before


def test_for_a_command_a_folder_is_brought_up_to_date_first(folder: Path) -> None:
    with up_to_date([folder]) as library:
        assert len(titles(library)) == 3
    write(folder / "ny.txt", "Helt ny sak")
    with up_to_date([folder]) as library:
        assert "Helt ny sak" in titles(library)
        assert library.path == folder_library([folder]).file


def test_for_a_command_a_folder_that_a_program_keeps_up_to_date_is_read_as_it_is(folder: Path) -> None:
    with up_to_date([folder]):
        pass
    with folder_library([folder]).held(wait=False):
        write(folder / "ny.txt", "Helt ny sak")
        with up_to_date([folder]) as library:
            assert len(titles(library)) == 3


def test_where_the_cache_cannot_be_written_a_library_is_made_for_this_time_only(folder: Path) -> None:
    cache_dir().parent.mkdir(parents=True, exist_ok=True)
    cache_dir().write_text("not a folder")
    with up_to_date([folder]) as library:
        assert len(titles(library)) == 3
        file = library.path
        assert file.exists()
    assert not file.parent.exists()
